"""What readers will notice of a record: how it was, and how it is."""

from dataclasses import dataclass, replace

from newsroom.content.insets import Record


@dataclass(frozen=True, slots=True)
class Change:
    """A record as readers could see it before and after; None where it was or is not live."""

    before: Record | None
    after: Record | None

    @property
    def is_of_body(self) -> bool:
        """Whether nothing changed that any page tells of the record but its own its body."""
        return (
            self.before is not None
            and self.after is not None
            and replace(self.before, digest=self.after.digest) == self.after
        )
