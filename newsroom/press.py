"""What a command builds an edition with, and the clock.

`newsroom.site` makes a Pelican of it, for editions with plugins and for the command `pelican`.
"""

import logging
import os
import sys
import time
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

from newsroom.edition import Edition, edition_from_settings
from newsroom.engine.build import build
from newsroom.engine.ingest.early_scan import EarlyScan
from newsroom.engine.lock import exclusive
from newsroom.engine.order import BuildOrder, BuildReport
from newsroom.engine.plugins import listen
from newsroom.engine.progress import progress_for
from newsroom.language.messages import Message, ToldError, in_words
from newsroom.language.messages import message as _
from newsroom.pages.theme import Theme

_NO_WORDS = _(
    "The theme has no words in “{language}”: readers see English ones between dates and numbers of "
    "their own. `newsroom translate --language {language}` begins a catalogue for them."
)
_WAITING = _("Another build of this edition is running (process {process}); waiting.")


class _ToldPlainly(logging.Filter):
    """Lets Pelican's own program tell people what it would tell developers with a traceback."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def filter(self, record: logging.LogRecord) -> bool:
        """Put an error that is for people into words of their language."""
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if isinstance(error, ToldError):
            record.msg, record.args = error.in_words(self._language), ()
            record.exc_info = None
        return True


class Press:
    """An edition that can be built, with nothing of Pelican but its settings and signals."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Check the settings first; raises SettingsError with all that is wrong with them."""
        _tell_plainly(str(settings.get("DEFAULT_LANG")))
        self.edition: Edition = edition_from_settings(settings)
        self.settings = settings
        listen(settings)

    def build(
        self,
        *,
        jobs: int,
        is_cold: bool = False,
        is_quiet: bool = False,
        paths: tuple[str, ...] | None = None,
        scan: EarlyScan | None = None,
    ) -> BuildReport:
        """Build with up to `jobs` processes and return what was done; the rest as in `Order`.

        With `paths`, somebody waits for a page who has just saved it: such a build is hasty.
        """
        if not is_quiet:
            self._tell_of_missing_words()
        order = BuildOrder(
            now=clock(),
            jobs=jobs,
            progress=progress_for(self.edition.language, quiet=is_quiet),
            on_wait=partial(_tell_of_waiting, self.edition.language),
            is_cold=is_cold,
            paths=paths,
            scan=scan,
            is_hasty=paths is not None,
        )
        return build(self.edition, order)

    def _tell_of_missing_words(self) -> None:
        """Say for which languages the theme has only English words; the build goes on with them."""
        theme = Theme.of(self.edition)
        for language in self.edition.languages:
            if theme.lacks_words(language):
                words = _NO_WORDS.format(language=language)
                _warn(words, self.edition.language)


def _tell_plainly(language: str) -> None:
    log = logging.getLogger("pelican")
    for earlier in [one for one in log.filters if isinstance(one, _ToldPlainly)]:
        log.removeFilter(earlier)
    log.addFilter(_ToldPlainly(language))


def waiting_for_builds(edition: Edition) -> AbstractContextManager[None]:
    """Keep builds of the edition from running meanwhile; one that runs is waited for, and told."""
    return exclusive(edition.cache, partial(_tell_of_waiting, edition.language))


def _tell_of_waiting(language: str, process: str) -> None:
    _warn(_WAITING.format(process=process), language)


def _warn(told: Message, language: str) -> None:
    print(in_words(told, language), file=sys.stderr, flush=True)


def clock() -> int:
    """Return the time in seconds since 1970 UTC; SOURCE_DATE_EPOCH, where set, stands in for it.

    That variable is the convention of reproducible-builds.org: with it, a build of any day can
    be done again, embargoes included.
    """
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
