from base64 import b64encode

import pytest
from PIL import Image

from newsroom.importing.steps.media import MISSING, Media, is_medium, mirror_of
from newsroom.importing.steps.spool import Spool

OLD = "https://bao.vn/wp-content/uploads"


@pytest.fixture
def mirror(tmp_path):
    folder = tmp_path / "copy"
    for name in (
        "2019/lua.jpg",
        "2019/lua-300x200.jpg",
        "2019/to-scaled.jpg",
        "2019/Ảnh Đẹp (68).JPG",
        "2019/100% gạo.jpg",
        "2019/anh%20cu.jpg",
        "2019/nho-150x150.jpg",
        "Thư Mục/a.jpg",
        "2019/hỏi.jpg?w=300",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        colour = (sum(name.encode()) % 256, len(name), 9)
        Image.new("RGB", (9, 9), colour).save(path, "JPEG")
    (folder / "2019/quy-hoach.pdf").write_bytes(b"%PDF-1.4")
    (folder / "2019/hong.jpg").write_bytes(b"no picture")
    (folder / "2019/sai.png").write_bytes((folder / "2019/lua.jpg").read_bytes())
    return folder


@pytest.fixture
def media(mirror, tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    spool = Spool.created(tmp_path / "spool")
    yield Media((mirror_of(f"{OLD}={mirror}"),), content, spool)
    spool.close()


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/2019/lua.jpg", "images/2019/lua.jpg"),
        ("/2019/lua-300x200.jpg", "images/2019/lua.jpg"),
        ("/2019/lua.jpg?resize=300", "images/2019/lua.jpg"),
        ("/2019/LUA.JPG", "images/2019/lua.jpg"),
        ("/2019/to-1024x768.jpg", "images/2019/to.jpg"),
        ("/2019/to.jpg", "images/2019/to.jpg"),
        ("/2019/%E1%BA%A2nh%20%C4%90%E1%BA%B9p%20(68).jpg", "images/2019/anh-dep-68.jpg"),
        ("/2019/ảnh-đẹp-68.jpg", "images/2019/anh-dep-68.jpg"),
        ("/2019/100%25%20g%E1%BA%A1o.jpg", "images/2019/100-percent-gao.jpg"),
        ("/2019/anh cu.jpg", "images/2019/anh-cu.jpg"),
        ("/2019/anh%2520cu.jpg", "images/2019/anh-cu.jpg"),
        ("/2019/nho-150x150.jpg", "images/2019/nho.jpg"),
        ("/thư mục/a.jpg", "images/thu-muc/a.jpg"),
        ("/2019/quy-hoach.pdf", "documents/2019/quy-hoach.pdf"),
        ("/2019/sai.png", "images/2019/sai.jpg"),
    ],
)
def test_the_file_that_is_meant_is_found_and_named_well(media, tmp_path, address, path):
    assert media.bring(OLD + address).path == path
    assert (tmp_path / "content" / path).is_file()


def test_scheme_and_www_make_no_difference(media):
    assert media.bring("http://www.bao.vn/wp-content/uploads/2019/lua.jpg").path
    assert media.bring("//bao.vn/wp-content/uploads/2019/lua.jpg").path


@pytest.mark.parametrize(
    "address",
    ["/2019/khong.jpg", "/../../../etc/passwd", "/2019/", "x/2019/lua.jpg", "/2019/%00.jpg"],
)
def test_what_is_not_there_is_missing(media, address):
    assert media.bring(OLD + address) == MISSING


def test_a_damaged_picture_is_no_picture(media, tmp_path):
    assert media.bring(f"{OLD}/2019/hong.jpg").fault == "unknown-picture"
    assert not (tmp_path / "content/images/2019/hong.jpg").exists()


def test_one_content_is_copied_once(media, mirror, tmp_path):
    (mirror / "2020").mkdir()
    (mirror / "2020/khac.jpg").write_bytes((mirror / "2019/lua.jpg").read_bytes())
    assert media.bring(f"{OLD}/2019/lua.jpg") == media.bring(f"{OLD}/2020/khac.jpg")
    assert len(list((tmp_path / "content").rglob("*.jpg"))) == 1


def test_two_contents_of_one_name_are_two_files(media, mirror, tmp_path):
    (mirror / "2019/Lúa.jpg").write_bytes((mirror / "2019/nho-150x150.jpg").read_bytes())
    first = media.bring(f"{OLD}/2019/lua.jpg").path
    second = media.bring(f"{OLD}/2019/Lúa.jpg").path
    assert first == "images/2019/lua.jpg"
    assert second.startswith("images/2019/lua-")


def test_a_picture_within_the_page_becomes_a_file(media, mirror, tmp_path):
    data = b64encode((mirror / "2019/lua.jpg").read_bytes()).decode()
    path = media.bring(f"data:image/jpeg;base64,{data}").path
    assert path.startswith("images/embedded/")
    assert (tmp_path / "content" / path).read_bytes() == (mirror / "2019/lua.jpg").read_bytes()


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("/a.JPG?x=1", True),
        ("/a.pdf", True),
        ("/a.html", False),
        ("/a/", False),
        ("http://[", False),
    ],
)
def test_what_is_a_file_for_readers(address, answer):
    assert is_medium(address) is answer


def test_what_belongs_to_a_film_comes_along(media, mirror, tmp_path):
    (mirror / "2019/phim.mp4").write_bytes(b"\x00\x00\x00\x14ftypisom")
    (mirror / "2019/phim.vtt").write_bytes(b"WEBVTT\n")
    path = media.bring(f"{OLD}/2019/phim.mp4").path
    assert path == "recordings/2019/phim.mp4"
    assert (tmp_path / "content/recordings/2019/phim.vtt").read_bytes() == b"WEBVTT\n"
