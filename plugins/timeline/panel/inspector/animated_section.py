"""AnimatedSection: parameters that may change over time, shown at the playhead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.widgets.icons import Icons
from plugins.timeline.model import Clip
from plugins.timeline.panel.inspector.animated_field import AnimatedField
from plugins.timeline.panel.inspector.clip_edits import ClipEdits
from plugins.timeline.panel.inspector.fields_section import FieldsSection
from plugins.timeline.panel.inspector.setting import settings_for


class AnimatedSection(FieldsSection):
    """`clips` says which of the chosen ones it is about; the fields are found by their parameters."""

    def __init__(
        self,
        title: str,
        name: str,
        edits: ClipEdits,
        clips: Callable[[], Sequence[Clip]],
        icons: Icons,
        *,
        opened: bool = True,
    ) -> None:
        super().__init__(title, name, edits, icons, opened=opened)
        self.clips = clips
        self.animated: dict[str, AnimatedField] = {}

    @property
    def concerns(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.clips())

    def add_parameters(self, names: Iterable[str]) -> None:
        """Put the fields of parameters at the end."""
        settings = settings_for(self.edits.work.timeline)
        for name in names:
            field = self.animated[name] = AnimatedField(settings[name], self.edits, self.clips, self.icons)
            self.add(field, field)

    def refresh_animated(self) -> None:
        """Show what is at the playhead now."""
        if self.isVisible():
            for field in self.animated.values():
                field.refresh()
