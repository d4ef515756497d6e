"""The ledger's table of decisions: its history, what of it stands, and what is added to it.

Invariant: rows are added; of a row that is there only the mark of what puts it aside is ever changed, and that mark follows
from what the rows themselves say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, bindparam, insert, or_, select, update

from sijill.errors import ConflictError, UsageError
from sijill.model import LINKER, Decision
from sijill.saying import Said, told
from sijill.store import tables as t
from sijill.store.codec import decision_from, decision_to, digest
from sijill.store.deciding import Standing, put_aside, standing, undoes


@dataclass(frozen=True, slots=True)
class Aside:
    """A replayed decision that is kept without standing, and why."""

    decision: Decision
    reason: str


def rows(connection: Connection, condition: ColumnElement[bool] | None = None) -> list[Decision]:
    """Decisions in the order they were made."""
    query = select(t.decisions).order_by(t.decisions.c.row)
    found = connection.execute(query if condition is None else query.where(condition)).mappings()
    return [decision_from({**row}) for row in found]


def keep(connection: Connection, new: Sequence[Decision], *, instead_of: Collection[str] = ()) -> tuple[Decision, ...]:
    """Keep decisions that were made together, all or none; those that were not here yet. Those on one subject that say the
    same supersede one another; `ConflictError` names a person's that one contradicts and that is not in `instead_of`."""
    return _keep(connection, new, {d.id: instead_of for d in new})


def _keep(connection: Connection, new: Sequence[Decision], gives_way: Mapping[str, Collection[str]]) -> tuple[Decision, ...]:
    """`gives_way`: to each new decision, by its id, those that may be put aside by it."""
    named = {x for some in gives_way.values() for x in some}
    history = _history(connection, new, named)
    known = {d.id for d in history}
    unknown = sorted(named - known)
    if unknown:
        raise UsageError(told("no_such_decision", name=unknown[0]))
    fresh = [d for d in new if d.id not in known]
    before = {d.id for d in standing(history)}
    kept = _admitted(fresh, history, gives_way)
    _check_restored(history, before | {d.id for d in kept})
    _write(connection, kept, history)
    return tuple(kept)


def _history(connection: Connection, new: Sequence[Decision], instead_of: Collection[str]) -> list[Decision]:
    """The decisions that new ones may touch: persons' all, the linker's on the same tellings."""
    c = t.decisions.c
    about = {x for d in new for x in (d.left, d.right) if x is not None}
    return rows(connection, or_(c.by != LINKER, c.left.in_(about), c.id.in_(about | set(instead_of)), c.superseded_by.is_not(None)))


def _admitted(fresh: Sequence[Decision], history: list[Decision], gives_way: Mapping[str, Collection[str]]) -> list[Decision]:
    """The new decisions with what each puts aside; the history grows by them. What gives way takes along what it had put
    aside itself, or that would come back."""
    by_id = {d.id: d for d in history}
    held = Standing(standing(history))
    kept = []
    for new in fresh:
        undone = undoes(new, by_id)
        if undone is not None and undone.id not in held:
            raise ConflictError(_stands_not(undone, history))
        gone = held.admit(new, instead_of=gives_way[new.id])
        further = () if undone is not None else tuple(x for name in gone for x in by_id[name].instead_of)
        admitted = replace(new, instead_of=tuple(dict.fromkeys((*gone, *further))))
        history.append(admitted)
        by_id[admitted.id] = admitted
        kept.append(admitted)
    return kept


def _stands_not(decision: Decision, history: Sequence[Decision]) -> Said:
    by_id = {d.id: d for d in history}
    name = put_aside(history)[decision.id]
    return told("stands_no_more", id=decision.id, by=by_id[name].by, aside=name)


def _check_restored(history: Sequence[Decision], before: set[str]) -> None:
    """What an undoing brings back must fit what was decided since."""
    now = standing(history)
    back = [d for d in now if d.id not in before]
    held = Standing(d for d in now if d.id in before)
    for decision in back:
        try:
            gone = held.admit(decision)
        except ConflictError as error:
            raise ConflictError(told("would_bring_back", id=decision.id, why=error.said)) from error
        if gone:
            raise ConflictError(told("place_is_taken", id=decision.id, other=gone[0]))


def _write(connection: Connection, kept: Sequence[Decision], history: Sequence[Decision]) -> None:
    if kept:
        connection.execute(insert(t.decisions), [decision_to(d) for d in kept])
    aside = put_aside(history)
    changed = [{"key": d.id, "mark": aside.get(d.id)} for d in history if d.superseded_by != aside.get(d.id)]
    if changed:
        marking = update(t.decisions).where(t.decisions.c.id == bindparam("key")).values(superseded_by=bindparam("mark"))
        connection.execute(marking, changed)


def replay(connection: Connection, decisions: Iterable[Decision], *, by: str) -> tuple[list[Decision], list[Aside]]:
    """Take over decisions from elsewhere, in their order, with what they put aside: those that were not here yet, and of these
    the ones that contradict what stands here, which are kept and undone at once, in the name of who replays them."""
    added: list[Decision] = []
    aside: list[Aside] = []
    for _, together in groupby(decisions, key=lambda d: d.id.partition(".")[0]):
        new = [d for d in together if not rows(connection, t.decisions.c.id == d.id)]
        try:  # made together they fit together, which of an undoing's parts each alone may not
            added += _taken_over(connection, new)
        except ConflictError:
            for decision in new:
                found = _taken_over_or_aside(connection, decision, by=by)
                added += [found.decision] if isinstance(found, Aside) else found
                aside += [found] if isinstance(found, Aside) else []
    return added, aside


def _taken_over(connection: Connection, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    here = {d.id: _here(connection, d.instead_of) for d in decisions}
    return _keep(connection, [replace(d, superseded_by=None) for d in decisions], here)


def _taken_over_or_aside(connection: Connection, decision: Decision, *, by: str) -> tuple[Decision, ...] | Aside:
    try:
        return _taken_over(connection, [decision])
    except ConflictError as error:
        return Aside(_kept_undone(connection, decision, by=by, why=str(error)), str(error))


def _here(connection: Connection, names: Collection[str]) -> list[str]:
    return [d.id for d in rows(connection, t.decisions.c.id.in_(names))]


def _kept_undone(connection: Connection, decision: Decision, *, by: str, why: str) -> Decision:
    kept = replace(decision, superseded_by=None, instead_of=())
    undoing = Decision(
        f"d-{digest(decision.id, 'replayed')[:10]}",
        kept.id,
        None,
        "withdrawn",
        by,
        f"kept aside when it was replayed: {why}",
        decision.at,
        instead_of=(kept.id,),
    )
    history = [*rows(connection, t.decisions.c.by != LINKER), kept, undoing]
    _write(connection, [kept, undoing], history)
    return kept
