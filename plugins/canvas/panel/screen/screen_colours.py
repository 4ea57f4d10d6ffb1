"""ScreenColours: keeps what the canvas shows in step with the screen's profile and the proof that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from app.api import JobContext, Lane, PanelContext
from app.widgets.screen_source import SCREEN_PROFILE
from app.widgets.tile_view import TileView
from plugins.canvas.panel.screen.colouring import colouring_of

_PROOF_PROFILE = "canvas.proof-profile"


class ScreenColours(QObject):
    """Reads the preferences when the window is turned to again; profiles are read on a worker."""

    changed = Signal()
    """The canvas is shown by other profiles now."""

    def __init__(self, context: PanelContext, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self._proofing = False
        self._wanted: tuple[str, str] = ("", "")
        view.installEventFilter(self)
        self.refresh()

    @property
    def proofing(self) -> bool:
        """Whether the picture is shown as a printer would show it."""
        return self._proofing

    def toggle_proof(self) -> None:
        """Show the picture as the chosen printer would, or as it is; without one it is asked for."""
        if not self._proofing and not self._proof():
            self.choose_proof()
            return
        self._proofing = not self._proofing
        self.refresh()

    def choose_proof(self) -> None:
        """Ask for the profile of a printer, and show the picture by it."""
        title, kinds = self.tr("Profile to proof"), self.tr("Colour profiles (*.icc *.icm)")
        name, _ = QFileDialog.getOpenFileName(self._view, title, self._proof(), kinds)
        if name:
            self.proof_by(Path(name))

    def proof_by(self, path: Path) -> None:
        """Show the picture as a printer of a profile would."""
        self._context.settings.set(_PROOF_PROFILE, str(path))
        self._proofing = True
        self.refresh()

    def refresh(self) -> None:
        """Look at what is wanted now."""
        screen = self._context.settings.get(SCREEN_PROFILE, "")
        wanted = str(screen), self._proof() if self._proofing else ""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if not any(wanted):
            self._show(None)
            return

        def make(_job: JobContext) -> tuple[tuple[str, str], Callable[[QImage], QImage]]:
            return wanted, colouring_of(*(Path(name) if name else None for name in wanted))

        def done(found: tuple[tuple[str, str], Callable[[QImage], QImage]]) -> None:
            # Meanwhile another may have been chosen.
            if found[0] == self._wanted:
                self._show(found[1])

        self._context.jobs.run(self.tr("Reading the colour profile"), make, Lane.IO, done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The preferences may be others when the window is turned to again."""
        if event.type() is QEvent.Type.WindowActivate:
            self.refresh()
        return super().eventFilter(watched, event)

    def _proof(self) -> str:
        return str(self._context.settings.get(_PROOF_PROFILE, ""))

    def _show(self, colouring: Callable[[QImage], QImage] | None) -> None:
        self._view.set_colouring(colouring)
        self.changed.emit()
