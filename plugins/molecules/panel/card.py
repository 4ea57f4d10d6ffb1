"""CardDelegate: how a molecule is drawn in the grid, its drawing above the values that matter."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.widgets.icons import Icons
from plugins.molecules.facts import Facts
from plugins.molecules.model import Molecule
from plugins.molecules.panel.colours import warning_colour
from plugins.molecules.panel.drawings import Drawing, Drawings
from plugins.molecules.panel.grid_model import GridModel, Index
from plugins.molecules.quantities import ON_CARD, QUANTITY, Quantity

PADDING = 8
_CORNER = 6.0
_MARK = 16
_SHAPE = 0.74
"""The height of a drawing to its width."""
_GAP = 4


class CardDelegate(QStyledItemDelegate):
    """Paints a card of `width`; what is drawn of its molecule is asked for when it is not there yet."""

    def __init__(self, model: GridModel, drawings: Drawings, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._drawings = model, drawings
        self._star, self._warning = icons.icon("star"), icons.icon("triangle-alert")
        self._tinted: dict[tuple[str, int, float], QPixmap] = {}
        self._texts: dict[tuple[str, ...], QPixmap] = {}
        self.width = 176
        self.order = ""
        """The key of the quantity that is sorted by: it is among those that are written."""
        self.draws = True
        """Whether drawings are asked for; not while much goes by at once."""

    def card_size(self, font: QFont) -> QSize:
        """The size of a card."""
        line = QFontMetrics(self._small(font)).height()
        return QSize(self.width, self._drawing_height() + 3 * line + 2 * PADDING + 2 * _GAP)

    def drawing_of(self, molecule: Molecule, ratio: float, palette: QPalette) -> Drawing:
        """The drawing on a molecule's card."""
        dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
        return Drawing(molecule.smiles, self.width - 2 * PADDING, self._drawing_height(), ratio, dark)

    def forget_colours(self) -> None:
        """Take on other colours or another font."""
        self._tinted.clear()
        self._texts.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card."""
        molecule, facts = self._model.molecule(index.row()), self._model.facts(index.row())
        palette, rect = option.palette, option.rect
        role = QPalette.ColorRole
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        edge = palette.color(role.Accent if selected else role.Midlight if hovered else role.Mid)
        painter.setPen(QPen(edge, 2 if selected or focused else 1))
        painter.setBrush(palette.color(role.Window))
        inset = 1.0 if selected else 0.5
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), _CORNER, _CORNER)
        if focused and not selected:
            painter.setPen(QPen(palette.color(role.Text), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5), _CORNER - 2, _CORNER - 2)
        self._paint_drawing(painter, rect, molecule, facts, palette)
        self._paint_marks(painter, rect, molecule, facts, palette)
        self._paint_words(painter, rect, molecule, facts, option)

    def _paint_drawing(
        self, painter: QPainter, rect: QRect, molecule: Molecule, facts: Facts | None, palette: QPalette
    ) -> None:
        place = QRect(rect.x() + PADDING, rect.y() + PADDING, self.width - 2 * PADDING, self._drawing_height())
        wanted = self.drawing_of(molecule, painter.device().devicePixelRatio(), palette)
        picture = self._drawings.ask(wanted) if self.draws else self._drawings.at_hand(wanted)
        if picture is not None and not picture.isNull():
            painter.drawPixmap(place.topLeft(), picture)
        elif picture is not None or (facts is not None and facts.fault):
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere
            painter.drawText(place.adjusted(4, 4, -4, -4), flags, molecule.smiles[:160])

    def _paint_marks(
        self, painter: QPainter, rect: QRect, molecule: Molecule, facts: Facts | None, palette: QPalette
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        top = rect.y() + PADDING
        if molecule.starred:
            star = self._mark(self._star, "star", palette.color(QPalette.ColorRole.Accent), ratio)
            painter.drawPixmap(rect.x() + PADDING, top, star)
        if facts is not None and (facts.alerts or facts.fault):
            colour = warning_colour(palette)
            mark = self._mark(self._warning, "warning", colour, ratio)
            x = rect.right() + 1 - PADDING - _MARK
            painter.drawPixmap(x, top, mark)
            if len(facts.alerts) > 1:
                painter.setFont(self._small(painter.font()))
                painter.setPen(colour)
                box = QRect(x - 22, top, 20, _MARK)
                painter.drawText(
                    box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(len(facts.alerts))
                )

    def _paint_words(
        self, painter: QPainter, rect: QRect, molecule: Molecule, facts: Facts | None, option: QStyleOptionViewItem
    ) -> None:
        name = molecule.name or (facts.formula if facts is not None else "")
        values = tuple(
            f"{one.short}\t{one.said(facts.values[one.key]) if one.key in facts.values else '–'}"
            for one in self._written
        ) if facts is not None and not facts.fault else ()  # fmt: skip
        ratio = painter.device().devicePixelRatio()
        key = (name, *values, str(self.width), str(ratio))
        text = self._texts.get(key)
        if text is None:
            text = self._texts[key] = self._worded(name, values, option, ratio)
            if len(self._texts) > 2000:
                del self._texts[next(iter(self._texts))]
        painter.drawPixmap(QPointF(rect.x() + PADDING, rect.y() + PADDING + self._drawing_height() + _GAP), text)

    def _worded(self, name: str, values: tuple[str, ...], option: QStyleOptionViewItem, ratio: float) -> QPixmap:
        """The words of a card as a picture: to lay text out costs more than all else."""
        font, palette = self._small(option.font), option.palette
        metrics = QFontMetrics(font)
        line, width = metrics.height(), self.width - 2 * PADDING
        pixmap = QPixmap(QSize(width, 3 * line + _GAP) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, 0, width, line), flags, metrics.elidedText(name, Qt.TextElideMode.ElideRight, width))
        column = width // 2
        for at, value in enumerate(values):
            label, _, number = value.partition("\t")
            x, y = column * (at % 2), line + _GAP + line * (at // 2)
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(QRect(x, y, column, line), flags, label)
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            gone = metrics.horizontalAdvance(label) + 5
            room = QRect(x + gone, y, column - gone - 2, line)
            painter.drawText(room, flags, metrics.elidedText(number, Qt.TextElideMode.ElideRight, room.width()))
        painter.end()
        return pixmap

    @property
    def _written(self) -> tuple[Quantity, ...]:
        keys = ON_CARD if self.order in ON_CARD or self.order not in QUANTITY else (*ON_CARD[:3], self.order)
        return tuple(QUANTITY[key] for key in keys)

    def _drawing_height(self) -> int:
        return round((self.width - 2 * PADDING) * _SHAPE)

    def _small(self, font: QFont) -> QFont:
        small = QFont(font)
        small.setPixelSize(12)
        return small

    def _mark(self, icon: QIcon, name: str, colour: QColor, ratio: float) -> QPixmap:
        """An icon in a colour."""
        key = (name, colour.rgba(), ratio)
        if key not in self._tinted:
            pixmap = QPixmap(QSize(_MARK, _MARK) * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            icon.paint(painter, QRect(0, 0, _MARK, _MARK))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(QRect(0, 0, _MARK, _MARK), colour)
            painter.end()
            self._tinted[key] = pixmap
        return self._tinted[key]
