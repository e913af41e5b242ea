"""Labels broken into lines: nothing lost, nothing wider than its box."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.report.charts.wrapping import ELLIPSIS, width, wrap

WORDS = st.text(st.sampled_from("福泉示例磷化工有限公司（）， 0123456789.%ABCabc-&"), min_size=1, max_size=60)


@given(WORDS, st.floats(30, 200))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    """Up to one closing mark, which may not begin a line."""
    for line in wrap(text, room, 8, 4):
        assert width(line, 8) <= room + 8


@given(WORDS, st.floats(30, 200))
def test_nothing_is_lost_where_there_are_lines_enough(text: str, room: float) -> None:
    """Only spaces at line ends go."""
    assert "".join(wrap(text, room, 8, 99)).replace(" ", "") == text.replace(" ", "")


def test_a_name_of_thirty_characters_fits_a_box() -> None:
    """Without an orphan, in the smallest box that a layer of six has."""
    name = "贵州黔南布依族苗族自治州福泉市示例磷化工新材料科技有限责任公司"
    lines = wrap(name, 58, 7.8, 5)
    assert "".join(lines) == name
    assert [len(line) for line in lines] == [7, 7, 7, 7, 3]


def test_what_does_not_fit_says_so() -> None:
    """By an ellipsis."""
    assert wrap("示例" * 40, 50, 8, 2)[-1].endswith(ELLIPSIS)
    assert len(wrap("示例" * 40, 50, 8, 2)) == 2
