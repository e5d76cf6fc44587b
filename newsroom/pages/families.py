"""All kinds of pages that the site has. A new kind is one module, one template, and a line here."""

from typing import Any

from newsroom.pages.article import ARTICLE_FAMILIES
from newsroom.pages.assets import ASSET_FAMILIES
from newsroom.pages.corrections import CORRECTION_FAMILIES
from newsroom.pages.day import DAY_FAMILIES
from newsroom.pages.family import Family
from newsroom.pages.feeds import FEED_FAMILIES
from newsroom.pages.front import FRONT_FAMILIES
from newsroom.pages.host_files import HOST_FAMILIES
from newsroom.pages.icons import ICON_FAMILIES
from newsroom.pages.label import LABEL_FAMILIES
from newsroom.pages.latest import LATEST_FAMILIES
from newsroom.pages.offline import OFFLINE_FAMILIES
from newsroom.pages.period import PERIOD_FAMILIES
from newsroom.pages.pictures import PICTURE_FAMILIES
from newsroom.pages.redirect import REDIRECT_FAMILIES
from newsroom.pages.section import SECTION_FAMILIES
from newsroom.pages.sitemaps import SITEMAP_FAMILIES
from newsroom.pages.standing import STANDING_FAMILIES

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
            *LABEL_FAMILIES,
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
