"""The command line in a process of its own, and reports to call it with."""

from __future__ import annotations

import subprocess
import sys

# "A raid on the village left 5 dead." / "A second raid left 7 dead."
REPORTS = [
    {"report_id": "a", "outlet": "ضفاف", "published": "2021-03-09", "text": "خلفت غارة على القرية 5 قتلى"},
    {"report_id": "b", "outlet": "سهل", "published": "2021-03-10", "text": "غارة ثانية أوقعت 7 قتلى في البلدة"},
]


def run(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sijill", *map(str, arguments)]
    return subprocess.Popen(command, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options})  # type: ignore[call-overload,no-any-return]
