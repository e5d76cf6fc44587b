"""Why a publish did not happen, or did not finish."""


class RefusedError(Exception):
    """Nothing was published, for a reason that the operator can mend or overrule.

    The message is a sentence in the newsroom's language that says how.
    """


class HostError(Exception):
    """The host, the way to it or the tool that goes there failed; running again goes on."""
