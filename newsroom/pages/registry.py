"""All kinds of pages that the site has. A new kind is one module, one template, and a line here."""

from typing import Any

from newsroom.pages.articles.article import ARTICLE_FAMILIES
from newsroom.pages.articles.corrections import CORRECTION_FAMILIES
from newsroom.pages.articles.standing import STANDING_FAMILIES
from newsroom.pages.assets.assets import ASSET_FAMILIES
from newsroom.pages.assets.icons import ICON_FAMILIES
from newsroom.pages.assets.pictures import PICTURE_FAMILIES
from newsroom.pages.family import Family
from newsroom.pages.feeds.feeds import FEED_FAMILIES
from newsroom.pages.feeds.latest import LATEST_FAMILIES
from newsroom.pages.listings.day import DAY_FAMILIES
from newsroom.pages.listings.front import FRONT_FAMILIES
from newsroom.pages.listings.period import PERIOD_FAMILIES
from newsroom.pages.listings.section import SECTION_FAMILIES
from newsroom.pages.listings.taxonomy import TAXONOMY_FAMILIES
from newsroom.pages.machines.host_files import HOST_FAMILIES
from newsroom.pages.machines.offline import OFFLINE_FAMILIES
from newsroom.pages.machines.redirects import REDIRECT_FAMILIES
from newsroom.pages.machines.sitemaps import SITEMAP_FAMILIES

FAMILIES: dict[str, Family[Any]] = {
    family.kind: family
    for family in sorted(
        (
            *ASSET_FAMILIES,
            *PICTURE_FAMILIES,
            *ICON_FAMILIES,
            *OFFLINE_FAMILIES,
            *ARTICLE_FAMILIES,
            *STANDING_FAMILIES,
            *REDIRECT_FAMILIES,
            *DAY_FAMILIES,
            *PERIOD_FAMILIES,
            *SECTION_FAMILIES,
            *TAXONOMY_FAMILIES,
            *CORRECTION_FAMILIES,
            *FRONT_FAMILIES,
            *LATEST_FAMILIES,
            *FEED_FAMILIES,
            *SITEMAP_FAMILIES,
            *HOST_FAMILIES,
        ),
        key=lambda family: family.rank,
    )
}
