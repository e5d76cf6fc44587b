"""What a publish refuses, before it changes anything: each a RefusedError that says the way out."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from newsroom.edition import Edition
from newsroom.engine.object_store import Place, is_place
from newsroom.language.messages import counted_message
from newsroom.language.messages import message as _
from newsroom.pages.articles.album import article_of_album
from newsroom.pages.family import Rank
from newsroom.publishing.difference import PublishPlan
from newsroom.publishing.errors import RefusedError
from newsroom.publishing.local_state import Desk
from newsroom.publishing.manifest.git_ancestry import contains
from newsroom.publishing.manifest.manifest import Head
from newsroom.publishing.manifest.manifest_entry import ManifestEntry
from newsroom.publishing.targets import Target

_SHOWN = 5


def refuse_no_address(edition: Edition, target: Target) -> None:
    """Refuse an edition that does not know where readers find it.

    Names in `.example` lead nowhere (RFC 2606): such a one is the sample's. It may be tried in a
    folder of this machine.
    """
    if not edition.site_url:
        raise RefusedError(
            _("SITEURL is empty: say in publishconf.py where readers find the site.")
        )
    if not target.is_here and (urlsplit(edition.site_url).hostname or "").endswith(".example"):
        raise RefusedError(
            _(
                "SITEURL is {address}, an example that leads nowhere, and all pages would name it: "
                "say in publishconf.py where readers find the site."
            ).format(address=edition.site_url)
        )


def refuse_place(target: Target, edition: Edition) -> None:
    """Refuse a folder of this machine in which a site does harm: that of the project, or in it.

    There, builds and Git would take the site for theirs, and readers could get what is no part of
    it. The one place left for trying a target out is a folder of its own in the project's `cache/`,
    which nothing else reads.
    """
    if target.folder is None:
        return
    folder, project = target.folder, target.project
    own = [edition.output, edition.content, edition.picture_cache, *edition.theme_folders]
    caches = [edition.cache, project / "cache"]
    is_trial = any(folder != cache and folder.is_relative_to(cache) for cache in caches)
    around = [*own, edition.cache / "published", *(() if is_trial else (project, *caches))]
    places = [place for place in around if folder.is_relative_to(place)]
    places += [place for place in (*own, *caches, project) if place.is_relative_to(folder)]
    if places:
        raise RefusedError(
            _(
                "The target {target} is the folder {folder}, and {place} is the edition's own. "
                "Name a folder that neither lies in it nor holds it; to try a target out, one "
                "like cache/trial."
            ).format(target=target.name, folder=folder, place=places[0])
        )


def refuse_other_bucket(target: Target, edition: Edition) -> None:
    """Refuse a target to which stored pages could come by this machine alone.

    They are copied within their bucket, and compressed by whoever serves them from there.
    """
    if not edition.output_store:
        return
    store, place = Place.of(edition.output_store), Place.of(target.remote)
    bucket = store.bucket
    if not is_place(target.remote) or place.bucket != bucket or place.overlaps(store):
        raise RefusedError(
            _(
                "The pages lie in {store}, so that the target {target} must be a folder beside "
                "that one: {example}."
            ).format(store=edition.output_store, target=target.name, example=f"{bucket}/site")
        )
    if target.encodings:
        raise RefusedError(
            _(
                "'precompress' needs the pages on this machine, and they lie in {store}: leave it "
                "out, and let the bucket's CDN compress."
            ).format(store=edition.output_store)
        )


def refuse_strangers(head: Head, edition: Edition, desk: Desk) -> None:
    """Refuse to publish over another newspaper, or over what somebody else published since."""
    if head.edition != edition.site_url:
        raise RefusedError(
            _(
                "The host holds {other}, and this is {ours}. Publish to another folder, or over "
                "the other site with --take-over."
            ).format(other=head.edition, ours=edition.site_url)
        )
    if desk.is_own(head.name) or contains(edition.content, head.commit):
        return
    raise RefusedError(
        _(
            "Somebody else published at {time:%Y-%m-%d %H:%M}, and nothing shows that this "
            "content holds theirs{commit}. Pull first; --take-over publishes over it."
        ).format(
            time=datetime.fromtimestamp(head.time, edition.zone),
            commit=f" ({head.commit[:12]})" if head.commit else "",
        )
    )


def refuse_foreign_folder(*, is_empty: bool) -> None:
    """Refuse a place that holds files of which no manifest tells."""
    if not is_empty:
        raise RefusedError(
            _(
                "The host holds files that this software did not put there. Name an empty folder, "
                "or leave them and publish among them with --take-over."
            )
        )


def refuse_rolled_back() -> None:
    """Refuse to bring back by a timer what somebody has just taken back."""
    raise RefusedError(
        _(
            "The site was rolled back to an earlier publish. When the cause is mended, publish "
            "with --take-over."
        )
    )


def refuse_going_backwards(plan: PublishPlan, withheld: Collection[str]) -> None:
    """Refuse to replace what somebody else published by an older version of it.

    `withheld` are the pages of which this machine has no newer version than the last that it
    accepted, because the file was rejected since.
    """
    older = [entry.path for entry in plan.sent if entry.path in withheld and not entry.is_new]
    if older:
        raise RefusedError(
            counted_message(
                "{count} page would go back to an older version than readers have: {pages}. Its "
                "file is rejected here; mend it, or publish the older version with "
                "--allow-rejections.",
                "{count} pages would go back to an older version than readers have: {pages}. Their "
                "files are rejected here; mend them, or publish the older versions with "
                "--allow-rejections.",
                len(older),
            ).format(count=len(older), pages=_first(older))
        )


def refuse_vanishing(
    plan: PublishPlan, unanswered: Collection[str], is_of_draft: Callable[[str], bool]
) -> None:
    """Refuse to take away articles that readers know, and of which nobody has said a word.

    `unanswered` are the pages of which redirects.txt says that nobody has decided. A file that is
    a draft now is a word. Lists that go with their last item are named beside the articles; an
    album goes with its article, and waits for no word of its own.
    """
    texts = [
        *(
            entry.path
            for entry in plan.vanishing_pages
            if entry.rank == Rank.ARTICLES and not article_of_album(entry.path)
        ),
        *(entry.path for entry in plan.taken_back if entry.path in unanswered),
    ]
    lists = [entry.path for entry in plan.vanishing_pages if entry.rank != Rank.ARTICLES]
    unsaid = [path for path in dict.fromkeys(texts) if not is_of_draft(path)]
    if unsaid:
        pages = [*unsaid, *lists]
        raise RefusedError(
            counted_message(
                "{count} page would vanish: {pages}. Write in redirects.txt where it leads, or "
                "“gone”; bring it back; or let it go with --allow-vanished.",
                "{count} pages would vanish: {pages}. Write in redirects.txt where they lead, or "
                "“gone”; bring them back; or let them go with --allow-vanished.",
                len(pages),
            ).format(count=len(pages), pages=_first(pages))
        )


def _first(pages: Sequence[str]) -> str:
    return ", ".join(pages[:_SHOWN]) + (" …" if len(pages) > _SHOWN else "")


def refuse_many_deletions(plan: PublishPlan, limit: int) -> None:
    """Refuse to delete more files than anybody deletes on purpose.

    Pictures and documents do not count: they go with what named them, and must not wait because
    there are many of them.
    """
    count = max(_pages_among(plan.leaving), _pages_among(plan.due))
    if count > limit:
        raise RefusedError(
            _(
                "{count} pages and feeds would be deleted from the host, and the limit is {limit}. "
                "Nothing was published. If that is meant, say --max-delete={count}."
            ).format(count=count, limit=limit)
        )


def _pages_among(entries: Iterable[ManifestEntry]) -> int:
    return sum(entry.rank >= Rank.ARTICLES and bool(entry.files) for entry in entries)


def nothing_published() -> RefusedError:
    """Return that a host has no publish to go back from."""
    return RefusedError(
        _("Nothing has been published there yet, so there is nothing to go back to.")
    )


def no_such_publish(wanted: str, numbers: Sequence[str], earliest: int) -> RefusedError:
    """Return that the publish `wanted`, or any before the current one, is not among those kept.

    `earliest` is the number of the last one that took something back, 0 if none did.
    """
    if earliest and (not wanted or (wanted.isdecimal() and int(wanted) < earliest)):
        return RefusedError(
            _(
                "Publish {number} took something back that every earlier one shows, so there is no "
                "going back to those. Bring content/ to what it is to be, with `git revert` for "
                "instance, and publish that."
            ).format(number=earliest)
        )
    kept = ", ".join(numbers)
    if wanted:
        return RefusedError(
            _("There is no publish {wanted} to go back to. These are there: {kept}.").format(
                wanted=wanted, kept=kept
            )
        )
    return RefusedError(
        _("There is no earlier publish to go back to. These are there: {kept}.").format(kept=kept)
    )


def publish_number(name: str) -> str:
    """Return the number of a release, such as `12` of `00000012-5f0e…`; else the name itself."""
    number, hyphen, _rest = name.partition("-")
    return str(int(number)) if hyphen and number.isdecimal() else name
