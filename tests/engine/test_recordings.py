"""Films and sound in the build: played where they stand, with what belongs to them beside them."""

import re
import wave
from pathlib import Path

import pytest

from tests.engine.newspaper import Newspaper

PAGE = "2019/03/10/pha/index.html"


@pytest.fixture
def filmed(newspaper: Newspaper) -> Newspaper:
    """A newspaper with an article that shows a film and nothing that belongs to it."""
    newspaper.write("phim/pha.mp4", "film")
    newspaper.article("a.md", Title="Phà", body='![Bến phà](phim/pha.mp4 "Bến phà buổi sáng")')
    return newspaper


def page(newspaper: Newspaper) -> str:
    report = newspaper.build()
    assert report.rejections == ()
    assert newspaper.tree() == newspaper.cold_tree()
    return newspaper.tree()[PAGE].decode()


def test_a_film_is_played_by_the_browser_s_own_controls_when_it_is_asked_for(filmed):
    html = page(filmed)

    [film] = re.findall("<video [^>]*>", html)
    assert 'src="/media/phim/pha.mp4" controls preload="none"' in film
    assert 'aria-label="Bến phà"' in film
    assert "<figcaption>Bến phà buổi sáng</figcaption>" in html
    assert filmed.tree()["media/phim/pha.mp4"].endswith(b"film")


def test_captions_are_found_beside_the_film(filmed):
    filmed.write("phim/pha.vtt", "WEBVTT\n")

    assert '<track kind="captions" src="/media/phim/pha.vtt" srclang="vi"' in page(filmed)
    assert filmed.tree()["media/phim/pha.vtt"] == b"WEBVTT\n"


def test_captions_that_come_later_are_on_the_page_and_those_that_go_are_not(filmed):
    assert "<track" not in page(filmed)

    filmed.write("phim/pha.vtt", "WEBVTT\n")
    assert "<track" in page(filmed)

    (filmed.content / "phim/pha.vtt").unlink()
    assert "<track" not in page(filmed)


def test_a_poster_keeps_the_film_s_place(filmed):
    filmed.picture("phim/pha.jpg", width=300)

    html = page(filmed)

    assert re.search(r'poster="/media/phim/pha\.\w+-300\.jpg" width="300" height="\d+"', html)


def test_what_belongs_to_a_draft_s_film_stays_in_content(filmed):
    filmed.write("phim/pha.vtt", "WEBVTT\n")
    filmed.picture("phim/pha.jpg", width=300)
    filmed.article("a.md", Title="Phà", Status="draft", body="![Bến phà](phim/pha.mp4)")
    filmed.build()

    assert not [path for path in filmed.tree() if path.startswith("media/")]


def test_a_film_without_captions_is_published_with_a_warning(filmed):
    report = filmed.build()

    assert [(one.path, one.code) for one in report.warnings] == [("a.md", "no-captions")]


def test_a_film_that_is_not_there_is_refused(newspaper):
    newspaper.article("a.md", body="![Bến phà](phim/pha.mp4)")

    assert [one.code for one in newspaper.build().rejections] == ["missing-file"]


def test_sound_is_played_in_the_middle_of_a_sentence(newspaper):
    newspaper.write("trong.mp3", "sound")
    newspaper.article("a.md", Title="Phà", body="Nghe ![hồi trống](trong.mp3) rồi hãy đọc.")

    html = page(newspaper)

    assert 'Nghe <audio src="/media/trong.mp3" controls preload="none"' in html
    assert "<figure>" not in html


def _write_sound(path: Path, seconds: int) -> None:
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(100)
        sound.writeframes(bytes(100 * seconds))


def test_how_long_it_is_is_told_to_machines_as_far_as_the_file_tells(newspaper):
    newspaper.settings["SITEURL"] = "https://bao.example"
    film = Path(__file__).parents[2] / "content/phim/con-nuoc.mp4"
    (newspaper.content / "pha.mp4").write_bytes(film.read_bytes())
    newspaper.write("hong.mp4", "film")
    _write_sound(newspaper.content / "trong.wav", 3_683)
    body = "![a](pha.mp4)\n\n![b](hong.mp4)\n\n![c](trong.wav)"
    newspaper.article("a.md", Title="Phà", body=body)

    html = page(newspaper)
    assert re.findall(r'"duration":"(\w+)"', html) == ["PT6S", "PT1H1M23S"]
    assert "<itunes:duration>3683<" in newspaper.tree()["podcast.xml"].decode()

    _write_sound(newspaper.content / "trong.wav", 120)  # recorded anew
    assert re.findall(r'"duration":"(\w+)"', page(newspaper)) == ["PT6S", "PT2M"]
