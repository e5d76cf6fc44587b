"""From save to page, with a real session of `invoke serve`."""

import pytest

from bench.builders import newsroom
from bench.changes import victims
from bench.corpus import manuscripts
from bench.saves import page_of, saves


@pytest.fixture
def project(tmp_path):
    """A newspaper of twenty articles, built."""
    builder = newsroom(1)
    builder.write_project(tmp_path, manuscripts(20))
    builder.build(tmp_path)
    return tmp_path


def test_a_save_is_timed_until_its_page_is_written(project):
    articles = victims(project / "content", 2)

    seconds = saves(project, articles)

    assert seconds > 0
    for article in articles:
        page = project / "output" / page_of(article.read_text("utf-8"))
        assert "Tòa soạn sẽ tiếp tục cập nhật." in page.read_text("utf-8").replace("\u00a0", " ")
