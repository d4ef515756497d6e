"""How fast reports are read: python bench/throughput.py REPORTS.jsonl [N]

Prints reports and characters a second on one core (wall clock and CPU), refusals, incidents, and peak memory.
"""

from __future__ import annotations

import resource
import sys
import time
from itertools import islice

from sijill import workflow
from sijill.errors import InputRefused
from sijill.publish.reading_json import reading_line


def main() -> int:
    path, most = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None
    next(iter(workflow.read([path])), None)  # what is loaded once is loaded now
    reports = characters = incidents = refused = 0
    wall, cpu = time.perf_counter(), time.process_time()
    for item in islice(workflow.read([path]), most):
        if isinstance(item, InputRefused):
            refused += 1
            continue
        reading_line(item)
        reports, characters, incidents = reports + 1, characters + len(item.report.text), incidents + len(item.tellings)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{reports} reports of {characters / max(1, reports):.0f} characters, {incidents} incidents, {refused} refused")
    print(
        f"{reports / wall:.0f} reports/s by the clock, {reports / cpu:.0f} reports/s of CPU, {characters / cpu / 1000:.0f} kB/s; peak {peak:.0f} MB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
