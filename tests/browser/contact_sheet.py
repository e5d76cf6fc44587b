"""All kinds of pages in one picture, to be looked at: phone and desktop, light and dark.

invoke build && python -m tests.browser.contact_sheet docs/images/pages.webp
"""

import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, Handler, chromium
from tests.browser.test_pages import PAGES

SCREENS = [(360, 900), (1280, 900)]
SCHEMES = ["light", "dark"]
HEIGHT, GAP, SHEET_COLUMNS = 300, 8, 2  # pixels, pixels, kinds of pages in a row


def strip(browser: Browser, host: str, address: str) -> Image.Image:
    """Return one page on all screens and in all schemes, side by side."""
    shots = []
    for scheme in SCHEMES:
        for width, height in SCREENS:
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page.goto(host + address, wait_until="networkidle")
            shot = Image.open(BytesIO(page.screenshot()))
            shots.append(shot.resize((width * HEIGHT // height, HEIGHT)))
            page.close()
    return montage(shots, columns=len(shots))


def montage(pictures: list[Image.Image], *, columns: int) -> Image.Image:
    """Return pictures of one size a column, in rows on a grey ground."""
    rows = [pictures[start : start + columns] for start in range(0, len(pictures), columns)]
    width = max(sum(one.width + GAP for one in row) for row in rows) + GAP
    height = sum(row[0].height + GAP for row in rows) + GAP
    sheet = Image.new("RGB", (width, height), "#888")
    top = GAP
    for row in rows:
        left = GAP
        for one in row:
            sheet.paste(one, (left, top))
            left += one.width + GAP
        top += row[0].height + GAP
    return sheet


def main(output: Path, sheet: Path) -> None:
    """Photograph the built edition in `output` and write the picture `sheet`."""
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(output))) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        host = f"http://127.0.0.1:{server.server_port}"
        strips = [strip(browser, host, address) for address in PAGES.values()]
        browser.close()
        server.shutdown()
    montage(strips, columns=SHEET_COLUMNS).save(sheet, quality=50, method=6)


if __name__ == "__main__":
    main(Path("output"), Path(sys.argv[1]))
