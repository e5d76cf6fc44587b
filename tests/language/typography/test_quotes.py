import pytest

from newsroom.language.locales.conventions import QuoteMarks
from newsroom.language.locales.registry import conventions
from newsroom.language.typography.quotes import QuoteSetter

VIETNAMESE = QuoteSetter(conventions("vi").quotes)
GERMAN = QuoteSetter(QuoteMarks("„", "“", "‚", "‘"))
FRENCH = QuoteSetter(QuoteMarks("«", "»", "“", "”"))

DOUBLE = [
    ('Ông nói: "Chúng tôi quyết tâm".', "Ông nói: “Chúng tôi quyết tâm”."),
    ('Phim "Mắt biếc", "Bố già" hút khách', "Phim “Mắt biếc”, “Bố già” hút khách"),
    ('"Ba nhất" ở Hưng Hà', "“Ba nhất” ở Hưng Hà"),
    ('("Đất nước")', "(“Đất nước”)"),
    ('["Đất nước"]', "[“Đất nước”]"),
    ('nói:"Đi thôi"', "nói:“Đi thôi”"),
    ('"Đi","về"', "“Đi”,“về”"),
    ('Phong trào/"Toàn dân"', "Phong trào/“Toàn dân”"),
    ('"Xây dựng nông thôn mới 2016-2020"', "“Xây dựng nông thôn mới 2016-2020”"),
    ('"2018"', "“2018”"),
    ('chương trình " Trái tim cho em " năm nay', "chương trình “ Trái tim cho em ” năm nay"),
    ('"Đi!" - "Về?"', "“Đi!” - “Về?”"),
    ('"Một\nhai"', "“Một\nhai”"),
    ('giải "Diên Hồng".', "giải “Diên Hồng”."),
    ('"Thế nào là "sạch"?"', "“Thế nào là ‘sạch’?”"),
    ('"Anh bảo: "Đi thôi""', "“Anh bảo: ‘Đi thôi’”"),
    ('“Anh nói "đi" rồi”', "“Anh nói ‘đi’ rồi”"),
    ('"a "b "c" b" a"', "“a ‘b “c” b’ a”"),
    ('"Đoạn đầu của lời nói dài', "“Đoạn đầu của lời nói dài"),
    ('hết lời nói dài"', "hết lời nói dài”"),
    ("“Đã đặt” từ trước", "“Đã đặt” từ trước"),
]
SINGLE = [
    ("'Thổi giá' đất ở Thái Thụy", "‘Thổi giá’ đất ở Thái Thụy"),
    ("vụ 'bảo kê', 'cát tặc'", "vụ ‘bảo kê’, ‘cát tặc’"),
    ("\"Anh bảo: 'Đi thôi' rồi chạy\"", "“Anh bảo: ‘Đi thôi’ rồi chạy”"),
    ("\"Anh bảo: 'Đi thôi'\"", "“Anh bảo: ‘Đi thôi’”"),
    ("'Khóa 2018' tốt nghiệp", "‘Khóa 2018’ tốt nghiệp"),
    ("H'Hen Niê", "H’Hen Niê"),
    ("Đắk R'lấp, Ia H'Drai, M'Nông", "Đắk R’lấp, Ia H’Drai, M’Nông"),
    ("the people's court", "the people’s court"),
    ("the nurses' home", "the nurses’ home"),
    ("thập niên '90 sôi động", "thập niên ’90 sôi động"),
]
SIDE_BY_SIDE = [
    ("\"'Come home,' she said.\"", "“‘Come home,’ she said.”"),
    ("'\"Yes,\" he said.'", "‘“Yes,” he said.’"),
    ("\"Anh gọi 'về'\"", "“Anh gọi ‘về’”"),
]
ALONE = [
    ("cho hay: 'Một mình", "cho hay: ‘Một mình"),
    ("'Một' và 'hai", "‘Một’ và ‘hai"),
    ("thập niên '90 và 'lúa'", "thập niên ’90 và ‘lúa’"),
    ("'90 phút' hấp dẫn", "‘90 phút’ hấp dẫn"),
]
ENGLISH_WORDS = [
    ("the '90s and 'now'", "the ’90s and ‘now’"),
    ("'tis the season for 'em", "’tis the season for ’em"),
    ("rock 'n' roll", "rock ’n’ roll"),
    ("the word 'em' is short", "the word ‘em’ is short"),
]
MEASURES = [
    ('Màn hình 55" giá rẻ', 'Màn hình 55" giá rẻ'),
    ("Phút 90', đội nhà ghi bàn", "Phút 90', đội nhà ghi bàn"),
    ("về đích sau 5'30\" chạy", "về đích sau 5'30\" chạy"),
    ("cao 5' 6\"", "cao 5' 6\""),
]
NOTHING_TO_DECIDE = [("", ""), ("không có", "không có"), ("'", "'"), ("a ' b", "a ' b")]


@pytest.mark.parametrize(("typed", "set_"), DOUBLE)
def test_double_quotes_open_close_and_nest(typed, set_):
    assert VIETNAMESE.set_quotes(typed) == set_


@pytest.mark.parametrize(("typed", "set_"), SINGLE)
def test_single_quotes_open_close_or_are_apostrophes(typed, set_):
    assert VIETNAMESE.set_quotes(typed) == set_


@pytest.mark.parametrize(("typed", "set_"), SIDE_BY_SIDE + ALONE)
def test_marks_side_by_side_and_marks_without_a_partner(typed, set_):
    assert VIETNAMESE.set_quotes(typed) == set_


@pytest.mark.parametrize(("typed", "set_"), ENGLISH_WORDS)
def test_a_language_has_words_that_begin_with_an_apostrophe(typed, set_):
    english = conventions("en")

    assert QuoteSetter(english.quotes, english.elisions).set_quotes(typed) == set_


@pytest.mark.parametrize("text", ["\"'" * 20_000, "'" * 40_000, "'90 " * 20_000])
def test_any_number_of_marks_takes_one_pass(text):
    # Whatever took a pass for each mark would not come to its end today.
    assert len(VIETNAMESE.set_quotes(text)) == len(text)


@pytest.mark.parametrize(("typed", "set_"), MEASURES)
def test_inches_and_minutes_stay_straight(typed, set_):
    assert VIETNAMESE.set_quotes(typed) == set_


@pytest.mark.parametrize(("typed", "set_"), NOTHING_TO_DECIDE)
def test_leaves_alone_what_says_nothing(typed, set_):
    assert VIETNAMESE.set_quotes(typed) == set_


@pytest.mark.parametrize(
    ("setter", "typed", "set_"),
    [
        (GERMAN, '"Er sagt: "Komm!" und geht"', "„Er sagt: ‚Komm!‘ und geht“"),
        (GERMAN, "Er sagt: 'Komm!'", "Er sagt: ‚Komm!‘"),
        (GERMAN, "wie geht's", "wie geht’s"),
        (FRENCH, '"Il dit "oui""', "«Il dit “oui”»"),
        (FRENCH, "l'été", "l’été"),
    ],
)
def test_another_language_has_its_own_marks(setter, typed, set_):
    assert setter.set_quotes(typed) == set_
