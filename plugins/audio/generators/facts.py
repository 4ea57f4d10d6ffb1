"""Facts: tempo, metre, key and length as the form gives them, which hold whatever a prompt says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.api import AssetId, AssetStore, InvalidRequest
from plugins.audio.generators.requests import ComposeRequest
from plugins.audio.model import Key, Metre, Plan
from plugins.audio.music.grid import pulses
from plugins.audio.prompt.facts import MOST_BARS, Fact, facts_at
from plugins.audio.prompt.folding import fold
from plugins.audio.prompt.seeing import SIDE, Seen, look
from plugins.audio.prompt.spans import Kind, Lexeme
from plugins.audio.prompt.track_lines import with_tracks
from plugins.audio.prompt.understanding import meant, understand
from plugins.audio.song import checked_bpm


def plan_of(request: ComposeRequest, seen: Seen | None = None) -> Plan:
    """The plan that a prompt asks for, with what the request gives in its place; raises UserError.

    `seen` is what the request's picture looks like.
    """
    plan = understand(request.prompt, seen).plan
    return with_facts(plan, request, meant(request.prompt, seen))


def seen_in(request: ComposeRequest, assets: AssetStore) -> Seen | None:
    """What the request's picture looks like, None where it has none; raises MissingAsset and InvalidData."""
    return look(assets.thumbnail(AssetId(request.picture), SIDE)) if request.picture else None


def with_facts(plan: Plan, request: ComposeRequest, said: Sequence[Lexeme] = ()) -> Plan:
    """A plan with the facts of a request; `said` are the parts of the prompt that the plan comes from."""
    metre = read_metre(request.metre) if request.metre.strip() else plan.metre
    bpm = _kept_tempo(plan, metre, said) if request.bpm is None else request.bpm
    key = read_key(request.key) if request.key.strip() else plan.key
    bars = _kept_bars(plan, metre, bpm, said) if request.bars is None else request.bars
    return with_tracks(replace(plan, bpm=checked_bpm(bpm), metre=metre, key=key, bars=bars), request.tracks)


def read_key(text: str) -> Key:
    """A key as it is typed, such as C minor, Am or ハ長調; raises InvalidRequest that says what is allowed."""
    fact = _fact(text)
    if fact is None or fact.kind not in ("key", "tonic") or not isinstance(fact.value, Key):
        raise InvalidRequest(
            "“{text}” is no key.",
            advice="Give a note from A to G, perhaps with # or b, and major, minor, dorian, phrygian, lydian or "
            "mixolydian, such as C minor.",
            text=text[:60],
        )
    return fact.value


def read_metre(text: str) -> Metre:
    """A metre as it is typed, such as 6/8; raises InvalidRequest that says what is allowed."""
    fact = _fact(text)
    if fact is None or not isinstance(fact.value, Metre):
        raise InvalidRequest(
            "“{text}” is no metre.",
            advice="Give beats from 1 to 32 over 1, 2, 4, 8 or 16, such as 6/8.",
            text=text[:60],
        )
    return fact.value


def _fact(text: str) -> Fact | None:
    """The one fact that a text is."""
    folded = fold(text)
    # A lone small letter would be taken for a word of a sentence
    fact = facts_at(folded, 0, folded[:1].upper() + folded[1:]) if folded else None
    return fact if fact is not None and fact.end == len(folded) else None


def _kept_tempo(plan: Plan, metre: Metre, said: Sequence[Lexeme]) -> float:
    """The tempo of a plan in another metre: what the prompt says in numbers, else as many taps of the foot a minute."""
    for part in reversed(said):
        if part.kind is Kind.TEMPO and isinstance(part.fact, float):
            return part.fact * metre.unit / 4 if part.value == "quarters" else part.fact
    if metre == plan.metre:
        return plan.bpm
    return float(round(plan.bpm * pulses(metre)[0].length / pulses(plan.metre)[0].length))


def _kept_bars(plan: Plan, metre: Metre, bpm: float, said: Sequence[Lexeme]) -> int:
    """The bars of a plan; where the prompt gives its length in seconds, those that come closest."""
    for part in reversed(said):
        if part.kind is Kind.BARS and isinstance(part.fact, float):
            if part.value == "bars":
                break
            return min(max(round(part.fact * bpm / 60 / metre.beats), 1), MOST_BARS)
    return plan.bars
