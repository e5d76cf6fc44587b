"""The generated newspaper as a Hugo site, laid out as an experienced Hugo user would."""

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bench.corpus import Manuscript, ascii_slug
from bench.prose import sections

SITE = Path(__file__).with_name("hugo")
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")

FOLDERS = {"topics": "chu-de", "authors": "tac-gia"}
LONG = 50  # items; a topic or author with more of them has pages of its years

Fields = dict[str, Any]


def write_site(folder: Path, articles: Iterable[Manuscript]) -> None:
    """Write a complete Hugo project of the articles into `folder`."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    content = folder / "content"
    for weight, section in enumerate(sections(), start=1):
        _write(content / section.slug / "_index.md", {"title": section.name, "weight": weight}, "")
    archive = {"title": "Lưu trữ", "layout": "archive", "outputs": ["html"]}
    _write(content / "luu-tru" / "_index.md", archive, "")
    periods = _Periods()
    for article in articles:
        # Months are folders without _index.md, hence not Hugo sections: the whole newspaper
        # section stays one Hugo section, within which .PrevInSection finds the headlines that
        # precede an article without a search.
        path = content / article.section.slug / article.path
        _write(path, _front_matter(article), article.body)
        periods.add(article)
    for (taxonomy, slug), name in periods.terms.items():
        _write(content / taxonomy / slug / "_index.md", {"title": name, "slug": slug}, "")
    data = folder / "data"
    data.mkdir(exist_ok=True)
    pages = json.dumps(list(periods.pages()), ensure_ascii=False)
    (data / "archive.json").write_text(pages, encoding="utf-8")


def _front_matter(article: Manuscript) -> Fields:
    fields: Fields = {
        "title": article.title,
        "date": f"{article.published:%Y-%m-%dT%H:%M:%S}+07:00",
        "slug": article.slug,
        "description": article.lead,
        "authors": [ascii_slug(author) for author in article.authors],
        "topics": [ascii_slug(topic) for topic in article.topics],
    }
    if not article.body:
        # Listed, without a page of its own.
        fields |= {"build": {"render": "link"}, "sitemap": {"disable": True}}
        fields["params"] = {"headline": True, "source": article.source}
    return fields


def _write(path: Path, fields: Fields, body: str) -> None:
    # Of Hugo's front matter formats JSON and TOML build alike, YAML takes a tenth more time.
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(fields, ensure_ascii=False, indent=1) + "\n\n" + body
    path.write_text(text, encoding="utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class _Periods:
    """The days, months and years that hold news: of the newspaper, its sections and its terms."""

    days: set[str] = field(default_factory=set)
    section_months: set[tuple[str, str]] = field(default_factory=set)
    term_years: set[tuple[str, str, str]] = field(default_factory=set)
    terms: dict[tuple[str, str], str] = field(default_factory=dict)
    items: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, article: Manuscript) -> None:
        """Count the article's periods in."""
        day = f"{article.published:%Y-%m-%d}"
        self.days.add(day)
        self.section_months.add((article.section.slug, day[:7]))
        for taxonomy, terms in (("topics", article.topics), ("authors", article.authors)):
            for name in terms:
                slug = ascii_slug(name)
                self.terms[taxonomy, slug] = name
                self.items[taxonomy, slug] += 1
                self.term_years.add((taxonomy, slug, day[:4]))

    def pages(self) -> Iterator[Fields]:
        """Yield what Hugo's AddPage takes, for every archive page."""
        months = {day[:7] for day in self.days}
        yield from _series("day", self.days)
        yield from _series("month", months)
        for year in _series("year", {month[:4] for month in months}):
            of_year = sorted(month for month in months if month[:4] == year["path"])
            yield year | {"params": year["params"] | {"months": of_year}}
        for section in sections():
            months = {month for slug, month in self.section_months if slug == section.slug}
            years = {month[:4] for month in months}
            own = {"section": section.slug}
            yield from _series("section-month", months, under=section.slug, own=own)
            yield from _series("section-year", years, under=section.slug, own=own)
        for taxonomy, term in sorted(self.terms):
            if self.items[taxonomy, term] <= LONG:
                continue
            years = {year for *named, year in self.term_years if named == [taxonomy, term]}
            own = {"term": f"/{taxonomy}/{term}"}
            under = f"{FOLDERS[taxonomy]}/{term}"
            yield from _series("term-year", years, under=under, own=own)


def _series(
    layout: str, periods: set[str], *, under: str = "", own: Fields | None = None
) -> Iterator[Fields]:
    """Yield the pages of periods of one length, each with the way to those beside it."""
    ordered = sorted(periods)
    base = f"/{under}/" if under else "/"
    links = [{"url": f"{base}{p.replace('-', '/')}/", "name": _name(p)} for p in ordered]
    for period, previous, link, following in zip(
        ordered, [None, *links], links, [*links[1:], None], strict=False
    ):
        yield {
            "path": f"{base[1:]}{period}".replace("/", "-"),
            "url": link["url"],
            "layout": layout,
            "title": link["name"],
            "params": {"period": period, "previous": previous, "next": following, **(own or {})},
        }


def _name(period: str) -> str:
    """Return how the newspaper calls a period such as "2019-03-11", "2019-03" or "2019"."""
    match [int(number) for number in period.split("-")]:
        case [year, month, day]:
            weekday = WEEKDAYS[date(year, month, day).weekday()]
            return f"{weekday}, {day:02}/{month:02}/{year}"
        case [year, month]:
            return f"Tháng {month}/{year}"
        case _:
            return f"Năm {period}"
