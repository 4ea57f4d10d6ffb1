"""Edit lists: one track as CMX 3600, written and read by the library's adapter."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import opentimelineio as otio

from app.api import AssetStore, Imported, InvalidData, UserError, Words
from plugins.timeline.interchange.importing import read_objects, read_whole
from plugins.timeline.interchange.otio.times import rate_of, rational
from plugins.timeline.model import Timeline
from plugins.timeline.time import drops_frames, from_timecode, to_timecode

_LARGEST_BYTES = 16 << 20
_EVENT = re.compile(r"^(\d{3,6}\s+\S+\s+)V( {4,})", re.ASCII | re.MULTILINE)
_FRAMES = re.compile(r"\d{2}:\d{2}:\d{2}[:;.,](\d{2})", re.ASCII)
_DROPPED = re.compile(r"\b\d{2}:\d{2}:\d{2};\d{2}\b", re.ASCII)
_MOTION = re.compile(r"^M2 .*$", re.ASCII | re.MULTILINE)
_MODE = re.compile(r"^FCM:\s*(.*)$", re.ASCII | re.MULTILINE | re.IGNORECASE)
_RATE = re.compile(r"^\*\s*FRAME RATE:\s*(\d{1,3}(?:\.\d{1,4})?)\s*$\n?", re.ASCII | re.MULTILINE | re.IGNORECASE)
_MOST_EVENTS = 999


def edl_of(track: otio.schema.Track, timeline: Timeline, title: str, *, sound: bool) -> str:
    """A track of plain clips as an edit list; raises UserError."""
    events = sum(isinstance(item, otio.schema.Clip) for item in track)
    if events > _MOST_EVENTS:
        raise UserError(
            "The track “{name}” has {count} clips, and an edit list holds {most}.",
            advice="Write the film as OpenTimelineIO, or split the track.",
            name=track.name,
            count=events,
            most=_MOST_EVENTS,
        )
    film = otio.schema.Timeline(title)
    film.global_start_time = rational(timeline.start, timeline.rate)
    copy = otio.core.deserialize_json_from_string(track.to_json_string(indent=-1))
    copy.kind = otio.schema.TrackKind.Video
    copy.metadata.clear()
    speeds = _forwards(copy)
    film.tracks.append(copy)
    try:
        text = otio.adapters.write_to_string(film, "cmx_3600", rate=float(timeline.rate), reelname_len=32)
    except Exception as error:
        raise UserError(
            "The track “{name}” could not be written as an edit list.",
            advice="Write the film as OpenTimelineIO, which knows everything that is on it.",
            name=track.name,
            detail=str(error),
        ) from error
    text = _with_motion(text, speeds, timeline.rate)
    if not timeline.drop_frame:
        text = _DROPPED.sub(lambda match: to_timecode(from_timecode(match.group(), timeline.rate), timeline.rate), text)
    head, _, body = text.partition("\n")
    mode = "DROP FRAME" if timeline.drop_frame and drops_frames(timeline.rate) else "NON-DROP FRAME"
    events_text = _EVENT.sub(r"\1A\2", body) if sound else body
    return f"{head}\nFCM: {mode}\n* FRAME RATE: {float(timeline.rate):.3f}\n{events_text}"


def _forwards(track: otio.schema.Track) -> dict[int, Fraction]:
    """Have what is played backwards written forwards; the speeds by the numbers of the events."""
    found: dict[int, Fraction] = {}
    clips = (item for item in track if isinstance(item, otio.schema.Clip))
    for number, item in enumerate(clips, 1):
        for effect in item.effects:
            if isinstance(effect, otio.schema.LinearTimeWarp) and effect.time_scalar:
                found[number] = Fraction(effect.time_scalar).limit_denominator(1_000_000)
                effect.time_scalar = abs(effect.time_scalar)
    return found


def _with_motion(text: str, speeds: dict[int, Fraction], rate: Fraction) -> str:
    """The list with as much of the source as a speed takes, and with the sign that the writer has no word for."""
    lines = text.split("\n")
    for number, speed in speeds.items():
        last = max((place for place, line in enumerate(lines) if line.startswith(f"{number:03} ")), default=None)
        if last is None:
            continue
        head, source_in, _, record_in, record_out = lines[last].rsplit(maxsplit=4)
        start, length = from_timecode(source_in, rate), from_timecode(record_out, rate) - from_timecode(record_in, rate)
        source_out = to_timecode(start + length * abs(speed), rate, drop=";" in source_in)
        lines[last] = f"{head} {source_in} {source_out} {record_in} {record_out}"
        motion = f"M2   {head.split()[1]}\t\t{float(speed * rate):.1f}\t\t\t{source_in}"
        if lines[last + 1 : last + 2] and lines[last + 1].startswith("M2"):
            lines[last + 1] = motion
        else:
            lines.insert(last + 1, motion)
    return "\n".join(lines)


def read_edl(path: Path, assets: AssetStore) -> Imported:
    """The film of an edit list; raises InvalidData. Its rate is told by the highest frame that it counts."""
    data = read_whole(path, path.name, _LARGEST_BYTES, _too_large)
    text = data.decode("utf-8-sig", errors="replace")
    if "\0" in text or not _FRAMES.search(text):
        raise InvalidData("“{name}” is no edit list.", advice="Choose another file.", name=path.name)
    rate, remarks = _rate(text)
    try:
        plain = _MOTION.sub(lambda match: match.group().replace(";", ":"), _RATE.sub("", text))
        root = otio.adapters.read_from_string(plain, "cmx_3600", rate=float(rate), ignore_timecode_mismatch=True)
    except Exception as error:
        raise InvalidData(
            "“{name}” is malformed.",
            advice="Write it again with the program that it is from.",
            name=path.name,
            detail=str(error),
        ) from error
    return read_objects(root, path.name, path.parent, assets, remarks)


def _rate(text: str) -> tuple[Fraction, tuple[Words, ...]]:
    """The rate of an edit list, which doesn't say it, and how it was found."""
    said = _RATE.search(text)
    if said is not None and float(said.group(1)) > 0:
        return rate_of(float(said.group(1))), ()
    mode = _MODE.search(text)
    dropping = mode is not None and mode.group(1).strip().upper().startswith("DROP")
    highest = max(int(number) for number in _FRAMES.findall(text))
    if dropping:
        rate = Fraction(30000, 1001) if highest < 30 else Fraction(60000, 1001)
    else:
        rate = next((Fraction(each) for each in (24, 25, 30, 50, 60) if highest < each), Fraction(100))
    return rate, (Words("The edit list does not say its rate; {rate} frames a second were taken.", rate=_said(rate)),)


def _said(rate: Fraction) -> str:
    return f"{float(rate):g}"


def _too_large(name: str) -> InvalidData:
    return InvalidData("“{name}” is too large to be an edit list.", advice="Choose another file.", name=name)
