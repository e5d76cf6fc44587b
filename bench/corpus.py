"""Generated newspapers of any size, the same byte for byte for one size and one seed.

``python -m bench.corpus FOLDER --size 1000`` writes one.
"""

import unicodedata
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from bench.prose import USUAL_WORDS, Section, authors, sections, story

FIRST_DAY = datetime(2010, 1, 1)
DAYS = (datetime(2020, 1, 1) - FIRST_DAY).days
LAST_EVENING = str(int(datetime(2019, 12, 31, 16, 45, tzinfo=UTC).timestamp()))
"""Seconds since 1970 UTC: when a newspaper is built whose newest article is of today."""
WORKING_HOURS = (5 * 60, 22 * 60)  # minutes after midnight between which news is published
HEADLINE_SHARE = 0.08
SOURCED_HEADLINE_SHARE = 0.5
SECOND_AUTHOR_SHARE = 0.06
LONGEST_SLUG = 72  # letters, so that with the number of a million articles it stays under 80
DEFAULT_SEED = 2019


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One generated article, before it is written in a generator's own front matter."""

    number: int
    title: str
    slug: str
    published: datetime
    precision: str  # "minute", "day", "month" or "year"
    section: Section
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    lead: str
    source: str  # "" unless a headline item that links elsewhere
    body: str  # "" for a headline item

    @property
    def date(self) -> str:
        """Return the date as front matter has it, at its own precision."""
        form = {"minute": "%Y-%m-%d %H:%M", "day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
        return self.published.strftime(form[self.precision])

    @property
    def path(self) -> Path:
        """Return where the file lies, relative to the content folder."""
        return Path(f"{self.published:%Y/%m}", f"{self.slug}.md")


def manuscripts(
    size: int,
    *,
    seed: int = DEFAULT_SEED,
    partial_dates: float = 0.0,
    words: int = USUAL_WORDS,
) -> Iterator[Manuscript]:
    """Yield `size` articles day by day, spread evenly over 2010 to 2019.

    `partial_dates` is the share of articles of which only the day, month or year is known;
    none by default, because the peers that we are measured against cannot express them.
    `words` is how long bodies are on the average.
    """
    shares = list(accumulate(section.weight for section in sections()))
    for number in range(size):
        # One generator an article: each depends on its number alone, never on those before it.
        # A string seed goes through SHA-512, so PYTHONHASHSEED has no say.
        random = Random(f"{seed}/{size}/{number}")
        section = random.choices(sections(), cum_weights=shares)[0]
        published = _published(number, size, random)
        told = story(
            section,
            random,
            year=published.year,
            date=f"{published.day}/{published.month}",
            words=words,
        )
        is_headline = random.random() < HEADLINE_SHARE
        yield Manuscript(
            number=number,
            title=told.title,
            slug=f"{ascii_slug(told.title)}-{number + 1}",
            published=published,
            precision=_precision(random, partial_dates),
            section=section,
            authors=_bylines(random),
            topics=tuple(random.sample(section.topics, random.choice((0, 1, 1, 2, 2, 3)))),
            lead=told.lead,
            source=_source(random, published, number) if is_headline else "",
            body="" if is_headline else told.body,
        )


def generate(
    folder: Path,
    size: int,
    *,
    seed: int = DEFAULT_SEED,
    partial_dates: float = 0.0,
    words: int = USUAL_WORDS,
) -> None:
    """Write a content folder of `size` articles for our own generator and for Pelican."""
    written = manuscripts(size, seed=seed, partial_dates=partial_dates, words=words)
    write(folder, written, markdown)


def write(
    folder: Path, articles: Iterable[Manuscript], text_of: Callable[[Manuscript], str]
) -> None:
    """Write the articles into `folder`, one file each, in a folder a month."""
    for article in articles:
        path = folder / article.path
        text = text_of(article)
        try:
            path.write_text(text, encoding="utf-8", newline="\n")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


def markdown(article: Manuscript) -> str:
    """Return the article as a file of our newspaper: front matter, an empty line, the body."""
    front_matter = {
        "Title": article.title,
        "Date": article.date,
        "Category": article.section.name,
        "Authors": "; ".join(article.authors),
        "Tags": ", ".join(article.topics),
        "Slug": article.slug,
        "Summary": article.lead,
        "Source": article.source,
    }
    lines = [f"{name}: {value}\n" for name, value in front_matter.items() if value]
    return "".join(lines) + ("\n" + article.body if article.body else "")


def ascii_slug(title: str) -> str:
    """Return the title in lower-case ASCII words joined by hyphens, as many as fit a slug.

    The corpus has its own so that it stays the same when the newsroom's slug rules change.
    """
    folded = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = "".join(letter if letter.isalnum() else " " for letter in bare)
    slug = "-".join(words.split())
    return slug if len(slug) <= LONGEST_SLUG else slug[:LONGEST_SLUG].rpartition("-")[0]


def _published(number: int, size: int, random: Random) -> datetime:
    """Return the number's own slice of the ten years, at a working hour."""
    day = FIRST_DAY + timedelta(days=number * DAYS // size)
    return day + timedelta(minutes=random.randint(*WORKING_HOURS))


def _precision(random: Random, partial_dates: float) -> str:
    if random.random() >= partial_dates:
        return "minute"
    return random.choice(("day", "month", "year"))


def _bylines(random: Random) -> tuple[str, ...]:
    count = 2 if random.random() < SECOND_AUTHOR_SHARE else 1
    return tuple(random.sample(authors(), count))


def _source(random: Random, published: datetime, number: int) -> str:
    if random.random() >= SOURCED_HEADLINE_SHARE:
        return ""
    return f"https://bao.example/{published:%Y/%m/%d}/tin-{number + 1}.html"


def main() -> None:
    """Write the corpus that the command line asks for."""
    parser = ArgumentParser(prog="python -m bench.corpus", description=generate.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=1_000, help="articles (default: 1000)")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument(
        "--partial-dates", type=float, default=0.0, help="share of articles without a full date"
    )
    parser.add_argument(
        "--words", type=int, default=USUAL_WORDS, help=f"in a body (default: {USUAL_WORDS})"
    )
    options = parser.parse_args()
    generate(
        options.folder,
        options.size,
        seed=options.seed,
        partial_dates=options.partial_dates,
        words=options.words,
    )


if __name__ == "__main__":
    main()
