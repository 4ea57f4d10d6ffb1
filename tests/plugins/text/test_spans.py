"""Spans: what is said of where a text comes from, through every edit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.api import AssetId
from plugins.text.model import Origin, Span
from plugins.text.spans import cut, joined, length_of, named, replaced, typed

_SOURCE, _OTHER = AssetId("a" * 64), AssetId("b" * 64)
_MADE = Span(10, Origin.GENERATED, _SOURCE)

_spans = st.lists(
    st.builds(Span, st.integers(1, 8), st.sampled_from(Origin), st.sampled_from([None, _SOURCE, _OTHER]))
).map(joined)


def _letters(spans: tuple[Span, ...]) -> list[tuple[Origin, AssetId | None]]:
    return [(span.origin, span.source) for span in spans for _ in range(span.length)]


@given(_spans, st.integers(0, 40), st.integers(0, 40), _spans)
def test_replacing_is_what_it_is_on_single_characters(
    spans: tuple[Span, ...], at: int, removed: int, inserted: tuple[Span, ...]
) -> None:
    at = min(at, length_of(spans))
    letters = _letters(spans)
    letters[at : at + removed] = _letters(inserted)
    found = replaced(spans, at, removed, inserted)
    assert _letters(found) == letters
    assert found == joined(found)


@given(_spans, st.integers(0, 40), st.integers(0, 40))
def test_cutting_keeps_what_lies_between(spans: tuple[Span, ...], start: int, end: int) -> None:
    assert _letters(cut(spans, start, end)) == _letters(spans)[start:end]


def test_writing_inside_generated_text_is_editing_it() -> None:
    assert typed((_MADE,), 4, 0, 2) == (
        Span(4, Origin.GENERATED, _SOURCE),
        Span(2, Origin.EDITED, _SOURCE),
        Span(6, Origin.GENERATED, _SOURCE),
    )


def test_writing_on_in_an_edit_stays_one_edit() -> None:
    once = typed((_MADE,), 4, 0, 1)
    assert typed(once, 5, 0, 1)[1] == Span(2, Origin.EDITED, _SOURCE)


def test_writing_before_and_behind_generated_text_is_writing() -> None:
    assert typed((_MADE,), 0, 0, 3)[0] == Span(3)
    assert typed((_MADE,), 10, 0, 3)[-1] == Span(3)


def test_writing_over_generated_text_is_editing_it() -> None:
    assert typed((Span(5), _MADE), 12, 3, 2)[-1] == Span(2, Origin.EDITED, _SOURCE)


def test_writing_over_two_origins_is_writing() -> None:
    assert typed((Span(5), _MADE), 3, 6, 2) == (Span(5), Span(6, Origin.GENERATED, _SOURCE))


def test_between_two_drafts_is_nobodys_text() -> None:
    other = Span(4, Origin.GENERATED, _OTHER)
    assert typed((_MADE, other), 10, 0, 1)[1] == Span(1)


def test_a_stream_becomes_its_source_and_nothing_else_does() -> None:
    streamed = Span(4, Origin.GENERATED, None, "job:0")
    edited = typed((streamed,), 2, 0, 3)
    assert edited == (
        Span(2, Origin.GENERATED, None, "job:0"),
        Span(3, Origin.EDITED, None, "job:0"),
        Span(2, Origin.GENERATED, None, "job:0"),
    )
    spans = (Span(5), streamed, Span(1, Origin.GENERATED, None, "job:1"), _MADE)
    assert named(spans, "job:0", _SOURCE) == (Span(5), Span(4, Origin.GENERATED, _SOURCE), *spans[2:])
    assert named(spans, "job:2", _SOURCE) is spans
    assert named(spans, "", _SOURCE) is spans
    # What joins when it is known joins.
    assert named((streamed, _MADE), "job:0", _SOURCE) == (Span(14, Origin.GENERATED, _SOURCE),)
