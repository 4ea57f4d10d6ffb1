"""A sentence becomes a plan, by rule, and every part of the sentence says what it became."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.audio.model import DRUMS, Key, Metre, Mode, Plan, Role, TrackPlan, is_compound
from plugins.audio.music.grid import pulses
from plugins.audio.music.instruments import instrument
from plugins.audio.music.moods import MOODS, Mood
from plugins.audio.music.theory import MINOR_MODES
from plugins.audio.prompt.chambers import DEFAULT, chamber_of
from plugins.audio.prompt.folding import is_japanese
from plugins.audio.prompt.genres import GENRES, PATTERNS_OF, Genre
from plugins.audio.prompt.prose import Passage, is_prose, read_passage
from plugins.audio.prompt.saying import named, said
from plugins.audio.prompt.seeing import Seen
from plugins.audio.prompt.spans import Kind, Lexeme, Span, lexemes
from plugins.audio.prompt.told import is_meant, names_music, told_spans
from plugins.audio.prompt.tracks import (
    Asked,
    Reading,
    genre_of,
    program_of,
    read_tracks,
    role_of_letter,
    two_handed,
)

_TONICS = {Mode.MAJOR: 0, Mode.MINOR: 9, Mode.DORIAN: 2, Mode.PHRYGIAN: 4, Mode.LYDIAN: 5, Mode.MIXOLYDIAN: 7}
VOLUMES = {Role.MELODY: 0.85, Role.RIFF: 0.7, Role.CHORDS: 0.62, Role.ARPEGGIO: 0.6, Role.PAD: 0.55, Role.BASS: 0.75}
_DENSITIES = {
    Role.MELODY: 0.0,
    Role.RIFF: 0.1,
    Role.CHORDS: -0.1,
    Role.ARPEGGIO: 0.1,
    Role.PAD: -0.35,
    Role.BASS: -0.05,
}
_BUSY = frozenset({"jig", "celtic", "polka", "metal", "trance"})
"""Genres whose melodies have many notes."""

_SIDES = (0.3, -0.3, 0.5, -0.5)
_BARS = 8
_MOST_BARS = 512
_FASTEST_DOTTED = 160
_LONG_PASSAGE = 700
"""From so many characters on a passage gets twice the bars."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The plan of a prompt, and its parts in order; parts of the kind UNKNOWN changed nothing, and have to be shown.

    `passage` is what it feels like where it is no description of music, but tells something.
    """

    plan: Plan
    spans: tuple[Span, ...]
    passage: Passage | None = None

    @property
    def unknown(self) -> tuple[Span, ...]:
        """What was not understood."""
        return tuple(span for span in self.spans if span.kind is Kind.UNKNOWN)


def understand(prompt: str, seen: Seen | None = None) -> Understood:
    """What a prompt in English or Japanese asks for; the same for the same words, and never an error.

    `seen` is a picture whose mood holds as far as the prompt leaves it open.
    """
    parts = lexemes(prompt)
    if _is_told(prompt, parts, seen):
        return _told(prompt, [part for part in parts if is_meant(part)], seen)
    genre = genre_of(parts)
    said_moods = _moods(parts)
    moods = said_moods or ((seen.mood,) if seen else ())
    metre = _metre(parts, genre)
    key = _key(parts, genre, moods)
    open_tempo = not (genre or said_moods or any(part.kind is Kind.TEMPO for part in parts))
    bpm = seen_bpm(seen) if seen and open_tempo else _bpm(parts, genre, moods, metre)
    japanese = in_japanese(prompt)
    reading = read_tracks(parts, genre)
    if seen and genre is None and not reading.asked:
        reading = Reading(_chamber(moods), reading.excluded, only=True)
    plan = Plan(
        bpm,
        metre,
        key,
        _bars(parts, genre, bpm, metre),
        _coloured(_tracks(reading, genre, moods, japanese), seen),
        tuple(mood.name for mood in moods),
        PATTERNS_OF.get(genre.name, genre.name) if genre else "",
    )
    return Understood(
        plan,
        tuple(
            Span(each.start, each.end, each.kind, each.value, said(each, plan, japanese), named(each, japanese))
            for each in parts
        ),
    )


def _is_told(prompt: str, parts: Sequence[Lexeme], seen: Seen | None) -> bool:
    """Whether a prompt tells something: beside a picture whatever names no music, such as how the picture was made."""
    return is_prose(prompt, parts) or (seen is not None and not names_music(parts))


def seen_bpm(seen: Seen) -> float:
    """Beats a minute of a picture: as lively as it is."""
    return float(round(Passage(seen.valence, seen.energy, 0.0, (), ()).bpm))


def _both(passage: Passage, seen: Seen | None) -> Passage:
    """What a passage and a picture feel like together; what says nothing counts for nothing."""
    if seen is None:
        return passage
    if not passage.felt:
        return replace(passage, valence=seen.valence, energy=seen.energy, pace=0.0, moods=(seen.mood,))
    valence, energy = (passage.valence + seen.valence) / 2, (passage.energy + seen.energy) / 2
    fitting = [mood for mood in (*passage.moods[:1], seen.mood) if (mood.mode in MINOR_MODES) == (valence < 0)]
    return replace(passage, valence=valence, energy=energy, moods=tuple(dict.fromkeys(fitting)))


def _coloured(tracks: tuple[TrackPlan, ...], seen: Seen | None) -> tuple[TrackPlan, ...]:
    return tuple(seen.coloured(track) for track in tracks) if seen else tracks


def _told(prompt: str, kept: Sequence[Lexeme], seen: Seen | None) -> Understood:
    """What a passage asks for: its moods, a tempo as lively as it is, and a few instruments that suit them."""
    passage = _both(read_passage(prompt), seen)
    japanese = in_japanese(prompt)
    genre = genre_of(kept)
    moods = passage.moods
    metre = _metre(kept, genre)
    bpm = (
        _bpm(kept, genre, moods, metre) if any(part.kind is Kind.TEMPO for part in kept) else _told_bpm(passage, genre)
    )
    bars = 2 * _BARS if len(prompt) * (2 if japanese else 1) >= _LONG_PASSAGE else _BARS
    chamber = chamber_of(moods[0].name if moods else DEFAULT)
    asked = _brought(genre) if genre else _chamber(moods)
    named_ones = read_tracks([part for part in kept if part.kind is Kind.INSTRUMENT], genre).asked[:2]
    if named_ones:
        leads = any(each.role is Role.MELODY for each in named_ones)
        have = {program_of(each, genre) for each in named_ones}
        asked = [
            *named_ones,
            *(each for each in asked if each.program not in have and not (leads and each.role is Role.MELODY)),
        ]
    plan = Plan(
        bpm,
        metre,
        _key(kept, None if moods else genre, moods),
        _bars(kept, genre, bpm, metre) if any(part.kind is Kind.BARS for part in kept) else bars,
        _coloured(_tracks(Reading(asked, only=True), genre, moods, japanese), seen),
        tuple(mood.name for mood in moods),
        PATTERNS_OF.get(genre.name, genre.name) if genre else chamber.genre,
    )
    return Understood(plan, told_spans(prompt, plan, kept, passage, japanese), passage)


def _chamber(moods: Sequence[Mood]) -> list[Asked]:
    """The few instruments that suit a mood."""
    tracks = chamber_of(moods[0].name if moods else DEFAULT).tracks
    return [Asked(int(each[:-1]), role_of_letter(each[-1])) for each in tracks]


def _told_bpm(passage: Passage, genre: Genre | None) -> float:
    """Beats a minute of a passage; those of a genre that it names are moved less."""
    if genre is None:
        return float(round(passage.bpm))
    pulse = genre.bpm * (passage.bpm / 100) ** 0.4
    return float(round(min(max(pulse, 40.0), 220.0) * pulses(genre.metre)[0].length / 960))


def meant(prompt: str, seen: Seen | None = None) -> Sequence[Lexeme]:
    """The parts of a prompt that are about music: of a passage that tells something those which can be nothing else."""
    parts = lexemes(prompt)
    return [part for part in parts if is_meant(part)] if _is_told(prompt, parts, seen) else parts


def in_japanese(prompt: str) -> bool:
    """Whether what a prompt's parts became is named in Japanese."""
    return sum(map(is_japanese, prompt)) * 4 > len(prompt)


def _moods(parts: Sequence[Lexeme]) -> tuple[Mood, ...]:
    names = dict.fromkeys(part.value for part in parts if part.kind is Kind.MOOD)
    return tuple(MOODS[name] for name in list(names)[:2])


def _metre(parts: Sequence[Lexeme], genre: Genre | None) -> Metre:
    named = [part.fact for part in parts if isinstance(part.fact, Metre)]
    if named:
        return named[-1]
    genres = [GENRES[part.value].metre for part in parts if part.kind is Kind.GENRE]
    # “jazz waltz” has the metre of the waltz
    return next((metre for metre in genres if metre != Metre()), genre.metre if genre else Metre())


def _key(parts: Sequence[Lexeme], genre: Genre | None, moods: tuple[Mood, ...]) -> Key:
    wished = next((mood.mode for mood in moods if mood.mode), None)
    mode = wished or (genre.mode if genre else Mode.MAJOR)
    if genre and wished is Mode.MAJOR and genre.mode in MINOR_MODES and genre.bpm > 95:
        mode = genre.mode
    keys = [part.fact for part in parts if isinstance(part.fact, Key) and part.value == "key"]
    if keys:
        return keys[-1]
    modes = [part.fact for part in parts if isinstance(part.fact, Mode)]
    if modes:
        mode = modes[-1]
    tonics = [part.fact for part in parts if isinstance(part.fact, Key)]
    if tonics and not modes and mode not in MINOR_MODES:
        mode = Mode.MAJOR
    return Key(tonics[-1].tonic if tonics else _TONICS[mode], mode)


def _bpm(parts: Sequence[Lexeme], genre: Genre | None, moods: tuple[Mood, ...], metre: Metre) -> float:
    for part in reversed(parts):
        if part.kind is Kind.TEMPO and isinstance(part.fact, float):
            if part.value == "quarters":
                return part.fact * metre.unit / 4
            # Of a jig at 120 the dotted quarters are counted; nobody plays that many of them at 200.
            return part.fact * 3 if is_compound(metre) and part.fact <= _FASTEST_DOTTED else part.fact
    mood = sum(mood.bpm for mood in moods) / len(moods) if moods else 100.0
    pulse = genre.bpm * (mood / 100) ** 0.4 if genre else mood
    if genre and genre.name != "ballad" and any(part.value == "ballad" for part in parts if part.kind is Kind.GENRE):
        pulse *= 0.8
    for word in (part.value for part in parts if part.kind is Kind.TEMPO):
        if word.startswith("="):
            pulse = float(word[1:])
        elif genre:
            pulse *= float(word.partition("*")[2])
        else:
            pulse = _without_genre(word, pulse)
    first = pulses(metre)[0].length / 960
    return float(round(min(max(pulse, 40.0), 220.0) * (first if first != 2 else 2)))


def _without_genre(word: str, pulse: float) -> float:
    name, _, factor = word.partition("*")
    bounds = {"slow": min, "fast": max, "lively": max}
    numbers = {"0.66": 68.0, "0.5": 52.0, "1.2": 144.0, "1.4": 172.0, "1.1": 122.0}
    return bounds[name](pulse, numbers[factor]) if name in bounds else pulse


def _bars(parts: Sequence[Lexeme], genre: Genre | None, bpm: float, metre: Metre) -> int:
    for part in reversed(parts):
        if part.kind is Kind.BARS and isinstance(part.fact, float):
            if part.value == "bars":
                return int(part.fact)
            return min(max(round(part.fact * bpm / 60 / metre.beats), 1), _MOST_BARS)
    return 12 if genre and genre.name == "blues" else _BARS


def _tracks(reading: Reading, genre: Genre | None, moods: tuple[Mood, ...], japanese: bool) -> tuple[TrackPlan, ...]:
    asked = list(reading.asked)
    if two_handed(reading, genre):
        asked.append(Asked(asked[0].program, Role.CHORDS, backing=True))
    if not asked:
        asked = _brought(genre)
    elif genre and reading.whole and not reading.only:
        have = {each.role for each in asked}
        asked += [
            each for each in _brought(genre) if each.role and each.role.value[0] in genre.adds and each.role not in have
        ]
    kept = [
        each for each in asked if each.role not in reading.excluded and program_of(each, genre) not in reading.excluded
    ]
    found: list[TrackPlan] = []
    sides = 0
    for each in kept:
        side = 0.0
        if each.role not in (Role.MELODY, Role.BASS, Role.DRUMS) or each.copy:
            side = _SIDES[sides % len(_SIDES)]
            sides += 1
        found.append(_track(each, len(found), side, genre, moods, japanese, found))
    return tuple(found)


def _brought(genre: Genre | None) -> list[Asked]:
    """The tracks of a prompt that names none."""
    if genre is None:
        return [Asked(0, Role.MELODY), Asked(0, Role.CHORDS, backing=True)]
    return [
        Asked(int(track[:-1]), role_of_letter(track[-1]), backing=index > 0) for index, track in enumerate(genre.tracks)
    ]


def _track(
    asked: Asked,
    index: int,
    side: float,
    genre: Genre | None,
    moods: tuple[Mood, ...],
    japanese: bool,
    before: Sequence[TrackPlan],
) -> TrackPlan:
    role = asked.role or Role.MELODY
    program = DRUMS if role is Role.DRUMS and asked.program == "" else program_of(asked, genre)
    what = instrument(program)
    name = what.japanese if japanese else what.name
    same = sum(track.program == program for track in before)
    density = _mean([mood.density for mood in moods], 0.5) + _DENSITIES.get(role, 0.0)
    if genre and genre.name in _BUSY and role is Role.MELODY:
        density += 0.2
    track = TrackPlan(
        f"t{index + 1}",
        f"{name} {same + 1}" if same else name,
        program,
        role,
        min(max(density, 0.05), 1.0),
        _mean([mood.register for mood in moods], 0.5),
        _mean([mood.syncopation for mood in moods], 0.3),
        VOLUMES.get(role, 0.75),
        side,
        asked.pattern,
    )
    for manner in asked.manners:
        track = _mannered(track, manner)
    return replace(track, density=round(track.density, 3), volume=round(track.volume, 3))


def _mannered(track: TrackPlan, manner: str) -> TrackPlan:
    match manner:
        case "high":
            return replace(track, register=max(track.register, 0.85))
        case "low":
            return replace(track, register=min(track.register, 0.15))
        case "dense":
            return replace(track, density=max(track.density, 0.85))
        case "sparse":
            return replace(track, density=min(track.density, 0.15))
        case "quiet":
            return replace(track, volume=track.volume * 0.7)
        case "loud":
            return replace(track, volume=min(track.volume * 1.3, 1.0))
        case "syncopated":
            return replace(track, syncopation=max(track.syncopation, 0.75))
        case "left":
            return replace(track, pan=-0.7)
        case "right":
            return replace(track, pan=0.7)
    return track


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return round(sum(numbers) / len(numbers), 3) if numbers else otherwise
