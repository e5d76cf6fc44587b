"""Why a publish did not happen, or did not finish."""

from newsroom.language.messages import ToldError


class RefusedError(ToldError):
    """Nothing was published, for a reason that the operator can mend or overrule.

    The message is a sentence that says how.
    """


class HostError(ToldError):
    """The host, the way to it or the tool that goes there failed; running again goes on."""
