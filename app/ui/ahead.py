"""Ahead: what stands in the way of the request that the form asks for, and what it takes, said before it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from app.api import Panel, Session
from app.api.foreseeing import Foresees, Tells
from app.ui.form import RequestForm
from app.ui.translation import in_language

_AFTER_MS = 120
"""So long after the last change of the form or the work it is found out."""


class Ahead(QLabel):
    """One sentence for each obstacle, and nothing where there is none; `told` is a label of its own."""

    def __init__(
        self,
        session: Session,
        panel: Callable[[], Panel | None],
        asked: Callable[[], tuple[str, RequestForm] | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setProperty("class", "bad")
        self.setWordWrap(True)
        self.hide()
        self.told = QLabel(parent)
        self.told.setProperty("class", "secondary")
        self.told.setWordWrap(True)
        self.told.hide()
        self._panel, self._asked = panel, asked
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.look)
        leave = session.subscribe(lambda _old, _new: self.look_soon())
        self.destroyed.connect(leave)

    def look_soon(self) -> None:
        """Look when nothing changes for a moment."""
        self._timer.start()

    def look(self) -> str:
        """Look now, and give what is said."""
        self._timer.stop()
        panel, asked = self._panel(), self._asked()
        words: list[str] = []
        told: list[str] = []
        if asked is not None:
            generator, form = asked
            if isinstance(panel, Foresees):
                words = [in_language(one) for one in panel.foresee(generator, form.values())]
            if isinstance(panel, Tells):
                told = [in_language(one) for one in panel.tell(generator, form.values())]
        for label, lines in ((self, words), (self.told, told)):
            label.setText("\n".join(dict.fromkeys(lines)))
            label.setVisible(bool(lines))
        return self.text()

    def wanted(self, form: RequestForm, generator: str) -> Sequence[str]:
        """The fields that the panel is to be asked for: those that it gives something for now."""
        panel = self._panel()
        if not isinstance(panel, Foresees):
            return form.given
        return [name for name in form.given if panel.gives(generator, name)]
