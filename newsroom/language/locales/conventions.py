"""What one language's typesetter does: its quotation marks, and the words that it keeps together.

A new locale is one more `Conventions` in `CONVENTIONS`; no rule knows which languages there are.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuoteMarks:
    """The quotation marks of a language: the usual ones, and those of a quotation within one."""

    outer_open: str
    outer_close: str
    inner_open: str
    inner_close: str

    space: str = ""
    """What stands within the usual ones, on both sides of the words: French «\u00a0oui\u00a0»."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """The marks of one language, and the words beside which a line must not break.

    Words before a number or a name are also recognised with a capital first letter.
    """

    quotes: QuoteMarks

    units: tuple[str, ...]
    """After a number: 5 km, 12 tỷ, 20 giờ."""

    before_number: tuple[str, ...]
    """Before a number, Arabic or Roman: Điều 5, ngày 11, quý IV."""

    before_capital: tuple[str, ...]
    """Before a word with a capital: ông Nguyễn, TP. Hồ Chí Minh, thứ Hai."""

    elisions: tuple[str, ...] = ()
    """Words that begin with an apostrophe, without it: 'tis, rock 'n' roll."""

    spaced_marks: str = ""
    """Marks that a space before, where one is typed, must not part from: French « Quoi ? »."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


_MEASURES = """
    %, ‰, °C, °F, °, mm, cm, dm, m, km, m², m³, m2, m3, km², km2, ha, mg, g, kg, ml, l, W, kW, kWh,
    MW, MWh, GW, V, kV, Hz, MHz, GHz, KB, MB, GB, TB, km/h, m/s, mm/h, USD, EUR, VND, €, $
"""
_MONTHS = """
    January, February, March, April, May, June, July, August, September, October, November, December
"""
# Vietnam took over the same marks as English.
_ENGLISH_QUOTES = QuoteMarks("“", "”", "‘", "’")

CONVENTIONS = {
    "vi": Conventions(
        quotes=_ENGLISH_QUOTES,
        units=_words(
            f"""{_MEASURES}, tấn, tạ, yến, lít, mét, hecta, héc-ta, tấn/ha, tạ/ha, kg/ha, độ,
            đồng, đ, VNĐ, nghìn, ngàn, vạn, triệu, tỷ, tỉ, giờ, phút, giây, tuổi"""
        ),
        before_number=_words(
            """ngày, tháng, năm, mùng, mồng, rằm, thứ, quý, thế kỷ, khóa, khoá,
            điều, khoản, chương, mục, phần, phụ lục, số, bảng, hình, trang, tập, kỳ, đợt,
            lớp, bài, cấp, hạng, nhóm, loại, vòng, tiêu chí,
            quận, phường, tổ, thôn, xóm, khu, đội, ấp, lô, đường, quốc lộ, tỉnh lộ, hương lộ,
            QL, QL., TL, ĐT, ĐH, Q., P., F."""
        ),
        before_capital=_words(
            """ông, bà, anh, chị, em, cô, chú, bác, cụ, thầy, đồng chí, đ/c, TS, TS., ThS, ThS.,
            Th.S, GS, GS., PGS, PGS., GS.TS, GS.TS., PGS.TS, PGS.TS., TSKH, BS, BS., BSCKI, BSCKII,
            KS, KS., KTS, KTS., LS, LS., NSND, NSƯT, TP, TP., Tp., TX, TX., TT., thứ, tháng"""
        ),
    ),
    "en": Conventions(
        quotes=_ENGLISH_QUOTES,
        units=_words(
            f"{_MEASURES}, {_MONTHS}, thousand, million, billion, trillion, a.m., p.m., am, pm"
        ),
        before_number=_words(
            f"""{_MONTHS}, no., article, section, chapter, part, page, p., pp., figure, table,
            volume, vol., district, ward, route, highway, room, grade, class"""
        ),
        before_capital=_words(
            """Mr, Mr., Mrs, Mrs., Ms, Ms., Dr, Dr., Prof., Sir, St, St., Gen., Col., Capt., Sen.,
            Rep., Gov., Rev."""
        ),
        elisions=_words("tis, twas, twere, twill, em, til, till, cause, bout, round, n, nuff, cos"),
    ),
    "fr": Conventions(
        quotes=QuoteMarks("«", "»", "“", "”", space="\u00a0"),
        units=_words(
            f"""{_MEASURES}, janvier, février, mars, avril, mai, juin, juillet, août, septembre,
            octobre, novembre, décembre, millions, milliards, millier, milliers, heures, h, ans"""
        ),
        before_number=_words(
            """n°, article, section, chapitre, partie, page, p., pp., figure, tableau, tome,
            vol., quartier, route, salle, classe"""
        ),
        before_capital=_words("M., MM., Mme, Mlle, Dr, Pr, Me, Mgr, St, Ste, Gén., Col."),
        spaced_marks=":;!?»",
    ),
    "de": Conventions(
        quotes=QuoteMarks("„", "“", "‚", "‘"),
        units=_words(
            f"""{_MEASURES}, Januar, Februar, März, April, Mai, Juni, Juli, August, September,
            Oktober, November, Dezember, Tausend, Millionen, Milliarden, Mio., Mrd., Uhr"""
        ),
        before_number=_words(
            """Nr., Artikel, Art., Abschnitt, Kapitel, Teil, Seite, S., Abb., Tabelle, Band, Bd.,
            §, Bezirk, Raum, Klasse"""
        ),
        before_capital=_words("Herr, Herrn, Frau, Dr., Prof., St., Gen., Dipl.-Ing."),
        elisions=_words("s, ne, nen, ner, n"),
    ),
}


def conventions(language: str) -> Conventions:
    """Return the conventions of a language, or English ones where it has none of its own.

    These do little harm: a word that the language does not have is never found.
    """
    return CONVENTIONS.get(language, CONVENTIONS["en"])
