"""What a newsroom does to one article, as an edit of its file."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from bench.corpus import DEFAULT_SEED, ascii_slug, manuscripts, markdown
from bench.prose import sections

NEWEST = datetime(2019, 12, 31, 22, 30)  # later than everything in a corpus
SMALLEST_ARTICLE = 1_000  # bytes; a shorter file is a headline item

Change = Callable[[Path], None]


def leave_alone(article: Path) -> None:
    """Change nothing, to see what it costs to find that out."""


def add(article: Path) -> None:
    """Publish a new article beside the given one, the newest of the newspaper."""
    number = int(article.stem.rpartition("-")[2])  # the corpus ends every slug with one
    written = next(manuscripts(1, seed=number))
    new = replace(
        written,
        slug=f"{ascii_slug(written.title)}-{number}",
        published=NEWEST + timedelta(minutes=number % 60),
    )
    article.with_name(f"{new.slug}.md").write_text(markdown(new), encoding="utf-8")


def edit_body(article: Path) -> None:
    """Add a sentence at the end."""
    with article.open("a", encoding="utf-8") as file:
        file.write("\nTòa soạn sẽ tiếp tục cập nhật.\n")


def edit_recent_body(article: Path) -> None:
    """Add a sentence to an article of the newspaper's last month; the given one says to which."""
    months = sorted(article.parents[2].glob("*/*"))
    recent = sorted(file for file in months[-1].glob("*.md") if _is_article(file))
    edit_body(recent[int(article.stem.rpartition("-")[2]) % len(recent)])


def retitle(article: Path) -> None:
    """Change the title; the slug, which is written in the file, stays."""
    _rewrite_field(article, "Title", lambda title: f"{title} (cập nhật)")


def move_to_next_section(article: Path) -> None:
    """Move the article into the section after its own."""
    names = [section.name for section in sections()]
    _rewrite_field(article, "Category", lambda name: names[(names.index(name) + 1) % len(names)])


def touch(article: Path) -> None:
    """Give the file a new time and the same content, as a fresh clone does."""
    os.utime(article)


def delete(article: Path) -> None:
    """Take the article's file away."""
    article.unlink()


NO_CHANGE = "nothing"
ADD = "add an article"
RECENT_EDIT = "edit a body of the last month"
CHANGES: dict[str, Change] = {
    NO_CHANGE: leave_alone,
    ADD: add,
    RECENT_EDIT: edit_recent_body,
    "edit a body": edit_body,
    "change a title": retitle,
    "move to another section": move_to_next_section,
    "delete an article": delete,
    "touch a file": touch,
}


# What a newsroom does all day: measured with the program `newsroom` too, which needs no Invoke.
ALL_DAY = (NO_CHANGE, ADD, RECENT_EDIT)


def victims(content: Path, number: int) -> list[Path]:
    """Return that many articles, from anywhere in the archive, the same for the same corpus."""
    articles = sorted(file for file in content.rglob("*.md") if _is_article(file))
    return Random(DEFAULT_SEED).sample(articles, number)


def _is_article(file: Path) -> bool:
    return file.stat().st_size > SMALLEST_ARTICLE


def _rewrite_field(article: Path, name: str, rewrite: Callable[[str], str]) -> None:
    lines = article.read_text(encoding="utf-8").splitlines(keepends=True)
    for position, line in enumerate(lines):
        if line.startswith(f"{name}: "):
            lines[position] = f"{name}: {rewrite(line.removeprefix(f'{name}: ').rstrip())}\n"
            article.write_text("".join(lines), encoding="utf-8")
            return
    raise ValueError(f"{article} has no {name}")
