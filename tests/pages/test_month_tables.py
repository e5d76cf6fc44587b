"""The table of a month that its days share is the one that each would have alone."""

from newsroom.pages.month_tables import MONTH_TABLE_TEMPLATE, month_table_of
from tests.theme.conftest import MARCH, environment_of


def test_a_shared_table_is_that_of_the_day_with_the_day_marked():
    environment = environment_of("vi")
    table = month_table_of(environment)
    plain = environment.get_template(MONTH_TABLE_TEMPLATE).render(calendar=MARCH)
    link = '<a href="/2019/03/11/"'

    assert table(MARCH) == plain
    assert table(MARCH._replace(current="/2019/03/11/")) == plain.replace(
        link, f'{link} aria-current="date"'
    )
    assert table(MARCH) == plain


def test_a_day_without_news_is_marked_nowhere():
    table = month_table_of(environment_of("vi"))

    assert table(MARCH._replace(current="/2019/03/05/")) == table(MARCH)
