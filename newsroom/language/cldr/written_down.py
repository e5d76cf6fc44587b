"""CLDR's data of languages whose locales have printed dates, as `cldr_of_babel` told them.

An edition in these languages need not load Babel. A test asks Babel whether it still says so.
"""

from newsroom.language.cldr.record import Cldr, Names


def _names(*widths: str) -> Names:
    return Names(*(tuple(names.split(", ")) for names in widths))


# Names that stand alone as they stand in dates.
_MONTHS_EN = _names(
    "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec",
    "January, February, March, April, May, June, July, August, September, "
    "October, November, December",
    "J, F, M, A, M, J, J, A, S, O, N, D",
)
_WEEKDAYS_EN = _names(
    "Mon, Tue, Wed, Thu, Fri, Sat, Sun",
    "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday",
    "M, T, W, T, F, S, S",
    "Mo, Tu, We, Th, Fr, Sa, Su",
)
_MONTHS_FR = _names(
    "janv., févr., mars, avr., mai, juin, juil., août, sept., oct., nov., déc.",
    "janvier, février, mars, avril, mai, juin, juillet, août, septembre, "
    "octobre, novembre, décembre",
    "J, F, M, A, M, J, J, A, S, O, N, D",
)
_WEEKDAYS_FR = _names(
    "lun., mar., mer., jeu., ven., sam., dim.",
    "lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche",
    "L, M, M, J, V, S, D",
    "lu, ma, me, je, ve, sa, di",
)
_WEEKDAYS_VI = _names(
    "Th 2, Th 3, Th 4, Th 5, Th 6, Th 7, CN",
    "Thứ Hai, Thứ Ba, Thứ Tư, Thứ Năm, Thứ Sáu, Thứ Bảy, Chủ Nhật",
    "T2, T3, T4, T5, T6, T7, CN",
    "T2, T3, T4, T5, T6, T7, CN",
)

WRITTEN_DOWN = {
    "en": Cldr(
        language="en",
        territory="US",
        name="English",
        is_right_to_left=False,
        first_weekday=0,
        months_in_dates=_MONTHS_EN,
        months_alone=_MONTHS_EN,
        weekdays_in_dates=_WEEKDAYS_EN,
        weekdays_alone=_WEEKDAYS_EN,
        group_sign=",",
    ),
    "fr": Cldr(
        language="fr",
        territory="FR",
        name="français",
        is_right_to_left=False,
        first_weekday=0,
        months_in_dates=_MONTHS_FR,
        months_alone=_MONTHS_FR,
        weekdays_in_dates=_WEEKDAYS_FR,
        weekdays_alone=_WEEKDAYS_FR,
        group_sign="\u202f",
    ),
    "vi": Cldr(
        language="vi",
        territory="VN",
        name="Tiếng Việt",
        is_right_to_left=False,
        first_weekday=0,
        months_in_dates=_names(
            "thg 1, thg 2, thg 3, thg 4, thg 5, thg 6, thg 7, thg 8, thg 9, thg 10, thg 11, thg 12",
            "tháng 1, tháng 2, tháng 3, tháng 4, tháng 5, tháng 6, tháng 7, tháng 8, "
            "tháng 9, tháng 10, tháng 11, tháng 12",
            "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
        ),
        months_alone=_names(
            "Tháng 1, Tháng 2, Tháng 3, Tháng 4, Tháng 5, Tháng 6, Tháng 7, Tháng 8, "
            "Tháng 9, Tháng 10, Tháng 11, Tháng 12",
            "Tháng 1, Tháng 2, Tháng 3, Tháng 4, Tháng 5, Tháng 6, Tháng 7, Tháng 8, "
            "Tháng 9, Tháng 10, Tháng 11, Tháng 12",
            "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
        ),
        weekdays_in_dates=_WEEKDAYS_VI,
        weekdays_alone=_WEEKDAYS_VI,
        group_sign=".",
    ),
}
