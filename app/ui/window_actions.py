"""The window's own actions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.api import Action
from app.ui.parts import WindowParts

if TYPE_CHECKING:
    from app.ui.window import StudioWindow

DOCK_TITLES = {
    "prompt": "Show the prompt",
    "inspector": "Show the inspector",
    "history": "Show the history",
    "gallery": "Show the gallery",
    "queue": "Show the queue",
}


def window_actions(window: StudioWindow, parts: WindowParts) -> Sequence[Action]:
    """What can be done in any workspace."""
    session, project, prompt = parts.session, window.project, window.prompt_dock
    redo_keys = ("Ctrl+Shift+Z", "Ctrl+Y")
    export_help = "A PNG that says how it was made, with signed Content Credentials."
    return [
        Action("file.new", "New project", project.new, "file", ("Ctrl+N",), icon="file-plus"),
        Action("file.open", "Open…", project.ask_open, "file", ("Ctrl+O",), icon="folder-open"),
        Action("file.save", "Save", project.save, "file", ("Ctrl+S",), icon="save"),
        Action("file.save-as", "Save as…", project.save_as, "file", ("Ctrl+Shift+S",)),
        Action("file.export", "Export picture…", project.export_picture, "file", ("Ctrl+E",), export_help, "download"),
        Action("file.models", "Models…", window.open_models, "file", (), "Add, fetch and remove models.", "box"),
        Action("file.preferences", "Preferences…", window.open_preferences, "file", ("Ctrl+,",), icon="settings"),
        Action("file.quit", "Quit", window.quit, "file", ("Ctrl+Q",)),
        Action(
            "edit.undo", "Undo", session.undo, "edit", ("Ctrl+Z",), icon="undo-2", enabled=lambda: session.can_undo
        ),
        Action("edit.redo", "Redo", session.redo, "edit", redo_keys, icon="redo-2", enabled=lambda: session.can_redo),
        Action("view.docks", "Show or hide all docks", window.toggle_docks, "view", ("Tab",), icon="panel-right"),
        Action("view.theme", "Dark or light", window.swap_theme, "view", (), icon="contrast"),
        Action("view.palette", "Search actions…", window.open_palette, "view", ("Ctrl+K",), icon="search"),
        *(
            Action(f"view.{name}", DOCK_TITLES[name], partial(window.show_dock, name), "view", ())
            for name in window.dock_names
        ),
        Action(
            "generate.now", "Generate", prompt.generate, "generate", ("Ctrl+Return",), "Make what the prompt says.",
            "sparkles",
        ),
        Action("generate.prompt", "Write a prompt", prompt.focus_prompt, "generate", ("Ctrl+L",), icon="pen-tool"),
        Action("generate.cancel", "Cancel what runs", parts.jobs.queue.cancel_all, "generate", ("Ctrl+.",), icon="x"),
        Action("help.keys", "Keys", window.open_preferences, "help", ("F1",), "All keys in one list.", "keyboard"),
    ]  # fmt: skip
