"""LoraRow: one LoRA of a list: switched on or off, how strong, the words that it was taught by, and what is amiss."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.api import ModelRecord, family_of
from app.api.lora_list import STRONGEST_LORA, ListedLora
from app.widgets.flow_layout import FlowLayout
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider

_MOST_WORDS = 8


class LoraRow(QWidget):
    """Its `lora` is what is asked for; `record` is what is known of the file, None where it is not on this machine."""

    changed = Signal()
    gone = Signal()
    word_chosen = Signal(str)

    def __init__(self, lora: ListedLora, record: ModelRecord | None, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.lora, self.record = lora, record
        name = record.name if record is not None else lora.name
        self.eye = IconButton(icons, "eye", self.tr("Switch {name} off").format(name=name))
        self.eye.clicked.connect(self._switch)
        self._icons, self._name = icons, name
        self.weight = NumberSlider(
            name, -STRONGEST_LORA, STRONGEST_LORA, lora.strength, step=0.05, soft_low=0, soft_high=1.5
        )
        self.weight.setToolTip(self.tr("How strongly it changes the picture; 1 is as it was trained."))
        self.weight.value_changed.connect(self._weigh)
        away = IconButton(icons, "x", self.tr("Take {name} out").format(name=name))
        away.clicked.connect(self.gone)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.eye)
        row.addWidget(self.weight, 1)
        row.addWidget(away)
        self.complaint = QLabel()
        self.complaint.setProperty("class", "bad")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.words = QWidget()
        flow = FlowLayout(self.words, spacing=4)
        self.word_buttons: list[QToolButton] = []
        for word in (record.trigger_words if record is not None else ())[:_MOST_WORDS]:
            button = QToolButton()
            button.setText(word)
            button.setProperty("class", "chip")
            button.setToolTip(self.tr("Write “{word}” into the prompt").format(word=word))
            button.clicked.connect(partial(self.word_chosen.emit, word))
            flow.addWidget(button)
            self.word_buttons.append(button)
        self.words.setVisible(bool(self.word_buttons))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.complaint)
        layout.addWidget(self.words)
        self._show()

    def show_model(self, checkpoint: ModelRecord | None) -> None:
        """Say whether it goes with the chosen model."""
        words = ""
        if self.record is None:
            words = self.tr("“{name}” is not on this machine.").format(name=self._name)
        elif checkpoint is not None and not goes_with(self.record, checkpoint):
            words = self.tr("Made for {own}, and {model} is {other}.").format(
                own=self.record.architecture, model=checkpoint.name, other=checkpoint.architecture
            )
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))

    def _switch(self) -> None:
        self.lora = replace(self.lora, on=not self.lora.on)
        self._show()
        self.changed.emit()

    def _weigh(self, strength: float) -> None:
        self.lora = replace(self.lora, strength=round(strength, 4))
        self.changed.emit()

    def _show(self) -> None:
        words = self.tr("Switch {name} off") if self.lora.on else self.tr("Switch {name} on")
        self.eye.set_icon("eye" if self.lora.on else "eye-off", words.format(name=self._name))
        self.weight.setEnabled(self.lora.on)


def goes_with(lora: ModelRecord, checkpoint: ModelRecord) -> bool:
    """Whether a LoRA is made for a checkpoint's family, or does not say for which."""
    return lora.architecture in ("", checkpoint.architecture, family_of(checkpoint.architecture))
