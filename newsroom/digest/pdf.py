"""Printing a page to PDF, with whatever on this machine can: WeasyPrint, or a browser."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PATIENCE = 300  # seconds, for a day of two hundred articles on a slow machine


def print_pdf(page: Path, pdf: Path) -> bool:
    """Print `page` (HTML) to `pdf`; False if nothing on this machine can.

    Raises OSError if the program that could has failed.
    """
    if find_spec("weasyprint"):
        from weasyprint import HTML  # noqa: PLC0415  (an optional package)

        HTML(filename=str(page)).write_pdf(str(pdf))
        return True
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        return False
    # A browser refuses to run as root in its sandbox; the page is our own and fetches nothing.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with TemporaryDirectory(prefix="newsroom-print-") as profile:
        options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", "--no-first-run"]
        command = [
            *(browser, *options, *as_root, f"--user-data-dir={profile}"),
            *(f"--print-to-pdf={pdf}", page.as_uri()),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
        except subprocess.SubprocessError as error:
            raise OSError(0, f"{Path(browser).name}: {error}", str(pdf)) from error
    return pdf.is_file()
