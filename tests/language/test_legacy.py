import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.legacy import Encoding, decode, recognise
from newsroom.language.typography.syllables import split_tone

# Bytes are given as the Windows-1252 characters that a reader without the font sees.
TCVN3 = [
    ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    ("Th¸i B×nh quª lóa", "Thái Bình quê lúa"),
    ("B¶o Th¾ng, B¸t X¸t, M\u00adêng Kh\u00ad¬ng", "Bảo Thắng, Bát Xát, Mường Khương"),
    ("n¨m 1975, ng\u00adêi d©n ®ång b»ng", "năm 1975, người dân đồng bằng"),
    ("“Sãng” vµ “§Êt n\u00adíc”…", "“Sóng” và “Đất nước”…"),
]
VNI = [
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
    ("Thaùi Bình queâ luùa", "Thái Bình quê lúa"),
    ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
    ("naêm 1975, ngöôøi daân ñoàng baèng", "năm 1975, người dân đồng bằng"),
    (
        "Aên uoáng, Uûy ban, yù kieán, kyõ thuaät, Myõ Tho",
        "Ăn uống, Ủy ban, ý kiến, kỹ thuật, Mỹ Tho",
    ),
    ("kæ nieäm, thò traán, kieát lî", "kỉ niệm, thị trấn, kiết lỵ"),
]
SENTENCES = [
    "Hưng Hà nâng cao hiệu quả xây dựng nông thôn mới giai đoạn 2018 - 2020",
    "Đồng chí Nguyễn Hồng Chuyên dự buổi tọa đàm",
    "Thường trực HĐND tỉnh giám sát việc thực hiện kiến nghị tại huyện Tiền Hải",
]


def as_windows_1258(text: str) -> bytes:
    """Return `text` as Windows stores it: letters with their own byte, tones behind them."""
    encoded = b""
    for letter in text:
        try:
            encoded += letter.encode("cp1258")
        except UnicodeEncodeError:
            encoded += "".join(split_tone(letter)).encode("cp1258")
    return encoded


@pytest.mark.parametrize(("shown", "text"), TCVN3)
def test_reads_tcvn3(shown, text):
    assert decode(shown.encode("cp1252"), Encoding.TCVN3) == text


@pytest.mark.parametrize(("shown", "text"), VNI)
def test_reads_vni(shown, text):
    assert decode(shown.encode("cp1252"), Encoding.VNI) == text


@pytest.mark.parametrize("text", SENTENCES)
def test_reads_windows_1258(text):
    assert decode(as_windows_1258(text), Encoding.WINDOWS_1258) == text


@pytest.mark.parametrize("text", [*SENTENCES, "\ufeffCó dấu đầu tệp"])
def test_reads_utf_8(text):
    assert decode(text.encode(), Encoding.UTF_8) == text.lstrip("\ufeff")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        *((shown.encode("cp1252"), Encoding.TCVN3) for shown, _ in TCVN3),
        *((shown.encode("cp1252"), Encoding.VNI) for shown, _ in VNI),
        *((as_windows_1258(text), Encoding.WINDOWS_1258) for text in SENTENCES),
        *((text.encode(), Encoding.UTF_8) for text in SENTENCES),
        (b"plain ASCII", Encoding.UTF_8),
        (b"", Encoding.UTF_8),
    ],
)
def test_recognises_an_encoding_by_the_sense_that_it_makes(data, encoding):
    assert recognise(data) is encoding


@pytest.mark.parametrize(
    "text",
    [
        "Ein Straßenfest für alle Bürger, schön und größer als früher",
        "El año pasado la señora López llegó a España con su niño",
        "Les élèves français ont déjà mangé à la fête de Noël",
        "Café",
        "né",
    ],
)
def test_does_not_take_another_language_for_vietnamese(text):
    assert recognise(text.encode("cp1252")) is None


def test_does_not_guess_from_too_little():
    assert recognise("ViÖt".encode("cp1252")) is None


@given(st.binary())
def test_reads_any_bytes_without_failing(data):
    for encoding in Encoding:
        assert isinstance(decode(data, encoding), str)
    assert recognise(data) in {None, *Encoding}
