"""A browser without a window that prints a page; nothing is installed for it."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--enable-logging=stderr", "--no-pdf-header-footer",
)  # fmt: skip
A4 = ("594.95", "841.91")
"""In points, as far as browsers agree."""


class Printed(NamedTuple):
    """The sizes of the pages that were printed, and what the browser complained of."""

    pages: list[tuple[str, str]]
    complaints: list[str]


def browser() -> str | None:
    """Where a browser is; None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def printed(page: str, directory: Path) -> Printed:
    """The page, printed to a PDF."""
    source, target = directory / "page.html", directory / "page.pdf"
    source.write_text(page, encoding="utf-8")
    command = [browser() or "", *QUIET, f"--user-data-dir={directory / 'user'}", f"--print-to-pdf={target}"]
    ended = subprocess.run(
        [*command, source.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    sizes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", target.read_bytes())
    pages = [(across.decode()[:6], down.decode()[:6]) for across, down in sizes]
    return Printed(pages, [line for line in ended.stderr.splitlines() if ":CONSOLE:" in line])
