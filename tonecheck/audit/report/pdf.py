"""The page on paper: a PDF printed by the browser of this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tonecheck.errors import TonecheckError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
_SECONDS = 300


def write(html: str, path: Path) -> None:
    """Print the page into a PDF file; raises TonecheckError where no browser is found or it fails."""
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    remedy = "Install Chromium or Chrome, or open the HTML report in any browser and print it."
    if browser is None:
        raise TonecheckError("a PDF needs a browser that prints, and none was found.", remedy=remedy)
    with tempfile.TemporaryDirectory() as folder:
        page, made = Path(folder) / "report.html", Path(folder) / "report.pdf"
        page.write_text(html, encoding="utf-8")
        command = [
            *(browser, "--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"),
            *(f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}", page.as_uri()),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # as root Chromium starts only so
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise TonecheckError(f"{browser} did not print the page: {error}.", remedy=remedy) from None
        if not made.is_file():
            raise TonecheckError(f"{browser} did not print the page (exit status {done.returncode}).", remedy=remedy)
        _move(made, path)


def _move(made: Path, path: Path) -> None:
    """Into its place at once, never a part of it."""
    part = path.with_name(f".{path.name}.part")
    try:
        shutil.copyfile(made, part)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise TonecheckError(f"cannot be written: {error.strerror}.", place=str(path)) from None
