"""Spans: where each stretch of a text comes from, kept while it is written in. All places are in code points."""

from __future__ import annotations

from collections.abc import Iterable

from app.api import AssetId
from plugins.text.model import Origin, Span

Spans = tuple[Span, ...]

_MADE = (Origin.GENERATED, Origin.EDITED)


def length_of(spans: Iterable[Span]) -> int:
    """How many characters spans cover."""
    return sum(span.length for span in spans)


def joined(*groups: Iterable[Span]) -> Spans:
    """Spans one after another, neighbours of the same origin as one and empty ones left out."""
    found: list[Span] = []
    for group in groups:
        for span in group:
            if span.length <= 0:
                continue
            last = found[-1] if found else None
            if last is not None and (last.origin, _made_as(last)) == (span.origin, _made_as(span)):
                found[-1] = Span(last.length + span.length, last.origin, last.source, last.stream)
            else:
                found.append(span)
    return tuple(found)


def cut(spans: Iterable[Span], start: int, end: int) -> Spans:
    """The spans from one place to another."""
    found, at = [], 0
    for span in spans:
        low, high = max(start, at), min(end, at + span.length)
        if low < high:
            found.append(Span(high - low, span.origin, span.source, span.stream))
        at += span.length
        if at >= end:
            break
    return tuple(found)


def replaced(spans: Spans, at: int, removed: int, inserted: Iterable[Span]) -> Spans:
    """The spans with some characters replaced by others, whose origin is given."""
    return joined(cut(spans, 0, at), inserted, cut(spans, at + removed, length_of(spans)))


def typed(spans: Spans, at: int, removed: int, length: int) -> Spans:
    """The spans after a person wrote: inside generated text, or over it, that is editing it."""
    source, stream = _edited(spans, at, removed)
    new = Span(length, Origin.EDITED, source, stream) if source or stream else Span(length)
    return replaced(spans, at, removed, (new,))


def named(spans: Spans, stream: str, source: AssetId) -> Spans:
    """The spans with what is from a stream from a generated text; the same ones where nothing is."""
    if not stream or all(span.stream != stream for span in spans):
        return spans
    return joined(Span(span.length, span.origin, source) if span.stream == stream else span for span in spans)


def _made_as(span: Span) -> tuple[AssetId | None, str]:
    """Which generated text a span is from."""
    return span.source, span.stream


def _edited(spans: Spans, at: int, removed: int) -> tuple[AssetId | None, str]:
    """The generated text that a person edits who writes here, or none."""
    over = {_made_as(span) for span in cut(spans, at, at + removed)}
    if over and all(span.origin in _MADE for span in cut(spans, at, at + removed)) and len(over) == 1:
        return over.pop()
    before, after = cut(spans, at - 1, at), cut(spans, at + removed, at + removed + 1)
    around = (*before, *after)
    if len(around) == 2 and all(span.origin in _MADE for span in around) and _made_as(before[0]) == _made_as(after[0]):
        return _made_as(before[0])
    return None, ""
