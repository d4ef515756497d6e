"""`sijill review`: what people decide, from the command line.

Invariant: no logic here; commands call the register and print what was decided, or what was there already.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sijill.cli_options import RegisterFile
from sijill.console import complain
from sijill.exits import finish
from sijill.printing import print_lines
from sijill.publish.out import write

if TYPE_CHECKING:
    from sijill.model import Decision
    from sijill.workflow import Register

review = typer.Typer(name="review", help="Decide: same, different, right, wrong, withdrawn, chosen; and see what was decided.")

_NAMES = "An incident, telling, claim or report, by its id or how that begins."
Subject = Annotated[str, typer.Argument(metavar="WHAT", help=_NAMES)]
Left = Annotated[str, typer.Argument(metavar="A", help=_NAMES)]
Right = Annotated[str, typer.Argument(metavar="B", help=_NAMES)]
Why = Annotated[str, typer.Option("--why", help="The reason, in a sentence; it is kept.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides [default: $SIJILL_BY, `by` in sijill.toml, or the login name].")]
InsteadOf = Annotated[
    list[str] | None, typer.Option("--instead-of", metavar="ID", help="A standing decision that is to give way; may be given again.")
]


@review.command()
def same(left: Left, right: Right, why: Why, by: By = None, instead_of: InsteadOf = None, register: RegisterFile = None) -> None:
    """Two tellings are of one incident; two incidents are one."""
    _decide(register, by, lambda kept, who: kept.same(left, right, by=who, why=why, instead_of=instead_of or ()))


@review.command()
def different(left: Left, right: Right, why: Why, by: By = None, instead_of: InsteadOf = None, register: RegisterFile = None) -> None:
    """Two tellings are of two incidents; two incidents are two; a telling is not of its incident."""
    _decide(register, by, lambda kept, who: kept.different(left, right, by=who, why=why, instead_of=instead_of or ()))


@review.command()
def split(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id, or how it begins.")],
    tellings: Annotated[list[str], typer.Argument(metavar="TELLING…", help="Its tellings, or reports, that leave it together.")],
    why: Why,
    by: By = None,
    instead_of: InsteadOf = None,
    register: RegisterFile = None,
) -> None:
    """Some tellings of an incident are an incident of their own."""
    _decide(register, by, lambda kept, who: kept.split(incident, tellings, by=who, why=why, instead_of=instead_of or ()))


@review.command()
def right(subject: Subject, why: Why, by: By = None, instead_of: InsteadOf = None, register: RegisterFile = None) -> None:
    """A claim, telling or report was read rightly."""
    _decide(register, by, lambda kept, who: kept.right(subject, by=who, why=why, instead_of=instead_of or ()))


@review.command()
def wrong(subject: Subject, why: Why, by: By = None, instead_of: InsteadOf = None, register: RegisterFile = None) -> None:
    """A claim, telling or report was read wrongly, and counts for nothing."""
    _decide(register, by, lambda kept, who: kept.wrong(subject, by=who, why=why, instead_of=instead_of or ()))


@review.command()
def withdrawn(subject: Subject, why: Why, by: By = None, instead_of: InsteadOf = None, register: RegisterFile = None) -> None:
    """A report, telling or claim was taken back by who published it: it stays to be seen and supports nothing."""
    _decide(register, by, lambda kept, who: kept.withdrawn(subject, by=who, why=why, instead_of=instead_of or ()))


@review.command()
def choose(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident, or a telling or report of it.")],
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="type, factuality, when, where, initiators, targets, participants, killed or injured.")
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="A number, a day, a type, names divided by semicolons, or unknown.")],
    why: Why,
    by: By = None,
    instead_of: InsteadOf = None,
    register: RegisterFile = None,
) -> None:
    """Settle on a value for a field of an incident; the claims stay as they are."""
    from sijill.settings import load_settings

    places = load_settings().places
    _decide(
        register, by, lambda kept, who: kept.choose(incident, field, value, by=who, why=why, instead_of=instead_of or (), places=places)
    )


@review.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="A decision's id, or how it begins.")],
    why: Why,
    by: By = None,
    register: RegisterFile = None,
) -> None:
    """Take back a decision and all that was decided with it; what stood before stands again."""
    _decide(register, by, lambda kept, who: kept.undo(decision, by=who, why=why))


@review.command("list")
def list_(register: RegisterFile = None) -> None:
    """Show every decision, who took it, when and why, and what has put it aside."""
    from sijill.publish.review_text import decision_lines

    with _opened(register) as kept:
        decisions = kept.decisions()
        names = kept.described(decisions)
        print_lines(decision_lines(decisions, names))
        if not decisions:
            complain("nothing was decided yet")


@review.command()
def queue(
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many to show.")] = 20,
    register: RegisterFile = None,
) -> None:
    """Show the pairs whose decision would settle most: tellings that were nearly joined, or weakly."""
    from sijill.publish.review_text import question_lines

    with _opened(register) as kept:
        questions = kept.queue(limit=limit)
        for number, q in enumerate(questions, 1):
            print_lines(question_lines(number, q.left, q.right, q.link, q.incidents, joined=q.joined))
        if not questions:
            complain("nothing is left to decide: no tellings were nearly or weakly joined")


@review.command("export")
def export_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; - for standard output.")], register: RegisterFile = None
) -> None:
    """Write every decision, one JSON object a line, so that it can be replayed onto another register."""
    with _opened(register) as kept:
        write(kept.export_decisions(), None if file == "-" else Path(file))


@review.command()
def replay(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `sijill review export` wrote.")],
    by: By = None,
    register: RegisterFile = None,
) -> None:
    """Take over the decisions of an export; those that are here already are passed over."""
    with _opened(register) as kept:
        account = kept.replay(file, by=_person(by))
    for line in (*account.refused, *account.aside, *account.waiting):
        complain(line)
    print_lines([account.sentence()])
    finish(len(account.refused) + len(account.aside))


def _decide(register: str | None, by: str | None, decide: Callable[[Register, str], tuple[Decision, ...]]) -> None:
    from sijill.publish.review_text import decision_lines
    from sijill.workflow.changes import changes
    from sijill.workflow.register import held

    with _opened(register) as kept:
        before = kept.incidents()
        made = decide(kept, _person(by))
        if not made:
            print_lines(["nothing new: the same person has decided this already"])
            return
        names, after = kept.described(made), kept.incidents()
        print_lines(decision_lines(made, names))
        print_lines(changes(before, after) or ["no incident became another"])
        print_lines([f"{held(len(after))}; to take it back: sijill review undo {made[0].id}"])


def _opened(register: str | None) -> Register:
    from sijill.settings import load_settings
    from sijill.workflow import Register

    return Register(register or load_settings().register, create=False)


def _person(by: str | None) -> str:
    from sijill.settings import load_settings

    return by if by is not None else load_settings().person()
