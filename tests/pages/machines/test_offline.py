"""An app by one setting: manifest, icons, service worker, offline page."""

import io
import json
from typing import Any

import pytest
from PIL import Image

from tests.engine.newspaper import Newspaper

WORKER_BUDGET = 2_000  # bytes, as fetched


@pytest.fixture
def app(newspaper: Newspaper) -> Newspaper:
    """Return a newspaper that has been built."""
    newspaper.article("a.md")
    newspaper.build()
    return newspaper


def manifest_of(newspaper: Newspaper, language: str = "") -> dict[str, Any]:
    return json.loads((newspaper.output / language / "manifest.webmanifest").read_bytes())


def test_the_manifest_names_the_newspaper_in_each_language(app):
    assert manifest_of(app)["name"] == "Báo Thử"
    assert manifest_of(app, "en")["name"] == "The Trial"
    assert manifest_of(app, "en")["start_url"] == "/en/"


def test_an_edition_below_its_host_s_root_stays_there(newspaper):
    newspaper.settings["SITEURL"] = "https://example.com/bao"
    newspaper.build()

    manifest = manifest_of(newspaper)

    assert manifest["scope"] == manifest["start_url"] == manifest["id"] == "/bao/"
    assert '"/bao/offline.html"' in (newspaper.output / "service-worker.js").read_text("utf-8")


def test_the_service_worker_is_small(app):
    assert len((app.output / "service-worker.js").read_bytes()) < WORKER_BUDGET


def test_every_page_leads_to_the_manifest_and_asks_for_the_worker(app):
    page = (app.output / "index.html").read_text("utf-8")

    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    assert 'data-worker="/service-worker.js"' in page


def test_one_setting_turns_it_off_and_lets_the_worker_take_leave(app):
    app.settings["OFFLINE"] = False
    app.build()
    page = (app.output / "index.html").read_text("utf-8")

    assert "manifest" not in page
    assert "service-worker" not in page
    assert not (app.output / "manifest.webmanifest").exists()
    assert not (app.output / "offline.html").exists()
    assert "unregister" in (app.output / "service-worker.js").read_text("utf-8")
    assert app.tree() == app.cold_tree()


def test_icons_are_made_from_a_logo_of_pixels(app):
    logo = Image.new("RGBA", (400, 100), "red")
    logo.save(app.own_theme() / "static" / "logo.png")
    app.settings["LOGO"] = "logo.png"
    app.build()

    for icon in manifest_of(app)["icons"]:
        image = Image.open(io.BytesIO((app.output / icon["src"][1:]).read_bytes()))
        assert f"{image.width}x{image.height}" == icon["sizes"]
        assert image.getpixel((0, 0)) == (255, 255, 255)
        assert image.getpixel((image.width // 2, image.height // 2)) == (255, 0, 0)
    assert 'rel="apple-touch-icon" href="/theme/icon-180.png"' in (
        app.output / "index.html"
    ).read_text("utf-8")
    assert app.tree() == app.cold_tree()


def test_a_drawn_logo_is_the_icon_itself(app):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    (app.own_theme() / "static" / "logo.svg").write_text(drawing)
    app.settings["LOGO"] = "logo.svg"
    app.build()

    assert (app.output / "theme/icon.svg").read_text() == drawing


def test_a_file_of_the_theme_with_an_icon_s_name_is_the_icon(app):
    own = app.own_theme() / "static" / "icon.svg"
    own.write_text("<svg/>")
    app.build()
    assert (app.output / "theme/icon.svg").read_text() == "<svg/>"

    own.unlink()
    app.build()
    assert app.tree() == app.cold_tree()


def test_without_a_logo_the_icon_is_the_name_s_initial_on_the_accent_colour(newspaper):
    newspaper.settings |= {"SITENAME": "Đất Việt", "ACCENT_COLOUR": "#00634f"}
    newspaper.build()

    icon = (newspaper.output / "theme/icon.svg").read_text("utf-8")

    assert ">Đ</text>" in icon
    assert 'fill="#00634f"' in icon
    for name in ("theme/icon-180.png", "favicon.ico"):
        with Image.open(newspaper.output / name) as image:
            assert image.convert("RGB").getpixel((1, 1)) == (0, 0x63, 0x4F)
