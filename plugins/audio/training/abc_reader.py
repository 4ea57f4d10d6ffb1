"""Read tunes in ABC notation: one voice, in sections between double bars, on the grid of twelve positions a beat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from plugins.audio.cliplm.vocabulary import METRES, POSITIONS_PER_BEAT
from plugins.audio.model import Metre, Mode

Bar = list[tuple[int, int, int]]
"""Position, duration in positions, pitch."""

_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_MODES = {
    "": Mode.MAJOR, "maj": Mode.MAJOR, "ion": Mode.MAJOR, "m": Mode.MINOR, "min": Mode.MINOR, "aeo": Mode.MINOR,
    "dor": Mode.DORIAN, "phr": Mode.PHRYGIAN, "lyd": Mode.LYDIAN, "mix": Mode.MIXOLYDIAN,
}  # fmt: skip
_SHARPS_OF_MODE = {
    Mode.MAJOR: 0, Mode.MINOR: -3, Mode.DORIAN: -2, Mode.PHRYGIAN: -4, Mode.LYDIAN: 1, Mode.MIXOLYDIAN: -1,
}  # fmt: skip
_SHARPS = {"C": 0, "G": 1, "D": 2, "A": 3, "E": 4, "B": 5, "F": -1}
_SHARP_ORDER = "FCGDAEB"
_TOKEN = re.compile(
    r"(?P<note>(?:\^\^|\^|__|_|=)?[A-Ga-g][,']*)(?P<length>\d*/*\d*)"
    r"|(?P<rest>[zx])(?P<rest_length>\d*/*\d*)"
    r"|(?P<chord>\[(?:(?:\^|_|=)?[A-Ga-g][,']*\d*/*\d*)+\])(?P<chord_length>\d*/*\d*)"
    r"|(?P<inline>\[[A-Za-z]:[^\]]*\])"
    r"|(?P<bar>:*\|[\]|:]*|\[\||::)(?P<ending>\s*\[?[12](?=[^/\d]))?"
    r"|(?P<lone_ending>\[[12])"
    r"|\((?P<tuplet>[2-9])(?::(?P<tuplet_in>\d*))?(?::(?P<tuplet_of>\d*))?"
    r"|(?P<broken>>+|<+)|(?P<tie>-)"
)
_NOISE = re.compile(r"\"[^\"]*\"|\{[^}]*\}|![^!\n]*!|\+[^+\n]*\+|%.*")
_TUPLETS = {2: 3, 3: 2, 4: 3, 5: 2, 6: 2, 7: 2, 8: 3, 9: 2}


@dataclass(slots=True)
class Tune:
    """A tune: its sections are lists of complete bars."""

    source: str
    title: str
    metre: Metre
    tonic: int
    mode: Mode
    rhythm: str = ""
    sections: list[list[Bar]] = field(default_factory=list)


@dataclass(slots=True)
class _Measure:
    notes: list[tuple[Fraction, Fraction, int]] = field(default_factory=list)
    length: Fraction = Fraction(0)


def read_tunes(text: str, source: str) -> Iterator[Tune]:
    """Yield the tunes of a file that this reader understands, each with at least one section of four bars."""
    for number, part in enumerate(re.split(r"(?m)^(?=X:)", text)):
        if part.startswith("X:"):
            tune = _read(part, f"{source}#{number}")
            if tune and tune.sections:
                yield tune


def key_of(text: str) -> tuple[int, Mode] | None:
    """Return tonic and mode of a key such as `G`, `Ador` or `E Minor`."""
    found = re.match(r"\s*([A-G])([#b]?)\s*([A-Za-z]*)", text)
    if not found or text.strip().startswith("Hp"):
        return None
    mode = _MODES.get(found[3].lower()[:3], None if found[3] else Mode.MAJOR)
    if mode is None:
        return None
    return (_STEPS[found[1]] + {"": 0, "#": 1, "b": -1}[found[2]]) % 12, mode


def _read(text: str, source: str) -> Tune | None:
    head: dict[str, str] = {}
    body: list[str] = []
    for line in text.splitlines():
        if found := re.match(r"([A-Za-z]):\s*(.*)", line):
            if "K" in head and found[1] in "KML":
                body.append(f"[{found[1]}:{found[2]}]")
            elif found[1] not in head:
                head[found[1]] = found[2].split("%")[0].strip()
        elif "K" in head:
            body.append(_NOISE.sub(" ", line).rstrip("\\"))
    metre, key = _metre(head.get("M", "")), key_of(head.get("K", ""))
    if metre is None or key is None:
        return None
    tune = Tune(source, head.get("T", ""), metre, *key, head.get("R", ""))
    default = Fraction(1, 16) if metre.beats / metre.unit < 0.75 else Fraction(1, 8)
    length = head.get("L", "")
    unit = Fraction(length) if re.fullmatch(r"\d+/\d+", length) else default
    _Body(tune, head["K"], unit).read("\n".join(body))
    return tune


def _metre(text: str) -> Metre | None:
    # Cut time is written in crotchets, so that its quavers and semiquavers lie on the grid.
    text = {"C": "4/4", "C|": "4/4", "2/2": "4/4"}.get(text.strip(), text.strip())
    found = re.match(r"(\d+)/(\d+)$", text)
    metre = Metre(int(found[1]), int(found[2])) if found else None
    return metre if metre in METRES else None


class _Body:
    """Reads the notes of a tune, and closes a section at each double bar."""

    def __init__(self, tune: Tune, key: str, unit: Fraction) -> None:
        self._tune = tune
        self._unit = unit
        self._signature = _signature(key)
        self._accidentals: dict[str, int] = {}
        self._measures: list[_Measure] = [_Measure()]
        self._positions = Fraction(tune.metre.unit * POSITIONS_PER_BEAT)
        self._skipping = self._tied = self._spoilt = False
        self._broken = Fraction(1)
        self._tuplet = (0, Fraction(1))

    def read(self, text: str) -> None:
        """Read everything."""
        for found in _TOKEN.finditer(text):
            if found["inline"]:
                self._field(found["inline"][1], found["inline"][3:-1])
            elif found["bar"]:
                self._bar(found["bar"], found["ending"] or "")
            elif found["lone_ending"]:
                self._skipping = found["lone_ending"].endswith("2")
            elif self._skipping:
                continue
            elif found["tuplet"]:
                count = int(found["tuplet"])
                self._tuplet = (
                    int(found["tuplet_of"] or count), Fraction(int(found["tuplet_in"] or _TUPLETS[count]), count)
                )  # fmt: skip
            elif found["broken"]:
                self._break(found["broken"])
            elif found["tie"]:
                self._tied = True
            elif found["rest"]:
                self._place(None, _length(found["rest_length"]))
            elif found["note"]:
                self._place(self._pitch(found["note"]), _length(found["length"]))
            else:
                inside = re.findall(r"((?:\^|_|=)?[A-Ga-g][,']*)(\d*/*\d*)", found["chord"])
                pitches = [self._pitch(name) for name, _ in inside]
                self._place(max(pitches), _length(inside[0][1]) * _length(found["chord_length"]))
        self._close()

    def _field(self, name: str, value: str) -> None:
        if name == "K":
            key = key_of(value)
            if key is None or key != (self._tune.tonic, self._tune.mode):
                # A modulation would make the rest of the tune false to its key.
                self._close()
                self._spoilt = True
            else:
                self._spoilt = False
        elif name == "M":
            self._close()
            self._spoilt = _metre(value) != self._tune.metre
        elif name == "L" and re.fullmatch(r"\s*\d+/\d+\s*", value):
            self._unit = Fraction(value.strip())

    def _bar(self, bar: str, ending: str) -> None:
        if bar == "|" and not ending:
            if self._skipping:
                return
            self._measures.append(_Measure())
        elif "1" in ending:
            self._skipping = False
            self._measures.append(_Measure())
        else:
            self._close()
            self._skipping = "2" in ending
        self._accidentals = {}

    def _place(self, pitch: int | None, factor: Fraction) -> None:
        duration = factor * self._unit * self._broken
        self._broken = Fraction(1)
        left, scale = self._tuplet
        if left:
            duration *= scale
            self._tuplet = (left - 1, scale)
        measure = self._measures[-1]
        if pitch is not None:
            if self._tied and measure.notes and measure.notes[-1][2] == pitch:
                start, held, _ = measure.notes[-1]
                if start + held == measure.length:
                    measure.notes[-1] = (start, held + duration, pitch)
                    pitch = None
            if pitch is not None:
                measure.notes.append((measure.length, duration, pitch))
        self._tied = False
        measure.length += duration

    def _break(self, sign: str) -> None:
        measure = self._measures[-1]
        if not measure.notes:
            return
        part = Fraction(1, 2 ** len(sign))
        first, second = (2 - part, part) if sign[0] == ">" else (part, 2 - part)
        start, duration, pitch = measure.notes[-1]
        if start + duration == measure.length:
            measure.notes[-1] = (start, duration * first, pitch)
            measure.length += duration * (first - 1)
        self._broken = second

    def _pitch(self, name: str) -> int:
        found = re.match(r"(\^\^|\^|__|_|=|)([A-Ga-g])([,']*)", name)
        sign, letter, octaves = found.groups() if found else ("", "C", "")
        octave = (12 if letter.islower() else 0) + 12 * octaves.count("'") - 12 * octaves.count(",")
        place = letter.upper() + str(octave)
        if sign:
            self._accidentals[place] = {"^^": 2, "^": 1, "__": -2, "_": -1, "=": 0}[sign]
        alteration = self._accidentals.get(place, self._signature.get(letter.upper(), 0))
        return 60 + _STEPS[letter.upper()] + octave + alteration

    def _close(self) -> None:
        """End a section: an upbeat goes where the last bar leaves room for it, so that the section is a loop."""
        measures = [measure for measure in self._measures if measure.length]
        self._measures = [_Measure()]
        full = Fraction(self._tune.metre.beats, self._tune.metre.unit)
        if self._spoilt or not measures:
            return
        upbeat = measures.pop(0) if measures[0].length < full else None
        if len(measures) < 4 or any(measure.length != full for measure in measures[:-1]):
            return
        last = measures[-1]
        if last.length > full:
            return
        if upbeat and last.length + upbeat.length <= full:
            begin = full - upbeat.length
            last.notes += [(begin + start, duration, pitch) for start, duration, pitch in upbeat.notes]
        self._tune.sections.append([self._gridded(measure) for measure in measures])

    def _gridded(self, measure: _Measure) -> Bar:
        bar: Bar = []
        for start, duration, pitch in measure.notes:
            begin = round(start * self._positions)
            end = round((start + duration) * self._positions)
            if end > begin:
                bar.append((begin, end - begin, pitch))
        return bar


def _signature(key: str) -> dict[str, int]:
    found = key_of(key)
    letter = key.strip()[0]
    if found is None:
        return {}
    count = _SHARPS[letter] + {"#": 7, "b": -7}.get(key.strip()[1:2], 0) + _SHARPS_OF_MODE[found[1]]
    if count >= 0:
        return dict.fromkeys(_SHARP_ORDER[:count], 1)
    return dict.fromkeys(_SHARP_ORDER[::-1][:-count], -1)


def _length(text: str) -> Fraction:
    upper, _, rest = text.partition("/")
    lower = rest.lstrip("/")
    below = int(lower) if lower else 2 ** text.count("/")
    return Fraction(int(upper or 1), max(1, below))
