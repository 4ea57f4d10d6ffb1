"""MessageView: one message, with what can be done to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.api import AssetId
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.panel.chat.message_body import MessageBody
from plugins.text.panel.chat.message_edit import MessageEdit
from plugins.text.panel.chat.message_look import MessageLook
from plugins.text.panel.chat.pictures import THUMBNAIL_PX, Pictures, show_small

_PAD_PX, _HEAD_PX, _FACE_PX, _RADIUS_PX, _GAP_PX = 14, 28, 22, 8, 8


class Deed(Enum):
    """What can be done to a message."""

    EDIT = "edit"
    AGAIN = "again"
    GO_ON = "go on"
    COPY = "copy"
    PUT = "put"
    DELETE = "delete"
    EARLIER = "earlier"
    LATER = "later"


_ICONS = {
    Deed.EDIT: "pen-line",
    Deed.AGAIN: "refresh-cw",
    Deed.GO_ON: "play",
    Deed.COPY: "copy",
    Deed.PUT: "text-cursor-input",
    Deed.DELETE: "trash-2",
}
_KEYS = {
    Qt.Key.Key_E: Deed.EDIT,
    Qt.Key.Key_F2: Deed.EDIT,
    Qt.Key.Key_R: Deed.AGAIN,
    Qt.Key.Key_G: Deed.GO_ON,
    Qt.Key.Key_C: Deed.COPY,
    Qt.Key.Key_P: Deed.PUT,
    Qt.Key.Key_Delete: Deed.DELETE,
    Qt.Key.Key_Backspace: Deed.DELETE,
    Qt.Key.Key_Left: Deed.EARLIER,
    Qt.Key.Key_Right: Deed.LATER,
}


@dataclass(frozen=True, slots=True)
class Row:
    """What is shown of a message: it is the `place`th of `of` branches. `text` is None where it has to be read."""

    key: str
    name: str
    is_person: bool
    asset: AssetId | None = None
    text: str | None = None
    images: tuple[AssetId, ...] = ()
    face: AssetId | None = None
    place: int = 1
    of: int = 1
    activity: str = ""
    can: frozenset[Deed] = field(default_factory=frozenset)


class MessageView(QWidget):
    """Laid out by the list that it is in; buttons come where the pointer or the keys are.

    With the keys on it E edits, R asks again, G goes on, C copies, P puts it into the manuscript, Delete deletes it,
    and Left and Right show other branches.
    """

    wanted = Signal(str, object)
    """A key of a row, and the Deed that is to be done to it."""
    edited = Signal(str, str)
    """A key of a row, and what it is to say."""
    grew = Signal(str)
    """It is to be laid out anew."""
    focused = Signal(str, bool)
    """A key of a row that has the keys now, and whether they came by themselves rather than with the pointer."""

    def __init__(self, row: Row, look: MessageLook, icons: Icons, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self._look, self._icons, self._pictures = look, icons, pictures
        self._face: QPixmap | None = None
        self._shown_face: AssetId | None = None
        self._name = QLabel(self)
        self._name.setProperty("class", "caption")
        self._activity = QLabel(self)
        self._activity.setProperty("class", "secondary")
        self.body = MessageBody(look, icons, self)
        self.edit: MessageEdit | None = None
        self._thumbs: list[QLabel] = []
        self._shown: tuple[AssetId, ...] = ()
        self._branches: QWidget | None = None
        self._bar: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        pictures.ready.connect(self._take_picture)

    def show_row(self, row: Row, text: str) -> None:
        """Show a message as it is now."""
        if row.can != self.row.can and self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        self.row = row
        self._name.setText(row.name)
        self._activity.setText(row.activity)
        self._activity.setVisible(bool(row.activity))
        self.setAccessibleName(self.tr("{name}: {text}").format(name=row.name, text=" ".join(text.split())[:200]))
        if text != self.body.text:
            self.body.set_text(text)
        self._show_images()
        self._show_branches()
        if row.face != self._shown_face:
            self._shown_face, self._face = row.face, None
            if row.face is not None:
                self._take_picture(row.face)
        if self.hasFocus() or self.underMouse():
            self._show_bar()

    def lay_out(self, width: int) -> int:
        """Give everything its place at a width; how high it is."""
        inner = width - 2 * _PAD_PX
        top = 4
        left = _PAD_PX + (_FACE_PX + _GAP_PX if self._shown_face is not None else 0)
        self._name.adjustSize()
        self._name.setGeometry(left, top, min(inner, self._name.sizeHint().width()), _HEAD_PX)
        right = width - _PAD_PX + 6
        for widget in (self._bar, self._branches):
            if widget is not None and not widget.isHidden():
                size = widget.sizeHint()
                widget.setGeometry(right - size.width(), top, size.width(), _HEAD_PX)
                right -= size.width() + _GAP_PX
        at = self._name.geometry().right() + _GAP_PX
        self._activity.setGeometry(at, top, max(0, right - at), _HEAD_PX)
        top += _HEAD_PX + 2
        if self.edit is not None:
            height = self.edit.lay_out(inner)
            self.edit.setGeometry(_PAD_PX, top, inner, height)
        else:
            height = self.body.lay_out(inner)
            self.body.setGeometry(_PAD_PX, top, inner, height)
        top += height
        for place, thumb in enumerate(self._thumbs):
            across = max(1, inner // (THUMBNAIL_PX + _GAP_PX))
            x, y = place % across, place // across
            step = THUMBNAIL_PX + _GAP_PX
            thumb.setGeometry(_PAD_PX + x * step, top + _GAP_PX + y * step, THUMBNAIL_PX, THUMBNAIL_PX)
            if place == len(self._thumbs) - 1:
                top += (y + 1) * step
        return top + _PAD_PX

    def begin_edit(self) -> None:
        """Let a person say something else in it."""
        if self.edit is not None or Deed.EDIT not in self.row.can:
            return
        self.edit = MessageEdit(self.body.text, self._look, asks=self.row.is_person, parent=self)
        self.edit.saved.connect(self._save)
        self.edit.given_up.connect(self._end_edit)
        self.edit.grew.connect(lambda: self.grew.emit(self.row.key))
        self.body.hide()
        self.edit.show()
        self.grew.emit(self.row.key)
        self.edit.setFocus()

    @property
    def is_needed(self) -> bool:
        """Whether it has to stay though it is out of sight."""
        focus = QGuiApplication.focusObject()
        return self.edit is not None or (isinstance(focus, QWidget) and (focus is self or self.isAncestorOf(focus)))

    def copy(self) -> None:
        """Copy what is selected in it, or all of it."""
        QGuiApplication.clipboard().setText(self.body.selected() or self.body.text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what can be done."""
        super().enterEvent(event)
        self._show_bar()

    def leaveEvent(self, event: QEvent) -> None:
        """Show it no more."""
        super().leaveEvent(event)
        self._hide_bar()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show what can be done."""
        super().focusInEvent(event)
        self._show_bar()
        self.focused.emit(self.row.key, event.reason() is not Qt.FocusReason.MouseFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Its own buttons may have the keys now."""
        super().focusOutEvent(event)
        self._hide_bar()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for."""
        deed = _KEYS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        copies = event.key() == Qt.Key.Key_C and held == Qt.KeyboardModifier.ControlModifier
        if deed is not None and deed in self.row.can and (copies or held == Qt.KeyboardModifier.NoModifier):
            self.wanted.emit(self.row.key, deed)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through what belongs to the message, and then out of the list."""
        order: list[QWidget] = [self]
        if self.edit is not None:
            order = list(self.edit.order)
        elif self._bar is not None:
            order += self._bar.findChildren(IconButton)
        if self.edit is None:
            order += self.body.findChildren(IconButton)
        focus = QGuiApplication.focusObject()
        place = order.index(focus) + (1 if forward else -1) if isinstance(focus, QWidget) and focus in order else -1
        if 0 <= place < len(order):
            order[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._show_bar()
            return True
        return super().focusNextPrevChild(forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What a person said stands on a ground of its own, and whoever has the keys has a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.row.is_person:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
            painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Midlight), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
        if self._face is not None:
            self._paint_face(painter, self._face)

    def _paint_face(self, painter: QPainter, face: QPixmap) -> None:
        place = QRectF(_PAD_PX, 4 + (_HEAD_PX - _FACE_PX) / 2, _FACE_PX, _FACE_PX)
        outline = QPainterPath()
        outline.addEllipse(place)
        painter.setClipPath(outline)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = min(face.width(), face.height())
        painter.drawPixmap(place, face, QRectF((face.width() - side) / 2, 0, side, side))

    def _take_picture(self, asset: str) -> None:
        """Show a small picture, if it is one of these and was read."""
        if asset == self._shown_face:
            self._face = self._pictures.small(AssetId(asset))
            self.update()
        for image, thumb in zip(self._shown, self._thumbs, strict=True):
            if image == asset and (small := self._pictures.small(image)) is not None:
                show_small(thumb, small)

    def _save(self, text: str) -> None:
        self._end_edit()
        if text.strip() and text != self.body.text:
            self.edited.emit(self.row.key, text)

    def _end_edit(self) -> None:
        if self.edit is not None:
            self.edit.hide()
            self.edit.deleteLater()
            self.edit = None
            self.body.show()
            self.grew.emit(self.row.key)
            self.setFocus()

    def _show_images(self) -> None:
        if self.row.images == self._shown:
            return
        self._shown = self.row.images
        for old in self._thumbs:
            old.hide()
            old.deleteLater()
        self._thumbs = []
        for _image in self._shown:
            thumb = QLabel(self)
            thumb.setScaledContents(False)
            thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
            thumb.setAccessibleName(self.tr("Picture"))
            thumb.show()
            self._thumbs.append(thumb)
        for image in self._shown:
            self._take_picture(image)

    def _show_branches(self) -> None:
        if self._branches is not None:
            self._branches.hide()
            self._branches.deleteLater()
            self._branches = None
        if self.row.of < 2:
            return
        self._branches = box = QWidget(self)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        count = QLabel(f"{self.row.place}/{self.row.of}")
        count.setProperty("class", "secondary")
        for icon, words, deed in (
            ("chevron-left", self.tr("Earlier version"), Deed.EARLIER),
            ("chevron-right", self.tr("Later version"), Deed.LATER),
        ):
            button = self._button(icon, words, deed)
            button.setEnabled(deed in self.row.can)
            line.addWidget(button)
            if deed is Deed.EARLIER:
                line.addWidget(count)
        box.show()

    def _show_bar(self) -> None:
        if self._bar is None:
            self._bar = box = QWidget(self)
            line = QHBoxLayout(box)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(0)
            for deed, icon in _ICONS.items():
                if deed in self.row.can:
                    line.addWidget(self._button(icon, self._words(deed), deed))
        self._bar.setVisible(self.edit is None)
        self.lay_out(self.width())

    def _hide_bar(self) -> None:
        focus = QGuiApplication.focusObject()
        inside = isinstance(focus, QWidget) and self._bar is not None and self._bar.isAncestorOf(focus)
        if self._bar is not None and not (inside or self.hasFocus() or self.underMouse()):
            self._bar.hide()
            self.lay_out(self.width())

    def _button(self, icon: str, words: str, deed: Deed) -> IconButton:
        button = IconButton(self._icons, icon, words)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.wanted.emit(self.row.key, deed))
        return button

    def _words(self, deed: Deed) -> str:
        match deed:
            case Deed.EDIT:
                return self.tr("Edit, as a branch (E)")
            case Deed.AGAIN:
                return self.tr("Ask for another answer (R)") if self.row.is_person else self.tr("Answer anew (R)")
            case Deed.GO_ON:
                return self.tr("Go on from its end (G)")
            case Deed.COPY:
                return self.tr("Copy (C)")
            case Deed.PUT:
                return self.tr("Put into the manuscript (P)")
            case Deed.DELETE:
                return self.tr("Delete with what follows (Del)")
            case Deed.EARLIER:
                return self.tr("Earlier version")
            case Deed.LATER:
                return self.tr("Later version")
