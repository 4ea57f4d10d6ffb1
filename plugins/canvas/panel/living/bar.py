"""LiveBar: what a live picture is to be like, and taking it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from app.api import SEED_LIMIT
from app.widgets.choice_box import ChoiceBox
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.canvas.panel.living.actions import live_action
from plugins.canvas.panel.living.living import Doing, Living
from plugins.canvas.panel.living.wish import STRONGEST, WEAKEST, Wish

_WRITTEN_MS = 350
"""So long after a key a prompt counts as written."""


class _Prompt(QLineEdit):
    """Enter and Escape give the keys back to the canvas."""

    let_go = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write, or go back to painting."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.editingFinished.emit()
            self.let_go.emit()
        else:
            super().keyPressEvent(event)


class LiveBar(QWidget):
    """A row above the canvas, there while live painting is on."""

    let_go = Signal()
    """The keys are for the canvas again."""

    def __init__(self, living: Living, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._living = living
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Live painting"))
        self.prompt = _Prompt()
        self.prompt.setPlaceholderText(self.tr("What the picture shows"))
        self.prompt.setAccessibleName(self.tr("Prompt of the live picture"))
        self.prompt.setMinimumWidth(140)
        self._written = QTimer(self)
        self._written.setSingleShot(True)
        self._written.setInterval(_WRITTEN_MS)
        self._written.timeout.connect(self._read)
        self.prompt.textEdited.connect(lambda _text: self._written.start())
        self.prompt.editingFinished.connect(self._read)
        self.prompt.let_go.connect(self.let_go)
        self._model = ChoiceBox()
        self._model.setAccessibleName(self.tr("Model of the live picture"))
        self._model.activated.connect(self._choose)
        self._strength = NumberSlider(
            self.tr("Strength"), WEAKEST, STRONGEST, Wish().strength, step=0.01, unit="%", scale=100, parent=self
        )
        self._strength.setToolTip(self.tr("How far the picture may leave what is painted"))
        self._strength.value_changed.connect(lambda _value: self._read())
        self._seed = QLineEdit()
        self._seed.setValidator(QRegularExpressionValidator(r"\d{0,10}", self))
        self._seed.setAccessibleName(self.tr("Seed of the live picture"))
        self._seed.setToolTip(self.tr("The seed stays until another is drawn or written"))
        self._seed.setFixedWidth(92)
        self._seed.editingFinished.connect(self._read)
        self.dice = IconButton(icons, "dices", self.tr("Draw a new seed"))
        self.dice.clicked.connect(living.roll)
        hint = self.tr("Show the picture beside the canvas")
        self._beside = IconButton(icons, "columns-2", self.tr("Beside the canvas"), hint=hint)
        hint = self.tr("Show the picture over the canvas")
        self._over = IconButton(icons, "layers", self.tr("Over the canvas"), hint=hint)
        for button, over in ((self._beside, False), (self._over, True)):
            button.setCheckable(True)
            button.clicked.connect(partial(self._show_over, over))
        self._opacity = NumberSlider(self.tr("Opacity"), 0, 1, 1, step=0.01, unit="%", scale=100, parent=self)
        self._opacity.value_changed.connect(self._show_paler)
        self._words = QLabel()
        self._words.setProperty("class", "secondary")
        self._take = QPushButton(self.tr("Take"))
        self._take.setToolTip(self.tr("Put the picture onto the canvas as a layer (Alt+Enter)"))
        self._take.clicked.connect(living.take)
        off = IconButton(icons, "x", self.tr("Stop live painting"), hint=self.tr("Stop live painting (Alt+L)"))
        off.clicked.connect(living.stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 12, 6)
        layout.setSpacing(8)
        layout.addWidget(self.prompt, 3)
        layout.addWidget(self._model)
        for slider in (self._strength, self._opacity):
            slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            slider.setMaximumWidth(180)
        layout.addWidget(self._strength, 1)
        for widget in (self._seed, self.dice, self._beside, self._over):
            layout.addWidget(widget)
        layout.addWidget(self._opacity, 1)
        layout.addWidget(self._words)
        layout.addStretch(0)
        layout.addWidget(self._take)
        layout.addWidget(off)
        living.changed.connect(self._show)
        living.picture_changed.connect(self._show)
        living.wish_changed.connect(self._show)
        self.setVisible(False)

    def focus_prompt(self) -> None:
        """Put the cursor into the prompt."""
        self.prompt.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.prompt.selectAll()

    def _read(self) -> None:
        self._written.stop()
        wish = self._living.wish
        seed = self._seed.text()
        self._living.set_wish(
            replace(
                wish,
                prompt=self.prompt.text(),
                strength=self._strength.value,
                seed=min(SEED_LIMIT - 1, int(seed)) if seed.isdigit() else wish.seed,
            )
        )

    def _choose(self, index: int) -> None:
        model = self._model.itemData(index)
        self._living.set_wish(replace(self._living.wish, model=model if isinstance(model, str) else ""))

    def _show_over(self, over: bool) -> None:
        self._living.set_shown(replace(self._living.shown, over=over))
        self._show()

    def _show_paler(self, opacity: float) -> None:
        self._living.set_shown(replace(self._living.shown, opacity=opacity))

    def _show(self) -> None:
        living = self._living
        begins = living.is_on and self.isHidden()
        if begins:
            self._offer_models()
        self.setVisible(living.is_on)
        wish, shown = living.wish, living.shown
        if not self._written.isActive() and self.prompt.text() != wish.prompt:
            self.prompt.setText(wish.prompt)
        if not self._seed.hasFocus():
            self._seed.setText(str(wish.seed))
        for slider, value in ((self._strength, wish.strength), (self._opacity, shown.opacity)):
            slider.set_value(value)
        self._beside.setChecked(not shown.over)
        self._over.setChecked(shown.over)
        self._opacity.setVisible(shown.over)
        self._take.setEnabled(living.picture is not None)
        self._tell(self._said(), bad=bool(living.problem))
        if begins and not wish.prompt:
            self.focus_prompt()

    def _offer_models(self) -> None:
        models = self._living.models()
        self._model.clear()
        for record in models:
            self._model.addItem(record.name, record.id)
        self._model.setCurrentIndex(max(0, self._model.findData(self._living.wish.model)))
        self._model.setVisible(len(models) > 1)

    def _said(self) -> str:
        living = self._living
        if living.problem:
            return living.problem.translated(partial(QCoreApplication.translate, "Words"))
        if living.doing is Doing.WAITING:
            return self.tr("Another picture goes first")
        if living.picture_s is None:
            begins = living.picture is None and living.doing is not Doing.RESTING
            return self.tr("The first picture takes longest") if begins else ""
        return self.tr("{seconds} s a picture").format(seconds=f"{living.picture_s:.1f}")

    def _tell(self, text: str, *, bad: bool) -> None:
        if text != self._words.text():
            self._words.setText(text)
        wanted = "bad" if bad else "secondary"
        if self._words.property("class") != wanted:
            self._words.setProperty("class", wanted)
            self._words.style().unpolish(self._words)
            self._words.style().polish(self._words)


def live_button(living: Living, icons: Icons) -> IconButton:
    """The button that switches live painting on and off."""
    action = live_action(living)
    title, told = (QCoreApplication.translate("Actions", text) for text in (action.title, action.help))
    button = IconButton(icons, action.icon, title, hint=f"{title} ({', '.join(action.keys)})\n{told}")
    button.setCheckable(True)
    button.clicked.connect(living.toggle)
    living.changed.connect(lambda: button.setChecked(living.is_on))
    return button
