"""What every kind of host does: tell what it holds, take what is to be there, go back."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from newsroom.publishing.difference import PublishPlan
from newsroom.publishing.hosts.site_files import SiteFiles
from newsroom.publishing.manifest.manifest import Head, HostManifest


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a host is to take: the plan, the folder with its files, and who publishes.

    `before` is what the host held when the plan was made. `head` is the new head, but for what
    the manifest fills in. `on_sent` is told the size of each file that arrives. `store` is where
    the files lie that are not in the folder, each under its digest (see `OUTPUT_STORE`).
    """

    plan: PublishPlan
    staging: Path
    before: HostManifest
    head: Head
    on_sent: Callable[[int], None]
    store: str = ""


class Host(ABC):
    """A place that holds the site.

    Its methods raise HostError when the host or the way to it fails, RefusedError for what only the
    operator can decide.
    """

    @abstractmethod
    def exclusive(self, *, breaks: bool) -> AbstractContextManager[None]:
        """Hold the host against other publishers; `breaks`: whoever else may have it."""

    @abstractmethod
    def is_held_back(self) -> bool:
        """Tell whether a rollback asks for somebody to look before the next publish."""

    @abstractmethod
    def read(self, *, starts_anew: bool) -> HostManifest:
        """Return what the host holds; `starts_anew` forgets a manifest that cannot be read."""

    @abstractmethod
    def is_empty(self) -> bool:
        """Tell whether the host holds no files at all."""

    @abstractmethod
    def site(self) -> SiteFiles:
        """Return the files that readers can get."""

    @abstractmethod
    def refuse_rivals(self) -> None:
        """Raise RefusedError while somebody else is publishing, where that can be known."""

    @abstractmethod
    def deliver(self, delivery: Delivery) -> Head:
        """Bring the host to what the delivery says and return the head that it has then."""

    @abstractmethod
    def roll_back(self, to: str) -> str:
        """Show readers the publish named `to`, or the one before, and return its name."""
