"""Takes: results of generators to look at one after another in the grid, before one goes into a set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.api import JobContext, Lane, Made, UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.takes_side import TakesSide
from app.widgets.thumbnail_strip import ThumbnailStrip
from plugins.molecules.model import Molecule
from plugins.molecules.panel.colours import is_dark
from plugins.molecules.panel.drawings import Drawing, Drawings
from plugins.molecules.panel.work import MoleculesWork
from plugins.molecules.taking import Taken, taken_from

_SIZE_PX = 72
_SMALL_PX = 34
_DRAWN_PX = 3 * _SMALL_PX
"""Drawn larger and made smaller, so that lines are thin."""


@dataclass(frozen=True, slots=True)
class Take:
    """A result, read."""

    made: Made
    taken: Taken


class Takes(QWidget):
    """The strip below the grid. The takes stay in the gallery in any case."""

    chosen = Signal(object)
    """The molecules of the take that is looked at, None where none is."""

    def __init__(self, work: MoleculesWork, drawings: Drawings, icons: Icons, parent: QWidget) -> None:
        self._takes: list[Take] = []
        super().__init__(parent)
        self._work, self._drawings = work, drawings
        self.follows = False
        """Whether the next take is looked at as soon as it comes, since what there was of it is seen already."""
        self._strip = ThumbnailStrip(_SIZE_PX, parent=self)
        self._strip.setAccessibleName(self.tr("Takes"))
        self._strip.chosen.connect(self._show)
        self._strip.taken.connect(lambda _row: self.apply())
        self._strip.let_go.connect(self.discard)
        add = IconButton(icons, "plus", self.tr("Add to the set that is shown"))
        add.clicked.connect(lambda: self.apply(apart=False))
        self._side = TakesSide(icons, self.tr("Make a set of this take (Enter)"), (add,), self)
        self._side.applied.connect(self.apply)
        self._side.put_away.connect(self.discard)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 12, 4)
        layout.setSpacing(12)
        layout.addWidget(self._strip, 1)
        layout.addWidget(self._side)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setVisible(False)
        drawings.drawn.connect(self._drawn)

    @property
    def takes(self) -> Sequence[Take]:
        """What can be flipped through."""
        return tuple(self._takes)

    @property
    def current(self) -> Take | None:
        """The take that is looked at."""
        row = self._strip.currentRow()
        return self._takes[row] if 0 <= row < len(self._takes) else None

    def offer(self, made: Sequence[Made]) -> None:
        """Take up more results, as soon as they are read."""
        assets = self._work.context.assets
        for one in made:

            def read(job: JobContext, made: Made = one) -> Take | UserError:
                try:
                    return Take(made, taken_from(made.asset, assets.read(made.asset.id), job.check))
                except UserError as error:
                    return error

            self._work.context.jobs.run("", read, Lane.IO, self._add)

    def flip(self, by: int) -> None:
        """Look at the next take, or the one before."""
        if self._takes:
            self._strip.setCurrentRow((self._strip.currentRow() + by) % len(self._takes))

    def apply(self, *, apart: bool = True) -> None:
        """Make a set of the take, or add it to the one that is shown, and put the takes away."""
        take = self.current
        if take is None:
            return
        made = take.made
        wish = made.recipe.request.get("prompt", "")
        words = str(wish) if isinstance(wish, str) else ""
        source = replace(made.asset, recipe=made.recipe)
        molecules = [replace(one, source=source.id) for one in take.taken.molecules]
        self.discard()
        self._work.add(molecules, words or made.asset.name, sources=(source,), wish=words, apart=apart)

    def discard(self) -> None:
        """Put the takes away."""
        self._takes.clear()
        self._strip.clear()
        self.setVisible(False)
        self.chosen.emit(None)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the takes in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for row, take in enumerate(self._takes):
                self._strip.set_picture(row, self._picture(take))

    def _add(self, found: Take | UserError) -> None:
        follows, self.follows = self.follows, False
        if isinstance(found, UserError):
            self._work.context.messages.fail(found)
            if follows:
                self.chosen.emit(self.current.taken.molecules if self.current is not None else None)
            return
        same = [row for row, take in enumerate(self._takes) if take.made.asset.id == found.made.asset.id]
        if same:
            if follows:
                self._strip.setCurrentRow(same[0])
                self._show(same[0])
            return
        self._takes.append(found)
        count = len(found.taken.molecules)
        words = self.tr("Take {number}: {count} molecules").format(number=len(self._takes), count=count)
        self._strip.add(self._picture(found), f"{words}\n{found.made.asset.name}")
        if follows or len(self._takes) == 1:
            self._strip.setCurrentRow(len(self._takes) - 1)
        self.setVisible(True)
        self._say()

    def _show(self, _row: int) -> None:
        take = self.current
        self._say()
        if take is not None:
            self.chosen.emit(take.taken.molecules)

    def _say(self) -> None:
        take, row = self.current, self._strip.currentRow()
        words = self.tr("Take {place} of {all}, {count} molecules")
        count = len(take.taken.molecules) if take is not None else 0
        self._side.words.setText(words.format(place=row + 1, all=len(self._takes), count=count) if take else "")

    def _drawn(self, drawing: Drawing) -> None:
        for row, take in enumerate(self._takes):
            if any(drawing == self._drawing(one) for one in take.taken.molecules[:4]):
                self._strip.set_picture(row, self._picture(take))

    def _drawing(self, molecule: Molecule) -> Drawing:
        return Drawing(molecule.smiles, _DRAWN_PX, _DRAWN_PX, self.devicePixelRatioF(), is_dark(self.palette()))

    def _picture(self, take: Take) -> QPixmap:
        """The first four molecules."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(_SIZE_PX * ratio), round(_SIZE_PX * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self.palette().color(QPalette.ColorRole.Window))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for at, molecule in enumerate(take.taken.molecules[:4]):
            picture = self._drawings.ask(self._drawing(molecule))
            if picture is not None and not picture.isNull():
                left, top = 1 + at % 2 * (_SMALL_PX + 2), 1 + at // 2 * (_SMALL_PX + 2)
                painter.drawPixmap(QRectF(left, top, _SMALL_PX, _SMALL_PX), picture, QRectF(picture.rect()))
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(QRectF(0.5, 0.5, _SIZE_PX - 1, _SIZE_PX - 1))
        painter.end()
        return pixmap
