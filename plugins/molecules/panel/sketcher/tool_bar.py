"""ToolBar: the tools of the board: bonds, elements, rings, charges, moving and erasing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from app.widgets.flow_layout import FlowLayout
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.molecules.panel.colours import element_colour
from plugins.molecules.panel.sketcher.board import Charge, Draw, Erase, Move, Tool
from plugins.molecules.panel.sketcher.painting import Looks, fitted, paint_sketch
from plugins.molecules.sketching.rings import Ring, put_ring
from plugins.molecules.sketching.sketch import Atom, Bond, Kind, Sketch

_ELEMENTS = ("C", "N", "O", "S", "P", "F", "Cl", "Br", "I", "*")
_RINGS = (Ring(6, aromatic=True), Ring(6), Ring(5), Ring(4), Ring(3), Ring(7))
_ICON = 20


class ToolBar(QWidget):
    """One tool is chosen at a time."""

    chosen = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._tools: dict[Tool, QToolButton] = {}
        layout = FlowLayout(self, spacing=2)
        for kind, words in (
            (Kind.SINGLE, self.tr("Single bond; on a bond the next order (1)")),
            (Kind.DOUBLE, self.tr("Double bond (2)")),
            (Kind.TRIPLE, self.tr("Triple bond (3)")),
            (Kind.UP, self.tr("Bond towards you")),
            (Kind.DOWN, self.tr("Bond away from you")),
        ):
            self._add(layout, Draw("C", kind), words)
        for symbol in _ELEMENTS[1:]:
            words = self.tr("{symbol}: place or change atoms")
            if symbol == "*":
                words = self.tr("Open place (*): something may be attached to the atom that is clicked")
            button = self._add(layout, Draw(symbol), words.format(symbol=symbol))
            button.setText(symbol)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        for ring in _RINGS:
            words = self.tr("Benzene ring") if ring.aromatic else self.tr("Ring of {count}").format(count=ring.size)
            self._add(layout, ring, words)
        for charge, text in ((Charge(1), "+"), (Charge(-1), "\N{MINUS SIGN}")):
            words = self.tr("Charge up (+)") if charge.by > 0 else self.tr("Charge down (-)")
            button = self._add(layout, charge, words)
            button.setText(text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        for tool, icon, words in (
            (Move(), "move", self.tr("Move atoms; a bond takes its whole piece along")),
            (Erase(), "eraser", self.tr("Erase atoms and bonds (Delete)")),
        ):
            self._take(layout, tool, IconButton(icons, icon, words))
        self._tools[Draw()].setChecked(True)
        self._redraw()

    def show_tool(self, tool: Tool) -> None:
        """Mark a tool as the chosen one."""
        button = self._tools.get(tool)
        if button is not None:
            button.setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._redraw()

    def _add(self, layout: FlowLayout, tool: Tool, words: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(words)
        button.setAccessibleName(words)
        return self._take(layout, tool, button)

    def _take(self, layout: FlowLayout, tool: Tool, button: QToolButton) -> QToolButton:
        button.setCheckable(True)
        button.setFixedSize(30, 28)
        button.setIconSize(QSize(_ICON, _ICON))
        button.clicked.connect(lambda: self.chosen.emit(tool))
        self._group.addButton(button)
        self._tools[tool] = button
        layout.addWidget(button)
        return button

    def _redraw(self) -> None:
        for tool, button in self._tools.items():
            match tool:
                case Draw("C", kind):
                    button.setIcon(self._drawn(Sketch((Atom(0, 0.5), Atom(0.86, 0)), (Bond(0, 1, kind),))))
                case Draw(symbol, _):
                    colour = element_colour(symbol, self.palette()).name()
                    button.setStyleSheet(f"QToolButton {{ color: {colour}; font-weight: 600; }}")
                case Ring():
                    button.setIcon(self._drawn(put_ring(Sketch(), tool, 0, 0)))
                case Charge() | Erase() | Move():
                    pass

    def _drawn(self, sketch: Sketch) -> QIcon:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(_ICON, _ICON) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(-26, -26, _ICON + 52, _ICON + 52)
        paint_sketch(painter, sketch, fitted(sketch, area, 24), self.palette(), Looks())
        painter.end()
        return QIcon(pixmap)
