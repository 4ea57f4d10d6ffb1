"""Tracks: subtitles as tracks of titles and back, and the files of both kinds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, ClassVar

from app.api import AssetStore, Document, ExportContext, Imported, InvalidData, Label, Range, UserError, Words
from app.api.files import Exported
from plugins.timeline.codec import LONGEST_TEXT
from plugins.timeline.commands.editing import timeline_of
from plugins.timeline.interchange.film_file import FilmFile
from plugins.timeline.interchange.importing import kept, read_whole
from plugins.timeline.interchange.subtitles.cues import Cue, read_cues, to_srt, to_webvtt
from plugins.timeline.interchange.subtitles.decoding import decoded
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import (
    MAIN,
    Box,
    Clip,
    Gap,
    Item,
    Sequence,
    Timeline,
    Title,
    Track,
    TrackKind,
    Vertical,
    new_id,
)
from plugins.timeline.time import ZERO

_LARGEST_BYTES = 16 << 20
_MOST_TRACKS = 8
_LONGEST_NAME = 60
_ALL = 0
LOOK = Title(
    "", size=0.055, colour="#ffffffff", outline="#000000c0", outline_width=0.06, align_lines=Vertical.END,
    box=Box(0.08, 0.68, 0.84, 0.26),
)  # fmt: skip
"""How subtitles look: white with a dark edge, at the lower border."""


def read_subtitles(path: Path, assets: AssetStore) -> Imported:
    """The subtitles of a file as tracks of titles; raises InvalidData."""
    data = read_whole(path, path.name, _LARGEST_BYTES, _too_large)
    text, guessed = decoded(data)
    cues, remarks = read_cues(text)
    if not cues:
        raise InvalidData("“{name}” has no subtitles in it.", advice="Choose another file.", name=path.name)
    tracks, left_out = tracks_of(cues, path.stem)
    timeline = Timeline((Sequence(MAIN, path.stem[:_LONGEST_NAME], tracks),))
    if left_out:
        said = Words(
            "{count} subtitles are left out: more than {most} are seen at once.", count=left_out, most=_MOST_TRACKS
        )
        remarks = (*remarks, said)
    return kept(FilmFile(timeline, as_tracks=True), path.stem, assets, (*guessed, *remarks))


def tracks_of(cues: tuple[Cue, ...], name: str) -> tuple[tuple[Track, ...], int]:
    """Cues in the order of time as tracks of titles: one, or more where several are seen at once.

    With them how many cues are left out, because there would be too many tracks.
    """
    left_out = 0
    rows: list[tuple[Fraction, list[Item]]] = []
    for cue in cues:
        place = next((place for place, (end, _) in enumerate(rows) if end <= cue.start), None)
        if place is None:
            if len(rows) == _MOST_TRACKS:
                left_out += 1
                continue
            rows.append((ZERO, []))
            place = len(rows) - 1
        end, items = rows[place]
        if cue.start > end:
            items.append(Gap(cue.start - end))
        items.append(Clip(new_id(), _title(cue), cue.end - cue.start, name=cue.text.split("\n")[0][:_LONGEST_NAME]))
        rows[place] = (cue.end, items)
    tracks = (Track(new_id(), TrackKind.TITLE, name[:_LONGEST_NAME], tuple(items)) for _, items in rows)
    return tuple(tracks), left_out


def cues_of(sequence: Sequence, number: int = _ALL) -> tuple[Cue, ...]:
    """The titles of a sequence's tracks of titles, or of the one with this number from below."""
    tracks = [track for track in sequence.tracks if track.kind is TrackKind.TITLE]
    if number > len(tracks):
        raise UserError(
            "There is no track of titles with the number {number}.",
            advice="Choose one of the {count} that there are, or 0 for all.",
            number=number,
            count=len(tracks),
        )
    chosen = [track for track in tracks if not track.mute] if number == _ALL else [tracks[number - 1]]
    found: list[Cue] = []
    for track in chosen:
        index = index_of(track)
        for place, item in enumerate(track.items):
            title = item.content if isinstance(item, Clip) and item.enabled else None
            if isinstance(title, Title) and title.text.strip():
                range_ = index.placed(place).range
                found.append(Cue(range_.start, range_.end, title.text, title.italic))
    if not found:
        raise UserError("The film has no titles.", advice="Add a track of titles, and write something on it.")
    return tuple(sorted(found, key=lambda cue: (cue.start, cue.end)))


@dataclass(frozen=True, slots=True)
class SubtitleOptions:
    """Which titles are written."""

    track: Annotated[int, Range(0, 256), Label("Track of titles", "Counted from below; 0 is all that are shown.")] = (
        _ALL
    )


@dataclass(frozen=True, slots=True)
class WriteSrt:
    """Writes the titles of the film as a SubRip file."""

    options: SubtitleOptions
    context: ExportContext
    Options: ClassVar[type[Any]] = SubtitleOptions

    def __call__(self, document: Document, _assets: AssetStore, path: Path) -> Exported:
        """Write them; raises UserError."""
        timeline = timeline_of(document)
        cues = cues_of(timeline.sequence(timeline.main), self.options.track)
        path.write_text(self.text(cues), encoding="utf-8")
        return Exported()

    def text(self, cues: tuple[Cue, ...]) -> str:
        """The text of the file."""
        return to_srt(cues)


class WriteWebVtt(WriteSrt):
    """Writes the titles of the film as a WebVTT file."""

    def text(self, cues: tuple[Cue, ...]) -> str:
        """The text of the file."""
        return to_webvtt(cues)


def _title(cue: Cue) -> Title:
    return Title(
        cue.text[:LONGEST_TEXT], LOOK.family, LOOK.size, LOOK.weight, cue.italic, LOOK.colour, LOOK.outline,
        LOOK.outline_width, LOOK.background, LOOK.line_height, LOOK.align, LOOK.align_lines, LOOK.box, LOOK.writing,
    )  # fmt: skip


def _too_large(name: str) -> InvalidData:
    return InvalidData("“{name}” is too large for subtitles.", advice="Choose another file.", name=name)
