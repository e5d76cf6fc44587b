"""Drawings: nothing in them runs, fetches or tells of its maker."""

import pytest

from newsroom.content.picture import PictureFault
from newsroom.pictures.inspection import inspect
from newsroom.pictures.vector import UnsafeDrawingError, read_drawing

SVG = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(inside: str = '<path d="M0 0h9"/>', attributes: str = 'width="9" height="6"') -> bytes:
    return f"<svg {SVG} {XLINK} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<script href="data:,alert(1)"/>',
        '<rect onclick="alert(1)"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<a xlink:href=" JavaScript:alert(1)"><rect/></a>',
        '<a href="data:text/html,x"><rect/></a>',
        '<image href="https://example.com/a.png"/>',
        '<use xlink:href="//example.com/a.svg#x"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<rect style="fill: url(https://example.com/x)"/>',
        '<rect fill="url( //example.com/x )"/>',
        "<style>@import 'https://example.com/x.css';</style>",
        "<style>rect { fill: url('https://example.com/x') }</style>",
        '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
        '<a><animate attributeName="xlink:href" values="x"/></a>',
        r"<style>rect { fill: u\72l(//example.com/x) }</style>",
        r'<rect fill="u\72l(//example.com/x)"/>',
        r"<style>@im\port '//example.com/x.css';</style>",
        "<style>@font-face { src: url(//example.com/x) }</style>",
        "<style>@IMPORT '//example.com/x.css';</style>",
        """<rect style="fill: image-set('//example.com/x' 1x)"/>""",
        """<style>rect { mask: -webkit-image-set('//example.com/x' 1x) }</style>""",
        """<style>rect { cursor: src('//example.com/x') }</style>""",
        '<rect filter="url(#a) url(//example.com/x)"/>',
        '<rect style="fill: url(&quot;#a&quot; , url(//example.com/x))"/>',
        '<g xml:base="//example.com/"><use href="#x"/></g>',
        '<feImage href="//example.com/x.png"/>',
        '<animate attributeName="fill" values="red"/>',
        '<rect><set attributeName="onclick" to="alert(1)"/></rect>',
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        '<image href="data:image/svg+xml,x"/>',
        '<iframe src="#"/>',
        "<video/>",
        '<?xml-stylesheet href="https://example.com/x.css"?>',
    ],
)
def test_a_drawing_that_runs_or_fetches_something_is_refused(inside, write):
    with pytest.raises(UnsafeDrawingError):
        read_drawing(drawing(inside))

    assert inspect(write("a.svg", drawing(inside))).fault is PictureFault.ACTIVE


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://example.com/svg11.dtd">',
    ],
)
def test_a_drawing_with_a_document_type_is_refused(declaration):
    with pytest.raises(UnsafeDrawingError):
        read_drawing(declaration.encode() + drawing())


def test_a_drawing_that_is_no_xml_is_damaged(write):
    assert inspect(write("a.svg", b"<svg")).fault is PictureFault.DAMAGED


def test_another_document_under_a_drawing_s_ending_is_refused(write):
    html = b'<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'

    assert inspect(write("a.svg", html)).fault is PictureFault.ACTIVE


def test_what_a_drawing_needs_of_itself_stays():
    inside = (
        '<defs><linearGradient id="g"><stop offset="1" stop-color="red"/></linearGradient></defs>'
        '<rect fill="url(#g)"/><use xlink:href="#g"/><image href="data:image/png;base64,AA=="/>'
        "<style>rect { stroke: blue }</style>"
    )
    data = read_drawing(drawing(inside)).data.decode()

    for part in ('fill="url(#g)"', 'xlink:href="#g"', "data:image/png", "stroke: blue"):
        assert part in data


def test_names_of_makers_and_programs_are_left_out():
    inside = (
        "<!-- Người vẽ --><metadata>Người vẽ</metadata><title>Người vẽ</title>"
        '<i:view xmlns:i="urn:editor" x="Người vẽ"/><g xmlns:i="urn:editor" i:file="Người vẽ"/>'
    )

    assert "Người vẽ" not in read_drawing(drawing(inside)).data.decode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="90" height="60px"', (90, 60)),
        ('viewBox="0 0 300 200"', (300, 200)),
        ('width="100%" height="100%" viewBox="0, 0, 30, 20"', (30, 20)),
        ("", (300, 150)),
    ],
)
def test_the_size_is_the_drawing_s_own_or_that_of_its_view(attributes, size):
    found = read_drawing(drawing(attributes=attributes))

    assert (found.width, found.height) == size


def bomb(levels: int) -> bytes:
    groups = "".join(
        f'<g id="l{level}">{f"""<use href="#l{level - 1}"/>""" * 10}</g>'
        for level in range(1, levels + 1)
    )
    rect = '<rect id="l0" width="1" height="1"/>'
    return drawing(f'<defs>{rect}{groups}</defs><use xlink:href="#l{levels}"/>')


@pytest.mark.parametrize(
    "data",
    [
        bomb(8),
        drawing('<g id="a"><use href="#a"/></g>'),
        drawing('<pattern id="a"><rect fill="url(#a)"/></pattern><rect fill="url(#a)"/>'),
        drawing(
            '<filter id="f"><feGaussianBlur stdDeviation="300"/></filter>'
            + '<rect width="1600" height="1200" filter="url(#f)"/>' * 100,
            'width="1600" height="1200"',
        ),
        drawing(
            '<filter id="f"><feTurbulence baseFrequency=".9" numOctaves="9999"/></filter>'
            '<rect width="900" height="900" filter="url(#f)"/>',
            'width="900" height="900"',
        ),
    ],
    ids=["uses", "itself", "pattern of itself", "blur", "turbulence"],
)
def test_a_drawing_that_nobody_could_paint_is_refused(data, write):
    assert inspect(write("a.svg", data)).fault is PictureFault.HEAVY


def test_a_drawing_that_repeats_itself_in_measure_is_published(write):
    assert inspect(write("a.svg", bomb(3))).fault is None


def test_what_graphic_programs_write_is_published(write):
    inside = (
        '<style type="text/css">.st0{fill:#fff;stroke:rgb(1,2,3)}'
        "@media print and (min-width: 9px) {.st0{fill:red}}</style>"
        '<g id="Lớp (1)" data-name="Layer(1)" transform="translate(1 2) rotate(-3)">'
        '<path class="st0" d="M0 0h9" style="filter:url(&quot;#f&quot;);mask:url(#m)"/></g>'
        '<text x="1" y="2" font-family="Arial (MT)">Sông (Trà Lý)</text>'
        '<a xlink:href="#f"><rect width="1" height="1"/></a>'
    )
    assert inspect(write("a.svg", drawing(inside))).fault is None
