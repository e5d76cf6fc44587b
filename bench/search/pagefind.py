"""Pagefind beside ours: the same articles as plain pages, indexed and asked in the same browser."""

import html
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Response

from bench.corpus import Manuscript
from bench.measure import Cost, measure
from bench.search.reader import FIRST, browsing

_ASK = f"""async text => {{
    const engine = await import("/pagefind/pagefind.js");
    await engine.init();
    const found = await engine.search(text);
    await Promise.all(found.results.slice(0, {FIRST}).map(one => one.data()));
    return found.results.length;
}}"""


@dataclass(frozen=True, slots=True)
class PagefindFigures:
    """What Pagefind took to index an archive, and what each query cost a reader from nothing."""

    cost: Cost
    files: int
    bytes: int
    requests: tuple[int, ...]
    query_bytes: tuple[int, ...]


def is_there() -> bool:
    """Tell whether the package `pagefind-bin` is installed."""
    return find_spec("pagefind_bin") is not None


def measure_pagefind(
    folder: Path, articles: Iterable[Manuscript], queries: Sequence[str]
) -> PagefindFigures:
    """Index the articles in a folder and ask the queries, each in a browser that has nothing."""
    for article in articles:
        place = folder / f"{article.published:%Y/%m}" / article.slug
        place.mkdir(parents=True)
        (place / "index.html").write_text(_page(article), encoding="utf-8")
    cost = measure([sys.executable, "-m", "pagefind_bin", "--site", folder], cwd=folder)
    files = [file for file in (folder / "pagefind").rglob("*") if file.is_file()]
    asked = [_ask(folder, query) for query in queries]
    return PagefindFigures(
        cost,
        len(files),
        sum(file.stat().st_size for file in files),
        tuple(len(answers) for answers in asked),
        tuple(map(sum, asked)),
    )


def _ask(folder: Path, query: str) -> list[int]:
    """Return the sizes of all that a query makes a fresh browser fetch."""
    sizes: list[int] = []

    def hear(response: Response) -> None:
        if "/pagefind/" in response.url:
            sizes.append(int(response.headers.get("content-length", 0)))

    with browsing(folder) as page:
        page.on("response", hear)
        page.goto(_first_page(folder))
        page.evaluate(_ASK, query)
    return sizes


def _first_page(folder: Path) -> str:
    return "/" + next(folder.glob("2*/*/*/index.html")).relative_to(folder).as_posix()


def _page(article: Manuscript) -> str:
    paragraphs = "".join(
        f"<p>{html.escape(part)}</p>" for part in article.body.split("\n\n") if part
    )
    return (
        f'<!doctype html><html lang="vi"><title>{html.escape(article.title)}</title>'
        f"<main data-pagefind-body><h1>{html.escape(article.title)}</h1>"
        f"<p>{html.escape(article.lead)}</p>{paragraphs}</main></html>"
    )
