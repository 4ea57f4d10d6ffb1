"""AnimatedField: a number that may change over the time of a clip, with its keyframes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.timeline.model import Clip
from plugins.timeline.panel.inspector.clip_edits import ClipEdits, common
from plugins.timeline.panel.inspector.key_button import KeyButtons
from plugins.timeline.panel.inspector.setting import Setting
from plugins.timeline.panel.inspector.wording import MIXED, said


class AnimatedField(QWidget):
    """Shows a parameter of clips at the playhead; `also` are the parameters that get the same value."""

    def __init__(
        self,
        setting: Setting,
        edits: ClipEdits,
        clips: Callable[[], Sequence[Clip]],
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._setting, self._edits, self._clips = setting, edits, clips
        self.also: tuple[str, ...] = ()
        parameter, name = setting.parameter, said(setting.label)
        self.slider = NumberSlider(
            name,
            parameter.lowest,
            parameter.highest,
            parameter.default,
            step=setting.step,
            key_step=setting.step * 10 if setting.step < 0.01 else 0,
            unit=setting.unit,
            soft_low=setting.soft[0],
            soft_high=setting.soft[1],
            scale=setting.scale,
        )
        self.slider.value_changed.connect(self._set)
        self.slider.editing_finished.connect(edits.end_gesture)
        self.keys = KeyButtons(name, icons)
        self.keys.toggled.connect(self._toggle)
        self.keys.went.connect(self._go)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.keys)

    @property
    def name(self) -> str:
        """The parameter."""
        return self._setting.name

    def refresh(self) -> None:
        """Show what it is now."""
        clips, edits = self._clips(), self._edits
        value = edits.value(clips, self.name)
        if isinstance(value, float | int):
            self.slider.set_value(self._setting.clamped(float(value)))
        else:
            self.slider.show_instead(MIXED)
        before = edits.neighbour(clips, self.name, forwards=False) is not None
        after = edits.neighbour(clips, self.name, forwards=True) is not None
        self.keys.show_keys(edits.keyed(clips, self.name), before=before, after=after)
        over = common(edits.is_over(clip) for clip in clips)
        self.keys.diamond.setEnabled(bool(over) or self.keys.diamond.hasFocus())

    def _set(self, value: float) -> None:
        self._edits.set_value(self._clips(), (self.name, *self.also), float(value))

    def _toggle(self) -> None:
        clips = self._clips()
        if common(self._edits.is_over(clip) for clip in clips):
            self._edits.toggle_key(clips, (self.name, *self.also))

    def _go(self, forwards: bool) -> None:
        self._edits.go_to_key(self._clips(), self.name, forwards)
