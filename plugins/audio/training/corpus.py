"""The tunes that ClipLM learns from: read once, checked for notices, kept as one file, split by tune and title."""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.audio.cliplm.vocabulary import METRES, POSITIONS_PER_BEAT
from plugins.audio.model import Metre, Mode
from plugins.audio.training.abc_reader import Bar, read_tunes

TUNE_SETS = ("ryansMammoth", "oneills1850", "airdsAirs")
CHORALES = "bach"
SOURCES = {
    "ryansMammoth": "Ryan's Mammoth Collection (1883), in ABC by Ray Davies and others; no claim in the files",
    "oneills1850": "O'Neill's Music of Ireland (1903), in ABC by volunteers; no claim in the files",
    "airdsAirs": "Aird's Airs (1778 to 1801), in ABC by Jack Campin; no claim in the files",
    "bach": "chorales by J. S. Bach, in MusicXML; only files without any notice",
}
LEFT_OUT = {
    "essenFolksong": "its permission is for use that is not commercial, and it calls its own legal status unclear",
    "palestrina": "its files say that rights are reserved",
    "bach, files with a notice": "they say “PDF © Margaret Greentree” or name CCARH",
    "monteverdi, trecento, beethoven, mozart, haydn and others": "each file would have to be checked",
    "nottingham-dataset": "only two tunes come with the package",
    "scraped MIDI collections": "nobody knows who holds the rights",
}
_NOTICE = re.compile(r"©|copyright|\(c\)|<rights>|ccarh|all rights", re.IGNORECASE)
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Section:
    """Bars that belong together, for each voice from the top down."""

    voices: tuple[tuple[Bar, ...], ...]

    @property
    def bars(self) -> int:
        """How many bars it has."""
        return len(self.voices[0])


@dataclass(frozen=True, slots=True)
class Tune:
    """A tune or a chorale; `part` is train, valid or test."""

    source: str
    title: str
    metre: Metre
    tonic: int
    mode: Mode
    rhythm: str
    part: str
    sections: tuple[Section, ...]


def load(work: Path) -> list[Tune]:
    """Return all tunes from the work folder's cache, which is made first where it is missing."""
    cache = work / f"corpus-{_VERSION}.json"
    if not cache.exists():
        work.mkdir(parents=True, exist_ok=True)
        records = list(_records(_corpus_folder()))
        for record, part in zip(records, _parts(records), strict=True):
            record["part"] = part
        cache.write_text(json.dumps(records), encoding="utf-8")
    return [_tune(record) for record in json.loads(cache.read_text(encoding="utf-8"))]


def counted(tunes: list[Tune]) -> dict[str, dict[str, int]]:
    """Return tunes and notes by set and part."""
    counts: dict[str, Counter[str]] = {}
    for tune in tunes:
        count = counts.setdefault(tune.source.split("/")[0], Counter())
        count[f"tunes {tune.part}"] += 1
        count[f"notes {tune.part}"] += sum(
            len(bar) for section in tune.sections for voice in section.voices for bar in voice
        )
    return {name: dict(sorted(count.items())) for name, count in counts.items()}


def _corpus_folder() -> Path:
    found = importlib.util.find_spec("music21")
    if found is None or found.origin is None:
        raise SystemExit("The corpus comes with the package music21: pip install music21")
    return Path(found.origin).parent / "corpus"


def _records(folder: Path) -> Iterator[dict[str, Any]]:
    for name in TUNE_SETS:
        for path in sorted((folder / name).glob("*.abc")):
            text = path.read_text(encoding="utf-8", errors="replace")
            for tune in read_tunes(text, f"{name}/{path.name}"):
                yield {
                    "source": tune.source, "title": tune.title, "metre": [tune.metre.beats, tune.metre.unit],
                    "tonic": tune.tonic, "mode": tune.mode.value, "rhythm": tune.rhythm,
                    "sections": [[section] for section in tune.sections],
                }  # fmt: skip
    for path in sorted((folder / CHORALES).glob("*.mxl")):
        with zipfile.ZipFile(path) as packed:
            text = "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
        record = None if _NOTICE.search(text) else _chorale(path)
        if record:
            yield record


def _chorale(path: Path) -> dict[str, Any] | None:
    """Return a chorale's four voices, from its first complete bar to its last, or None if it isn't one."""
    from music21 import converter, stream

    score = converter.parse(path, forceSource=True)
    parts = list(score.parts)[-4:] if isinstance(score, stream.Score) else []
    if len(parts) != 4:
        return None
    times = {
        (found.numerator, found.denominator)
        for part in parts
        for found in part.recurse().getElementsByClass("TimeSignature")
    }
    keys = list(parts[0].recurse().getElementsByClass("KeySignature"))
    if len(times) != 1 or Metre(*next(iter(times))) not in METRES or len({key.sharps for key in keys}) != 1:
        return None
    metre = Metre(*next(iter(times)))
    key = score.analyze("key")
    if key.sharps != keys[0].sharps:
        key = keys[0].asKey(key.mode)
    scale = metre.unit * POSITIONS_PER_BEAT / 4
    full = metre.beats * POSITIONS_PER_BEAT
    voices: list[list[Bar]] = []
    for part in parts:
        bars: list[Bar] = []
        for measure in part.getElementsByClass("Measure"):
            length = round(measure.duration.quarterLength * scale)
            if length != full and not bars:
                continue
            bar: Bar = []
            for note in measure.flatten().notes:
                begin, duration = round(float(note.offset) * scale), round(float(note.quarterLength) * scale)
                if duration and begin < full:
                    bar.append((begin, min(duration, full - begin), note.pitches[-1].midi))
            bars.append(bar)
        voices.append(bars)
    count = min(len(voice) for voice in voices)
    if count < 4:
        return None
    return {
        "source": f"{CHORALES}/{path.name}", "title": path.stem, "metre": [metre.beats, metre.unit],
        "tonic": key.tonic.pitchClass, "mode": "minor" if key.mode == "minor" else "major", "rhythm": "chorale",
        "sections": [[voice[begin : begin + 8] for voice in voices] for begin in range(0, count - 3, 8)],
    }  # fmt: skip


def _parts(records: list[dict[str, Any]]) -> list[str]:
    """Return train, valid or test for each record: tunes that share a title or their first notes stay together."""
    parents = list(range(len(records)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    seen: dict[str, int] = {}
    for index, record in enumerate(records):
        keys = [f"title {_plain(record['title'])}"] if _plain(record["title"]) else []
        for section in record["sections"]:
            pitches = [note[2] for bar in section[0] for note in bar][:14]
            keys.append(f"notes {[b - a for a, b in itertools.pairwise(pitches)]}")
        for key in keys:
            parents[root(index)] = root(seen.setdefault(key, index))
    parts = []
    for index in range(len(records)):
        digest = hashlib.sha256(records[root(index)]["source"].encode()).digest()[0]
        parts.append("test" if digest < 16 else "valid" if digest < 24 else "train")
    return parts


def _plain(title: str) -> str:
    """Return what two spellings of a title share."""
    words = re.sub(r"\(.*?\)|--.*", "", title.lower())
    words = re.sub(r"\b(the|a|reel|jig|hornpipe|strathspey|air|slip|double|waltz|march)\b", " ", words)
    return re.sub(r"[^a-z0-9]+", "", words)


def _tune(record: dict[str, Any]) -> Tune:
    sections = tuple(
        Section(tuple(tuple([(at, length, pitch) for at, length, pitch in bar] for bar in voice) for voice in section))
        for section in record["sections"]
    )
    return Tune(
        record["source"], record["title"], Metre(*record["metre"]), record["tonic"], Mode(record["mode"]),
        record["rhythm"], record["part"], sections,
    )  # fmt: skip
