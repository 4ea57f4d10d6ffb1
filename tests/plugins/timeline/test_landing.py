"""Landing: where what was made or read comes to lie, each as one step."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.api import Asset, AssetId, Document, InvalidData, Json, Recipe
from plugins.timeline.commands import Overwrite, Placing, Ripple, timeline_of
from plugins.timeline.landing import (
    Place,
    asset_of,
    clips_of,
    inputs_of,
    land,
    land_reel,
    reel_clips,
    shot_of,
    take_command,
)
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import (
    EMPTY,
    KIND,
    MAIN,
    Clip,
    Media,
    Shot,
    SoundFacts,
    Title,
    Track,
    TrackKind,
    media_of,
)
from plugins.timeline.storyboard.reel import Reel, ReelShot
from plugins.timeline.time import ZERO, TimeRange

_FILM = AssetId("f" * 64)
_OTHER = AssetId("e" * 64)
_PICTURE = AssetId("a" * 64)


def _media(seconds: Fraction | int | None = 2, sound: bool = False, picture: bool = True) -> Media:
    available = None if seconds is None else TimeRange(ZERO, Fraction(seconds))
    facts = SoundFacts(48_000, 2) if sound else None
    return Media(_FILM, "video/mp4", available, Fraction(24), False, 64 * picture, 36 * picture, sound=facts)


def _recipe(**request: Json) -> Recipe:
    return Recipe("timeline.image-to-video", "1", {"prompt": "sea", **request}, inputs=(_PICTURE,))


def _asset(id_: AssetId = _FILM) -> Asset:
    return Asset(id_, "video/mp4", 1000)


def _landed(document: Document, place: Place, media: Media) -> Document:
    timeline = timeline_of(document)
    clips = clips_of(media, "sea", timeline)
    return land(timeline, place, clips, (_asset(),), Ripple.NONE).apply(document)


def _tracks(document: Document) -> list[tuple[TrackKind, list[float]]]:
    found = []
    for track in timeline_of(document).sequence(MAIN).tracks:
        index = index_of(track)
        found.append(
            (track.kind, [float(index.start(at)) for at, item in enumerate(track.items) if isinstance(item, Clip)])
        )
    return found


def test_places_are_kept_with_jobs() -> None:
    for place in (Place(MAIN), Place(MAIN, "clip"), Place(MAIN, "", Fraction(5, 24), "t", Fraction(1, 3), True, True)):
        assert Place.from_json(place.to_json()) == place
    assert Place.from_json(None) is None
    assert Place.from_json({**Place(MAIN).to_json(), "at": "1/0"}) is None
    assert Place.from_json({**Place(MAIN).to_json(), "clip": 3}) is None


def test_film_with_sound_becomes_two_linked_clips() -> None:
    document = _landed(Document(), Place(MAIN, at=Fraction(1)), _media(sound=True))
    assert _tracks(document) == [(TrackKind.PICTURE, [1]), (TrackKind.SOUND, [1])]
    picture, sound = timeline_of(document).sequence(MAIN).clips
    assert picture.link == sound.link != ""
    assert _FILM in document.assets


def test_what_has_no_place_to_lie_at_the_playhead_goes_behind_all() -> None:
    document = _landed(Document(), Place(MAIN, at=Fraction(1)), _media())
    beside = _landed(document, Place(MAIN, at=Fraction(3)), _media())
    assert _tracks(beside)[0] == (TrackKind.PICTURE, [1, 3])
    behind = _landed(beside, Place(MAIN, at=Fraction(2)), _media())
    assert _tracks(behind)[0] == (TrackKind.PICTURE, [1, 3, 5])


def test_on_a_track_that_is_named_it_goes_over_what_is_there() -> None:
    document = _landed(Document(), Place(MAIN), _media())
    over = _landed(document, Place(MAIN, at=Fraction(1), track="picture"), _media())
    first, second = timeline_of(over).sequence(MAIN).clips
    assert [float(each.duration) for each in (first, second)] == [1, 2]


def test_inserted_it_moves_what_lies_behind() -> None:
    document = _landed(Document(), Place(MAIN), _media())
    moved = _landed(document, Place(MAIN, at=ZERO, insert=True), _media(3))
    assert _tracks(moved)[0] == (TrackKind.PICTURE, [0, 3])


def test_a_track_that_lacks_is_made_in_the_same_step() -> None:
    empty = replace(EMPTY, sequences=(replace(EMPTY.sequences[0], tracks=(Track("t", TrackKind.TITLE),)),))
    document = _landed(Document().with_part(KIND, empty), Place(MAIN, at=Fraction(1)), _media(sound=True))
    kinds = [kind for kind, starts in _tracks(document) if starts]
    assert sorted(kinds, key=lambda kind: kind.value) == [TrackKind.PICTURE, TrackKind.SOUND]


def test_above_it_lies_over_what_is_there_on_a_track_that_is_free() -> None:
    document = _landed(Document(), Place(MAIN), _media())
    once = _landed(document, Place(MAIN, at=ZERO, above=True), _media())
    assert [(kind, starts) for kind, starts in _tracks(once) if starts] == [(TrackKind.PICTURE, [0])] * 2
    again = _landed(once, Place(MAIN, at=Fraction(2), above=True), _media())
    assert len(_tracks(again)) == len(_tracks(once))


def test_locked_tracks_are_left_alone() -> None:
    tracks = tuple(replace(track, locked=True) for track in EMPTY.sequences[0].tracks)
    locked = replace(EMPTY, sequences=(replace(EMPTY.sequences[0], tracks=tracks),))
    document = _landed(Document().with_part(KIND, locked), Place(MAIN, track="picture"), _media())
    assert [starts for _, starts in _tracks(document)] == [[], [], [0]]


def test_pictures_stand_for_four_seconds_and_sound_lies_on_its_own_track() -> None:
    still = _landed(Document(), Place(MAIN), _media(None))
    assert next(timeline_of(still).sequence(MAIN).clips).duration == 4
    heard = _landed(Document(), Place(MAIN), _media(Fraction(3, 2), sound=True, picture=False))
    assert _tracks(heard) == [(TrackKind.PICTURE, []), (TrackKind.SOUND, [0])]


def test_titles_go_on_tracks_of_titles() -> None:
    timeline = timeline_of(Document())
    document = land(timeline, Place(MAIN), clips_of(Title("Sea"), "", timeline), (), Ripple.NONE).apply(Document())
    assert [kind for kind, starts in _tracks(document) if starts] == [TrackKind.TITLE]


def test_clips_last_whole_frames_of_the_film() -> None:
    (_, clip), *_rest = clips_of(_media(Fraction(1001, 1000)), "", EMPTY)
    assert clip.duration == 1
    (_, blink), *_rest = clips_of(_media(Fraction(1, 1000)), "", EMPTY)
    assert blink.duration == Fraction(1, 24)


def test_a_shot_keeps_its_handles_and_what_it_was_made_from() -> None:
    recipe = _recipe(start=_PICTURE, handle_in=0.5, handle_out=1)
    shot = shot_of(_media(4), recipe)
    (_, clip), *_rest = clips_of(shot, "sea", EMPTY)
    assert (clip.source_start, clip.duration) == (Fraction(1, 2), Fraction(5, 2))
    assert [(each.role, each.id, each.version) for each in shot.inputs] == [("start", _PICTURE, _PICTURE)]
    assert inputs_of(_recipe(start=None, prompt=_OTHER)) == ()
    assert asset_of(shot) == _FILM
    assert not shot.is_stale({})
    assert shot.is_stale({_PICTURE: _OTHER})


def test_another_take_keeps_trims_and_goes_to_the_sound_as_well() -> None:
    document = Document()
    timeline = timeline_of(document)
    shot = shot_of(_media(4, sound=True), _recipe(start=_PICTURE))
    (_, picture), (_, sound) = clips_of(shot, "sea", timeline)
    trimmed = tuple(replace(clip, source_start=Fraction(1), duration=Fraction(2)) for clip in (picture, sound))
    placings = (Placing("picture", trimmed[:1]), Placing("sound", trimmed[1:]))
    document = Overwrite(MAIN, ZERO, placings, (_asset(),)).apply(document)
    other = replace(_media(5, sound=True), asset=_OTHER)
    command = take_command(timeline_of(document), Place(MAIN, picture.id), other, _recipe(), _asset(_OTHER))
    assert command is not None
    document = command.apply(document)
    clips = list(timeline_of(document).sequence(MAIN).clips)
    assert [(float(clip.source_start), float(clip.duration)) for clip in clips] == [(1, 2), (1, 2)]
    for clip in clips:
        assert isinstance(clip.content, Shot)
        assert len(clip.content.takes) == 2
        media = media_of(clip.content)
        assert media is not None
        assert media.asset == _OTHER


@pytest.mark.parametrize("place", [Place(MAIN, "gone"), Place("gone", "gone")])
def test_a_shot_that_is_gone_gets_no_take(place: Place) -> None:
    assert take_command(EMPTY, place, _media(), _recipe(), _asset()) is None


def test_a_storyboard_becomes_its_shots_one_after_the_other() -> None:
    shots = tuple(
        ReelShot(f"shot {number}", Fraction(number), Fraction(1), "timeline.text-to-video", "{}") for number in range(3)
    )
    document = Document()
    clips = reel_clips(_media(3), _recipe(), Reel(shots), timeline_of(document))
    document = land_reel(timeline_of(document), Place(MAIN, at=Fraction(2)), clips, _asset(), Ripple.NONE).apply(
        document
    )
    assert _tracks(document)[0] == (TrackKind.PICTURE, [2, 3, 4])
    found = list(timeline_of(document).sequence(MAIN).clips)
    assert [float(clip.source_start) for clip in found] == [0, 1, 2]
    # A shot shows nothing of its neighbours
    assert all((clip.head, clip.tail) == (ZERO, ZERO) for clip in found)
    assert Reel.from_bytes(Reel(shots).to_bytes()) == Reel(shots)
    with pytest.raises(InvalidData):
        Reel.from_bytes(b"{}")
