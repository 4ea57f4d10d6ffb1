"""ColoursDock: the colour to paint with on a wheel, what goes with it, what was used, and a palette of one's own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.api import Settings
from app.widgets.choice_box import ChoiceBox
from app.widgets.colour_picker import SWATCHES
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.canvas.panel.colours.harmony import Harmony, harmony_of, shades_of
from plugins.canvas.panel.colours.swatches import ColourGrid
from plugins.canvas.panel.colours.wheel import ColourWheel
from plugins.canvas.panel.tool_state import ToolState

_PALETTE, _HARMONY = "canvas.palette", "canvas.harmony"
_MOST = 180


class ColoursDock(QWidget):
    """Shows the foreground colour and changes it; the palette is kept in the settings."""

    def __init__(self, tools: ToolState, settings: Settings, icons: Icons) -> None:
        super().__init__()
        self._tools, self._settings = tools, settings
        self.setProperty("class", "dock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.wheel = ColourWheel()
        self.wheel.colour_changed.connect(tools.set_foreground)
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("Colour as a number"))
        self.number.setMaxLength(7)
        self.number.editingFinished.connect(self._typed)
        self.harmony = ChoiceBox()
        self.harmony.setAccessibleName(self.tr("Harmony"))
        for harmony, words in (
            (Harmony.COMPLEMENTARY, self.tr("Complementary")),
            (Harmony.ANALOGOUS, self.tr("Analogous")),
            (Harmony.TRIAD, self.tr("Triad")),
            (Harmony.SPLIT, self.tr("Split complementary")),
            (Harmony.TETRAD, self.tr("Tetrad")),
        ):
            self.harmony.addItem(words, harmony)
        self.harmony.setCurrentIndex(_read_harmony(settings))
        self.harmony.activated.connect(self._choose_harmony)
        self.fitting = self._grid(self.tr("Colours that go together"))
        self.shades = self._grid(self.tr("Shades"))
        self.recent = self._grid(self.tr("Recent colours"))
        self.palette_grid = self._grid(self.tr("Palette"), removable=True)
        self.palette_grid.removed.connect(self._remove)
        self.keep = IconButton(icons, "plus", self.tr("Add the colour to the palette"))
        self.keep.clicked.connect(self._keep)
        self._own = _read_palette(settings)
        self._lay_out()
        tools.changed.connect(self._show)
        self.palette_grid.show_colours(self._own)
        self._choose_harmony(self.harmony.currentIndex())

    def sizeHint(self) -> QSize:
        """Room for the wheel and some rows."""
        return QSize(260, 420)

    def _lay_out(self) -> None:
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(12, 8, 12, 8)
        body.setSpacing(8)
        body.addWidget(self.wheel, 1)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.number, 1)
        row.addWidget(self.keep)
        body.addLayout(row)
        body.addWidget(self.shades)
        body.addWidget(_heading(self.tr("Recent colours")))
        body.addWidget(self.recent)
        body.addWidget(self.harmony)
        body.addWidget(self.fitting)
        body.addWidget(_heading(self.tr("Palette")))
        body.addWidget(self.palette_grid)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _grid(self, name: str, *, rows: int = 1, removable: bool = False) -> ColourGrid:
        grid = ColourGrid(name, rows=rows, removable=removable)
        grid.taken.connect(self._tools.set_foreground)
        grid.put_behind.connect(self._tools.set_background)
        return grid

    def _show(self) -> None:
        colour = self._tools.foreground
        self.wheel.set_colour(colour)
        self.number.setText(colour.name())
        seen = self.wheel.colour
        self.fitting.show_colours(harmony_of(seen, Harmony(self.harmony.currentData())))
        self.shades.show_colours(shades_of(seen))
        if self.recent.colours != self._tools.recent:
            self.recent.show_colours(self._tools.recent)

    def _choose_harmony(self, index: int) -> None:
        harmony = Harmony(self.harmony.itemData(index))
        self._settings.set(_HARMONY, harmony.name)
        self.wheel.set_harmony(harmony)
        self._show()

    def _typed(self) -> None:
        text = self.number.text().strip()
        colour = QColor(text if text.startswith("#") else f"#{text}")
        if colour.isValid():
            self._tools.set_foreground(colour)
        self._show()

    def _keep(self) -> None:
        colour = self._tools.foreground
        if colour not in self._own and len(self._own) < _MOST:
            self._write([*self._own, colour])

    def _remove(self, index: int) -> None:
        self._write(self._own[:index] + self._own[index + 1 :])

    def _write(self, colours: list[QColor]) -> None:
        self._own = colours
        self._settings.set(_PALETTE, [colour.name() for colour in colours])
        self.palette_grid.show_colours(colours)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("class", "secondary")
    return label


def _read_harmony(settings: Settings) -> int:
    kept = settings.get(_HARMONY, None)
    names = [harmony.name for harmony in Harmony]
    return names.index(kept) if isinstance(kept, str) and kept in names else 0


def _read_palette(settings: Settings) -> list[QColor]:
    kept = settings.get(_PALETTE, None)
    names = kept if isinstance(kept, list) else list(SWATCHES)
    return [colour for name in names if isinstance(name, str) and (colour := QColor(name)).isValid()][:_MOST]
