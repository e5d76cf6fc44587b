"""The Pelican subclass: Pelican's plugins and command line around our engine."""

import logging
import os
from typing import Any

from pelican import Pelican, signals

from newsroom.content.findings.speech import said
from newsroom.engine.plugins import listen
from newsroom.language.messages import ToldError, counted_message
from newsroom.press import Press

logger = logging.getLogger(__name__)


class RejectedContentError(ToldError):
    """Some files are not in the edition; the rest was built. Pelican exits with `exitcode`."""

    exitcode = 1


class Newsroom(Press, Pelican):  # type: ignore[misc]  # Pelican has no type hints
    """An edition of a newspaper, as `PELICAN_CLASS` in pelicanconf.py."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Check the settings, then load the plugins; raises SettingsError as `Press` does."""
        Press.__init__(self, settings)
        Pelican.__init__(self, settings)
        listen(self.settings)  # again: plugins may change them

    def run(self) -> None:
        """Build the edition; what `pelican` calls.

        Raises RejectedContentError after the build if files were rejected, for Pelican's exit
        status.
        """
        report = self.build(jobs=os.cpu_count() or 1)
        for warning in report.warnings:
            logger.warning("%s", said(warning, self.edition.language))
        for rejection in report.rejections:
            logger.error("%s", said(rejection, self.edition.language))
        signals.finalized.send(self)
        if report.rejections:
            raise RejectedContentError(
                counted_message(
                    "{count} problem in content; everything else was built.",
                    "{count} problems in content; everything else was built.",
                    len(report.rejections),
                )
            )
