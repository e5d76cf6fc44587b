"""Whatever is done to an edition's folders, somebody hears of it; and a look at all never ends."""

import shutil
import threading
import time
from queue import Empty, Queue

import pytest

from newsroom.serving import listening, watch
from newsroom.serving.watch import Saved, watch_edition

PATIENCE = 60  # seconds until a change that was not noticed fails the test


class Watcher:
    """A watch under way in a thread, and what it yields."""

    def __init__(self, newspaper):
        self.newspaper = newspaper
        self.content = newspaper.content
        self.root = newspaper.root
        self._saved = Queue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        for saved in watch_edition(self.newspaper.edition(), self.root, self._stop):
            self._saved.put(saved)

    def close(self):
        self._stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def hears(self, wanted):
        """Tell whether something is yielded for which `wanted` is true."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if wanted(self._saved.get(timeout=1)):
                    return True
            except Empty:
                continue
        return False

    def hears_of(self, path):
        """Tell whether a path is yielded, or all of content/."""
        return self.hears(lambda saved: saved.paths is not None and path in saved.paths)

    def looks_at_all(self):
        return self.hears(lambda saved: saved == Saved(None, has_settings=False, is_routine=True))


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(watch, "_HEARTBEAT", 0.1)


@pytest.fixture
def watcher(newspaper, quick):
    """A watch that has looked at everything once, and listens by now."""
    newspaper.article("tin.2019/a.md")
    overrides = newspaper.root / "overrides"
    overrides.mkdir()
    newspaper.settings["THEME_TEMPLATES_OVERRIDES"] = [str(overrides)]
    (newspaper.root / "pelicanconf.py").write_text("")
    newspaper.content.rename(newspaper.root / "first")
    newspaper.content.symlink_to("first")
    watcher = Watcher(newspaper)
    assert watcher.looks_at_all()
    yield watcher
    watcher.close()


def still_hears(watcher):
    """Tell whether the watch hears of saves in the folder that is the content now."""
    watcher.newspaper.article("last.md")
    return watcher.hears(lambda saved: saved.paths is None or "last.md" in saved.paths)


def test_a_saved_file_is_heard_whatever_its_folder_is_called(watcher):
    watcher.newspaper.article("node_modules/a.md")
    assert watcher.hears_of("node_modules")

    watcher.newspaper.article("node_modules/.cache/a.md")
    watcher.newspaper.article("node_modules/b.md")
    assert watcher.hears_of("node_modules/b.md")


def test_a_folder_with_a_dot_that_is_moved_out_is_heard(watcher):
    (watcher.content / "tin.2019").rename(watcher.root / "away")
    assert watcher.hears_of("tin.2019")

    (watcher.root / "away").rename(watcher.content / "tin.2020")
    assert watcher.hears_of("tin.2020")
    # Once more a moment later: what was saved in it meanwhile may have gone unheard.
    assert watcher.hears_of("tin.2020")


def test_settings_that_are_saved_by_rename_are_heard_again_and_again(watcher):
    for text in ("[", "", "["):
        (watcher.root / "new").write_text(text)
        (watcher.root / "new").rename(watcher.root / "pelicanconf.py")
        assert watcher.hears(lambda saved: saved.has_settings)


def test_content_that_is_deleted_and_made_again_is_heard(watcher):
    shutil.rmtree(watcher.root / "first")
    assert watcher.hears(lambda saved: saved.has_settings)
    (watcher.root / "first").mkdir()
    assert watcher.hears(lambda saved: saved.paths is None)
    assert still_hears(watcher)


def test_content_that_is_renamed_away_and_back_is_heard(watcher):
    (watcher.root / "first").rename(watcher.root / "away")
    assert watcher.hears(lambda saved: saved.has_settings)
    (watcher.root / "away").rename(watcher.root / "first")
    assert watcher.hears(lambda saved: saved.paths is None)
    assert still_hears(watcher)


def test_a_link_that_is_switched_is_heard(watcher):
    (watcher.root / "second").mkdir()
    (watcher.root / "link").symlink_to("second")
    (watcher.root / "link").rename(watcher.content)

    assert watcher.hears(lambda saved: saved.has_settings and saved.paths is None)


def test_a_template_that_stands_before_the_themes_is_heard(watcher):
    (watcher.root / "overrides/day.html").write_text("x")

    assert watcher.hears(lambda saved: saved == Saved((), has_settings=False))


def test_what_is_none_of_the_editions_is_not_heard(watcher):
    (watcher.root / "notes.txt").write_text("x")
    (watcher.content / ".a.md.swp").write_text("x")
    watcher.newspaper.article("b.md")

    heard = []
    assert watcher.hears(lambda saved: heard.append(saved) or saved.paths == ("b.md",))
    assert len(heard) == 1


def test_all_is_looked_at_every_minute(newspaper, quick, monkeypatch):
    monkeypatch.setattr(watch, "_MINUTE", 0.3)
    watcher = Watcher(newspaper)

    assert watcher.looks_at_all() and watcher.looks_at_all()
    watcher.close()


def test_where_the_system_cannot_tell_all_is_looked_at_more_often(newspaper, quick, monkeypatch):
    def fail(*_places, **_options):
        raise RuntimeError("too many folders to watch")

    monkeypatch.setattr(listening, "watch", fail)
    monkeypatch.setattr(watch, "_DUE", 0.3)
    watcher = Watcher(newspaper)

    assert watcher.looks_at_all() and watcher.looks_at_all()
    watcher.close()
