"""A reader's browser: what queries cost it, and what it shows, in Chromium."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from threading import Thread
from typing import Any

from playwright.sync_api import Page, ViewportSize, sync_playwright

FIRST = 4  # documents that the page shows at once on a phone
LOOKED_AT = 5  # results among which a known item ought to be
PHONE: ViewportSize = {"width": 360, "height": 740}
LATENCY, THROUGHPUT = 400, 400_000 / 8  # ms; bytes a second

# A copy of the archive that has fetched nothing yet, and counts.
_FRESH = """
if (!archive.segments) await archive.open();
const fresh = new Archive(archive.directory);
Object.assign(fresh, { segments: archive.segments, titles: archive.titles });
let requests = 0, bytes = 0;
fresh.read = async url => {
    const data = await (await fetch(url)).arrayBuffer();
    requests++;
    bytes += data.byteLength;
    const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
};
"""
_ASK = f"""async ([text, isWhole]) => {{
    {_FRESH}
    let walk = new Walk(fresh, parse(text, sections));
    do await walk.more(); while (isWhole && !walk.isOver);
    if (!walk.isTitled && walk.query.to) {{
        const other = new Walk(fresh, parse(text, sections, true));
        await other.more();
        if (other.isTitled || !walk.hits.length || walk.isLoose) walk = other;
    }}
    let isPutRight = false;
    if (!walk.hits.length || walk.isLoose) {{
        const better = await correction(fresh, walk.query);
        if (better) {{
            walk = new Walk(fresh, better);
            isPutRight = true;
            await walk.more();
        }}
    }}
    const documents = end => Promise.all(walk.hits.slice(0, end).map(
        ({{ segment, item }}) => fresh.document(segment, item)));
    await documents({FIRST});
    const cost = {{requests, bytes}};
    const urls = (await documents({LOOKED_AT})).map(one => one.url);
    return {{...cost, hits: walk.hits.length, isPutRight, urls}};
}}"""
_ALL = """async texts => {
    if (!archive.segments) await archive.open();
    const found = [];
    for (const text of texts) {
        const walk = new Walk(archive, parse(text, sections));
        walk.at = walk.segments.length;
        for (const isScattered of [false, true]) {
            walk.add(await walk.look(0, walk.at, { isScattered }));
        }
        walk.add(await walk.lookAtTitles(0, Infinity, {}));
        const hits = walk.hits;
        const documents = await Promise.all(
            hits.map(({ segment, item }) => archive.document(segment, item)));
        found.push(documents.map(one => one.url));
    }
    return found;
}"""
_TYPE = """text => new Promise(done => {
    results.replaceChildren();
    words.searching = text;
    archive.fetched.clear();
    const begin = performance.now();
    new MutationObserver((_, self) => {
        if (!results.children.length) return;
        self.disconnect();
        const waited = performance.now() - begin;
        const isOver = () => part("status").textContent !== text;
        const settle = () => isOver() ? done(waited) : setTimeout(settle, 50);
        settle();
    }).observe(results, {childList: true});
    q.value = text;
    q.dispatchEvent(new Event("input", {bubbles: true}));
    setTimeout(() => done(20000), 20000);
})"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query cost from nothing fetched, and the addresses that come first."""

    requests: int
    bytes: int
    hits: int
    is_put_right: bool
    urls: tuple[str, ...]


class Reader:
    """A tab on the search page of an archive."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.goto("/tim-kiem/")

    def ask(self, query: str, *, is_whole: bool = False) -> Answer:
        """Search as the page does; `is_whole`: and ask for earlier years, to the first."""
        found: dict[str, Any] = self._page.evaluate(_ASK, [query, is_whole])
        urls = tuple(found["urls"])
        return Answer(found["requests"], found["bytes"], found["hits"], found["isPutRight"], urls)

    def find_all(self, queries: Sequence[str]) -> list[set[str]]:
        """Return the addresses of all items that each query has in the whole archive."""
        found: list[set[str]] = []
        for begin in range(0, len(queries), 50):
            rows = self._page.evaluate(_ALL, list(queries[begin : begin + 50]))
            found += map(set, rows)
        return found

    def wait_for_first(self, queries: Sequence[str]) -> list[float]:
        """Return the seconds from the last keystroke to the first result on a slow line."""
        session = self._page.context.new_cdp_session(self._page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        conditions = {"offline": False, "latency": LATENCY, "uploadThroughput": THROUGHPUT}
        session.send(
            "Network.emulateNetworkConditions", {**conditions, "downloadThroughput": THROUGHPUT}
        )
        self._page.evaluate("archive.open()")
        waited = [self._page.evaluate(_TYPE, query) for query in queries]
        return [ms / 1000 for ms in waited]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def browsing(folder: Path) -> Iterator[Page]:
    """Serve a folder, and yield an empty tab that knows it as its host."""
    executable = which("chromium") or which("google-chrome")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
                )
                address = f"http://127.0.0.1:{server.server_port}"
                yield browser.new_context(base_url=address, viewport=PHONE).new_page()
                browser.close()
        finally:
            server.shutdown()
            thread.join()
