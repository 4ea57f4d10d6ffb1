"""SoundSection: how loud a clip is, and from where it is heard."""

from __future__ import annotations

from app.widgets.icons import Icons
from plugins.timeline.panel.inspector.animated_section import AnimatedSection
from plugins.timeline.panel.inspector.clip_edits import ClipEdits
from plugins.timeline.panel.inspector.fades import add_fades


class SoundSection(AnimatedSection):
    """Volume, pan and fades."""

    def __init__(self, title: str, edits: ClipEdits, icons: Icons) -> None:
        super().__init__(title, "sound", edits, edits.heard, icons)
        self.add_parameters(("volume", "pan"))
        add_fades(self, edits.heard)
