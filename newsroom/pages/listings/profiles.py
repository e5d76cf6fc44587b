"""Profiles on the pages of topics and authors: portrait and words, for readers and machines."""

from typing import NamedTuple

from markupsafe import Markup

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.insets import Profile
from newsroom.content.picture import PictureFile
from newsroom.pages.articles.bodies import Body, Names, body_of, names_of
from newsroom.pages.formatting import Formatter
from newsroom.pages.machines.structured_data import Thing
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Link, ProfileView


class ProfileInputs(NamedTuple):
    """A profile, what its text names, and its portrait."""

    profile: Profile
    names: Names
    portrait: PictureFile | None


def profile_inputs(listing: Listing, queries: Queries) -> ProfileInputs | None:
    """Return the profile of a topic or an author, if it has one."""
    profile = queries.profile(listing)
    if profile is None:
        return None
    names = names_of(profile.references, queries)
    portraits = names.pictures.get(profile.image.path, ())
    return ProfileInputs(profile, names, portraits[0] if portraits else None)


def profile_view(
    inputs: ProfileInputs | None, renderer: Renderer, show: Formatter
) -> ProfileView | None:
    """Return a profile as templates show it, an empty one where there is none.

    None if the file is not what its record was read of.
    """
    if inputs is None:
        return ProfileView("", Markup(""), None)
    profile = inputs.profile
    body = body_of(profile, inputs.names, renderer) if profile.has_body else Body("")
    if body is None:
        return None
    image = profile.image
    portrait = (
        show.picture(inputs.portrait, image.alt, image.caption, image.credit)
        if inputs.portrait
        else None
    )
    return ProfileView(profile.lead, Markup(body.html), portrait)


def profile_page(author: Link, profile: ProfileView, show: Formatter) -> Thing:
    """Return an author's page for machines: schema.org's ProfilePage, as Google documents it."""
    person: Thing = {
        "@type": "Person",
        "name": author.name,
        "url": show.whole(author.url),
        "worksFor": show.newspaper,
    }
    if profile.lead:
        person["description"] = profile.lead
    if profile.portrait:
        person["image"] = show.whole(profile.portrait.url)
    return {"@type": "ProfilePage", "mainEntity": person}
