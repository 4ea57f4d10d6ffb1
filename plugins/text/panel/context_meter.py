"""ContextMeter: how much of what the model can keep in mind was taken by what, below the text."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import QLocale, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.api import AssetId, Job, JobContext, Lane, ModelKind, UserError, Words
from app.widgets.icons import Icons
from plugins.text.generators.details import DraftDetails, Told, details_from_bytes
from plugins.text.generators.requests import ContinueRequest
from plugins.text.model import Chapter
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.told.estimating import Estimating
from plugins.text.panel.told.person import called
from plugins.text.panel.told.sent import Sent, part_name, sent_about, sent_with
from plugins.text.panel.told.sent_popup import SentPopup
from plugins.text.panel.told.shades import shade_of
from plugins.text.panel.work import TextWork

_SOON_MS = 300
_WIDTH_PX, _BAR_PX = 112, 6
_GAP_PX = 1
_ALERT_PX = 150
_LONGEST_COUNTED = 400_000
_GENERATOR = "text.continue"


class ContextMeter(QWidget):
    """A thin bar in parts with a number beside it; a click or Enter shows part by part what was sent.

    It shows what was sent with the last draft of the chapter that is open, and before there was any what would be.
    """

    changed = Signal()
    """It shows something else."""

    def __init__(self, work: TextWork, editor: ManuscriptEditor, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._editor = work, editor
        self.sent = Sent(estimated=True)
        self._asset: AssetId | None = None
        self._damaged: AssetId | None = None
        self._job: Job | None = None
        self._again = False
        self._context_tokens: int | None = None
        self.popup = SentPopup(self)
        self._bar = _Bar(self)
        self._number = QLabel()
        self._number.setProperty("class", "secondary")
        self._sign = QLabel()
        self._sign.setPixmap(icons.icon("triangle-alert").pixmap(14, 14))
        self._alert = QLabel()
        self._alert.setProperty("class", "warning")
        self._alert.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self._sign, self._alert, self._bar, self._number):
            layout.addWidget(widget)
        self._bar.pressed.connect(self.open)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        for signal in (work.text_changed, work.chapter_changed, work.manuscript_changed):
            signal.connect(self._refresh_soon)
        self._show(self.sent)

    @property
    def alert(self) -> str:
        """What is said of what was left out; empty where nothing was."""
        return " ".join(self.sent.alerts)

    def refresh(self) -> None:
        """Show what was sent last in the open chapter, or an estimate."""
        self._soon.stop()
        asset = last_details(self._work.chapter)
        if asset is None or asset == self._damaged:
            self._asset = None
            self._estimate()
        elif asset != self._asset:
            self.show_details(asset)

    def show_details(self, asset: AssetId) -> None:
        """Show what was sent with a draft, by the asset of its details."""
        self._asset = asset
        assets = self._work.context.assets

        def read(_job: JobContext) -> DraftDetails | UserError:
            try:
                return details_from_bytes(assets.read(asset))
            except UserError as error:
                return error

        def done(found: DraftDetails | UserError) -> None:
            if asset != self._asset:
                return
            if isinstance(found, UserError):
                self._damaged, self._asset = asset, None
                self._estimate()
            else:
                self._show(sent_with(found))

        self._work.context.jobs.run(self.tr("Reading what was sent"), read, Lane.IO, done)

    def set_short(self, short: bool) -> None:
        """Show the bar without its number, which its tool tip says as well."""
        self._number.setVisible(not short)

    def open(self) -> None:
        """Show part by part what was sent."""
        self.popup.show_sent(self.sent)
        corner = self._bar.mapToGlobal(QPoint(self._bar.width(), -8))
        size = self.popup.sizeHint()
        self.popup.setGeometry(QRect(corner - QPoint(size.width(), size.height()), size))
        self.popup.show()

    def close_work(self) -> None:
        """Look no more."""
        self._soon.stop()
        self.popup.close()

    def _refresh_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _show(self, sent: Sent) -> None:
        self.sent = sent
        self._number.setText(sent.says)
        self._bar.show_sent(sent)
        short = self._alert.fontMetrics().elidedText(sent.left_out, Qt.TextElideMode.ElideRight, _ALERT_PX)
        self._alert.setText(short)
        for widget in (self._sign, self._alert):
            widget.setVisible(bool(sent.left_out))
            widget.setToolTip("\n".join(sent.alerts))
        if self.popup.isVisible():
            self.popup.show_sent(sent)
        self.changed.emit()

    def _estimate(self) -> None:
        """Find out on a worker what would be sent, one time after the other."""
        if self._job is not None and not self._job.state.ended:
            self._again = True
            return
        self._again = False
        context, live, at = self._work.context, self._work.text.live, self._editor.place
        estimating = Estimating(
            live.between(max(0, at - _LONGEST_COUNTED), at) if at else "",
            self._work.manuscript,
            self._work.current,
            called(context.settings),
            self._tokens_of_model(),
            self._longest_answer(),
        )

        def look(_job: JobContext) -> tuple[tuple[Told, ...], tuple[Words, ...], float]:
            began_s = time.monotonic()
            return *estimating.told(context.assets), time.monotonic() - began_s

        def done(found: tuple[tuple[Told, ...], tuple[Words, ...], float]) -> None:
            told, alerts, took_s = found
            # Thousands of entries of lore take a second: who writes on meanwhile shall not pay for it with every word.
            self._soon.setInterval(max(_SOON_MS, int(took_s * 3_000)))
            if self._asset is None:
                self._show(sent_about(told, estimating.context_tokens, alerts))
                if self._again:
                    self._refresh_soon()

        self._job = context.jobs.run(self.tr("Estimating what is sent"), look, Lane.IO, done)

    def _longest_answer(self) -> int:
        """How many tokens are asked for at once, as the form says."""
        form = self._work.context.settings.get(f"form.{_GENERATOR}", {})
        wanted = form.get("max_tokens") if isinstance(form, dict) else None
        return wanted if isinstance(wanted, int) else ContinueRequest().max_tokens

    def _tokens_of_model(self) -> int:
        """What the model that would be used can keep in mind, as far as that is known without asking anybody."""
        if self._context_tokens is None:
            models = self._work.context.generators.models(ModelKind.LANGUAGE_MODEL)
            self._context_tokens = models[0].context_tokens if models else 0
        return self._context_tokens


class _Bar(QWidget):
    """The bar: a part for each part, and what is free as a line."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sent = Sent()
        self.setFixedSize(QSize(_WIDTH_PX, 24))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_sent(self, sent: Sent) -> None:
        """Show what was sent."""
        self._sent = sent
        head = self.tr("Would be sent: {says}") if sent.estimated else self.tr("Sent with the last draft: {says}")
        lines = [head.format(says=sent.says), *(_line(*group) for group in _grouped(sent).items()), *sent.alerts]
        self.setToolTip("\n".join(lines))
        self.setAccessibleName(self.tr("What the model is told"))
        self.setAccessibleDescription("\n".join(lines))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts one beside the other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        area = QRectF(4, (self.height() - _BAR_PX) / 2, self.width() - 8, _BAR_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(area, 3, 3)
        whole = max(self._sent.context_tokens, self._sent.tokens, 1)
        left = area.left()
        for name, tokens in _grouped(self._sent).items():
            width = area.width() * tokens / whole
            painter.setBrush(shade_of(name, palette))
            painter.drawRoundedRect(QRectF(left, area.top(), max(1.0, width - _GAP_PX), _BAR_PX), 1.5, 1.5)
            left += width
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.color(QPalette.ColorRole.Accent)), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show all of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all of it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw no ring."""
        super().focusOutEvent(event)
        self.update()


def _grouped(sent: Sent) -> Mapping[str, int]:
    """Tokens by kind, since a story is sent in several parts."""
    groups: dict[str, int] = {}
    for part in sent.parts:
        kind = part.name.partition(": ")[0]
        groups[kind] = groups.get(kind, 0) + part.tokens
    return groups


def _line(name: str, tokens: int) -> str:
    return f"{part_name(name)}: {QLocale().toString(tokens)}"


def last_details(chapter: Chapter) -> AssetId | None:
    """The details of the take of a chapter that was generated last."""
    for draft in reversed(chapter.drafts):
        for take in reversed(draft.takes):
            if take.tokens is not None:
                return take.tokens
    return None
