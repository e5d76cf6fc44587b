"""Pages go through passes together; each is what its family makes of it alone."""

from contextlib import closing
from pathlib import Path

from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.schema import open_snapshot
from newsroom.engine.render import renderer_for
from newsroom.pages.registry import FAMILIES
from tests.engine.newspaper import Newspaper


def test_pages_made_in_passes_are_those_that_their_families_make_alone(tmp_path: Path) -> None:
    newspaper = Newspaper(tmp_path / "newspaper")
    newspaper.picture("images/a.jpg")
    for day in range(1, 4):
        newspaper.article(
            f"{day}.md", Date=f"2019-03-{day:02} 08:00", Tags="Lúa", body="![Ảnh](/images/a.jpg)"
        )
    newspaper.build()
    edition, tree = newspaper.edition(), newspaper.tree()

    with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
        queries = Queries(connection, newspaper.order().now)
        renderer = renderer_for(edition, queries)
        pages = [
            (family.path(key, renderer), family.render(key, inputs, renderer))
            for family in FAMILIES.values()
            for key in family.keys(queries, renderer)
            if (inputs := family.inputs(key, queries, renderer)) is not None
        ]

    assert {"2019/03/01/index.html", "service-worker.js"} <= {path for path, _data in pages}
    assert [path for path, data in pages if tree[path] != data] == []
