"""What setting an article costs beside plain typogrify: ``python -m bench.typography``."""

import time
from collections.abc import Callable, Sequence
from itertools import islice

from markdown import Markdown
from rich.console import Console
from typogrify.filters import typogrify

from bench.corpus import Manuscript, manuscripts
from bench.machine import description
from bench.table import Table
from newsroom.language.typography.typographer import Typographer

ARTICLES = 200
ROUNDS = 15  # the best counts: whatever else the machine does only ever adds
BUDGET = 0.3  # milliseconds for an ordinary article
MILLISECONDS = 1_000

# What the corpus's grammar has little of and a newspaper has much.
MARKED_UP = (
    '"Làm thật, "ăn thật"", ông Nguyễn Văn Đức nói -- từ năm 2018 - 2020, HĐND, UBND TP.HCM & các '
    "sở chi 12,5 tỷ đồng theo Điều 5... Chi tiết tại https://thaibinh.gov.vn/a--b.\n\n"
)


def main(console: Console) -> None:
    """Print milliseconds an article, ours and typogrify's, for plain and for marked-up prose."""
    written = (article for article in manuscripts(ARTICLES * 2) if article.body)
    articles = list(islice(written, ARTICLES))
    vietnamese = Typographer("vi")
    samples = {
        "articles of the corpus": _bodies(articles, ""),
        "the same, with every mark in each": _bodies(articles, MARKED_UP),
    }
    rows = tuple(
        _row(name, bodies, vietnamese.html, lambda html: str(typogrify(html)))
        for name, bodies in samples.items()
    )
    Table(("", "HTML in KB", "ours in ms", "typogrify in ms", "of the budget"), rows).print(console)
    console.print(description())


def _bodies(articles: Sequence[Manuscript], opening: str) -> list[str]:
    converter = Markdown()
    return [converter.reset().convert(opening + article.body) for article in articles]


def _row(
    name: str, bodies: Sequence[str], ours: Callable[[str], str], theirs: Callable[[str], str]
) -> tuple[str, ...]:
    size = sum(len(body.encode()) for body in bodies) / len(bodies)
    cost = _milliseconds(ours, bodies)
    return (
        name,
        f"{size / 1_000:.1f}",
        f"{cost:.3f}",
        f"{_milliseconds(theirs, bodies):.3f}",
        f"{cost / BUDGET:.0%}",
    )


def _milliseconds(set_: Callable[[str], str], bodies: Sequence[str]) -> float:
    """Return the least time that setting one of the bodies took on average."""
    rounds = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for body in bodies:
            set_(body)
        rounds.append(time.perf_counter() - begin)
    return min(rounds) / len(bodies) * MILLISECONDS


if __name__ == "__main__":
    main(Console())
