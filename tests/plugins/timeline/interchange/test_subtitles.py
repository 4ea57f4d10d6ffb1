"""Subtitles: SubRip and WebVTT in and out."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from app.api import Document, ExportContext, InvalidData, UserError
from plugins.timeline.interchange.film_file import FilmFile
from plugins.timeline.interchange.landing import TakeFilm
from plugins.timeline.interchange.subtitles.cues import Cue, read_cues, to_srt, to_webvtt
from plugins.timeline.interchange.subtitles.tracks import (
    SubtitleOptions,
    WriteSrt,
    WriteWebVtt,
    cues_of,
    read_subtitles,
    tracks_of,
)
from plugins.timeline.model import MAIN, Clip, Gap, Sequence, Timeline, Title, TrackKind
from tests.plugins.timeline.films import RATE, clip, document, sequence_in, track
from tests.plugins.timeline.interchange.bench import film_in, store

S = Fraction


def test_subrip_as_it_is_found() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,500  X1:40 X2:600 Y1:20 Y2:50\n{\\an8}<b>Hello</b>\nthere\n\n"
        "2\n00:00:03.000 --> 00:00:04,000\n<i>thinking</i>\n"
        "3\n00:00:05,000 --> 00:00:06,000\nno empty line before it\n\n"
        "4\n00:00:7x,000 --> 00:00:08,000\nno time\n\n"
        "5\n00:00:09,000 --> 00:00:08,000\nbackwards\n\n"
        "6\n1:00:10,5 --> 1:00:12\nshort times\n"
    )
    cues, remarks = read_cues(text)
    assert cues == (
        Cue(S(1), S(5, 2), "Hello\nthere"),
        Cue(S(3), S(4), "thinking", italic=True),
        Cue(S(5), S(6), "no empty line before it"),
        Cue(3610 + S(1, 2), S(3612), "short times"),
    )
    assert [str(each) for each in remarks] == [
        f"The subtitle in line {line} has no times that can be read, and is left out." for line in (14, 18)
    ]


def test_webvtt_as_it_is_found() -> None:
    text = (
        "WEBVTT - title\n\nNOTE a comment\n00:00 is not a cue\n\nSTYLE\n::cue { color: red }\n\n"
        "intro\n00:01.000 --> 00:02.000 line:0 position:20%\n<v Ann>Fish &amp; <c.yellow>chips</c></v>\n\n"
        "01:00:00.000 --> 01:00:01.000\n<00:00:01.000>word\n"
    )
    cues, remarks = read_cues(text)
    assert cues == (Cue(S(1), S(2), "Fish & chips"), Cue(S(3600), S(3601), "word"))
    assert not remarks


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp932", "The file is not in Unicode; it was read as Shift_JIS."),
        ("latin-1", "The file is not in Unicode; it was read as Latin-1."),
    ],
)
def test_encodings(encoding: str, said: str, tmp_path: Path) -> None:
    spoken = "Où est passé l'été ?" if encoding == "latin-1" else "こんにちは、世界"
    path = tmp_path / "film.srt"
    path.write_bytes(f"1\r\n00:00:01,000 --> 00:00:02,000\r\n{spoken}\r\n\r\n".encode(encoding))
    with store(tmp_path) as assets:
        imported = read_subtitles(path, assets)
        film = film_in(imported, assets)
    assert film.as_tracks
    assert [str(each) for each in imported.remarks] == ([said] if said else [])
    (found,) = film.timeline.sequence(MAIN).clips
    assert isinstance(found.content, Title)
    assert found.content.text == spoken


def test_file_without_subtitles_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "film.srt"
    path.write_text("nothing at all", encoding="utf-8")
    with store(tmp_path) as assets, pytest.raises(InvalidData, match="no subtitles"):
        read_subtitles(path, assets)


def test_they_are_laid_over_the_film_on_frames() -> None:
    cues = (Cue(S(1), S(2), "one"), Cue(S(3, 2), S(5, 2), "at the same time"), Cue(S(7, 3), S(4), "two"))
    subtitles = Timeline((Sequence(MAIN, "", tracks_of(cues, "film")[0]),))
    before = document(track("v", clip("a", 200)))
    after = TakeFilm(FilmFile(subtitles, as_tracks=True), at=S(0)).apply(before)
    tracks = sequence_in(after).tracks
    assert [each.kind for each in tracks] == [TrackKind.PICTURE, TrackKind.TITLE, TrackKind.TITLE]
    for each in tracks[1:]:
        for item in each.items:
            assert isinstance(item, Clip | Gap)
            assert (item.duration * RATE).denominator == 1
    found = [(round(float(cue.start), 2), round(float(cue.end), 2), cue.text) for cue in cues_of(sequence_in(after))]
    assert found == [(1.0, 2.0, "one"), (1.5, 2.5, "at the same time"), (2.34, 4.0, "two")]


def test_more_at_once_than_there_are_tracks_are_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "film.srt"
    path.write_text("00:00:01,000 --> 00:00:02,000\nx\n\n" * 10, encoding="utf-8")
    with store(tmp_path) as assets:
        imported = read_subtitles(path, assets)
        assert len(film_in(imported, assets).timeline.sequence(MAIN).tracks) == 8
    assert [str(each) for each in imported.remarks] == ["2 subtitles are left out: more than 8 are seen at once."]


def test_out_and_in_again(tmp_path: Path) -> None:
    cues = (Cue(S(1), S(2), "one\ntwo"), Cue(S(3), S(4), "A < B & C", italic=True))
    assert read_cues(to_srt(cues))[0] == cues
    assert read_cues(to_webvtt(cues))[0] == cues
    hard = (Cue(S(1), S(2), "a\n\nb --> c"),)
    assert [cue.text for cue in read_cues(to_srt(hard))[0]] == ["a\nb → c"]


def test_exporters_write_what_is_chosen(tmp_path: Path) -> None:
    one = track("t", clip("t0", 24, 0, of=Title("below")), kind=TrackKind.TITLE)
    two = track("u", clip("u0", 24, 0, of=Title("above")), kind=TrackKind.TITLE)
    film = document(track("v", clip("a", 48)), one, two)
    context = ExportContext(tmp_path, lambda _kind: [])
    with store(tmp_path) as assets:
        WriteSrt(SubtitleOptions(), context)(film, assets, tmp_path / "all.srt")
        WriteWebVtt(SubtitleOptions(2), context)(film, assets, tmp_path / "two.vtt")
        with pytest.raises(UserError, match="number 3"):
            WriteSrt(SubtitleOptions(3), context)(film, assets, tmp_path / "x.srt")
        with pytest.raises(UserError, match="no titles"):
            WriteSrt(SubtitleOptions(), context)(Document(), assets, tmp_path / "x.srt")
    assert (tmp_path / "all.srt").read_text(encoding="utf-8").startswith("1\n00:00:00,000 --> 00:00:01,001\n")
    assert (tmp_path / "two.vtt").read_text(encoding="utf-8") == ("WEBVTT\n\n00:00:00.000 --> 00:00:01.001\nabove\n")
