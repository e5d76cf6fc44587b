"""The two newspapers of tests/newspapers side by side, for docs/theming.md.

python -m tests.browser.newspapers docs/images/newspapers.webp
"""

import sys
import tempfile
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, Handler, chromium
from tests.browser.contact_sheet import montage
from tests.newspapers.test_newspapers import built

NAMES = ("fen_weekly", "le_littoral")
SIZE = (1200, 1000)


def photograph(output: Path) -> Image.Image:
    """Return the front page of a built edition, at half its size."""
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(output))) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="networkidle")
        shot = Image.open(BytesIO(page.screenshot()))
        browser.close()
        server.shutdown()
    return shot.resize((SIZE[0] * 2 // 3, SIZE[1] * 2 // 3))


def main(sheet: Path) -> None:
    """Build both newspapers and write their picture."""
    with tempfile.TemporaryDirectory() as folder:
        shots = [photograph(built(name, Path(folder) / name)) for name in NAMES]
    montage(shots, columns=len(shots)).save(sheet, quality=70, method=6)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
