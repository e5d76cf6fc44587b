"""The generated newspaper that benchmarks build."""

import re
import subprocess
import sys
from collections import Counter
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from bench.corpus import ascii_slug, generate, manuscripts, markdown
from bench.prose import authors, sections

REPOSITORY = Path(__file__).parents[2]


def front_matter(text: str) -> dict[str, str]:
    head, _, _ = text.partition("\n\n")
    return dict(line.split(": ", 1) for line in head.splitlines())


def digest(folder: Path) -> str:
    total = sha256()
    for path in sorted(folder.rglob("*.md")):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


@pytest.fixture(scope="module")
def articles():
    return list(manuscripts(2_000))


def test_same_size_and_seed_give_the_same_bytes_whatever_the_hash_seed(tmp_path):
    for hash_seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "bench.corpus", tmp_path / hash_seed, "--size", "60"],
            cwd=REPOSITORY,
            env={"PYTHONHASHSEED": hash_seed},
            check=True,
        )

    assert digest(tmp_path / "1") == digest(tmp_path / "2")


def test_another_seed_gives_another_newspaper(tmp_path):
    generate(tmp_path / "one", 20, seed=1)
    generate(tmp_path / "two", 20, seed=2)

    assert digest(tmp_path / "one") != digest(tmp_path / "two")


def test_a_file_is_written_for_every_article(tmp_path):
    generate(tmp_path, 250)

    assert len(list(tmp_path.rglob("*.md"))) == 250


def test_slugs_are_unique_and_plain_ascii(articles):
    slugs = [article.slug for article in articles]

    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert max(map(len, slugs)) <= 80


def test_slug_drops_vietnamese_diacritics():
    assert ascii_slug("Đất lúa Hưng Hà: đạt 18,5 tạ/ha") == "dat-lua-hung-ha-dat-18-5-ta-ha"


def test_dates_lie_within_ten_years_and_spread_evenly(articles):
    years = Counter(article.published.year for article in articles)

    assert sorted(years) == list(range(2010, 2020))
    assert max(years.values()) - min(years.values()) <= 2


def test_front_matter_is_valid_and_complete(articles):
    names = {section.name for section in sections()}

    for article in articles:
        fields = front_matter(markdown(article))
        assert fields["Title"] == article.title
        assert datetime.strptime(fields["Date"], "%Y-%m-%d %H:%M") == article.published
        assert fields["Category"] in names
        assert set(fields["Authors"].split("; ")) <= set(authors())
        assert fields["Summary"].endswith(".")


def test_every_section_topic_and_author_appears(articles):
    assert len({article.section.slug for article in articles}) == 12
    assert len({topic for article in articles for topic in article.topics}) == 60
    assert len({author for article in articles for author in article.authors}) == 40


def test_about_one_article_in_twelve_is_a_headline_item(articles):
    headlines = [article for article in articles if not article.body]

    assert 0.06 < len(headlines) / len(articles) < 0.10
    assert any(article.source for article in headlines)
    assert any(not article.source for article in headlines)
    assert not any(article.source for article in articles if article.body)


def test_bodies_have_the_length_and_the_forms_of_provincial_news(articles):
    bodies = [article.body for article in articles if article.body]
    text = "\n".join(bodies)

    assert 2_200 < sum(len(body.encode()) for body in bodies) / len(bodies) < 3_000
    assert all(form in text for form in ("\n## ", "\n- ", "\n> ", "**", "](https://"))
    assert all(word in text for word in ("UBND", "HĐND"))
    assert "{" not in text


def test_partial_dates_are_written_at_their_own_precision_when_asked_for():
    dates = Counter(len(article.date) for article in manuscripts(600, partial_dates=0.3))

    assert set(dates) == {len("2019-03-11 20:23"), len("2019-03-11"), len("2019-03"), len("2019")}
    assert 0.2 < 1 - dates[16] / 600 < 0.4


def test_bodies_are_as_long_as_asked_for():
    for words in (420, 900):
        bodies = [one.body for one in manuscripts(200, words=words) if one.body]
        assert sum(len(body.split()) for body in bodies) / len(bodies) == pytest.approx(words, 0.05)
