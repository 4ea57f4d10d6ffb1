"""StyleMenu: the prompt styles, to lay one around the prompt, keep the prompt as one, or take in a table of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from app.api import Lane, Messages, UserError
from app.api.prompt_styles import PromptStyle, PromptStyles
from app.ui.form import RequestForm
from app.ui.jobs import QtJobs
from app.ui.prompt_names import Aside


class StyleMenu(QMenu):
    """Works on the form that `form` gives; files are read and written on other threads."""

    def __init__(
        self,
        styles: PromptStyles,
        jobs: QtJobs,
        messages: Messages,
        form: Callable[[], RequestForm | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Styles"))
        self._styles, self._jobs, self._messages, self._form = styles, jobs, messages, form
        self._known: Sequence[PromptStyle] = ()
        self._aside = Aside(self._read, self)
        self._aside.done.connect(self._show)
        self._show(())
        self._aside.start()

    def _read(self) -> Sequence[PromptStyle] | UserError:
        try:
            return self._styles.all()
        except UserError as error:
            return error

    def _show(self, found: object) -> None:
        if isinstance(found, UserError):
            self._messages.fail(found)
        elif isinstance(found, tuple):
            self._known = found
        self.clear()
        for style in self._known:
            entry = QAction(style.name.replace("&", "&&"), self)
            entry.setToolTip("\n".join(filter(None, (style.prompt, style.negative))))
            entry.triggered.connect(lambda _checked=False, style=style: self.lay(style))
            self.addAction(entry)
        if self._known:
            self.addSeparator()
            forget = self.addMenu(self.tr("Forget a style"))
            for style in self._known:
                gone = QAction(style.name.replace("&", "&&"), forget)
                gone.triggered.connect(lambda _checked=False, name=style.name: self._then(self._styles.remove, name))
                forget.addAction(gone)
        keep = QAction(self.tr("Keep this prompt as a style…"), self)
        keep.triggered.connect(self._keep)
        self.addAction(keep)
        take = QAction(self.tr("Take in styles from a file…"), self)
        take.triggered.connect(self._take_in)
        self.addAction(take)

    def lay(self, style: PromptStyle) -> None:
        """Lay a style around what is written; undoing it in the field is possible."""
        form = self._form()
        if form is None:
            return
        values = form.values()
        prompt, negative = style.applied(str(values.get("prompt", "")), str(values.get("negative_prompt", "")))
        form.set_values({"prompt": prompt} | ({"negative_prompt": negative} if "negative_prompt" in values else {}))

    def keep(self, name: str) -> None:
        """Keep what is written as a style."""
        form = self._form()
        if form is not None and name.strip():
            values = form.values()
            style = PromptStyle(name.strip(), str(values.get("prompt", "")), str(values.get("negative_prompt", "")))
            self._then(self._styles.keep, [style])

    def take_in(self, file: Path) -> None:
        """Add the styles of a file."""
        self._then(self._styles.take_in, file)

    def _keep(self) -> None:
        name, wanted = QInputDialog.getText(
            self.parentWidget(), self.tr("Keep as a style"), self.tr("Name; {prompt} stands for another prompt.")
        )
        if wanted:
            self.keep(name)

    def _take_in(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.parentWidget(), self.tr("Take in styles"), "", "CSV (*.csv)")
        if name:
            self.take_in(Path(name))

    def _then(self, change: Callable[[Any], object], value: object) -> None:
        """Change the styles on a worker, where what is wrong is said, and show them as they are then."""
        self._jobs.run(
            self.tr("Keeping styles"), lambda _context: change(value), Lane.IO, lambda _result: self._aside.start()
        )
