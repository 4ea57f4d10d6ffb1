"""TakeFacts: what a sound model made of what it was asked for, in a line below the takes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.api import Words
from app.widgets.elided_label import ElidedLabel
from plugins.audio.sound.model_sound import ModelSound


class TakeFacts(QWidget):
    """Says what the model kept to, took as a hint and ignored, and what was done to fit; hidden where there is none.

    The tooltip has it line by line, with the prompt as the model was told it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = ElidedLabel(parent=self)
        self._line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """The whole line."""
        return self._line.text

    def show_of(self, sound: ModelSound | None) -> None:
        """Say it of a sound, or nothing."""
        if sound is None:
            self._line.set_text("")
            self.setToolTip("")
        else:
            sentences = [_said(words) for words in (*sound.conditions.words, *sound.notes)]
            self._line.set_text(" ".join(sentences))
            told = self.tr("The model was told: {prompt}").format(prompt=sound.prompt)
            self.setToolTip("\n".join([*sentences, told]))
        self.setAccessibleName(self.toolTip())
        self.setVisible(sound is not None)


def _said(words: Words) -> str:
    return words.translated(partial(QCoreApplication.translate, "Words"))
