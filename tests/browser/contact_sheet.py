"""The kinds of pages in three pictures, the front page in one: phone and desk, light and dark.

export SOURCE_DATE_EPOCH=1606014000  # when banners and notices of the sample hold
invoke build && python -m tests.browser.contact_sheet docs/images
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
# By the names of their sheets. Those that look like another are left out: it is for a handbook.
SHEETS = {
    "pages-news": ("front", "section", "notices", "article", "album", "series"),
    "pages-archive": ("day", "month", "year", "archive"),
    "pages-others": ("author", "topics", "corrections", "withdrawn", "not found", "offline"),
}
FRONT = (1280, 1000)


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


def main(output: Path, folder: Path) -> None:
    """Photograph the built edition in `output` and write the pictures into `folder`."""
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(output))) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        host = f"http://127.0.0.1:{server.server_port}"
        for name, kinds in SHEETS.items():
            strips = [strip(browser, host, PAGES[kind]) for kind in kinds]
            sheet = montage(strips, columns=SHEET_COLUMNS)
            sheet.save(folder / f"{name}.webp", quality=30, method=6)
        page = browser.new_page(viewport={"width": FRONT[0], "height": FRONT[1]})
        page.goto(f"{host}/", wait_until="networkidle")
        front = Image.open(BytesIO(page.screenshot()))
        front.save(folder / "front.webp", quality=70, method=6)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main(Path("output"), Path(sys.argv[1]))
