"""Cues: what SubRip and WebVTT files say when, read with patience and written with care."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.api import Words
from plugins.timeline.time import LONGEST_S

MOST_CUES = 50_000
_SAID = 10
_LONGEST_LINE = 20_000
_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMES = re.compile(rf"\s*{_TIME}\s*--?>\s*{_TIME}(?:\s.*)?", re.ASCII)
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>|\{\\[^{}]*\}")
_KARAOKE = re.compile(r"<\d{1,4}:\d\d:\d\d[.,]\d{1,3}>", re.ASCII)
_ITALIC = re.compile(r"\s*(?:<i[^<>]*>|\{\\i1\})(?:(?!</i>|\{\\i0\}).)*(?:</i>|\{\\i0\})\s*", re.DOTALL | re.IGNORECASE)
_BLOCKS = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class Cue:
    """A text from one time to another, in seconds."""

    start: Fraction
    end: Fraction
    text: str
    italic: bool = False


def read_cues(text: str) -> tuple[tuple[Cue, ...], tuple[Words, ...]]:
    """The cues of a file in the order of time, and sentences on those that are left out, by the number of the line."""
    lines = text.split("\n")
    web = lines[0].startswith("WEBVTT")
    cues: list[Cue] = []
    bad: list[int] = []
    beyond = 0
    place = 0
    while place < len(lines):
        line = lines[place]
        if web and line.startswith(_BLOCKS) and "-->" not in line:
            place = _end(lines, place)
            continue
        if "->" not in line:
            place += 1
            continue
        number = place + 1
        end = _end(lines, number)
        # Some files lack the empty line: the number of the next cue and its times are no text of this one
        for at in range(number, end):
            if _TIMES.fullmatch(lines[at]) and "-->" in lines[at]:
                end = at - 1 if at > number and lines[at - 1].strip().isdigit() else at
                break
        cue = _cue(line, lines[number:end], web=web)
        if cue is None:
            bad.append(number)
        elif len(cues) >= MOST_CUES:
            beyond += 1
        elif cue.text:
            cues.append(cue)
        place = max(end, place + 1)
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end))), tuple(_remarks(bad, beyond))


def to_srt(cues: Iterable[Cue]) -> str:
    """Cues as a SubRip file."""
    blocks = (
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{_spoken(cue)}\n"
        for number, cue in enumerate(cues, 1)
    )
    return "\n".join(blocks)


def to_webvtt(cues: Iterable[Cue]) -> str:
    """Cues as a WebVTT file."""
    blocks = (f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{_spoken(cue, escaped=True)}\n" for cue in cues)
    return "WEBVTT\n\n" + "\n".join(blocks)


def _end(lines: list[str], place: int) -> int:
    """The next empty line, or the end."""
    while place < len(lines) and lines[place].strip():
        place += 1
    return place


def _cue(times: str, text: list[str], *, web: bool) -> Cue | None:
    match = _TIMES.fullmatch(times) if len(times) < _LONGEST_LINE else None
    if match is None:
        return None
    start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    if start is None or end is None or end <= start or end > LONGEST_S:
        return None
    raw = "\n".join(line[:_LONGEST_LINE].strip() for line in text)
    plain = _TAG.sub("", _KARAOKE.sub("", raw))
    if web:
        plain = html.unescape(plain)
    return Cue(start, end, plain.strip(), bool(_ITALIC.fullmatch(raw)))


def _seconds(parts: tuple[str | None, ...]) -> Fraction | None:
    hours, minutes, seconds, thousandths = parts
    if int(minutes or 0) > 59 or int(seconds or 0) > 59:
        return None
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + Fraction(int((thousandths or "0").ljust(3, "0")), 1000)


def _clock(time: Fraction, point: str) -> str:
    thousandths = round(time * 1000)
    seconds, thousandths = divmod(thousandths, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{thousandths:03}"


def _spoken(cue: Cue, *, escaped: bool = False) -> str:
    # An empty line ends a cue, and an arrow begins one
    lines = [line.strip() for line in cue.text.split("\n") if line.strip()]
    text = "\n".join(lines).replace("-->", "→")
    if escaped:
        text = html.escape(text, quote=False)
    return f"<i>{text}</i>" if cue.italic else text


def _remarks(bad: list[int], beyond: int) -> Iterator[Words]:
    for number in bad[:_SAID]:
        yield Words("The subtitle in line {number} has no times that can be read, and is left out.", number=number)
    if len(bad) > _SAID:
        yield Words("{count} more subtitles are left out.", count=len(bad) - _SAID)
    if beyond:
        yield Words("Only the first {most} subtitles are read.", most=MOST_CUES)
