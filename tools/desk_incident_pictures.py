"""The pictures of an incident and of review in docs/desk.md: python tools/desk_incident_pictures.py ADDRESS OUT_FOLDER, ADDRESS as
`sijill desk` prints it, over the register that `sijill demo` makes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, ViewportSize, sync_playwright

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb"]
_LANGUAGES = {"": "en", "-ar": "ar"}
_WIDE, _NARROW = ViewportSize(width=1280, height=860), ViewportSize(width=390, height=844)


def main() -> int:
    enter, out = sys.argv[1], Path(sys.argv[2])
    parts = urlsplit(enter)
    origin = f"{parts.scheme}://{parts.netloc}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_ARGUMENTS)
        page = browser.new_context(reduced_motion="reduce").new_page()
        page.goto(enter)
        told = page.request.get(f"{origin}/api/incidents?sort=-reports&size=1").json()["incidents"][0]["id"]
        for suffix, language in _LANGUAGES.items():
            shots(page, origin, told, language, out, suffix)
        browser.close()
    return 0


def shots(page: Page, origin: str, told: str, language: str, out: Path, suffix: str) -> None:
    page.set_viewport_size(_WIDE)
    page.goto(f"{origin}/incident/{told}?lang={language}")
    page.screenshot(path=out / f"desk-incident{suffix}.png")
    page.locator("#origins").scroll_into_view_if_needed()
    page.locator("section[aria-labelledby=origins]").screenshot(path=out / f"desk-incident-origins{suffix}.png")
    page.goto(f"{origin}/review?lang={language}")
    page.screenshot(path=out / f"desk-review{suffix}.png")
    page.set_viewport_size(_NARROW)
    page.goto(f"{origin}/incident/{told}?lang={language}")
    page.screenshot(path=out / f"desk-incident-narrow{suffix}.png")


if __name__ == "__main__":
    sys.exit(main())
