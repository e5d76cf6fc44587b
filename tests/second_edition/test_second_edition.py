"""Another newspaper, in another language and place, by settings alone: see pelicanconf.py here."""

import re
from pathlib import Path

import pytest
from pelican.settings import read_settings

from newsroom.edition import edition_from_settings
from newsroom.engine.build import build
from newsroom.engine.order import BuildOrder
from newsroom.engine.progress import Silent

HERE = Path(__file__).parent
MAY = 1_715_000_000  # 2024-05-06 12:53:20 in the Azores
VIETNAMESE = re.compile(r"[ăâđêôơưạ-ỹ]", re.IGNORECASE)


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> Path:
    """Return the built edition."""
    folder = tmp_path_factory.mktemp("courier")
    override = {"OUTPUT_PATH": str(folder / "output"), "CACHE_PATH": str(folder / "cache")}
    edition = edition_from_settings(read_settings(str(HERE / "pelicanconf.py"), override))
    order = BuildOrder(now=MAY, jobs=1, progress=Silent(), on_wait=lambda process: None)
    assert build(edition, order).rejections == ()
    return folder / "output"


def page(output: Path, address: str) -> str:
    return (output / address).read_text("utf-8")


def pages(output: Path) -> dict[str, str]:
    return {
        file.relative_to(output).as_posix(): file.read_text("utf-8")
        for file in output.rglob("*.html")
    }


def test_no_page_speaks_vietnamese(output):
    assert len(pages(output)) > 10
    assert [path for path, text in pages(output).items() if VIETNAMESE.search(text)] == []


def test_no_page_names_the_first_newspaper(output):
    for path, text in pages(output).items():
        assert "Thái Bình" not in text, path
        assert 'lang="en"' in text, path


def test_every_page_shows_its_own_identity(output):
    for text in pages(output).values():
        assert "The Harbour Courier" in text
        assert "Editor-in-chief: Maud Pellow" in text
        assert 'href="tel:01632960001"' in text


def test_its_colour_replaces_the_theme_s(output):
    [stylesheet] = output.glob("theme/style.*.css")

    assert "--accent:#00634f" in stylesheet.read_text("utf-8").rpartition("@layer")[2]
    assert '<meta name="theme-color" content="#00634f">' in page(output, "index.html")


def test_its_sections_and_folders_are_its_addresses(output):
    front = page(output, "index.html")

    for address in ("harbour", "islands", "letters", "back-issues"):
        assert f'href="/{address}/"' in front
        assert (output / address / "index.html").exists()
    assert (output / "topics/ferries/index.html").exists()
    assert (output / "writers/jory-trease/index.html").exists()
    assert (output / "who-we-are/index.html").exists()


def test_dates_and_quotation_marks_are_its_language_s(output):
    article = page(output, "2024/05/03/new-ferry-halves-the-crossing-to-little-brannock/index.html")

    assert 'datetime="2024-05-03T07:30+00:00"' in article
    assert "“Kittiwake”" in article
    assert "Friday" in page(output, "2024/05/03/index.html")


def test_a_template_of_its_own_stands_before_the_theme_s(output):
    assert "Lost at sea" in page(output, "404.html")
    assert "Maud Pellow" in page(output, "404.html")


def test_what_it_turned_off_is_not_there(output):
    assert "manifest" not in page(output, "index.html")
    assert not (output / "manifest.webmanifest").exists()
