"""A request that the guard has let through: by which entrance, in which session, and whose."""

from dataclasses import dataclass

from starlette.requests import Request

from newsroom.desk.accounts.roles import Person
from newsroom.desk.accounts.sessions import Session
from newsroom.desk.entrances import Entrance

_KEY = "visit"


@dataclass(frozen=True, slots=True)
class Visit:
    """`session` and `person` are those of the cookie; both None where nobody has logged in yet."""

    entrance: Entrance
    session: Session | None = None
    person: Person | None = None

    @property
    def csrf(self) -> str:
        """The token that the session's pages send with whatever changes anything."""
        return self.session.csrf if self.session else ""

    @property
    def may_publish(self) -> bool:
        """Whether they may change what readers see."""
        return self.person is not None and self.person.may_publish

    @property
    def shelf(self) -> str:
        """What tells apart the unsaved texts of different people: none sees another's."""
        return self.session.account if self.session else ""


def note(request: Request, visit: Visit) -> None:
    """Keep what the guard has found out for whoever answers the request."""
    request.scope.setdefault("state", {})[_KEY] = visit


def visit_of(request: Request) -> Visit:
    """Return what the guard has found out of a request."""
    visit: Visit = request.scope["state"][_KEY]
    return visit
