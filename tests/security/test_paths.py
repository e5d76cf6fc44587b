"""No path leads out of content/ or output/, however it is written.

CANARY_PATHS=10000 tries as many; the suite is content with a few hundred.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.engine.newspaper import Newspaper, tree

PATHS = int(os.environ.get("CANARY_PATHS", "300"))
CANARY = b"canaryxyzzy outside content"
_SECRETS = ("secret.env", "secret.jpg", "secret.pdf", "content-other/secret.pdf", "secret.md")
_STEPS = [
    *("..", ".", "", "content", "content-other", "images", "link", "%2e%2e", "%2E.", "..%2f"),
    *("..%5c", "..\\", "....", ".. ", "\u2025", "\uff0e\uff0e", "%252e%252e", "~", "C:", "%00"),
]
_MARKERS = [
    "",
    "/",
    "//",
    "{static}",
    "{static}/",
    "{attach}",
    "{attach}/",
    "{filename}/",
    "%7Battach%7D",
]
_NAMES = [*(name.rpartition("/")[2] for name in _SECRETS), "link.pdf", "hidden/.secret.pdf"]
_FIELDS = ["Image: {}\n\nx", "Slug: {}\n\nx", "\n[x]({})", "\n![x]({})", "\n<img src='{}'>"]
_FIELDS += ["\n<video poster='{}'></video>", "\n[x]: <{}>\n\n[x]", "Redirect-From: {}\n\nx"]

paths = st.builds(
    lambda marker, steps, name: marker + "/".join([*steps, name]),
    st.sampled_from(_MARKERS),
    st.lists(st.sampled_from(_STEPS), max_size=5),
    st.sampled_from(_NAMES),
)


@pytest.fixture(scope="module")
def exposed(tmp_path_factory):
    """A newspaper with secrets all around its content, and links that lead to them."""
    newspaper = Newspaper(tmp_path_factory.mktemp("paths") / "newspaper")
    for name in _SECRETS:
        secret = newspaper.root / name
        secret.parent.mkdir(exist_ok=True)
        secret.write_bytes(CANARY)
    for hidden in (".secret.pdf", "hidden/.secret.pdf", ".git/secret.pdf"):
        newspaper.write(hidden, CANARY.decode())
    (newspaper.content / "link").symlink_to(newspaper.root)
    (newspaper.content / "link.pdf").symlink_to(newspaper.root / "secret.pdf")
    (newspaper.content / "secret.md").symlink_to(newspaper.root / "secret.md")
    newspaper.write("images/.keep", "")
    return newspaper


@settings(
    max_examples=max(1, PATHS // 50),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(cases=st.lists(st.tuples(paths, st.sampled_from(_FIELDS)), min_size=50, max_size=50))
def test_nothing_outside_content_is_ever_published(exposed, cases):
    for number, (path, field) in enumerate(cases):
        head = f"Title: Bài {number}\nDate: 2019-03-10\nCategory: Kinh tế\n"
        exposed.write(f"case-{number}.md", head + field.format(path))

    exposed.build()

    assert [path for path, data in exposed.tree().items() if CANARY in data] == []
    inside = {path.split("/")[0] for path in tree(exposed.root)}
    assert inside <= {"content", "content-other", "theme", "output", "cache", *_SECRETS}


@pytest.mark.parametrize(
    "slug", ["../x", "../../x", "/x", "x/../../y", "..", ".", "x\\y", "%2e%2e", "CON.", "A", "x y"]
)
def test_a_slug_that_is_no_slug_is_rejected(read_file, slug):
    (rejection,) = read_file(f"Title: a\nDate: 2019\nCategory: Kinh tế\nSlug: {slug}\n\nx")

    assert (rejection.code, rejection.line) == ("bad-slug", 4)


@pytest.mark.parametrize("field", ["save_as", "url", "template"])
def test_no_field_says_where_a_page_is_written_or_by_what(read_file, field):
    article = read_file(f"Title: a\nDate: 2019\nCategory: Kinh tế\n{field}: ../x.html\n\nx")

    assert (article.url, article.former_addresses) == ("/2019/a/", ())


@pytest.mark.parametrize("field", ["get_siteurl", "Override", "Layout", "Output"])
def test_front_matter_is_a_closed_list_of_fields(read_file, field):
    (rejection,) = read_file(f"Title: a\nDate: 2019\nCategory: Kinh tế\n{field}: index.html\n\nx")

    assert (rejection.code, rejection.line) == ("unknown-field", 4)


@pytest.mark.parametrize("name", ["draft.markdown", "draft.MD", "draft.mkd"])
def test_a_draft_is_never_a_download(newspaper, name):
    head = "Title: x\nStatus: draft\nCategory: Kinh tế\n"
    newspaper.write(name, f"{head}\n{CANARY.decode()}")
    newspaper.article("a.md", body=f"[x]({{static}}/{name})")

    report = newspaper.build()

    assert ("a.md", "source-file") in {(one.path, one.code) for one in report.rejections}
    assert [path for path, data in newspaper.tree().items() if CANARY in data] == []


def test_a_file_replaced_by_a_link_after_the_scan_is_not_followed(newspaper):
    newspaper.write("a.pdf", "harmless")
    newspaper.article("a.md", body="[x](/a.pdf)")
    newspaper.build()
    secret = newspaper.root / "secret.pdf"
    secret.write_bytes(CANARY)
    (newspaper.content / "a.pdf").unlink()
    (newspaper.content / "a.pdf").symlink_to(secret)

    newspaper.build()

    assert [path for path, data in newspaper.tree().items() if CANARY in data] == []


def test_a_link_to_a_hidden_file_is_not_followed(newspaper):
    newspaper.write(".hidden/secret.pdf", CANARY.decode())
    (newspaper.content / "a.pdf").symlink_to(".hidden/secret.pdf")
    newspaper.article("a.md", body="[x](/a.pdf)")

    report = newspaper.build()

    found = {(one.path, one.code) for one in report.rejections}
    assert found == {("a.md", "missing-file"), ("a.pdf", "bad-link")}
    assert [path for path, data in newspaper.tree().items() if CANARY in data] == []
