"""Questions in a terminal: what was not given on the command line, with suggestions."""

import sys
from collections.abc import Callable

from newsroom.language.messages import Message, ToldError, in_words

Check = Callable[[str], str]
"""Returns an answer as it is understood, or raises AnswerError with what is wrong with it."""


class AnswerError(ToldError):
    """An answer is none; the message says why."""


class Interview:
    """Asks for answers in `language`, as long as there is somebody who gives any."""

    def __init__(self, asks: bool, language: str) -> None:
        self._asks = asks
        self.language = language

    def __call__(self, question: Message, given: str, suggested: str, check: Check) -> str:
        """Return what was given, or the answer to a question: the suggestion where it is empty.

        AnswerError if what was given is no answer, or if nobody answers and the suggestion, which
        may be empty, is none.
        """
        if given:
            return check(given)
        suggestion = f" [{suggested}]" if suggested else ""
        asked = f"{in_words(question, self.language)}{suggestion}: "
        while self._asks:
            try:
                return check(input(asked).strip() or suggested)
            except EOFError:
                self._asks = False  # nobody is there, as in a script: suggestions, then
                print()
            except AnswerError as error:
                print(error.in_words(self.language), file=sys.stderr)
        return check(suggested)
