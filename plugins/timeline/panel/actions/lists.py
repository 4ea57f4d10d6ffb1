"""The actions of the film by what they are about, with their names, menus and keys as editors have them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.api import Action
from plugins.timeline.commands import Edge, Ripple
from plugins.timeline.model import Nested, TrackKind, TransitionKind
from plugins.timeline.panel.tool import Tool

if TYPE_CHECKING:
    from plugins.timeline.panel.editing_actions import EditingActions

TOOLS: tuple[tuple[Tool, str, str, str, str], ...] = (
    (Tool.SELECT, "Select", "V", "Select, move and trim clips, fade them at their corners.", "mouse-pointer-2"),
    (Tool.RAZOR, "Razor", "C", "Cut clips where they are clicked; with Shift on all tracks.", "scissors"),
    (Tool.RIPPLE, "Ripple", "B", "Trim an edge and have what lies behind follow.", "arrow-right-from-line"),
    (Tool.ROLL, "Roll", "T", "Move a cut between two clips.", "square-split-horizontal"),
    (Tool.SLIP, "Slip", "Y", "Change what a clip shows, not where it lies.", "chevrons-left-right"),
    (Tool.SLIDE, "Slide", "U", "Move a clip between its neighbours, which give way.", "move-horizontal"),
    (Tool.RATE, "Rate stretch", "R", "Drag an edge to show the same content faster or slower.", "gauge"),
    (Tool.HAND, "Hand", "H", "Drag the view.", "hand"),
)


def tool_actions(actions: EditingActions) -> Sequence[Action]:
    """The tools."""
    work = actions.work

    def chosen(tool: Tool) -> Callable[[], bool]:
        return lambda: work.tool is tool

    return tuple(
        Action(
            f"timeline.tool.{tool.value}", title, partial(work.set_tool, tool), "edit", (key,), help_, icon,
            checked=chosen(tool),
        )
        for tool, title, key, help_, icon in TOOLS
    )  # fmt: skip


def clip_actions(actions: EditingActions) -> Sequence[Action]:
    """What is done with selected clips."""
    edits = actions.clips
    rows = (
        Action("timeline.clip.cut", "Cut clips", edits.cut, "edit", ("Ctrl+X",), icon="scissors"),
        Action("timeline.clip.copy", "Copy clips", edits.copy, "edit", ("Ctrl+C",), icon="copy"),
        Action("timeline.clip.duplicate", "Duplicate clips", edits.duplicate, "edit", ("Shift+D",),
               "In between, right behind them.", "copy-plus"),
        Action("timeline.clip.extract", "Delete and close up", edits.extract, "edit", ("Shift+Del", "Shift+Backspace"),
               "What lies behind moves up, as edits ripple.", "fold-horizontal"),
        Action("timeline.clip.join", "Join clips", edits.join, "clip", ("Ctrl+J",),
               "Make one of clips that were cut in two.", "combine"),
        Action("timeline.clip.link", "Link or unlink clips", edits.link, "clip", ("Ctrl+Alt+L",),
               "Linked clips are edited together.", "link"),
        Action("timeline.clip.group", "Group clips", edits.group, "clip", ("Ctrl+G",), icon="group"),
        Action("timeline.clip.ungroup", "Ungroup clips", edits.ungroup, "clip", ("Ctrl+Shift+G",), icon="ungroup"),
        Action("timeline.clip.nest", "Nest clips", edits.nest, "clip", ("Ctrl+Alt+N",),
               "Move them into a sequence of their own.", "layers"),
        Action("timeline.clip.enabled", "Enable or disable clips", edits.toggle_enabled, "clip", ("Shift+E",),
               "What is disabled is neither seen nor heard.", "eye-off"),
        Action("timeline.clip.speed", "Speed…", actions.open_speed, "clip", ("Ctrl+R",),
               "Percents, duration, backwards, and where frames between come from.", "gauge"),
        Action("timeline.clip.reverse", "Play backwards", edits.reverse, "clip", ("Alt+R",), icon="rewind"),
    )  # fmt: skip
    copying = {"timeline.clip.copy"}
    return tuple(
        replace(row, enabled=actions.has_clips if row.id in copying else actions.can_change_clips) for row in rows
    )


def nested_actions(actions: EditingActions) -> Sequence[Action]:
    """What is done with sequences that clips show."""
    work = actions.work

    def nested() -> bool:
        return any(isinstance(clip.content, Nested) for clip in work.selected_clips())

    return (
        Action("timeline.nested.open", "Open the nested sequence", actions.clips.open_nested, "clip", ("Ctrl+Down",),
               icon="layers", enabled=nested),
        Action("timeline.nested.leave", "Back to the film", lambda: work.show_sequence(work.timeline.main), "clip",
               ("Ctrl+Up",), icon="film", enabled=lambda: work.sequence.id != work.timeline.main),
        Action("timeline.nested.unnest", "Unnest the sequence", actions.clips.unnest, "clip", (),
               "Put what it shows in its place.", enabled=lambda: nested() and not work.read_only),
    )  # fmt: skip


def place_actions(actions: EditingActions) -> Sequence[Action]:
    """What is done at the playhead, or with what is marked."""
    edits, work = actions.clips, actions.work
    rows = (
        Action("timeline.delete", "Delete", edits.delete, "edit", ("Del", "Backspace"),
               "Lift clips and leave gaps; a keyframe or a transition that is selected goes.", "trash-2",
               enabled=actions.can_delete),
        Action("timeline.paste", "Paste over", edits.paste, "edit", ("Ctrl+V",),
               "At the playhead, over what is there.", "clipboard", enabled=actions.can_paste),
        Action("timeline.paste-between", "Paste in between", edits.paste_between, "edit", ("Ctrl+Shift+V",),
               "At the playhead; what lies behind moves.", "between-vertical-start", enabled=actions.can_paste),
        Action("timeline.split", "Cut at the playhead", edits.split, "edit", ("S", "Ctrl+B"),
               "The selected clips, else the track worked on.", "split"),
        Action("timeline.split-all", "Cut all tracks at the playhead", partial(edits.split, everywhere=True), "edit",
               ("Shift+S", "Ctrl+Shift+B")),
        Action("timeline.trim.start", "Trim the beginning to the playhead",
               partial(edits.trim_to_playhead, Edge.IN), "edit", ("Q",), icon="arrow-right-to-line"),
        Action("timeline.trim.end", "Trim the end to the playhead",
               partial(edits.trim_to_playhead, Edge.OUT), "edit", ("W",), icon="arrow-left-to-line"),
        Action("timeline.range.lift", "Lift the marked range", edits.lift_range, "edit", (";",),
               "Leave a gap, on the tracks of the selection or on all.", enabled=lambda: _marked(actions)),
        Action("timeline.range.extract", "Extract the marked range", edits.extract_range, "edit", ("'",),
               "Close up, on the tracks of the selection or on all.", enabled=lambda: _marked(actions)),
        Action("timeline.clip.freeze", "Freeze the frame", edits.freeze, "clip", ("Shift+R",),
               "The clip at the playhead shows the frame there all the time.", "snowflake"),
        Action("timeline.clip.hold", "Hold the frame from here", edits.hold, "clip", ("Ctrl+Alt+R",),
               "The clip at the playhead is cut there, and stands still from then on.", "snowflake"),
    )  # fmt: skip
    return tuple(row if row.enabled is not None else replace(row, enabled=lambda: not work.read_only) for row in rows)


def transition_actions(actions: EditingActions) -> Sequence[Action]:
    """Transitions at the selected cuts, or the one nearest to the playhead."""
    edits, work = actions.transitions, actions.work
    rows: tuple[tuple[TransitionKind, str, tuple[str, ...]], ...] = (
        (TransitionKind.DISSOLVE, "Dissolve", ("Ctrl+D",)),
        (TransitionKind.DIP, "Dip to a colour", ("Ctrl+Shift+D",)),
        (TransitionKind.WIPE, "Wipe", ("Ctrl+Alt+D",)),
    )
    return tuple(
        Action(
            f"timeline.transition.{kind.value}", title, partial(edits.set, kind), "clip", keys,
            "At the cuts of the selection, or the one nearest to the playhead.", "blend" if not place else "",
            enabled=lambda: not work.read_only,
        )
        for place, (kind, title, keys) in enumerate(rows)
    )  # fmt: skip


def select_actions(actions: EditingActions) -> Sequence[Action]:
    """What is selected."""
    edits = actions.clips
    return (
        Action("timeline.select.all", "Select all clips", edits.select_all, "select", ("Ctrl+A",)),
        Action("timeline.select.none", "Select nothing", edits.select_none, "select", ("Ctrl+Shift+A",)),
        Action("timeline.select.here", "Select the clip at the playhead", edits.select_at_playhead, "select", ("D",)),
        Action("timeline.select.forward", "Select the track from the playhead on",
               partial(edits.select_forward, everywhere=False), "select", ("A",)),
        Action("timeline.select.forward-all", "Select all tracks from the playhead on",
               partial(edits.select_forward, everywhere=True), "select", ("Shift+A",)),
        Action("timeline.select.range", "Mark the selected clips", actions.mark_selection, "select", ("X",),
               "In and out around them.", enabled=actions.has_clips),
    )  # fmt: skip


def addition_actions(actions: EditingActions) -> Sequence[Action]:
    """What comes from no file."""
    work, additions = actions.work, actions.additions
    return (
        Action("timeline.add.title", "Add a title", additions.title, "clip", ("Ctrl+T",),
               "At the playhead, over the picture; its words are written in the inspector.", "type",
               enabled=lambda: not work.read_only),
        Action("timeline.add.solid", "Add a plain colour", additions.solid, "clip", (),
               "At the playhead, over the picture.", "square", enabled=lambda: not work.read_only),
    )  # fmt: skip


def track_actions(actions: EditingActions) -> Sequence[Action]:
    """Tracks."""
    edits, work = actions.tracks, actions.work

    def there() -> bool:
        return edits.track is not None and not work.read_only

    kinds = (
        (TrackKind.PICTURE, "Add a picture track", "film", ("Ctrl+Shift+T",)),
        (TrackKind.SOUND, "Add a sound track", "audio-waveform", ()),
        (TrackKind.TITLE, "Add a title track", "captions", ()),
    )
    rows = (
        Action("timeline.track.rename", "Rename the track", edits.rename, "track", icon="text-cursor-input"),
        Action("timeline.track.delete", "Delete the track", edits.delete, "track", icon="trash-2"),
        Action("timeline.track.up", "Move the track up", partial(edits.move, -1), "track", ("Ctrl+Alt+Up",),
               icon="arrow-up"),
        Action("timeline.track.down", "Move the track down", partial(edits.move, 1), "track", ("Ctrl+Alt+Down",),
               icon="arrow-down"),
        Action("timeline.track.mute", "Mute or show the track", edits.toggle_mute, "track", ("Shift+M",),
               icon="eye-off"),
        Action("timeline.track.solo", "Solo the track", edits.toggle_solo, "track",
               help="See or hear only such tracks of its kind.", icon="headphones"),
        Action("timeline.track.lock", "Lock or unlock the track", edits.toggle_lock, "track",
               help="No edit changes what is locked.", icon="lock"),
    )  # fmt: skip
    return (
        *(
            Action(
                f"timeline.add-track.{kind.value}", title, partial(edits.add, kind), "track", keys, icon=icon,
                enabled=lambda: not work.read_only,
            )
            for kind, title, icon, keys in kinds
        ),
        *(replace(row, enabled=there) for row in rows),
    )  # fmt: skip


def mode_actions(actions: EditingActions) -> Sequence[Action]:
    """How edits behave."""
    work = actions.work

    def rippling(mode: Ripple) -> Callable[[], bool]:
        return lambda: work.ripple is mode

    modes = (
        (Ripple.NONE, "Nothing ripples", "Edits leave everything else where it is."),
        (Ripple.TRACK, "The track ripples", "What lies behind an edit follows on its track."),
        (Ripple.ALL, "All tracks ripple", "What lies behind an edit follows on all tracks."),
    )
    return (
        Action("timeline.snapping", "Snapping", lambda: work.set_snapping(not work.snapping), "edit", ("N",),
               "Edges are drawn to edges, markers and the playhead.", "magnet", checked=lambda: work.snapping),
        Action("timeline.linked", "Linked selection", lambda: work.set_linked(not work.linked), "edit",
               ("Ctrl+Shift+L",), "Picture and sound of one thing are selected and edited together.", "link",
               checked=lambda: work.linked),
        Action("timeline.ripple", "Next ripple mode", actions.cycle_ripple, "edit", ("Shift+B",),
               "Nothing, the track, all tracks.", "arrow-right-from-line"),
        *(
            Action(f"timeline.ripple.{mode.value}", title, partial(work.set_ripple, mode), "edit", (), help_,
                   checked=rippling(mode))
            for mode, title, help_ in modes
        ),
    )  # fmt: skip


def _marked(actions: EditingActions) -> bool:
    return actions.work.range is not None and not actions.work.read_only
