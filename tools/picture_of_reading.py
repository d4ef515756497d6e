"""The picture of a reading in a notebook: python tools/picture_of_reading.py REPORT_ID OUT.png, of one of the sample reports."""

from __future__ import annotations

import shutil
import sys
from importlib.resources import as_file, files
from pathlib import Path

from playwright.sync_api import sync_playwright

from sijill import workflow
from sijill.model import Reading
from sijill.publish.notebook import ShownReading

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb"]
#: A notebook's light ground.
_PAGE = """<!doctype html><meta charset="utf-8"><style>body{{margin:0;font:15px/1.4 "Noto Sans","Noto Sans Arabic",sans-serif}}
div.cell{{padding:16px 22px;width:780px}}</style><div class="cell" style="background:#fff;color:#1f1f1f">{0}</div>"""


def main() -> int:
    name, out = sys.argv[1], Path(sys.argv[2])
    with as_file(files("sijill.demo") / "reports.jsonl") as reports:
        readings = [r for r in workflow.read([str(reports)]) if isinstance(r, Reading)]
    html = ShownReading.of(next(r for r in readings if r.report.name == name))._repr_html_()  # what a notebook calls
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_ARGUMENTS)
        page = browser.new_page(viewport={"width": 824, "height": 200}, device_scale_factor=1.5)
        page.set_content(_PAGE.format(html))
        page.screenshot(path=out, full_page=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
