"""What somebody at the desk may do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A writer saves drafts. An editor also saves what readers see or will see, and publishes."""

    WRITER = "writer"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk. Whoever sits at the machine itself has no account, and no name."""

    name: str
    role: Role
    email: str = ""

    @property
    def may_publish(self) -> bool:
        """Whether they may change what readers see, or will see."""
        return self.role is Role.EDITOR


OWNER = Person("", Role.EDITOR)
"""Whoever sits at the machine: the files are theirs anyway."""
