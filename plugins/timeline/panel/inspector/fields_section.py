"""FieldsSection: fields of the chosen clips under a heading, open or shut as it was left."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.widgets.icons import Icons
from app.widgets.section import Section
from plugins.timeline.panel.inspector.clip_edits import ClipEdits


class Shows(Protocol):
    """A field that shows what the clips are."""

    def refresh(self) -> None:
        """Show what it is now."""


class FieldsSection(Section):
    """`name` is its own in the settings; a section says itself whether it is about what is chosen."""

    def __init__(self, title: str, name: str, edits: ClipEdits, icons: Icons, *, opened: bool = True) -> None:
        super().__init__(title, icons)
        self.edits, self.icons = edits, icons
        self._fields: list[Shows] = []
        settings, key = edits.work.context.settings, f"timeline.inspector.{name}"
        self.set_open(bool(settings.get(key, opened)))
        self.toggled.connect(lambda is_open: settings.set(key, is_open))

    @property
    def concerns(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.edits.clips)

    def add(self, field: Shows, row: QWidget) -> None:
        """Put a field at the end, in a row."""
        self._fields.append(field)
        self.body.addWidget(row)

    def refresh(self) -> None:
        """Show what the clips are now."""
        for field in self._fields:
            field.refresh()
