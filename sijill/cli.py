"""The command line: one command a verb.

Invariant: no logic here; commands call the workflow and print. Heavy imports stand inside the commands, so that help is
instant.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from sijill import __version__
from sijill.cli_options import Column, Jobs, Json, Paths, RegisterFile
from sijill.cli_review import review
from sijill.console import complain, progress
from sijill.desk.command import desk
from sijill.errors import UsageError
from sijill.exits import UNUSABLE, finish, run
from sijill.printing import print_lines, print_reading, print_table

app = typer.Typer(
    name="sijill",
    help="Reads Arabic reports of armed conflict and keeps a register of incidents: every field grounded, every toll attributed.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

places = typer.Typer(name="places", help="What the reader knows of places.")
app.add_typer(places)
app.add_typer(review)
app.add_typer(desk)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sijill {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(UNUSABLE)


@app.command()
def read(paths: Paths, as_json: Json = False, jobs: Jobs = None) -> None:
    """Read reports and print what they tell; no register is touched."""
    from sijill import workflow
    from sijill.errors import InputRefused
    from sijill.publish.reading_json import reading_line
    from sijill.settings import load_settings

    refused = 0
    with progress("reports read", answers_as_it_goes=True) as tell:
        reading = workflow.read(paths, stdin=sys.stdin.buffer, places=load_settings().places, jobs=_cores(jobs, paths))
        for done, item in enumerate(reading, 1):
            if isinstance(item, InputRefused):
                complain(item)
                refused += 1
            else:
                print_lines([reading_line(item)]) if as_json else print_reading(item)
            tell(done)
    finish(refused)


@app.command()
def tag(
    paths: Paths,
    as_json: Json = False,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The day the reports were published.")
    ] = None,
) -> None:
    """Print every number, time, place, person, actor, weapon and event word found."""
    from sijill import workflow
    from sijill.errors import InputRefused
    from sijill.publish.tag_json import tag_lines, tag_texts
    from sijill.settings import load_settings

    refused, day = 0, None if published is None else published.date()
    for item in workflow.tag(paths, published=day, stdin=sys.stdin.buffer, places=load_settings().places):
        if isinstance(item, InputRefused):
            complain(item)
            refused += 1
        else:
            print_lines(tag_lines(item.report, item.finds) if as_json else tag_texts(item.report, item.finds))
    finish(refused)


@app.command()
def add(paths: Paths, register: RegisterFile = None, jobs: Jobs = None) -> None:
    """Read reports into the register and link them; adding the same report again changes nothing."""
    from sijill import workflow
    from sijill.settings import load_settings

    settings = load_settings()
    with progress("inputs gone through") as tell:
        account = workflow.add(
            paths,
            register=register or settings.register,
            stdin=sys.stdin.buffer,
            places=settings.places,
            jobs=_cores(jobs, paths),
            progress=tell,
            refused=complain,
        )
    print_lines(account.lines())
    finish(account.refused)


@app.command()
def reread(register: RegisterFile = None) -> None:
    """Read every report in the register again with the present reader, and say what that changed."""
    from sijill import workflow
    from sijill.settings import load_settings

    settings = load_settings()
    with progress("reports read again") as tell, workflow.Register(register or settings.register, create=False) as kept:
        account = kept.reread(places=settings.places, progress=tell, refused=complain)
    print_lines(account.lines())
    finish(account.refused)


@app.command()
def show(
    incident: Annotated[str | None, typer.Argument(help="An incident's id, or how it begins.")] = None, register: RegisterFile = None
) -> None:
    """Show the register as a table, or one incident with its claims, who says what, and why it was put together."""
    from sijill import workflow
    from sijill.publish.incident_text import incident_lines
    from sijill.settings import load_settings

    book = workflow.open_book(register or load_settings().register)
    if incident is None:
        print_table(book.incidents)
    else:
        found, said = workflow.locate(book, incident)
        print_lines((*said, *([""] if said else []), *incident_lines(found, book.copies, book.names)))


@app.command()
def export(
    layout: Annotated[str, typer.Argument(metavar="FORMAT", help="jsonl, csv, geojson or html.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file, or for html a folder [default: standard output; html: ./sijill-html].")
    ] = None,
    register: RegisterFile = None,
) -> None:
    """Write the register in a form that other tools read, or as a site of pages."""
    from sijill import workflow
    from sijill.settings import load_settings

    said = workflow.export(register or load_settings().register, layout, output)
    if said is not None:
        typer.echo(said, err=True)


@places.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames country file, an OCHA P-code workbook, or CSV.")],
    name_ar: Column = None,
    name_en: Column = None,
    names: Column = None,
    lat: Column = None,
    lon: Column = None,
    kind: Column = None,
    id_: Annotated[str | None, typer.Option("--id", metavar="COLUMN")] = None,
    country: Annotated[str | None, typer.Option(metavar="XX", help="The ISO code of the country of rows that name none.")] = None,
) -> None:
    """Bring places of your own; from then on the reader knows them, and takes them before its own."""
    from sijill.knowledge.places_import import import_places
    from sijill.settings import load_settings

    columns = {"name_ar": name_ar, "name_en": name_en, "names": names, "lat": lat, "lon": lon, "kind": kind, "id": id_}
    told = {field: heading for field, heading in columns.items() if heading is not None}
    account = import_places(file, columns=told or None, into=load_settings().places, country=country)
    print_lines(account.lines())


@app.command()
def actors(query: Annotated[str, typer.Argument(help="Part of a name, Arabic or English, or of an id, a side or a kind.")] = "") -> None:
    """List the actors that the reader knows: id, name, kind, side, Arabic names."""
    from sijill.knowledge.actors import actor_list

    print_lines("\t".join((a.id, a.name, a.kind, a.side or "", "، ".join(a.names_ar))) for a in actor_list().matching(query))


@app.command()
def evaluate(
    gold: Annotated[
        Path | None, typer.Argument(help="Gold, as `read --json` prints it; with --gate or --raise alone: every gold with floors.")
    ] = None,
    reports: Annotated[
        Path | None, typer.Option(help="The gold's reports [default: those that the floors name, or that lie beside it].")
    ] = None,
    already: Annotated[Path | None, typer.Option("--read", help="Score what was read before, instead of reading.")] = None,
    by_type: Annotated[bool, typer.Option("--by-type", help="Figures for each type of incident too, and what it was taken for.")] = False,
    by_report: Annotated[bool, typer.Option("--by-report", help="Figures for each report too.")] = False,
    errors: Annotated[int, typer.Option(metavar="N", help="Errors by kind, and the first N of each with their words.")] = 0,
    as_json: Json = False,
    gate: Annotated[bool, typer.Option("--gate", help="Fail when a figure is below its floor, or the gold is not the pinned one.")] = False,
    raise_: Annotated[bool, typer.Option("--raise", help="Raise the floors to the figures.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="Set the floors to the figures, lower ones too; needs --reason.")] = False,
    reason: Annotated[str, typer.Option(help="Why the floors are lowered; it is kept.")] = "",
    floors: Annotated[Path, typer.Option(help="The file of floors.")] = Path("floors.toml"),
) -> None:
    """Score the reader against gold, by field, by type and by report; keep the gate."""
    from sijill import workflow
    from sijill.evaluate import account

    if gate:
        shut = workflow.gate(floors, gold, reports=reports, tell=lambda line: print_lines([line]))
        for line in shut:
            complain(line)
        finish(len(shut))
        return
    if gold is None and raise_:
        workflow.raise_floors(floors, tell=lambda line: print_lines([line]))
        return
    if gold is None:
        raise UsageError("evaluate: needs GOLD, or --gate or --raise alone")
    reports = reports if reports is not None else workflow.named_reports(floors, gold)
    score = workflow.score_gold(gold, reports=reports, already=already)
    print_lines(account.lines(score, as_json=as_json, types=by_type, reports=by_report, errors=errors))
    if raise_ or lower:
        workflow.set_floors(floors, gold, score, reports=reports, lower=lower, reason=reason)


@app.command()
def demo(output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")] = Path("work/demo")) -> None:
    """Read the sample reports (invented ones) into a fresh register, show it, and write its pages."""
    from sijill import workflow

    with progress("inputs gone through") as tell:
        shown = workflow.demo(output, progress=tell, refused=complain)
    print_table(shown.book.incidents)
    print_lines([shown.sentence()])
    finish(shown.account.refused)


def _cores(jobs: int | None, paths: list[str]) -> int:
    """What comes by standard input is answered as it comes: several cores would wait until all have something to do."""
    from sijill.workflow import cores

    return jobs if jobs is not None else 1 if "-" in paths else cores()


def main() -> NoReturn:
    """Run the command line."""
    run(app)
