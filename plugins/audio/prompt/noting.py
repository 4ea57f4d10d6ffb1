"""What a prompt was understood as, for the strip under it: its parts, and the facts that can be changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import assert_never

from app.api import ReadChoice, ReadFact, Reading, ReadPart, Words
from plugins.audio.model import DRUMS, Key, Metre, Mode, Plan, Role, is_compound
from plugins.audio.music.instruments import instrument
from plugins.audio.music.theory import note_name
from plugins.audio.prompt.saying import mood_name
from plugins.audio.prompt.seeing import Seen
from plugins.audio.prompt.spans import Kind, Span
from plugins.audio.prompt.track_lines import line_of
from plugins.audio.prompt.understanding import Understood, in_japanese, understand

_LONGEST = 2000
"""Code points that are read while a prompt is typed; what stands behind them is read when it is submitted."""

_MATTERS = 0.1
"""What sentences add to the energy of a passage is said from here on."""
_TEMPOS = (60, 72, 84, 96, 108, 120, 132, 144, 160, 180)
_METRES = ((2, 4), (3, 4), (4, 4), (5, 4), (6, 8), (7, 8), (9, 8), (12, 8))
_LENGTHS = (4, 8, 12, 16, 24, 32)
_ICONS = {
    Kind.INSTRUMENT: "music",
    Kind.ROLE: "audio-waveform",
    Kind.MOOD: "heart",
    Kind.GENRE: "list-music",
    Kind.TEMPO: "metronome",
    Kind.KEY: "piano",
    Kind.METRE: "music-2",
    Kind.BARS: "ruler",
    Kind.MANNER: "sliders-horizontal",
    Kind.COUNT: "layers",
}
_ROLES: dict[Role, Words] = {
    Role.MELODY: Words("melody"),
    Role.RIFF: Words("riff"),
    Role.CHORDS: Words("chords"),
    Role.ARPEGGIO: Words("arpeggio"),
    Role.PAD: Words("pad"),
    Role.BASS: Words("bass"),
    Role.DRUMS: Words("drums"),
}
_FAMILIES: tuple[Words, ...] = (
    Words("Pianos"),
    Words("Chromatic percussion"),
    Words("Organs"),
    Words("Guitars"),
    Words("Basses"),
    Words("Strings"),
    Words("Ensembles"),
    Words("Brass"),
    Words("Reeds"),
    Words("Pipes"),
    Words("Synth leads"),
    Words("Synth pads"),
    Words("Synth effects"),
    Words("Folk instruments"),
    Words("Percussion"),
    Words("Sound effects"),
)
_PART = Words("Part")


def note_of(prompt: str, plan: Plan | None = None, given: Collection[str] = (), seen: Seen | None = None) -> Reading:
    """What a prompt was understood as, and the plan that follows; `plan` is it with what a form says besides.

    `seen` is a picture that the prompt is read beside.
    `given` names what the form says: bpm, metre, key, bars, tracks. Those are the fields of the request, too.
    """
    understood = understand(prompt[:_LONGEST], seen)
    plan = understood.plan if plan is None else plan
    parts = tuple(_part(span, understood.plan) for span in understood.spans if span.says)
    japanese = in_japanese(prompt)
    felt = _felt(understood, japanese) if understood.passage else ()
    # Given: it is said though nothing is written.
    looks = (ReadFact(Words("Seen in the picture"), _listed(seen.words), given=True, icon="image"),) if seen else ()
    return Reading(parts, (*looks, *felt, *_facts(plan, frozenset(given), japanese)))


def added_of(prompt: str) -> Reading:
    """What a prompt that names further tracks was understood as, and those that are added; none can be chosen there."""
    understood = understand(prompt[:_LONGEST])
    named = any(span.kind in (Kind.INSTRUMENT, Kind.ROLE, Kind.GENRE) for span in understood.spans)
    parts = tuple(_part(span, understood.plan) for span in understood.spans if span.says)
    tracks = understood.plan.tracks if named else ()
    japanese = in_japanese(prompt)
    return Reading(
        parts,
        tuple(
            ReadFact(
                Words("Track {number}", number=at),
                _track(track.program, track.role, japanese),
                icon=_track_icon(track.program),
            )
            for at, track in enumerate(tracks, 1)
        ),
    )


def key_words(key: Key) -> Words:
    """A key in the language of whoever reads it."""
    tonic = note_name(key.tonic, key)
    match key.mode:
        case Mode.MAJOR:
            return Words("{tonic} major", tonic=tonic)
        case Mode.MINOR:
            return Words("{tonic} minor", tonic=tonic)
        case Mode.DORIAN:
            return Words("{tonic} dorian", tonic=tonic)
        case Mode.PHRYGIAN:
            return Words("{tonic} phrygian", tonic=tonic)
        case Mode.LYDIAN:
            return Words("{tonic} lydian", tonic=tonic)
        case Mode.MIXOLYDIAN:
            return Words("{tonic} mixolydian", tonic=tonic)
        case _:
            assert_never(key.mode)


def _felt(understood: Understood, japanese: bool) -> Iterator[ReadFact]:
    """What a passage feels like: its moods, and what the length of its sentences does."""
    passage = understood.passage
    if passage is None:
        return
    names = [mood_name(mood.name, japanese) for mood in passage.moods]
    short = Words("{name}", name=("・" if japanese else ", ").join(names)) if names else Words("No mood found")
    yield ReadFact(Words("Mood"), short, icon="heart")
    if passage.pace >= _MATTERS:
        yield ReadFact(Words("Sentences"), Words("Short sentences: faster"), icon="metronome")
    elif passage.pace <= -_MATTERS:
        yield ReadFact(Words("Sentences"), Words("Long sentences: slower"), icon="metronome")


def _listed(words: Sequence[Words]) -> Words:
    *others, last = words
    for each in reversed(others):
        last = Words("{one}, {others}", one=each, others=last)
    return last


def _part(span: Span, plan: Plan) -> ReadPart:
    known = span.kind is not Kind.UNKNOWN
    icon = _ICONS.get(span.kind, "")
    return ReadPart(span.start, span.end, _short(span, plan) if known else Words(), span.says, icon, known)


def _short(span: Span, plan: Plan) -> Words:
    match span.kind:
        case Kind.TEMPO:
            return _tempo(plan.bpm, plan.metre)
        case Kind.KEY:
            return key_words(plan.key)
        case Kind.METRE:
            return _metre(plan.metre)
        case Kind.BARS:
            return _length(plan.bars)
        case Kind.COUNT:
            return span.says
    return Words("{name}", name=span.name)


def _facts(plan: Plan, given: frozenset[str], japanese: bool) -> Iterator[ReadFact]:
    each = 3 if is_compound(plan.metre) else 1
    yield ReadFact(
        Words("Tempo"), _tempo(plan.bpm, plan.metre), "bpm", plan.bpm, None, "bpm" in given,
        tuple(ReadChoice(float(bpm * each), _tempo(bpm * each, plan.metre)) for bpm in _TEMPOS), "metronome",
    )  # fmt: skip
    metres = [Metre(*metre) for metre in _METRES]
    yield ReadFact(
        Words("Metre"), _metre(plan.metre), "metre", _metre_text(plan.metre), "", "metre" in given,
        tuple(ReadChoice(_metre_text(metre), _metre(metre)) for metre in metres), "music-2",
    )  # fmt: skip
    keys = [(Key(tonic, mode), mode) for mode in Mode for tonic in range(12)]
    yield ReadFact(
        Words("Key"), key_words(plan.key), "key", _key_text(plan.key), "", "key" in given,
        tuple(ReadChoice(_key_text(key), key_words(key), _mode(mode)) for key, mode in keys), "piano",
    )  # fmt: skip
    yield ReadFact(
        Words("Length"), _length(plan.bars), "bars", plan.bars, None, "bars" in given,
        tuple(ReadChoice(bars, _length(bars)) for bars in _LENGTHS), "ruler",
    )  # fmt: skip
    tracks = [(track.program, track.role) for track in plan.tracks]
    line = line_of(tracks)
    for at, (program, role) in enumerate(tracks):
        yield ReadFact(
            Words("Track {number}", number=at + 1), _track(program, role, japanese), "tracks", line, "",
            "tracks" in given, tuple(_track_choices(tracks, at, japanese)), _track_icon(program),
        )  # fmt: skip
    yield ReadFact(
        Words("Tracks"), Words("Add a track"), "tracks", line, "", False,
        tuple(_instruments(tracks, len(tracks), japanese)), "plus",
    )  # fmt: skip


def _track_choices(tracks: list[tuple[int, Role]], at: int, japanese: bool) -> Iterator[ReadChoice]:
    program = tracks[at][0]
    if program != DRUMS:
        for other in Role:
            if other is not Role.DRUMS:
                yield ReadChoice(_with(tracks, at, program, other), _ROLES[other], _PART)
    yield from _instruments(tracks, at, japanese)
    if len(tracks) > 1:
        yield ReadChoice(line_of(tracks[:at] + tracks[at + 1 :]), Words("Leave it out"))


def _instruments(tracks: list[tuple[int, Role]], at: int, japanese: bool) -> Iterator[ReadChoice]:
    """Each instrument at a place of the list, which may be behind its last."""
    role = tracks[at][1] if at < len(tracks) and tracks[at][1] is not Role.DRUMS else Role.CHORDS
    if at == len(tracks) and all(each is not Role.MELODY for _, each in tracks):
        role = Role.MELODY
    for family, words in enumerate(_FAMILIES):
        for program in range(8 * family, 8 * family + 8):
            part = Role.BASS if at == len(tracks) and family == 4 else role
            yield ReadChoice(_with(tracks, at, program, part), Words("{name}", name=_name(program, japanese)), words)
    yield ReadChoice(_with(tracks, at, DRUMS, Role.DRUMS), Words("{name}", name=_name(DRUMS, japanese)))


def _with(tracks: list[tuple[int, Role]], at: int, program: int, role: Role) -> str:
    return line_of([*tracks[:at], (program, role), *tracks[at + 1 :]])


def _track(program: int, role: Role, japanese: bool) -> Words:
    return Words("{instrument} · {part}", instrument=_name(program, japanese), part=_ROLES[role])


def _track_icon(program: int) -> str:
    if program == DRUMS:
        return "drum"
    families = {0: "piano", 2: "piano", 3: "guitar", 4: "guitar", 10: "audio-waveform", 11: "waves"}
    return families.get(program // 8, "music")


def _name(program: int, japanese: bool) -> str:
    return instrument(program).japanese if japanese else instrument(program).name


def _tempo(bpm: float, metre: Metre) -> Words:
    """A tempo as it is read: in compound metres by the dotted quarter, of which each holds three beats."""
    if is_compound(metre):
        return Words("♩. = {bpm}", bpm=f"{bpm / 3:.4g}")
    return Words("♪ = {bpm}", bpm=f"{bpm:g}") if metre.unit == 8 else Words("{bpm} BPM", bpm=f"{bpm:g}")


def _metre(metre: Metre) -> Words:
    return Words("{beats}/{unit}", beats=metre.beats, unit=metre.unit)


def _metre_text(metre: Metre) -> str:
    return f"{metre.beats}/{metre.unit}"


def _key_text(key: Key) -> str:
    return f"{note_name(key.tonic, key).replace('♯', '#').replace('♭', 'b')} {key.mode.value}"


def _length(bars: int) -> Words:
    return Words("{bars} bars", bars=bars)


def _mode(mode: Mode) -> Words:
    match mode:
        case Mode.MAJOR:
            return Words("Major")
        case Mode.MINOR:
            return Words("Minor")
        case Mode.DORIAN:
            return Words("Dorian")
        case Mode.PHRYGIAN:
            return Words("Phrygian")
        case Mode.LYDIAN:
            return Words("Lydian")
        case Mode.MIXOLYDIAN:
            return Words("Mixolydian")
        case _:
            assert_never(mode)
