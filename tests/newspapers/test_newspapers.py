"""Two newspapers by settings and one override each: an English weekly and a French daily.

The pictures of them in docs/theming.md are taken by `python -m tests.browser.newspapers`.
"""

import re
from pathlib import Path

import pytest
from pelican.settings import read_settings

from newsroom.edition import edition_from_settings
from newsroom.engine.build import build
from newsroom.engine.order import BuildOrder
from newsroom.engine.progress import Silent

HERE = Path(__file__).parent
APRIL = 1_776_324_000  # 2026-04-16 09:20 in Paris
VIETNAMESE = re.compile(r"[ăđơưạ-ỹ]", re.IGNORECASE)


def built(name, folder):
    """Build a newspaper of this folder, and return where its pages are."""
    override = {"OUTPUT_PATH": str(folder / "output"), "CACHE_PATH": str(folder / "cache")}
    settings = read_settings(str(HERE / name / "pelicanconf.py"), override)
    edition = edition_from_settings(settings)
    order = BuildOrder(now=APRIL, jobs=1, progress=Silent(), on_wait=lambda process: None)
    report = build(edition, order)
    assert (report.rejections, report.warnings) == ((), ())
    return folder / "output"


@pytest.fixture(scope="module")
def newspapers(tmp_path_factory):
    """Return the pages of both newspapers."""
    return {
        name: built(name, tmp_path_factory.mktemp(name)) for name in ("fen_weekly", "le_littoral")
    }


def front(output):
    return (output / "index.html").read_text(encoding="utf-8")


def stylesheet(output):
    return next(output.glob("theme/style.*.css")).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["fen_weekly", "le_littoral"])
def test_each_overrides_one_file_and_nothing_else(name):
    theme = HERE / name / "theme"
    files = [file.relative_to(theme).as_posix() for file in theme.rglob("*") if file.is_file()]

    assert len(set(files) - {"theme.toml"}) == 1


def test_the_weekly_is_british_quiet_and_has_styles_of_its_own(newspapers):
    output = newspapers["fen_weekly"]

    assert '<html lang="en-GB">' in front(output)
    assert "Thursday, 16 April 2026" in front(output)
    assert "--density:1.2" in stylesheet(output)
    assert "@layer custom{" in stylesheet(output)


def test_the_daily_is_french_to_the_last_word_and_has_a_front_of_its_own(newspapers):
    output = newspapers["le_littoral"]
    article = output / "2026/04/16/a-la-criee-la-coquille-au-plus-haut-depuis-dix-ans/index.html"
    text = article.read_text(encoding="utf-8")

    assert "jeudi 16 avril 2026" in front(output)
    assert "Dernières nouvelles" in front(output)
    assert 'class="front"' not in front(output)
    assert "«\u00a0au plus haut depuis dix ans\u00a0»" in text
    assert "«\u00a0On n’a jamais vu ça\u202f!\u00a0»" in text
    assert "16/04/2026 à 06h40" in text
    assert "Rédaction en chef" in text


def test_nothing_english_and_nothing_vietnamese_is_left_in_the_daily(newspapers):
    pages = [file.read_text(encoding="utf-8") for file in newspapers["le_littoral"].rglob("*.html")]
    english = ("Latest news", "Browse by date", "Archive<", "Sections<", "Front page", "Photo:")

    assert len(pages) > 20
    assert [word for word in english if any(word in page for page in pages)] == []
    assert not any(VIETNAMESE.search(page) for page in pages)
