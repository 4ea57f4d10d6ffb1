"""Titles: where their lines stand, how they are wrapped, and what their letters cover."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.api.fonts import NOT_FIRST, NOT_LAST
from plugins.timeline.model import Box, Horizontal, Title, Vertical, Writing
from plugins.timeline.titles import TitlePainter
from plugins.timeline.titles.face import open_face
from plugins.timeline.titles.families import Style, nearest, styles_for
from plugins.timeline.titles.setting import set_title

_WIDTH, _HEIGHT = 640, 360
_BOX = Box(0.25, 0.25, 0.5, 0.5)


def _drawn(title: Title) -> NDArray[np.uint8]:
    return TitlePainter().draw(title, _WIDTH, _HEIGHT)


def _covered(picture: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is to be seen."""
    rows, columns = np.nonzero(picture[..., 3] > 8)
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())


def _has(text: str) -> bool:
    faces = [open_face(nearest(styles, 400, False), 400, False) for styles in styles_for("")]
    return all(any(face.has(character) for face in faces) for character in text)


needs_japanese = pytest.mark.skipif(not _has("静かな海。"), reason="no font here has Japanese letters")


def test_lines_stand_where_they_are_aligned() -> None:
    title = Title("Sea", box=_BOX)
    left, top, right, bottom = _covered(_drawn(replace(title, align=Horizontal.START, align_lines=Vertical.START)))
    assert 160 <= left < 166
    assert 90 <= top < 106
    left, top, right, bottom = _covered(_drawn(title))
    assert abs(left + right - _WIDTH) <= 4
    assert abs(top + bottom - _HEIGHT) <= 6
    left, top, right, bottom = _covered(_drawn(replace(title, align=Horizontal.END, align_lines=Vertical.END)))
    assert 472 < right <= 480
    assert 250 < bottom <= 270


def test_letters_are_as_high_as_their_size_says() -> None:
    small, large = (_covered(_drawn(Title("H", size=size, box=Box(0, 0, 1, 1)))) for size in (0.1, 0.3))
    high, higher = (bottom - top + 1 for _, top, _, bottom in (small, large))
    assert 0.6 * 36 < high < 0.85 * 36
    assert higher == pytest.approx(3 * high, abs=3)


@given(st.text("abc de fgh ijklm", min_size=1, max_size=80))
@settings(max_examples=30, deadline=None)
def test_wrapped_lines_stay_in_their_box(text: str) -> None:
    found = set_title(Title(text, box=_BOX, size=0.07), _WIDTH, _HEIGHT)
    assert all(160 - 1 <= glyph.x <= 480 + 1 for glyph in found.glyphs)
    assert found.covered[2] - found.covered[0] <= 320 + 0.1 or not found.glyphs


def test_a_line_that_is_full_goes_on_in_the_next() -> None:
    one = set_title(Title("word", box=_BOX, size=0.1), _WIDTH, _HEIGHT)
    many = set_title(Title("word " * 12, box=_BOX, size=0.1), _WIDTH, _HEIGHT)
    assert len({glyph.y for glyph in one.glyphs}) == 1
    assert len({glyph.y for glyph in many.glyphs}) >= 3


def test_a_word_that_is_longer_than_the_box_is_cut() -> None:
    found = set_title(Title("w" * 60, box=_BOX, size=0.1), _WIDTH, _HEIGHT)
    assert len(found.glyphs) == 60
    assert len({glyph.y for glyph in found.glyphs}) > 3


@needs_japanese
def test_japanese_lines_neither_begin_nor_end_with_what_they_may_not() -> None:
    text = "静かな海、「夜」の海。" * 6
    for size in (0.05, 0.06, 0.07, 0.08):
        title = Title(text, box=_BOX, size=size)
        lines: dict[float, int] = {}
        for glyph in set_title(title, _WIDTH, _HEIGHT).glyphs:
            lines[glyph.y] = lines.get(glyph.y, 0) + 1
        at = 0
        for count in [lines[y] for y in sorted(lines)]:
            assert text[at] not in NOT_FIRST
            assert text[at + count - 1] not in NOT_LAST
            at += count
        assert at == len(text)


@needs_japanese
def test_vertical_columns_go_from_right_to_left_and_latin_lies_on_its_side() -> None:
    title = Title("静か\nな海 Sea 12", writing=Writing.VERTICAL, box=Box(0, 0, 1, 1), size=0.08)
    found = set_title(title, _WIDTH, _HEIGHT)
    first, second = found.glyphs[:2], found.glyphs[2:]
    assert all(one.x > other.x for one in first for other in second)
    assert first[0].y < first[1].y
    turned = [glyph for glyph in found.glyphs if glyph.turned]
    # The two digits stand side by side in one place, the word lies
    assert 3 <= len(turned) <= 6
    digits = found.glyphs[-2:]
    assert not any(glyph.turned for glyph in digits)
    assert digits[0].y == digits[1].y


@needs_japanese
def test_letters_that_a_family_lacks_are_set_in_another() -> None:
    found = set_title(Title("a海", family="DejaVu Sans"), _WIDTH, _HEIGHT)
    assert len({id(glyph.face) for glyph in found.glyphs}) == 2
    assert all(glyph.glyph for glyph in found.glyphs)


def test_a_family_that_is_not_here_is_set_in_another() -> None:
    assert _drawn(Title("Sea", family="No Such Family"))[..., 3].any()


def test_a_letter_that_no_font_has_is_no_failure() -> None:
    assert _drawn(Title("a\U000e0fffb"))[..., 3].any()


def test_outline_lies_around_the_letters_in_its_colour() -> None:
    plain = _drawn(Title("O", size=0.5))
    lined = _drawn(Title("O", size=0.5, outline="#ff0000ff", outline_width=0.02))
    left, top, right, bottom = _covered(plain)
    wider = _covered(lined)
    assert abs(left - wider[0] - 7) <= 2
    assert abs(wider[3] - bottom - 7) <= 2
    assert tuple(lined[(top + bottom) // 2, wider[0] + 3]) == (255, 0, 0, 255)
    assert top > wider[1]
    assert right < wider[2]


def test_background_lies_under_the_lines() -> None:
    picture = _drawn(Title("Sea", background="#00ff0080"))
    left, top, right, bottom = _covered(picture)
    letters = _covered(_drawn(Title("Sea")))
    assert left < letters[0]
    assert right > letters[2]
    assert tuple(picture[(top + bottom) // 2, left + 2]) == (0, 255, 0, 128)


def test_colour_and_alpha_are_those_of_the_title() -> None:
    picture = _drawn(Title("■H", size=0.5, colour="#40608080"))
    assert picture[..., 3].max() == 128
    assert tuple(picture[picture[..., 3] == 128][0]) == (0x40, 0x60, 0x80, 128)


def test_heavier_letters_cover_more() -> None:
    light, heavy = (int(_drawn(Title("Sea", weight=weight))[..., 3].sum()) for weight in (400, 700))
    assert heavy > 1.1 * light


def test_slanted_letters_lean_to_the_right() -> None:
    straight, slanted = (_drawn(Title("l", size=0.6, italic=italic)) for italic in (False, True))

    def lean(picture: NDArray[np.uint8]) -> float:
        left, top, _, bottom = _covered(picture)
        third = (bottom - top) // 3
        high, low = picture[top : top + third, :, 3], picture[bottom - third : bottom, :, 3]
        return float(np.nonzero(high)[1].mean() - np.nonzero(low)[1].mean() + 0 * left)

    assert lean(slanted) > lean(straight) + 5


def test_the_nearest_style_is_chosen() -> None:
    looks = (("a", 400.0, False), ("b", 700.0, False), ("c", 400.0, True))
    regular, bold, leaning = (Style(Path(name), 0, weight, italic, False) for name, weight, italic in looks)
    every = (regular, bold, leaning)
    assert nearest(every, 400, False) is regular
    assert nearest(every, 600, False) is bold
    assert nearest(every, 300, True) is leaning
    assert nearest((regular, bold), 700, True) is bold


def test_what_was_drawn_once_is_kept_and_not_written_into() -> None:
    painter = TitlePainter()
    first = painter.draw(Title("Sea"), _WIDTH, _HEIGHT)
    assert painter.draw(Title("Sea"), _WIDTH, _HEIGHT) is first
    assert not first.flags.writeable
    assert painter.draw(Title("Sea!"), _WIDTH, _HEIGHT) is not first
    assert painter.draw(Title(""), _WIDTH, _HEIGHT).max() == 0
