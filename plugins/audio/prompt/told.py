"""Told: which parts of a passage are about music, and which of its words led to what it became."""

from __future__ import annotations

from collections.abc import Sequence

from app.api import Words
from plugins.audio.model import Plan
from plugins.audio.prompt.prose import Felt, Passage
from plugins.audio.prompt.saying import named, said, said_of_felt
from plugins.audio.prompt.spans import Kind, Lexeme, Span

_TOLD_FACTS = frozenset({"bpm", "quarters", "metre", "bars", "key"})
"""Facts that are meant as such in a passage, too."""
_TOLD_GENRES = frozenset({"waltz", "tango", "polka", "lullaby", "hymn", "jazz", "jig"})
_TOLD_INSTRUMENTS = frozenset(
    map(str, (0, 6, 15, 21, 22, 23, 24, 25, 40, 41, 42, 46, 56, 57, *range(64, 72), 73, 75, 77, *range(104, 112), 116))
) | {"guitar"}
"""Genres and instruments that a story names where they are meant: a house and a horn can be something else."""
_MOST_FELT = 16


def told_spans(prompt: str, plan: Plan, kept: Sequence[Lexeme], passage: Passage, japanese: bool) -> tuple[Span, ...]:
    """The words of a passage that led to its music; what stands between them holds it together."""
    leading = sorted(passage.felt, key=lambda felt: (-_weight(felt, plan), felt.start))
    once: dict[str, Felt] = {}
    for felt in leading:
        once.setdefault(prompt[felt.start : felt.end].lower(), felt)
    found = [
        Span(part.start, part.end, part.kind, part.value, said(part, plan, japanese), named(part, japanese))
        for part in kept
    ]
    telling = [felt for felt in once.values() if felt.feeling.mood or felt.energy]
    for felt in telling[:_MOST_FELT]:
        if all(felt.end <= span.start or span.end <= felt.start for span in found):
            says, name = said_of_felt(felt, japanese)
            kind = Kind.MOOD if felt.feeling.mood else Kind.MANNER
            found.append(Span(felt.start, felt.end, kind, felt.feeling.mood, says, name))
    spans: list[Span] = []
    at = 0
    for span in [*sorted(found, key=lambda span: span.start), None]:
        end = span.start if span else len(prompt)
        letters = [place for place in range(at, end) if prompt[place].isalnum()]
        if letters:
            spans.append(Span(letters[0], letters[-1] + 1, Kind.FILLER, "", Words()))
        if span:
            spans.append(span)
            at = span.end
    return tuple(spans)


def _weight(felt: Felt, plan: Plan) -> float:
    chosen = 1.5 if felt.feeling.mood in plan.moods or felt.denied else 0.0
    return abs(felt.valence) + abs(felt.energy) + chosen


def names_music(parts: Sequence[Lexeme]) -> bool:
    """Whether parts describe music: instruments that can be nothing else, parts that they play, a tempo or a key."""
    said_of_music = {Kind.ROLE, Kind.KEY, Kind.BARS, Kind.METRE}
    return any(
        part.kind in said_of_music
        or (part.kind is Kind.INSTRUMENT and part.value in _TOLD_INSTRUMENTS)
        or (part.kind is Kind.TEMPO and part.value in _TOLD_FACTS)
        for part in parts
    )


def is_meant(part: Lexeme) -> bool:
    """Whether a part of a passage is about music, as it would be in a prompt."""
    match part.kind:
        case Kind.INSTRUMENT:
            return part.value in _TOLD_INSTRUMENTS
        case Kind.GENRE:
            return part.value in _TOLD_GENRES
        case Kind.TEMPO | Kind.METRE | Kind.BARS | Kind.KEY:
            return part.value in _TOLD_FACTS
    return False
