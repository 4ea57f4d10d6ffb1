"""LayerDelegate: how the row of a layer is drawn, and what a click in it does."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.api import BlendMode
from app.widgets.checkers import plain_ground
from app.widgets.icons import Icons
from plugins.canvas.commands import SetMask, set_folded, set_locked, set_visible
from plugins.canvas.model import Group, Layer, Shape, Text
from plugins.canvas.panel.guiding.titles import control_title
from plugins.canvas.panel.layer_model import DEPTH, LAYER, Index, LayerModel, blend_name, name_of
from plugins.canvas.panel.work import CanvasWork

_ROW = 48
_THUMBNAIL = 36
_ICON = 18
_BUTTON = 28
_INDENT = 16
_DEEPEST_SHOWN = 6
"""Deeper groups are not indented further: the names would have no room."""


class LayerDelegate(QStyledItemDelegate):
    """Draws eye, fold, picture, mask, name and how it is mixed, badges and lock; clicks on them change them."""

    def __init__(self, work: CanvasWork, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._icons = work, icons

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are alike."""
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        layer, model = index.data(LAYER), index.model()
        if not isinstance(layer, Layer) or not isinstance(model, LayerModel):
            return
        painter.save()
        style = QStyleOptionViewItem(option)
        widget = self.parent()
        if isinstance(widget, QWidget):
            widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, style, painter, widget)
        palette: QPalette = option.palette
        places = _Places(option.rect, layer, _depth(index))
        self._draw_icon(painter, "eye" if layer.visible else "eye-off", places.eye)
        if layer.locked:
            self._draw_icon(painter, "lock", places.lock)
        if layer.clipped:
            self._draw_icon(painter, "corner-left-down", places.clip)
        self._paint_picture(painter, palette, model, layer, places)
        self._paint_mask(painter, palette, model, layer, places)
        self._paint_badges(painter, layer, places)
        self._paint_words(painter, palette, layer, places)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the eye shows or hides, on the lock locks, on the fold folds; on a picture it is painted on."""
        layer = index.data(LAYER)
        if (
            isinstance(event, QMouseEvent)
            and isinstance(layer, Layer)
            and event.button() is Qt.MouseButton.LeftButton
            and event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        ):
            at, places = event.position().toPoint(), _Places(option.rect, layer, _depth(index))
            if places.eye.contains(at):
                self._work.execute(set_visible(layer.id, not layer.visible))
                return True
            if places.lock.contains(at):
                self._work.execute(set_locked(layer.id, not layer.locked))
                return True
            if isinstance(layer.content, Group) and places.picture.contains(at):
                self._work.execute(set_folded(layer.id, not layer.content.folded))
                return True
            if layer.mask is not None and places.mask.contains(at):
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    self._work.execute(SetMask(layer.id, not layer.mask.enabled))
                else:
                    self._work.activate(layer.id)
                    self._work.set_mask_active(True)
                return True
            if places.picture.contains(at):
                self._work.activate(layer.id)
                self._work.set_mask_active(False)
                return event.type() is QEvent.Type.MouseButtonDblClick
        return super().editorEvent(event, model, option, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The field stands where the name does."""
        layer = index.data(LAYER)
        if isinstance(layer, Layer):
            text = _Places(option.rect, layer, _depth(index)).text
            editor.setGeometry(text.left() - 8, text.center().y() - 14, text.width() + 8, 28)

    def _paint_words(self, painter: QPainter, palette: QPalette, layer: Layer, places: _Places) -> None:
        text = places.text
        metrics = painter.fontMetrics()
        role = QPalette.ColorRole.Text if layer.visible else QPalette.ColorRole.PlaceholderText
        painter.setPen(palette.color(role))
        name = metrics.elidedText(name_of(layer), Qt.TextElideMode.ElideRight, text.width())
        detail = self._detail(layer)
        place = Qt.AlignmentFlag.AlignTop if detail else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, place | Qt.AlignmentFlag.AlignLeft, name)
        if detail:
            font = painter.font()
            font.setPixelSize(max(1, font.pixelSize() - 1) if font.pixelSize() > 0 else 12)
            painter.setFont(font)
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            shown = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, text.width())
            painter.drawText(text, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, shown)

    def _detail(self, layer: Layer) -> str:
        words = []
        if layer.control is not None:
            words.append(self.tr("Control: {kind}").format(kind=control_title(layer.control.kind)))
        if layer.region is not None:
            prompt = layer.region.prompt.strip()
            words.append(self.tr("Region: {prompt}").format(prompt=prompt) if prompt else self.tr("Region"))
        if isinstance(layer.content, Group) and layer.content.pass_through and layer.blend is BlendMode.NORMAL:
            words.append(self.tr("Pass through"))
        if layer.blend is not BlendMode.NORMAL:
            words.append(blend_name(layer.blend))
        if layer.opacity < 1:
            words.append(f"{round(layer.opacity * 100)} %")
        return " · ".join(words)

    def _paint_badges(self, painter: QPainter, layer: Layer, places: _Places) -> None:
        for name, place in zip(badges_of(layer), places.badges, strict=True):
            self._draw_icon(painter, name, place)

    def _paint_picture(
        self, painter: QPainter, palette: QPalette, model: LayerModel, layer: Layer, places: _Places
    ) -> None:
        if layer.has_pixels:
            rect = self._paint_thumbnail(
                painter, palette, model.thumbnail(layer), places.picture, faded=not layer.visible
            )
        else:
            rect = places.picture
            name = "contrast"
            if isinstance(layer.content, Group):
                name = "folder" if layer.content.folded else "folder-open"
            self._draw_icon(painter, name, rect)
        if layer.mask is not None and layer.id == self._work.active.id and not self._work.mask_active:
            _frame(painter, palette, rect)

    def _paint_mask(
        self, painter: QPainter, palette: QPalette, model: LayerModel, layer: Layer, places: _Places
    ) -> None:
        if layer.mask is None:
            return
        white = QColor(Qt.GlobalColor.white)
        image = model.mask_thumbnail(layer)
        rect = self._paint_thumbnail(painter, palette, image, places.mask, faded=not layer.visible, ground=white)
        if not layer.mask.enabled:
            painter.setPen(QPen(QColor("#c9432a"), 2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawLine(rect.topLeft(), rect.bottomRight())
            painter.drawLine(rect.topRight(), rect.bottomLeft())
        if layer.id == self._work.active.id and self._work.mask_active:
            _frame(painter, palette, rect)

    def _paint_thumbnail(
        self,
        painter: QPainter,
        palette: QPalette,
        image: QImage | None,
        place: QRect,
        *,
        faded: bool,
        ground: QColor | None = None,
    ) -> QRect:
        canvas = self._work.canvas
        size = QSize(canvas.width, canvas.height).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRect(QPoint(), size.expandedTo(QSize(4, 4)))
        rect.moveCenter(place.center())
        painter.setOpacity(0.4 if faded else 1.0)
        painter.fillRect(rect, plain_ground(palette) if ground is None else ground)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, image)
        painter.setOpacity(1.0)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        return rect

    def _draw_icon(self, painter: QPainter, name: str, place: QRect) -> None:
        side = min(_ICON, place.width())
        rect = QRect(0, 0, side, side)
        rect.moveCenter(place.center())
        self._icons.icon(name).paint(painter, rect)


class _Places:
    """Where everything lies in a row."""

    def __init__(self, row: QRect, layer: Layer, depth: int) -> None:
        top = row.top() + (row.height() - _BUTTON) // 2
        self.eye = QRect(row.left() + 2, top, _BUTTON, _BUTTON)
        self.lock = QRect(row.right() - _BUTTON - 2, top, _BUTTON, _BUTTON)
        left = self.eye.right() + 6 + min(depth, _DEEPEST_SHOWN) * _INDENT
        self.clip = QRect(left, row.top(), 14, row.height())
        if layer.clipped:
            left += 18
        self.picture = QRect(left, row.top() + (row.height() - _THUMBNAIL) // 2, _THUMBNAIL, _THUMBNAIL)
        right = self.picture.right()
        self.mask = self.picture.translated(_THUMBNAIL + 6, 0)
        if layer.mask is not None:
            right = self.mask.right()
        end = self.lock.left()
        self.badges: list[QRect] = []
        for _ in badges_of(layer):
            end -= 18
            self.badges.append(QRect(end, row.top(), 14, row.height()))
        self.text = QRect(right + 12, row.top() + 6, max(0, end - right - 16), row.height() - 12)


def badges_of(layer: Layer) -> tuple[str, ...]:
    """The icons that say what a layer is besides pixels."""
    found = (
        (isinstance(layer.content, Text), "type"),
        (isinstance(layer.content, Shape), "spline"),
        (layer.region is not None, "message-square"),
        (layer.control is not None, "target"),
        (layer.alpha_locked, "blend"),
    )
    return tuple(name for holds, name in found if holds)


def _depth(index: Index) -> int:
    depth = index.data(DEPTH)
    return depth if isinstance(depth, int) else 0


def _frame(painter: QPainter, palette: QPalette, rect: QRect) -> None:
    """A frame around what is painted on."""
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-1, -1, 1, 1))
