"""Verifying a whole host: what readers can get there is compared with its manifest, and mended.

A publish believes the manifest, so that it costs what changed and no more. This looks at the files.
"""

from dataclasses import dataclass, replace

from newsroom.edition import Edition
from newsroom.publishing.checks import nothing_published, refuse_place
from newsroom.publishing.comparison import Differences, compare
from newsroom.publishing.hosts.registry import host_of
from newsroom.publishing.local_state import Desk
from newsroom.publishing.progress import Meter
from newsroom.publishing.publish import PublishOrder, PublishReport, publish
from newsroom.publishing.targets import Hooks, Target


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a verification found, and the publish that mended it, if one did."""

    target: str
    differences: Differences
    mended: PublishReport | None
    deletes_foreign: bool

    @property
    def remaining(self) -> int:
        """How many files are still not as they should be."""
        found = self.differences
        if self.mended is None:
            return len(found.wrong) + len(found.foreign)
        return 0 if self.deletes_foreign else len(found.foreign)


def differences_on(edition: Edition, target: Target, meter: Meter) -> Differences:
    """Return in what a host differs from its manifest; nothing is changed there.

    Raises RefusedError where nothing was published or somebody is publishing, HostError where the
    host fails.
    """
    refuse_place(target, edition)
    desk = Desk.of(edition.cache, target.name)
    with desk.exclusive() as held:
        host = host_of(target, desk, held)
        host.refuse_rivals()
        manifest = host.read(starts_anew=False)
        if manifest.head is None:
            raise nothing_published()
        return compare(host.site(), manifest, edition.output, desk.scratch, meter)


def verify(
    edition: Edition, target: Target, hooks: Hooks, *, meter: Meter, order: PublishOrder | None
) -> VerifyReport:
    """Compare a host with its manifest, and mend it by a publish where there is an `order` for it.

    Raises what a publish raises.
    """
    found = differences_on(edition, target, meter)
    deletes_foreign = order is not None and order.deletes_foreign
    mended = None
    if order and (found.wrong or (found.foreign and deletes_foreign)):
        mended = publish(edition, target, hooks, replace(order, mends=found))
    return VerifyReport(target.name, found, mended, deletes_foreign)
