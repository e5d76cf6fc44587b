"""Records to put into catalogues: plain ones, and any that a content file could become."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from newsroom.content.article import (
    Article,
    ArticleKind,
    Correction,
    Image,
    StandingPage,
    Status,
    Term,
)
from newsroom.language.dates.moment import Moment

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
labels = st.lists(st.builds(Term, slugs, words), max_size=3).map(tuple)
articles = st.builds(
    Article,
    path=words,
    digest=words,
    language=st.sampled_from(["vi", "en"]),
    status=st.sampled_from(Status),
    section=slugs,
    stamp=words,
    instant=st.integers(-(2**40), 2**40),
    modified=words,
    slug=slugs,
    url=words,
    title=words,
    lead=words,
    image=st.builds(Image, words, words, words, words, words),
    source=words,
    has_body=st.booleans(),
    authors=labels,
    topics=labels,
    references=st.lists(words, max_size=3).map(tuple),
    corrections=st.lists(st.builds(Correction, words, words), max_size=3).map(tuple),
    former_addresses=st.lists(words, max_size=3).map(tuple),
    kind=st.sampled_from(ArticleKind),
    series=st.builds(Term, slugs, words),
)
standing_pages = st.builds(
    StandingPage,
    path=words,
    digest=words,
    language=st.sampled_from(["vi", "en"]),
    status=st.sampled_from(Status),
    slug=slugs,
    url=words,
    title=words,
    references=st.lists(words, max_size=3).map(tuple),
)


def an_article(path="a.md", stamp="2019-03-11T20:23", **values) -> Article:
    """Return a published article of Kinh tế with an address of its own; `values` replace fields."""
    plain = {
        "digest": "0",
        "language": "vi",
        "status": Status.PUBLISHED,
        "section": "kinh-te",
        "instant": _instant(stamp),
        "modified": "",
        "slug": path.removesuffix(".md"),
        "title": path,
        "lead": "",
        "image": Image(),
        "source": "",
        "has_body": True,
        "authors": (),
        "topics": (),
        "references": (),
    }
    known = {**plain, **values}
    period = Moment(stamp).path
    url = f"/{period}/{known['slug']}/" if known["has_body"] else f"/{period}/#{known['slug']}"
    return Article(path=path, stamp=stamp, **{"url": url, **known})


def a_standing_page(path="pages/toa-soan.md", **values) -> StandingPage:
    """Return a published standing page; `values` replace fields."""
    slug = path.removeprefix("pages/").removesuffix(".md")
    plain = {"digest": "0", "language": "vi", "status": Status.PUBLISHED, "slug": slug}
    plain |= {"url": f"/{slug}/", "title": path, "references": ()}
    return StandingPage(path=path, **{**plain, **values})


def _instant(stamp: str) -> int:
    whole = stamp + "0001-01-01T00:00"[len(stamp) :]
    return int(datetime.fromisoformat(whole).replace(tzinfo=UTC).timestamp())
