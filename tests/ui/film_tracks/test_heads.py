"""The heads of tracks: their buttons, names, heights and order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from app.widgets.name_field import NameField
from plugins.timeline.panel.tracks.head_layout import Zone
from tests.ui.audio_parts import double_click, drag, press
from tests.ui.film_tracks.bench import TracksBench


def _place(film: TracksBench, track: str, zone: Zone) -> QPointF:
    row = film.view.rows.of(track)
    assert row is not None
    heads = film.view.heads
    return heads._painter.layout(heads.width(), row.height).zones[zone].center() + QPointF(0, film.view.rows.y(row))


@pytest.mark.parametrize(("zone", "field"), [(Zone.MUTE, "mute"), (Zone.SOLO, "solo"), (Zone.LOCK, "locked")])
def test_buttons_are_pressed_with_the_mouse_and_with_keys(film: TracksBench, zone: Zone, field: str) -> None:
    drag(film.view.heads, _place(film, "a", zone))
    assert getattr(film.sequence.track("a"), field)
    assert film.work.track == "a"
    press(film.view.heads, Qt.Key.Key_Return)
    assert not getattr(film.sequence.track("a"), field)
    assert len(film.steps()) == 2


def test_two_quick_presses_of_a_button_are_two(film: TracksBench) -> None:
    double_click(film.view.heads, _place(film, "a", Zone.MUTE))
    assert not film.sequence.track("a").mute


def test_a_name_is_typed_in_its_place(film: TracksBench) -> None:
    double_click(film.view.heads, _place(film, "t", Zone.NAME))
    field = film.view.heads.findChild(NameField)
    assert field is not None
    assert field.text() == "Titles 1"
    field.setText("Credits")
    press(field, Qt.Key.Key_Return)
    assert film.sequence.track("t").name == "Credits"
    assert film.steps() == ["Rename the track"]


def test_a_name_that_is_left_as_it_was_stays_unsaid(film: TracksBench) -> None:
    film.view.heads.rename("t")
    field = film.view.heads.findChild(NameField)
    assert field is not None
    press(field, Qt.Key.Key_Return)
    assert film.steps() == []


def test_a_height_is_dragged_as_one_step(film: TracksBench) -> None:
    below = film.view.rows.of("a")
    assert below is not None
    at = _place(film, "v", Zone.HANDLE)
    drag(film.view.heads, at, at + QPointF(0, 20), at + QPointF(0, 33), release=False)
    moved = film.view.rows.of("a")
    assert moved is not None
    assert moved.top == below.top + 33
    assert film.steps() == []
    drag(film.view.heads, at, at + QPointF(0, 33))
    assert film.sequence.track("v").height == 64 + 33
    assert film.steps() == ["Change the track's height"]


def test_a_height_has_ends(film: TracksBench) -> None:
    at = _place(film, "v", Zone.HANDLE)
    drag(film.view.heads, at, at - QPointF(0, 500))
    assert 20 < film.sequence.track("v").height < 40


@pytest.mark.parametrize(
    ("carried", "target", "order"),
    [
        ("v", "t", ["v", "t", "a", "b"]),
        ("t", "v", ["v", "t", "a", "b"]),
        ("a", "b", ["t", "v", "b", "a"]),
        ("b", "a", ["t", "v", "b", "a"]),
    ],
)
def test_tracks_are_dragged_into_another_order(film: TracksBench, carried: str, target: str, order: list[str]) -> None:
    onto = film.view.rows.of(target)
    assert onto is not None
    begin = _place(film, carried, Zone.NAME)
    up = film.view.rows.y(onto) < begin.y()
    end = film.view.rows.y(onto) + (4 if up else onto.height - 4)
    drag(film.view.heads, begin, QPointF(begin.x(), (begin.y() + end) / 2), QPointF(begin.x(), end))
    assert [row.track.id for row in film.view.rows.all] == order
    film.session.undo()
    assert [row.track.id for row in film.view.rows.all] == ["t", "v", "a", "b"]


def test_pictures_stay_above_sound(film: TracksBench) -> None:
    begin, end = _place(film, "v", Zone.NAME), _place(film, "b", Zone.NAME)
    drag(film.view.heads, begin, end)
    assert [row.track.id for row in film.view.rows.all] == ["t", "v", "a", "b"]
    assert film.steps() == []


def test_what_the_keys_are_at_is_said(film: TracksBench) -> None:
    heads = film.view.heads
    film.work.select_track("v")
    press(heads, Qt.Key.Key_Right)
    assert "Hide the track" in heads.accessibleDescription()
    assert "track 2 of 4" in heads.accessibleDescription()
    press(heads, Qt.Key.Key_Down)
    assert "Mute the track" in heads.accessibleDescription()
    press(heads, Qt.Key.Key_Delete)
    assert [track.id for track in film.sequence.tracks] == ["v", "t", "b"]
