"""Candidates: shows at a generated word what else could have stood there, and goes on from what is picked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.api import PanelContext, UserError
from plugins.text.panel.drafting import Drafting
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.tokens.found import Found, Words, boxes_of
from plugins.text.panel.tokens.knowing import Knowing
from plugins.text.panel.tokens.picking import Picking
from plugins.text.panel.tokens.popup import CandidatesPopup
from plugins.text.panel.tokens.tint import Tint, TintLegend
from plugins.text.panel.tokens.units import Option

_HOVER_MS = 140
_LEAVE_MS = 320
_CTRL = Qt.KeyboardModifier.ControlModifier


class Candidates(QObject):
    """With Ctrl held the word under the pointer shows its candidates; where they are switched on it always does.

    A click there keeps them open, and a key opens them at the cursor. `legend` is for the panel to put below the text.
    """

    def __init__(self, context: PanelContext, drafting: Drafting, editor: ManuscriptEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._editor = context, editor
        self._knowing = Knowing(context, self)
        self._words = Words(editor, self._knowing)
        self._picking = Picking(context, drafting, self._knowing)
        self._tint = Tint(editor, self._words)
        self.legend = TintLegend(parent)
        self.popup = CandidatesPopup(editor)
        self._pointer = QPointF()
        self._waits_at: int | None = None
        self._hover, self._leave = QTimer(self), QTimer(self)
        for timer, after_ms, run in ((self._hover, _HOVER_MS, self._hovered), (self._leave, _LEAVE_MS, self._left)):
            timer.setSingleShot(True)
            timer.setInterval(after_ms)
            timer.timeout.connect(run)
        editor.viewport().setMouseTracking(True)
        editor.viewport().installEventFilter(self)
        editor.installEventFilter(self)
        editor.verticalScrollBar().valueChanged.connect(self.close)
        editor.textChanged.connect(self._text_changed)
        self._knowing.read.connect(self._read)
        drafting.ghost_changed.connect(self._text_changed)
        self.popup.picked.connect(self._pick)
        self.popup.moved.connect(self._move)
        self.popup.left.connect(self._leave_popup)

    @property
    def on(self) -> bool:
        """Whether words are tinted, and show their candidates under the pointer."""
        return self._tint.on

    @property
    def chosen(self) -> Found | None:
        """The word of which candidates are shown."""
        return self._tint.chosen

    def set_on(self, on: bool) -> None:
        """Tint words by how likely they were, and show candidates under the pointer; or not."""
        self._tint.on = on
        self.legend.setVisible(on)
        if not on:
            self.close()
        self._editor.viewport().update()

    def open_at_cursor(self) -> None:
        """Show the candidates of the word at the cursor."""
        place = self._editor.textCursor().position()
        found = self._words.near(place)
        if found is not None:
            self._show(found)
            self.popup.setFocus()
            return
        ghost = self._editor.ghost
        waits = ghost is not None and not ghost.is_over
        if not waits and not self._words.is_generated(place):
            error = UserError("No generated word is here.", advice="Put the cursor on text that was generated.")
            self._context.messages.fail(error)
            return
        self._waits_at = place
        self.popup.show_waiting(self._editor.cursorRect())

    def close(self) -> None:
        """Put the candidates away."""
        self._hover.stop()
        self._leave.stop()
        self._waits_at = None
        if self._tint.chosen is not None:
            self._tint.chosen = None
            self._editor.viewport().update()
        if not self.popup.isHidden():
            had = self.popup.isAncestorOf(QApplication.focusWidget() or self._editor)
            self.popup.hide()
            if had:
                self._editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer over the text, and close when a person writes."""
        if watched is self._editor.viewport():
            match event.type():
                case QEvent.Type.MouseMove if isinstance(event, QMouseEvent):
                    self._moved(event)
                case QEvent.Type.Leave:
                    self._hover.stop()
                    self._leave_soon()
                case QEvent.Type.MouseButtonRelease if isinstance(event, QMouseEvent) and self._listens(event):
                    self._clicked(event)
                case QEvent.Type.MouseButtonPress if not self.popup.isHidden():
                    self.close()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.popup.isHidden():
            self._key_pressed(event)
        return False

    def _listens(self, event: QMouseEvent) -> bool:
        return self.on or bool(event.modifiers() & _CTRL)

    def _moved(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if event.buttons() == Qt.MouseButton.NoButton and self._listens(event):
            self._hover.start()
        elif not self.popup.isHidden():
            self._leave_soon()

    def _clicked(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._editor.textCursor().hasSelection():
            return
        found = self._under(event.position())
        if found is not None:
            self._show(found)
            self.popup.setFocus()

    def _hovered(self) -> None:
        if self._has_focus() or self._editor.composing:
            return
        found = self._under(self._pointer)
        if found is None:
            self._leave_soon()
        elif found != self.chosen or self.popup.isHidden():
            self._show(found)

    def _under(self, point: QPointF) -> Found | None:
        place = self._words.under(point)
        return None if place is None else self._words.at(place)

    def _leave_soon(self) -> None:
        if not self.popup.isHidden() and not self._leave.isActive():
            self._leave.start()

    def _left(self) -> None:
        if self._has_focus() or self.popup.is_under_pointer:
            return
        if self.on and self.chosen is not None and self._under(self._pointer) == self.chosen:
            return
        self.close()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.popup.isAncestorOf(focus)

    def _leave_popup(self) -> None:
        self.close()
        self._editor.setFocus()

    def _key_pressed(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta):
            self.close()

    def _show(self, found: Found) -> None:
        self._waits_at = None
        self._tint.chosen = found
        self._editor.viewport().update()
        self.popup.show_unit(found.unit, self._box_of(found))

    def _box_of(self, found: Found) -> QRect:
        """Where a word is seen in the editor."""
        block = self._editor.document().findBlock(found.first_letter)
        metrics = self._editor.fontMetrics()
        for _, (left, right, baseline) in boxes_of(
            block, self._editor.box_of(block), [(found.first_letter, found.end)]
        ):
            top = int(baseline - metrics.ascent())
            box = QRect(int(left), top, max(1, int(right - left)), metrics.height() + 4)
            return box.translated(self._editor.viewport().pos())
        return self._editor.cursorRect()

    def _move(self, by: int) -> None:
        if self.chosen is None:
            return
        other = self._words.beside(self.chosen, by)
        if other is not None:
            self._show(other)

    def _pick(self, option: Option) -> None:
        found, chapter = self.chosen, self._editor.chapter
        self._leave_popup()
        if found is None or chapter is None or option.written or self._context.session.read_only:
            return
        try:
            self._picking.go_on(chapter, found, option)
        except UserError as error:
            self._context.messages.fail(error)

    def _text_changed(self) -> None:
        """Where a word stood another one may stand now; while a draft goes on being written most stay."""
        chosen = self._tint.chosen
        if chosen is not None and chosen.in_ghost and not self.popup.isHidden():
            now = self._words.at(chosen.start)
            if now is not None and (now.start, now.end, now.unit) == (chosen.start, chosen.end, chosen.unit):
                self._tint.chosen = now
                return
        if self._waits_at is None:
            self.close()
        if self.on:
            self._editor.viewport().update()

    def _read(self) -> None:
        if self._waits_at is not None and (found := self._words.near(self._waits_at)) is not None:
            self._show(found)
            self.popup.setFocus()
        if self.on:
            self._editor.viewport().update()
