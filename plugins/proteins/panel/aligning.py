"""AlignedRow: another structure laid on the one that is shown, and how alike the two are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.api import JobContext, Lane, UserError, Words
from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.proteins.drawing import OVERLAY, Drawable, drawable_of
from plugins.proteins.panel.legend import LegendRow
from plugins.proteins.panel.work import ProteinsWork
from plugins.proteins.stored import stored_structure
from plugins.proteins.structure.alignment import Alignment, align
from plugins.proteins.structure.table import ReadStructure

_SWATCH = 18


class AlignedRow(QWidget):
    """Says RMSD and TM-score; it is put away with its button, and when another structure is shown."""

    changed = Signal()
    """Another structure is laid upon it, or none any more."""

    def __init__(self, work: ProteinsWork, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._onto = ""
        self._drawable: Drawable | None = None
        self.words = ElidedLabel()
        swatch = LegendRow()
        swatch.show_legend((("#{:02x}{:02x}{:02x}".format(*OVERLAY), Words()),))
        swatch.setFixedWidth(_SWATCH)
        end = IconButton(icons, "x", self.tr("End the alignment"))
        end.clicked.connect(self.end)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 2)
        layout.addWidget(swatch)
        layout.addWidget(self.words, 1)
        layout.addWidget(end)
        self.hide()
        work.current_changed.connect(self._look)

    @property
    def drawable(self) -> Drawable | None:
        """The structure that is laid upon the one that is shown, where it lies then."""
        return self._drawable

    def align(self, first: str, second: str) -> None:
        """Show the second structure with the first one laid upon it."""
        self.end()
        self._work.open(second)
        self._onto = second
        part, assets = self._work.part, self._work.context.assets
        try:
            one, other = part.structure(first), part.structure(second)
        except UserError as error:
            self._work.context.messages.fail(error)
            return

        def read(job: JobContext) -> tuple[Alignment, Drawable] | UserError:
            try:
                moving, fixed = (
                    stored_structure(assets, item.asset, item.name, item.model, job.check).structure
                    for item in (one, other)
                )
                found = align(moving, fixed, job.check)
                return found, drawable_of(ReadStructure(found.moved), job.check)
            except UserError as error:
                return error

        def done(found: tuple[Alignment, Drawable] | UserError) -> None:
            if self._onto != second:
                return
            if isinstance(found, UserError):
                self._onto = ""
                self._work.context.messages.fail(found)
                return
            alignment, self._drawable = found
            words = self.tr(
                "“{first}” on “{second}”: TM-score {tm}, RMSD {rmsd} Å over {pairs} residues, "
                "{identical} of them identical"
            )
            self.words.set_text(
                words.format(
                    first=one.name, second=other.name, rmsd=f"{alignment.rmsd:.2f}", pairs=len(alignment.pairs),
                    identical=alignment.identical, tm=f"{alignment.tm:.3f}",
                )
            )  # fmt: skip
            self.setToolTip(
                self.tr(
                    "TM-score by the length of “{second}”: {tm}, by that of “{first}”: {tm_first}. "
                    "Over 0.5 two chains have the same fold. Residues are paired in space, as TM-align does, whatever "
                    "their letters are; RMSD is over the pairs."
                ).format(
                    first=one.name, second=other.name, tm=f"{alignment.tm:.3f}", tm_first=f"{alignment.tm_first:.3f}"
                )
            )
            self.show()
            self.changed.emit()

        self._work.context.jobs.run(self.tr("Aligning"), read, Lane.IO, done)

    def end(self) -> None:
        """Show the one structure alone."""
        self._onto = ""
        self.hide()
        if self._drawable is not None:
            self._drawable = None
            self.changed.emit()

    def _look(self) -> None:
        current = self._work.current
        if self._onto and (current is None or current.id != self._onto):
            self.end()
