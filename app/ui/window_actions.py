"""The window's own actions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.api import Action
from app.ui.parts import WindowParts

if TYPE_CHECKING:
    from app.ui.window import StudioWindow


def window_actions(window: StudioWindow, parts: WindowParts) -> Sequence[Action]:
    """What can be done in any workspace."""
    return (*_file(window), *_edit(window, parts), *_view(window, parts), *_generate(window, parts))


def _file(window: StudioWindow) -> Sequence[Action]:
    project = window.project
    return (
        Action("file.new", "New project", project.new, "file", ("Ctrl+N",), icon="file-plus"),
        Action("file.open", "Open…", project.ask_open, "file", ("Ctrl+O",), icon="folder-open"),
        Action("file.save", "Save", project.save, "file", ("Ctrl+S",), icon="save"),
        Action("file.save-as", "Save as…", project.save_as, "file", ("Ctrl+Shift+S",)),
        Action(
            "file.collect",
            "Collect into one file",
            project.collect,
            "file",
            (),
            "Take large media that lie beside the project into its file.",
            "package",
        ),
        Action(
            "file.missing",
            "Show missing media",
            window.missing.show_again,
            "file",
            (),
            "Find media of the project that are not where they were.",
            "link",
            enabled=lambda: bool(window.missing.missing),
        ),
        Action(
            "file.import",
            "Import…",
            window.import_files,
            "file",
            ("Ctrl+Alt+Shift+O",),
            "Read files into the work that is shown, as when they are dropped on it.",
            "upload",
        ),
        Action(
            "file.export",
            "Export…",
            window.export_work,
            "file",
            ("Ctrl+E",),
            "The work as a file that says how it was made, where its kind can.",
            "download",
        ),
        Action("file.models", "Models…", window.open_models, "file", (), "Add, fetch and remove models.", "box"),
        Action("file.preferences", "Preferences…", window.open_preferences, "file", ("Ctrl+,",), icon="settings"),
        Action("file.quit", "Quit", window.quit, "file", ("Ctrl+Q",)),
    )


def _edit(window: StudioWindow, parts: WindowParts) -> Sequence[Action]:
    session = parts.session
    return (
        Action("edit.undo", "Undo", window.undo, "edit", ("Ctrl+Z",), icon="undo-2", enabled=lambda: session.can_undo),
        Action(
            "edit.redo",
            "Redo",
            window.redo,
            "edit",
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            icon="redo-2",
            enabled=lambda: session.can_redo,
        ),
    )


def _view(window: StudioWindow, parts: WindowParts) -> Sequence[Action]:
    show = window.docks.show
    workspaces = (
        Action(
            f"view.workspace.{info.id}",
            QCoreApplication.translate("Plugins", info.workspace),
            partial(window.workspaces.show, info.id),
            "view",
            (f"Alt+{number}",),
            icon=info.icon,
        )
        for number, info in enumerate(parts.panels[:9], start=1)
    )
    return (
        Action(
            "view.palette",
            "Search…",
            window.open_palette,
            "view",
            ("Ctrl+K",),
            "Anything by its name: actions, projects, models, settings.",
            "search",
        ),
        *workspaces,
        Action(
            "view.docks",
            "Show or hide all docks",
            window.docks.toggle_all,
            "view",
            ("Tab",),
            "Tab does it while the work has the focus.",
            "panel-right",
            while_focused=True,
        ),
        Action("view.prompt", "Show the prompt", partial(show, "prompt"), "view", ("Alt+P",)),
        Action("view.inspector", "Show the inspector", partial(show, "inspector"), "view", ("Alt+I",)),
        Action("view.history", "Show the history", partial(show, "history"), "view", ("Alt+H",)),
        Action("view.gallery", "Show the gallery", partial(show, "gallery"), "view", ("Alt+G",)),
        Action("view.queue", "Show the queue", partial(show, "queue"), "view", ("Alt+Q",)),
        Action("view.theme", "Dark or light", window.swap_theme, "view", (), icon="contrast"),
        Action("help.keys", "Keys", window.open_keys, "help", ("F1",), "All keys in one list.", "keyboard"),
    )


def _generate(window: StudioWindow, parts: WindowParts) -> Sequence[Action]:
    prompt = window.prompt_dock
    return (
        Action(
            "generate.now",
            "Generate",
            prompt.generate,
            "generate",
            ("Ctrl+Return", "Ctrl+Enter"),
            "Make what the prompt says.",
            "sparkles",
        ),
        Action(
            "generate.score",
            "Score the picture",
            window.making_from.open_for_work,
            "generate",
            (),
            "Make music of the picture: its light, colours and edges are the mood.",
            "music",
            enabled=window.making_from.is_possible,
        ),
        Action("generate.prompt", "Write a prompt", window.write_prompt, "generate", ("Ctrl+L",), icon="pen-tool"),
        Action(
            "generate.cancel",
            "Cancel everything",
            parts.jobs.queue.cancel_all,
            "generate",
            ("Ctrl+.",),
            "Stop what runs and take what waits off the queue.",
            "x",
        ),
    )
