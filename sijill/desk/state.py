"""The one register that a desk works on, opened, looked up, decided on and kept in step.

Invariant: what everybody at the desk sees is one state of the register, with one version number that grows with every change;
whoever decides sees it at once, and so does everyone after.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from sijill.desk.accounts import Accounts, allows
from sijill.desk.audit import Audit
from sijill.desk.deciding import Asked, Decided, carry_out, check_may_decide, conflict
from sijill.desk.entry import Entry, entry
from sijill.desk.file import DeskFile
from sijill.desk.folded import Folded
from sijill.desk.holding import Holding, Moved
from sijill.desk.in_step import InStep, Progress, State
from sijill.desk.jobs import Job, Jobs, Pasted
from sijill.desk.notes import Assignment, Note, Notes
from sijill.desk.options import Options
from sijill.desk.past import Past, past
from sijill.desk.problems import problem
from sijill.desk.sessions import OneTimeToken, Sessions, Visitor
from sijill.desk.views import Views
from sijill.errors import ConflictError
from sijill.model import Decision, Report
from sijill.register.incident import Incident, Member
from sijill.workflow import Register
from sijill.workflow.changes import changes
from sijill.workflow.reviewing import Question, queue


class Desk:
    """Safe for several threads. Close it when done."""

    def __init__(self, options: Options, *, register: Register | None = None, behind: bool = False) -> None:
        """`behind`: load the register while others are served already."""
        self.options = options
        self.file = DeskFile(options.file)
        self.accounts, self.audit = Accounts(self.file), Audit(self.file)
        self.views, self._notes = Views(self.file), Notes(self.file)
        self.sessions = Sessions(self.file, idle=options.idle, longest=options.longest)
        self.token = OneTimeToken()
        self.register = Register(options.register) if register is None else register
        self._step = InStep(self.register, Folded(options.folded))
        self.lock, self.index, self._held = self._step.lock, self._step.index, self._step.held
        self.nonce = secrets.token_hex(4)
        self._queue: tuple[State, list[Question]] | None = None
        self._decisions: tuple[State, tuple[Decision, ...]] | None = None
        self.jobs = Jobs(self.register, places=options.places, linked=self._linked)
        self._step.load_behind() if behind else self._step.load()

    def close(self) -> None:
        self.jobs.close()
        self._step.close()
        self.register.__exit__()
        self.file.close()

    @property
    def version(self) -> int:
        return self.index.version

    # what is there

    def incident(self, name: str) -> Incident:
        """The incident of this id; `Moved` where it is part of another now."""
        found = self._held.get(name)
        if found is None and self.loading is not None:  # the register itself knows it, and takes longer
            found = self.register.incident(name) or self._step.whole().get(name)
        if found is not None:
            return found
        to = self._held.current(name)
        if to is not None:
            raise Moved(name, to)
        raise problem(404, "no_incident", name=name)

    def whole(self) -> Holding:
        """All incidents; refused while they are still being loaded."""
        return self._step.whole()

    def former(self, name: str) -> tuple[str, ...]:
        """The incident's id, and those of incidents that are part of it now."""
        return self._held.former(name)

    def incident_of(self, telling: str) -> str | None:
        """The id of the incident that a telling is in."""
        return self._held.home(telling)

    def entry(self, incident: Incident) -> Entry:
        """As the table shows it."""
        found = self.index.entry(incident.id)
        return found if found is not None else entry(incident, {})

    def report_of(self, name: str) -> tuple[Sequence[Report], list[Member]]:
        """Every publication of the text of this id, and all tellings of it."""
        here = list(self._step.whole().telling_of(name))
        members = [m for i in here for m in i.members if m.telling.report_id == name]
        copies = self.copies(here).get(name) if members else None
        if copies is None:
            raise problem(404, "no_report", name=name)
        return copies, members

    def incidents(self, names: Iterable[str]) -> Iterator[Incident]:
        """Those of these ids that are there, in their order."""
        return self._held.those(names)

    def copies(self, incidents: Iterable[Incident]) -> dict[str, tuple[Report, ...]]:
        """The reports that incidents rest on, every publication of each text, by report id."""
        return self.register.copies(incidents)

    # deciding

    def queue(self, *, limit: int | None = None, incident: str | None = None) -> list[Question]:
        """Pairs of tellings whose decision would settle most, those first; of one incident alone where it is named."""
        held = self._step.whole()
        with self.lock:
            if self._queue is None or self._queue[0] != self._step.state:
                self._queue = (self._step.state, queue(held.all(), self.decisions(standing=True)))
            listed = self._queue[1]
        return [q for q in listed if incident is None or incident in q.incidents][:limit]

    def decisions(self, *, standing: bool = False) -> tuple[Decision, ...]:
        """All decisions in their order; those put aside have `superseded_by`."""
        with self.lock:
            if self._decisions is None or self._decisions[0] != self._step.state:
                self._decisions = (self._step.state, self.register.decisions())
            made = self._decisions[1]
        return tuple(d for d in made if d.superseded_by is None) if standing else made

    def history(self, incident: str) -> tuple[Past, ...]:
        """Every decision on an incident, those put aside too, in their order."""
        return past(self.incident(incident), self.decisions())

    def decide(self, asked: Asked, by: Visitor, *, address: str = "") -> Decided:
        """Carry out a decision in the visitor's name; 403 for a reader, 409 where it contradicts one that stands or where the
        incident has changed since the version `asked.seen`."""
        check_may_decide(by)
        with self.lock:
            self._check_seen(asked)
            return self._decided(
                lambda: carry_out(self.register, asked, by.name, places=self.options.places),
                by,
                (asked.judgement, *asked.named),
                asked.why,
                address,
            )

    def undo(self, decision: str, by: Visitor, *, why: str, address: str = "") -> Decided:
        """Take back a decision and all that were made with it; what stood before stands again."""
        check_may_decide(by)
        with self.lock:
            if not any(d.id == decision for d in self.register.decisions()):
                raise problem(404, "no_decision", name=decision)
            return self._decided(lambda: self.register.undo(decision, by=by.name, why=why), by, ("undo", decision), why, address)

    def _decided(self, make: Callable[[], tuple[Decision, ...]], by: Visitor, what: Sequence[str], why: str, address: str) -> Decided:
        if self._step.is_behind():
            self._step.catch_up()
        before = self._step.whole().all()
        try:
            made = make()
        except ConflictError as error:
            raise conflict(error, self.register.decisions()) from error
        if made:
            self.audit.write(by.name, f"decided {what[0]}", made[0].id, f"{' '.join(what[1:])}: {why}", address)
            self._step.catch_up()
        lines = changes(before, self._held.all()) if made else []
        return Decided(made, self._concerned(made), tuple(lines), self.version)

    def _check_seen(self, asked: Asked) -> None:
        """Nothing that it is about has changed since the version that was looked at."""
        if asked.seen is None:
            return
        if any(self._held.changed(name) > asked.seen for name in self._about(asked.named)):
            raise problem(409, "changed", then=asked.seen, now=self.version)

    def _about(self, names: Iterable[str]) -> Iterator[str]:
        """Ids of the incidents that names of incidents, tellings, claims and reports speak of, were they whole ids."""
        named = [n for n in names if n]
        reports = self.register.reports_of(x.split(".")[0] for x in named)
        for name in named:
            home = self._held.home(name)
            if home is not None:
                yield home
            elif name in reports:
                yield from (i.id for i in self._held.telling_of(reports[name]))
            else:
                yield name

    def _concerned(self, made: Iterable[Decision]) -> tuple[str, ...]:
        by_id = {d.id: d for d in self.decisions()}
        names: list[str] = []
        for d in made:
            undone = by_id.get(d.left)
            names += [d.left, d.right or ""] if undone is None else [undone.left, undone.right or ""]
        return tuple(dict.fromkeys(x for x in self._about(names) if self._held.get(x) is not None))

    # what analysts tell each other

    def notes(self, incident: str) -> tuple[Note, ...]:
        """The notes on an incident, the oldest first."""
        return self._notes.of(self.former(self.incident(incident).id))

    def add_note(self, incident: str, by: Visitor, text: str, *, address: str = "") -> Note:
        check_may_decide(by)
        note = self._notes.add(self.incident(incident).id, by.name, text)
        self.audit.write(by.name, "noted", incident, note.text, address)
        return note

    def assigned(self, incident: str) -> Assignment | None:
        """Who is to look into an incident."""
        return self._notes.assigned(self.former(self.incident(incident).id))

    def people(self) -> tuple[str, ...]:
        """Who can look into an incident: analysts' accounts, or whoever sits at this machine."""
        accounts = self.accounts.all()
        return tuple(a.name for a in accounts if allows(a.role, "analyst")) if accounts else (self.options.user,)

    def assign(self, incident: str, to: str | None, by: Visitor, *, address: str = "") -> Assignment | None:
        """Have somebody look into an incident; `None`: nobody."""
        check_may_decide(by)
        names = self.former(self.incident(incident).id)
        if to is not None and to not in self.people():
            raise problem(404, "no_account", name=to)
        self._notes.release(names)
        if to is not None:
            self._notes.assign(names[0], to, by.name)
        self.audit.write(by.name, "assigned", names[0], "" if to is None else to, address)
        return self._notes.assigned(names)

    # intake

    def take_in(self, files: Sequence[tuple[str, BinaryIO]], pasted: Pasted | None, by: Visitor, *, address: str = "") -> Job:
        """Have files (names and what is in them) and text read into the register; see `jobs` for how far it is."""
        check_may_decide(by)
        job = self.jobs.start(files, pasted, by=by.name)
        self.audit.write(by.name, "took in", job.id, ", ".join(job.files), address)
        return job

    def _linked(self) -> tuple[int, int]:
        self._step.wait()
        self._step.catch_up()
        return len(self._held), self.version

    # keeping in step

    @property
    def loading(self) -> Progress | None:
        """How far loading is; `None` once every incident is there."""
        return self._step.loading

    def look(self) -> None:
        """See, now and then, whether someone else has changed the register."""
        self._step.look()

    def refresh(self) -> int:
        """Take in whatever has changed in the register; the version after."""
        return self._step.refresh()
