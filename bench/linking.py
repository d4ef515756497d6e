"""How well reports of one incident come together: reads, links, exports, and has the register scored.

    python bench/linking.py REPORTS.jsonl INCIDENTS.jsonl SCORER.py [--ledger FILE] [--reread]

The ledger is kept in FILE where one is given, and reports that it holds are not read again unless asked. What the
recorders made of the reports is seen by the scorer alone.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sijill.errors import InputRefused
from sijill.publish.incident_json import incident_lines
from sijill.register import Incident, build_register
from sijill.store import Ledger
from sijill.workflow import read


def fill(ledger: Ledger, reports: str, *, anew: bool) -> None:
    if not anew and ledger.counts()["reports"]:
        return
    start = time.perf_counter()
    outcomes = [ledger.add(item) for item in read([reports]) if not isinstance(item, InputRefused)]
    print(f"read and kept {len(outcomes)} reports in {time.perf_counter() - start:.1f} s")


def linked(ledger: Ledger) -> tuple[Incident, ...]:
    start = time.perf_counter()
    incidents = build_register(ledger)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tellings = sum(len(i.members) for i in incidents)
    print(f"linked {tellings} tellings into {len(incidents)} incidents in {time.perf_counter() - start:.1f} s, peak {peak:.0f} MB")
    return incidents


def main() -> int:
    line = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("reports", "incidents", "scorer"):
        line.add_argument(name)
    line.add_argument("--ledger")
    line.add_argument("--reread", action="store_true")
    line.add_argument("--errors", default="0")
    asked = line.parse_args()
    with tempfile.TemporaryDirectory() as folder, Ledger.open(asked.ledger or Path(folder) / "bench.sijill") as ledger:
        fill(ledger, asked.reports, anew=asked.reread)
        out = Path(folder) / "register.jsonl"
        out.write_text("\n".join(incident_lines(linked(ledger))) + "\n", encoding="utf-8")
        command = [sys.executable, asked.scorer, asked.reports, asked.incidents, str(out), "--errors", asked.errors]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
