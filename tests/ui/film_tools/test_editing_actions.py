"""What keys do to a film: each is one step, in the mode that is on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from pytestqt.qtbot import QtBot

from app.api import Document
from plugins.timeline.commands import Edge as ClipEdge
from plugins.timeline.commands import Link, Ripple, SetKey, SetMarker, SetTrack, Trim
from plugins.timeline.model import (
    MAIN,
    Interpolation,
    Keyframe,
    Marker,
    MarkerColour,
    Media,
    Nested,
    Solid,
    Title,
    TrackKind,
    Transition,
    TransitionKind,
)
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.tracks.hit import Part
from plugins.timeline.time import TimeRange
from tests.ui.film_tools.parts import EditBench, at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_every_action_has_a_name_of_its_own_and_no_two_share_a_key(edit: EditBench) -> None:
    actions = edit.editing.actions()
    assert len({action.id for action in actions}) == len(actions)
    keys = [QKeySequence(key, QKeySequence.SequenceFormat.PortableText).toString() for a in actions for key in a.keys]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    assert all(action.while_focused and action.id.startswith("timeline.") for action in actions)
    names = {action.icon for action in actions if action.icon}
    assert all(not edit.icons.icon(name).isNull() for name in names)
    assert {action.menu for action in actions} == {"edit", "clip", "track", "select", "view"}


def test_tools_and_modes_say_what_is_on(edit: EditBench) -> None:
    edit.do("timeline.tool.razor")
    assert edit.work.tool is Tool.RAZOR
    assert edit.is_on("timeline.tool.razor")
    assert not edit.is_on("timeline.tool.select")
    edit.do("timeline.snapping")
    assert not edit.is_on("timeline.snapping")
    edit.do("timeline.linked")
    assert not edit.work.linked
    for mode in (Ripple.TRACK, Ripple.ALL, Ripple.NONE):
        edit.do("timeline.ripple")
        assert edit.work.ripple is mode
        assert edit.is_on(f"timeline.ripple.{mode.value}")


def test_playing_goes_by_j_k_and_l(edit: EditBench) -> None:
    speeds = []
    for key in ("forwards", "forwards", "pause", "backwards", "backwards", "forwards"):
        edit.do(f"timeline.play.{key}")
        speeds.append(edit.playhead.speed)
    assert speeds == [1, 2, 0, -1, -2, 1]
    assert edit.is_on("timeline.play")
    edit.do("timeline.play")
    assert not edit.playhead.playing


def test_the_playhead_goes_by_frames_seconds_cuts_and_ends(edit: EditBench) -> None:
    seen = []
    for key in ("next-frame", "second-later", "previous-frame", "next-cut", "next-cut", "previous-cut", "end", "start"):
        edit.do(f"timeline.go.{key}")
        seen.append(round(edit.playhead.time / at(1)))
    assert seen == [1, 25, 24, 50, 75, 50, 114, 0]


def test_in_and_out_are_marked_and_cleared(edit: EditBench) -> None:
    edit.playhead.seek(at(10))
    edit.do("timeline.mark.in")
    edit.playhead.seek(at(29))
    edit.do("timeline.mark.out")
    assert edit.work.range == TimeRange(at(10), at(20))
    edit.do("timeline.range.lift")
    assert edit.track("v")[:3] == [("p0", 10), ("", 20), (edit.track("v")[2][0], 20)]
    edit.session.undo()
    edit.do("timeline.range.extract")
    assert [length for _, length in edit.track("v")] == [10, 20, 25, 40]
    assert [length for _, length in edit.track("a")] == [10, 20, 25, 40]
    assert edit.work.range is None
    assert not edit.can("timeline.mark.clear")
    edit.work.select({"p2"})
    edit.do("timeline.select.range")
    assert edit.work.range == TimeRange(at(55), at(40))


def test_delete_lifts_and_extract_closes_up(edit: EditBench) -> None:
    edit.work.select({"p1"})
    edit.do("timeline.delete")
    assert edit.track("v") == [("p0", 20), ("", 55), ("p2", 40)]
    assert edit.track("a") == [("a0", 20), ("", 55), ("a2", 40)]
    edit.session.undo()
    edit.work.select({"p1"})
    edit.do("timeline.clip.extract")
    assert edit.track("v") == [("p0", 20), ("", 25), ("p2", 40)]
    edit.session.undo()
    edit.work.set_linked(False)
    edit.work.select({"p1"})
    edit.do("timeline.delete")
    assert edit.track("a")[1] == ("a1", 30)
    assert not edit.can("timeline.delete")


def test_delete_takes_a_chosen_keyframe_or_transition_before_clips(edit: EditBench) -> None:
    edit.session.execute(SetKey(MAIN, "p1", "opacity", Keyframe(at(4), 0.5)))
    edit.work.select({"p1"})
    edit.click(edit.hit(Part.KEYFRAME, "p1", 4, parameter="opacity", key=at(4), value=0.5))
    edit.do("timeline.delete")
    assert edit.clip("p1").curve("opacity") is None
    edit.work.select({"p0", "p1"})
    edit.do("timeline.transition.dissolve")
    edit.work.select_transition("p0")
    edit.do("timeline.delete")
    assert edit.track("v")[:2] == [("p0", 20), ("p1", 30)]


def test_clips_are_copied_pasted_over_and_in_between_under_new_ids(edit: EditBench) -> None:
    edit.work.select({"p0", "a0"})
    edit.do("timeline.clip.copy")
    assert edit.can("timeline.paste")
    edit.playhead.seek(at(52))
    edit.do("timeline.paste")
    names = [name for name, _ in edit.track("v")]
    assert [length for _, length in edit.track("v")] == [20, 30, 2, 20, 3, 40]
    new = edit.clip(names[3])
    assert new.id != "p0"
    assert new.link
    assert new.link != "l0"
    assert edit.work.selected == {new.id, edit.track("a")[3][0]}
    assert edit.clip(edit.track("a")[3][0]).link == new.link
    assert edit.playhead.time == at(72)
    edit.playhead.seek(at(0))
    edit.do("timeline.paste-between")
    assert [length for _, length in edit.track("v")][:3] == [20, 20, 30]
    assert edit.track("v")[1][0] == "p0"
    assert edit.steps == ["Paste clips", "Paste clips"]


def test_pasting_leaves_what_lies_below_gaps_and_adds_tracks_that_lack(edit: EditBench) -> None:
    edit.work.set_linked(False)
    edit.work.select({"p0", "p2"})
    edit.do("timeline.clip.copy")
    edit.work.select(())
    edit.work.select_track("v2")
    edit.playhead.seek(at(5))
    edit.do("timeline.paste")
    assert [length for _, length in edit.track("v2")] == [5, 20, 55, 40]
    edit.session.undo()
    edit.work.select_track("v")
    edit.playhead.seek(at(0))
    edit.do("timeline.paste")
    assert [(name == "p1", length) for name, length in edit.track("v")][1] == (True, 30)
    edit.session.undo()
    for id_ in ("v", "v2"):
        edit.session.execute(SetTrack(MAIN, replace(edit.sequence.track(id_), locked=True)))
    edit.do("timeline.paste")
    added = edit.sequence.tracks[2]
    assert added.kind is TrackKind.PICTURE
    assert [clip.duration for clip in added.clips] == [at(20), at(40)]


def test_what_was_copied_in_another_project_is_pasted_with_what_it_shows(edit: EditBench) -> None:
    asset = edit.assets.add_bytes(b"film", "video/mp4")
    content = Media(asset.id, "video/mp4", TimeRange(Fraction(0), at(200)), width=64, height=36)
    other = replace(edit.clip("p0"), content=content, link="")
    track = edit.sequence.track("v")
    part = edit.timeline.with_sequence(edit.sequence.with_track(track.with_items((other,))))
    edit.session.replace(Document().with_assets((asset,)).with_part("timeline", part))
    edit.work.select({"p0"})
    edit.do("timeline.clip.copy")
    edit.session.replace(Document())
    edit.do("timeline.paste")
    assert edit.session.document.assets[asset.id] == asset
    assert [clip.content for clip in edit.sequence.clips] == [content]
    edit.session.undo()
    assert not edit.session.document.assets


def test_a_clipboard_that_says_something_else_pastes_nothing(edit: EditBench) -> None:
    QGuiApplication.clipboard().setText("no film")
    assert not edit.can("timeline.paste")
    before = edit.session.document
    edit.editing.clips.paste()
    assert edit.session.document is before


def test_what_nobody_has_is_not_pasted(edit: EditBench) -> None:
    edit.work.select({"p0"})
    edit.do("timeline.clip.copy")
    edit.session.replace(Document())
    edit.do("timeline.paste")
    assert "not in this studio" in str(edit.messages.failed[-1])
    assert not list(edit.sequence.clips)


def test_cutting_lifts_and_while_edits_ripple_closes_up(edit: EditBench) -> None:
    edit.work.select({"p0", "a0"})
    edit.do("timeline.clip.cut")
    assert edit.track("v")[0] == ("", 20)
    edit.session.undo()
    edit.work.set_ripple(Ripple.TRACK)
    edit.work.select({"p0", "a0"})
    edit.do("timeline.clip.cut")
    assert edit.track("v")[0] == ("p1", 30)
    assert edit.can("timeline.paste")


def test_duplicates_lie_right_behind_and_nothing_is_lost(edit: EditBench) -> None:
    edit.work.select({"p0", "a0"})
    edit.do("timeline.clip.duplicate")
    assert [length for _, length in edit.track("v")] == [20, 20, 30, 25, 40]
    assert [length for _, length in edit.track("a")] == [20, 20, 30, 25, 40]
    assert edit.work.start_of("p1") == at(40)


def test_a_key_cuts_the_selection_the_track_or_all(edit: EditBench) -> None:
    edit.playhead.seek(at(30))
    edit.work.set_linked(False)
    edit.work.select({"a1"})
    edit.do("timeline.split")
    assert len(edit.track("a")) == 5
    assert len(edit.track("v")) == 4
    edit.work.select((), track="v")
    edit.playhead.seek(at(10))
    edit.do("timeline.split")
    assert len(edit.track("v")) == 5
    edit.playhead.seek(at(80))
    edit.do("timeline.split-all")
    assert len(edit.track("v")) == 6
    assert len(edit.track("a")) == 6
    ids = [name for name, _ in edit.track("a")][1:3]
    edit.work.select(ids)
    edit.do("timeline.clip.join")
    assert edit.track("a")[1] == ("a1", 30)


@pytest.mark.parametrize("mode", [Ripple.NONE, Ripple.TRACK, Ripple.ALL])
def test_q_and_w_trim_to_the_playhead(edit: EditBench, mode: Ripple) -> None:
    edit.work.set_ripple(mode)
    edit.work.select({"p1", "a1"})
    edit.playhead.seek(at(30))
    edit.do("timeline.trim.start")
    assert edit.clip("p1").duration == edit.clip("a1").duration == at(20)
    assert edit.clip("p1").source_start == at(110)
    assert edit.work.start_of("p1") == at(30 if mode is Ripple.NONE else 20)
    assert edit.work.start_of("p2") == at(75 if mode is Ripple.NONE else 65)
    assert edit.playhead.time == edit.work.start_of("p1")
    edit.playhead.seek(edit.playhead.time + at(5))
    edit.do("timeline.trim.end")
    assert edit.clip("p1").duration == at(5)
    assert edit.steps == ["Trim the beginning to the playhead", "Trim the end to the playhead"]


def test_links_and_groups_are_made_and_taken_away(edit: EditBench) -> None:
    edit.work.select({"p1", "a1"})
    edit.do("timeline.clip.link")
    assert edit.clip("p1").link == ""
    edit.do("timeline.clip.link")
    assert edit.clip("p1").link == edit.clip("a1").link != ""
    edit.work.select({"p0", "p2"})
    edit.do("timeline.clip.group")
    assert edit.clip("p0").group == edit.clip("p2").group != ""
    edit.do("timeline.clip.ungroup")
    assert edit.clip("p0").group == ""


def test_clips_are_nested_opened_left_and_unnested(edit: EditBench) -> None:
    edit.work.select({"p0", "a0", "p1", "a1"})
    edit.do("timeline.clip.nest")
    nested = edit.clip(edit.track("v")[0][0])
    assert isinstance(nested.content, Nested)
    assert edit.timeline.sequence(nested.content.sequence).name == "Sequence 1"
    assert nested.id in edit.work.selected
    edit.work.select(())
    assert not edit.can("timeline.nested.open")
    edit.work.select({nested.id})
    edit.do("timeline.nested.open")
    assert edit.sequence.id == nested.content.sequence
    edit.do("timeline.nested.leave")
    assert edit.sequence.id == MAIN
    edit.work.select({nested.id})
    edit.do("timeline.nested.unnest")
    assert [length for _, length in edit.track("v")] == [20, 30, 25, 40]
    assert [length for _, length in edit.track("a")] == [20, 30, 25, 40]


def test_clips_are_turned_off_and_on(edit: EditBench) -> None:
    edit.work.select({"p1", "a1"})
    edit.do("timeline.clip.enabled")
    assert not edit.clip("p1").enabled
    assert not edit.clip("a1").enabled
    edit.do("timeline.clip.enabled")
    assert edit.clip("p1").enabled
    assert edit.steps == ["Disable clips", "Enable clips"]


def test_a_frame_is_frozen_or_held_from_the_playhead_on(edit: EditBench) -> None:
    edit.work.select_track("v")
    edit.playhead.seek(at(30))
    edit.do("timeline.clip.hold")
    assert edit.track("v")[1] == ("p1", 10)
    later = edit.clip(edit.track("v")[2][0])
    assert later.frozen
    assert later.source_start == at(110)
    assert edit.clip("p1").speed == 1
    assert edit.steps == ["Hold the frame"]
    edit.session.undo()
    edit.do("timeline.clip.freeze")
    assert edit.clip("p1").frozen
    assert edit.clip("p1").source_start == at(110)
    assert edit.clip("a1").speed == 1


def test_speed_is_set_by_percents_or_by_duration(edit: EditBench, qtbot: QtBot) -> None:
    edit.work.select({"p1", "a1"})
    edit.do("timeline.clip.speed")
    popover = edit.editing.speed
    qtbot.waitExposed(popover)
    assert popover.duration.text() == "00:00:01:06"
    popover.percent.set_value(200)
    popover.percent.value_changed.emit(200)
    assert popover.duration.text() == "00:00:00:15"
    popover.interpolation.setCurrentIndex(2)
    popover.apply.click()
    assert not popover.isVisible()
    assert edit.clip("p1").speed == edit.clip("a1").speed == 2
    assert edit.clip("p1").duration == at(15)
    assert edit.clip("p1").interpolation is Interpolation.FLOW
    edit.do("timeline.clip.speed")
    popover.duration.setText("00:00:01:21")
    popover.duration.setModified(True)
    popover.duration.editingFinished.emit()
    popover.reverse.setChecked(True)
    popover.apply.click()
    assert edit.clip("p1").speed == Fraction(-30, 45)
    assert edit.clip("p1").duration == at(45)
    assert edit.steps == ["Change the speed"] * 2
    edit.do("timeline.clip.reverse")
    assert edit.clip("p1").speed == Fraction(30, 45)


def test_transitions_come_at_the_cuts_of_the_selection_or_the_nearest_one(edit: EditBench) -> None:
    edit.playhead.seek(at(24))
    edit.do("timeline.transition.dip")
    assert _transition(edit, "v") == (TransitionKind.DIP, at(12), at(12))
    assert _transition(edit, "a") == (TransitionKind.DIP, at(12), at(12))
    edit.do("timeline.transition.wipe")
    assert _transition(edit, "v") == (TransitionKind.WIPE, at(12), at(12))
    assert len(edit.steps) == 2
    edit.session.undo()
    edit.session.undo()
    edit.work.select({"p0", "a0", "p1", "a1"})
    edit.do("timeline.transition.dissolve")
    assert _transition(edit, "v") == (TransitionKind.DISSOLVE, at(12), at(12))
    assert edit.steps == ["Set a transition"]


def test_a_transition_is_as_long_as_there_is_material_and_says_so(edit: EditBench) -> None:
    # Of the later clip three frames are left before what it shows
    edit.session.execute(Trim(MAIN, "p1", ClipEdge.IN, at(-97), Ripple.TRACK))
    edit.work.select({"p0", "a0", "p1", "a1"})
    edit.do("timeline.transition.dissolve")
    assert _transition(edit, "v") == (TransitionKind.DISSOLVE, at(3), at(21))
    assert not edit.messages.said
    edit.session.undo()
    edit.session.execute(Trim(MAIN, "p0", ClipEdge.OUT, at(875), Ripple.TRACK))
    edit.do("timeline.transition.wipe")
    assert _transition(edit, "v") == (TransitionKind.WIPE, at(3), at(5))
    assert "00:00:08" in edit.messages.said[-1][0]
    edit.work.select({"p2"})
    edit.do("timeline.transition.dissolve")
    assert "no cut" in str(edit.messages.failed[-1])


def _transition(edit: EditBench, track: str) -> tuple[TransitionKind, Fraction, Fraction]:
    item = edit.sequence.track(track).items[1]
    assert isinstance(item, Transition)
    return item.kind, item.in_offset, item.out_offset


def test_markers_are_added_named_reached_and_deleted(edit: EditBench, qtbot: QtBot) -> None:
    edit.playhead.seek(at(12))
    edit.do("timeline.marker.add")
    popover = edit.editing.marker
    qtbot.waitExposed(popover)
    popover.name.setText("  Rain ")
    popover.colour.setCurrentIndex(popover.colour.findText("Blue"))
    popover.done.click()
    (marker,) = edit.sequence.markers
    assert (marker.name, marker.start, marker.colour) == ("Rain", at(12), MarkerColour.BLUE)
    assert edit.steps == ["Add a marker", "Change the marker"]
    edit.do("timeline.marker.add")
    assert popover.name.text() == "Rain"
    assert len(edit.sequence.markers) == 1
    popover.hide()
    assert len(edit.steps) == 2, "what was not changed is no step"
    edit.session.execute(SetMarker(MAIN, Marker("m", at(40))))
    edit.do("timeline.marker.next")
    assert edit.playhead.time == at(40)
    edit.do("timeline.marker.previous")
    assert edit.playhead.time == at(12)
    edit.editing.open_marker("", "m")
    popover.delete.click()
    assert [each.name for each in edit.sequence.markers] == ["Rain"]
    edit.playhead.play()
    edit.playhead.time = at(60)
    edit.do("timeline.marker.add")
    assert not popover.isVisible()


def test_tracks_are_added_above_their_kind_and_deleted(edit: EditBench) -> None:
    edit.work.select_track("v")
    edit.do("timeline.add-track.picture")
    assert [track.kind.value for track in edit.sequence.tracks] == ["picture", "picture", "picture", "sound", "title"]
    assert edit.work.track == edit.sequence.tracks[1].id
    edit.do("timeline.track.up")
    assert edit.sequence.tracks[2].id == edit.work.track
    edit.do("timeline.track.down")
    assert edit.sequence.tracks[1].id == edit.work.track
    edit.do("timeline.track.lock")
    edit.do("timeline.track.delete")
    assert "locked" in str(edit.messages.failed[-1])
    edit.do("timeline.track.lock")
    edit.do("timeline.track.mute")
    assert edit.sequence.tracks[1].mute
    edit.do("timeline.track.delete")
    assert [track.id for track in edit.sequence.tracks] == ["v", "v2", "a", "t"]
    assert not edit.can("timeline.track.delete")
    edit.do("timeline.add-track.sound")
    assert edit.sequence.tracks[3].kind is TrackKind.SOUND


def test_clips_are_selected_from_the_playhead_on(edit: EditBench) -> None:
    edit.do("timeline.select.all")
    assert len(edit.work.selected) == 6
    edit.do("timeline.select.none")
    edit.work.select_track("v")
    edit.playhead.seek(at(25))
    edit.do("timeline.select.forward")
    assert edit.work.selected == {"p1", "p2"}
    edit.do("timeline.select.forward-all")
    assert edit.work.selected == {"p1", "p2", "a1", "a2"}
    edit.do("timeline.select.here")
    assert edit.work.selected == {"p1", "a1"}


def test_the_frame_at_the_playhead_is_matched(edit: EditBench, qtbot: QtBot) -> None:
    edit.work.select_track("v")
    edit.playhead.seek(at(25))
    with qtbot.waitSignal(edit.editing.match_wanted) as told:
        edit.do("timeline.match")
    assert told.args == ["p1", at(105)]


def test_the_view_zooms_and_fits(edit: EditBench) -> None:
    edit.do("timeline.view.all")
    whole = edit.axis.px_per_s
    edit.do("timeline.view.in")
    assert edit.axis.px_per_s == pytest.approx(whole * 1.5)
    edit.work.select({"p0"})
    edit.do("timeline.view.selection")
    assert edit.axis.px_per_s > whole * 3
    follows = edit.is_on("timeline.view.follow")
    edit.do("timeline.view.follow")
    assert edit.is_on("timeline.view.follow") is not follows


def test_nothing_changes_what_may_only_be_read(edit: EditBench) -> None:
    edit.session.execute(Link(MAIN, ("p0", "a0")))
    edit.session.replace(edit.session.document, read_only=True)
    edit.work.select({"p0"})
    edit.playhead.seek(at(10))
    before = edit.session.document
    for action in edit.editing.actions():
        if not action.id.startswith(("timeline.view", "timeline.nested.leave")):
            edit.do(action.id)
            edit.work.select({"p0"})
    assert edit.session.document is before
    assert not edit.editing.speed.isVisible()


def test_a_title_lies_over_the_picture_where_its_track_is_free_and_is_one_step(edit: EditBench) -> None:
    edit.playhead.seek(at(10))
    added: list[str] = []
    edit.editing.additions.added.connect(added.append)
    edit.do("timeline.add.title")
    edit.playhead.seek(at(30))
    edit.do("timeline.add.title")
    [first, second] = added
    tracks = {id_: edit.work.track_of(id_) for id_ in added}
    assert [edit.work.start_of(id_) for id_ in added] == [at(10), at(30)]
    assert all(track is not None and track.kind is TrackKind.TITLE for track in tracks.values())
    # The second one would lie over the first
    assert tracks[first] != tracks[second]
    assert edit.work.selected == {second}
    found = edit.work.clip(second)
    assert found is not None
    assert isinstance(found.content, Title)
    assert found.content.text
    assert edit.steps[-2:] == ["Add a title", "Add a title"]


def test_a_plain_colour_lies_above_the_pictures(edit: EditBench) -> None:
    edit.playhead.seek(at(10))
    before = edit.track("v")
    edit.do("timeline.add.solid")
    assert edit.track("v") == before
    [id_] = edit.work.selected
    track, clip = edit.work.track_of(id_), edit.work.clip(id_)
    assert track is not None
    assert clip is not None
    assert track.id == "v2"
    assert isinstance(clip.content, Solid)
