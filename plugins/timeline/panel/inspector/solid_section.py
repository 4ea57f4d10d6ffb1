"""SolidSection: the colour of clips that show nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.widgets.icons import Icons
from plugins.timeline.model import Clip, Solid
from plugins.timeline.panel.inspector.clip_edits import ClipEdits
from plugins.timeline.panel.inspector.clip_fields import ClipColour, labelled
from plugins.timeline.panel.inspector.fields_section import FieldsSection


class SolidSection(FieldsSection):
    """One colour."""

    def __init__(self, title: str, edits: ClipEdits, icons: Icons) -> None:
        super().__init__(title, "solid", edits, icons)
        colour = ClipColour(
            self.tr("Colour"), edits, self._clips, lambda clip: _solid(clip).colour,
            lambda clip, text: replace(clip, content=Solid(text)), label="Change the colour",
        )  # fmt: skip
        self.add(colour, labelled(self.tr("Colour"), colour))

    @property
    def concerns(self) -> bool:
        """Whether a colour is chosen."""
        return bool(self._clips())

    def _clips(self) -> Sequence[Clip]:
        return [clip for clip in self.edits.clips if isinstance(clip.content, Solid)]


def _solid(clip: Clip) -> Solid:
    assert isinstance(clip.content, Solid)
    return clip.content
