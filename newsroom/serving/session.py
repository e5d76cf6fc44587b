"""A session of `invoke serve`: build, serve, and build again at every save."""

import traceback
from collections.abc import Callable
from pathlib import Path
from threading import Event

from newsroom.content.rejection import Rejection
from newsroom.edition import SettingsError
from newsroom.engine.order import BuildReport
from newsroom.pages.theme_failure import ThemeFailureError
from newsroom.press import Press
from newsroom.serving.live import LiveState
from newsroom.serving.server import Server
from newsroom.serving.showing import Showing
from newsroom.serving.watch import watch_edition


class Session:
    """Keeps one edition built and served, whatever is saved.

    `make` returns the edition's Press anew from its settings; `tell` prints a report, or a
    message of what stopped a build. `as_of` is the minute whose paper is shown (seconds since 1970
    UTC); without it, drafts and embargoed items are shown beside what readers see. Nothing that a
    journalist saves ends the session.
    """

    def __init__(
        self,
        make: Callable[[], Press],
        root: Path,
        *,
        jobs: int,
        tell: Callable[[BuildReport | str], None],
        as_of: int | None = None,
    ) -> None:
        self._make = make
        self._root = root
        self._jobs = jobs
        self._tell = tell
        self._newsroom = make()
        self._live = LiveState()
        self.showing = Showing(self._newsroom.edition, as_of)
        self._is_worth_telling = True
        self._is_unclear = self._has_unread_settings = False
        self._last_failure = ""
        self._found: tuple[tuple[Rejection, ...], ...] = ()
        self.stop = Event()

    def serve(self, *, bind: str, port: int) -> Server:
        """Build once and return the server, already answering.

        Raises ListenError, before the build, if nothing can be served there.
        """
        server = Server(
            self._newsroom.edition.output, self._live, self.showing, bind=bind, port=port
        )
        self._build(None)
        server.start()
        return server

    def follow(self) -> None:
        """Build at every save, until `stop` is set or Ctrl-C comes."""
        while not self.stop.is_set():
            for saved in watch_edition(self._newsroom.edition, self._root, self.stop):
                # While the settings cannot be read, each look at everything is another try.
                if saved.has_settings or (self._has_unread_settings and saved.paths is None):
                    if self._read_settings():
                        self._is_worth_telling = True
                        self._build(None)
                    break  # content or theme may be elsewhere now: watch anew
                self._build(saved.paths)
            else:
                return

    def close(self) -> None:
        """Show nothing more; the server is to be stopped first."""
        self.showing.close()

    def _read_settings(self) -> bool:
        self._has_unread_settings = True
        try:
            self._newsroom = self._make()
        except SettingsError as error:
            self._tell_once(error.in_words(self._newsroom.edition.language))
        except Exception:
            self._tell_once(traceback.format_exc(limit=-2))
        else:
            self._last_failure, self._has_unread_settings = "", False
            return True
        return False

    def _build(self, paths: tuple[str, ...] | None) -> None:
        try:
            report = self._newsroom.build(
                jobs=self._jobs, is_quiet=True, paths=None if self._is_unclear else paths
            )
        except ThemeFailureError as error:
            self._tell_once(str(error))
            self._is_worth_telling = self._is_unclear = True
            return
        except Exception:
            self._tell_once(traceback.format_exc(limit=-3))
            self._is_worth_telling = True  # the next build is: it says that all is well again
            self._is_unclear = True  # what was saved has not been looked at
            return
        self._is_unclear, self._last_failure = False, ""
        found = (report.rejections, report.warnings)
        if report.written or report.removed or found != self._found or self._is_worth_telling:
            self._tell(report)
        self._found = found
        self._is_worth_telling = False
        self.showing.renew(self._newsroom.edition, (*report.rejections, *report.warnings))
        self._live.announce()

    def _tell_once(self, failure: str) -> None:
        """Tell what went wrong; while it goes on, each look at it says the same."""
        if failure != self._last_failure:
            self._tell(failure)
        self._last_failure = failure
