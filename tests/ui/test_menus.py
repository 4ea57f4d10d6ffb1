"""The menus of the window: what is done to clips and notes has one of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from tests.ui.opened import Opened


def _menus(opened: Opened) -> list[str]:
    registry = opened.window.registry
    found: list[str] = []
    for action in registry.actions:
        if action.menu not in found:
            found.append(action.menu)
    return found


def _groups(menu: QMenu) -> list[list[str]]:
    """The names of a menu's entries between its lines."""
    groups: list[list[str]] = [[]]
    for entry in menu.actions():
        if entry.isSeparator():
            groups.append([])
        else:
            groups[-1].append(entry.text())
    return groups


def test_clips_and_notes_have_a_menu_of_their_own(opened: Opened) -> None:
    opened.window.workspaces.show("audio.audio")
    registry = opened.window.registry
    clips, notes, sound = _groups(registry.menu("clip", opened.window))
    assert {"Split clips", "Join clips", "Rename the clip"} <= set(clips)
    assert {"Quantise", "Legato", "Notes up a semitone"} <= set(notes)
    assert {"Fade in", "Reverse", "Trim to the selection"} <= set(sound)
    edit = [text for group in _groups(registry.menu("edit", opened.window)) for text in group]
    assert {"Undo", "Cut clips", "Copy notes", "Paste clips"} <= set(edit)
    assert not set(edit) & {*clips, *notes, *sound}


def test_no_menu_begins_or_ends_with_a_line(opened: Opened) -> None:
    for name in _menus(opened):
        assert all(_groups(opened.window.registry.menu(name, opened.window))), name


def test_what_is_much_is_in_a_menu_of_its_own(opened: Opened) -> None:
    view = opened.window.registry.menu("view", opened.window)
    below = {entry.text(): entry.menu() for entry in view.actions() if entry.menu() is not None}
    lines = below["Guides, grid and snapping"]
    assert isinstance(lines, QMenu)
    inside = [text for group in _groups(lines) for text in group]
    assert {"Rulers and guides", "Remove all guides", "Grid", "Snap to layers"} <= set(inside)
    assert not set(inside) & {text for group in _groups(view) for text in group}
