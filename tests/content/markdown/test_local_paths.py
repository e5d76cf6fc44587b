"""Files of somebody's own computer are told in a text, and what only looks like one is not."""

import pytest

from newsroom.content.markdown.local_paths import is_local, local_paths_in, whole_address


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Một.\n\n![Lúa](C:\\Users\\Mai\\lua.jpg)", [(3, "C:\\Users\\Mai\\lua.jpg")]),
        ("[x](<file:///home/mai/a b.pdf>)", [(1, "file:///home/mai/a b.pdf")]),
        ('![x](D:/anh/a.jpg "Chú thích")', [(1, 'D:/anh/a.jpg "Chú thích"')]),
        ("[x](\\\\may-chu\\anh.jpg)", [(1, "\\\\may-chu\\anh.jpg")]),
        ("[x](https://a.vn/C:/x) ![y](images/a.jpg)", []),
        ("`![x](C:\\a.jpg)`\n\n```\n![x](C:\\a.jpg)\n```\n\n![x](C:\\b.jpg)", [(7, "C:\\b.jpg")]),
        ("<!-- ![x](C:\\a.jpg) --><pre>![x](C:\\a.jpg)</pre>", []),
    ],
)
def test_paths_of_a_computer_are_found_with_their_lines(body, found):
    assert list(local_paths_in(body)) == found


@pytest.mark.parametrize(
    "path", ["C:\\a.jpg", "d:/a.jpg", "/Users/mai/a.jpg", "~/a.jpg", "file:///a"]
)
def test_a_path_of_a_computer_is_known(path):
    assert is_local(path)


@pytest.mark.parametrize("path", ["images/a.jpg", "/images/a.jpg", "a:b.jpg", "homes/a.jpg"])
def test_a_path_from_content_is_none(path):
    assert not is_local(path)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("2024/www.vtv.vn", "https://www.vtv.vn"),
        ("2024/thaibinh.gov.vn/tin/1.html", "https://thaibinh.gov.vn/tin/1.html"),
        ("2024/toasoan@a.vn", "mailto:toasoan@a.vn"),
        ("2024/anh.jpg", ""),
        ("2024/vn/bao-cao.com.pdf", ""),
    ],
)
def test_an_address_without_its_scheme_is_told_from_a_file(name, address):
    assert whole_address("2024/a.md", name) == address
