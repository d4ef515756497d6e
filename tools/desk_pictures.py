"""The pictures of docs/desk.md: python tools/desk_pictures.py ADDRESS OUT_FOLDER [NAME…], ADDRESS as `sijill desk` prints it, over the
register that `sijill demo` makes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb"]
#: Each picture: path, width, height, light or dark.
_SHOTS: dict[str, tuple[str, int, int, str]] = {
    "desk-register": ("/?lang=en", 1280, 800, "light"),
    "desk-register-ar": ("/?lang=ar", 1280, 800, "light"),
    "desk-register-dark": ("/?lang=en&category=violence", 1280, 800, "dark"),
    "desk-narrow": ("/?lang=en", 390, 844, "light"),
    "desk-narrow-ar": ("/?lang=ar", 390, 844, "light"),
    "desk-intake": ("/intake?lang=en", 1280, 640, "light"),
    "desk-intake-ar": ("/intake?lang=ar", 1280, 640, "light"),
    "desk-accounts": ("/accounts?lang=en", 1280, 640, "light"),
    "desk-accounts-ar": ("/accounts?lang=ar", 1280, 640, "dark"),
    "desk-audit-ar": ("/audit?lang=ar", 1280, 640, "light"),
}


def shoot(page: Page, origin: str, name: str, out: Path) -> None:
    path, width, height, scheme = _SHOTS[name]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto(origin + path)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=out / f"{name}.png")


def main() -> int:
    enter, out = sys.argv[1], Path(sys.argv[2])
    parts = urlsplit(enter)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_ARGUMENTS)
        page = browser.new_page()
        page.on("console", lambda message: print(message.type, message.text, file=sys.stderr))
        page.on("pageerror", lambda error: print("page", error, file=sys.stderr))
        page.goto(enter)
        for name in sys.argv[3:] or _SHOTS:
            shoot(page, f"{parts.scheme}://{parts.netloc}", name, out)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
