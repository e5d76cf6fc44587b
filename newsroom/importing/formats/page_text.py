"""The text of a whole web page, without menus and advertisements: by trafilatura."""

from newsroom.importing.item import LeftOut


def html_of_page(page: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Return the HTML of the text of a page; told if none was found."""
    import trafilatura  # noqa: PLC0415  (0.5 s, which only saved pages pay)

    found = trafilatura.extract(
        page,
        output_format="html",
        include_images=True,
        include_links=True,
        include_tables=True,
        include_formatting=True,
        include_comments=False,
        deduplicate=False,
        favor_recall=True,
    )
    if not found:
        return "", (LeftOut("body", "page"),)
    start = found.find("<body>")
    end = found.rfind("</body>")
    return found[start + 6 : end] if 0 <= start < end else found, ()
