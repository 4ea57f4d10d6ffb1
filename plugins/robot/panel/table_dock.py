"""TableDock: what lies on the table, and where; laid by hand or by chance."""

from __future__ import annotations

import random
from collections.abc import Callable
from math import degrees, radians

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.api import UserError
from app.widgets.choice_box import ChoiceBox
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from app.widgets.section import Section
from app.widgets.seed_field import SeedField
from app.widgets.wrapped_label import WrappedLabel
from plugins.robot.commands import AddThing, ColourThing, MoveThing, RemoveThing, SetScene
from plugins.robot.layout import layout, place_for
from plugins.robot.model import COLOURED, FARTHEST_X, MOST_TURN, NEAREST_X, WIDEST_Y, Colour, Kind, Thing
from plugins.robot.panel.saying import said
from plugins.robot.panel.scrolled import Scrolled
from plugins.robot.panel.work import RobotWork

_SWATCH = 14
_MOST_SPONGES = 3
_MOST_ROWS = 6


class TableDock(QWidget):
    """The things in their order; below, the one that is chosen, and laying by chance."""

    def __init__(self, work: RobotWork, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._gesture = 0
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Things on the table"))
        self.list.setIconSize(QSize(_SWATCH, _SWATCH))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda row: work.choose(row if row >= 0 else None))
        gone = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.remove)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.remove_button = IconButton(
            icons, "trash-2", self.tr("Take off the table"), hint=self.tr("Take off the table (Delete)")
        )
        self.remove_button.clicked.connect(self.remove)
        adding = QHBoxLayout()
        adding.setSpacing(4)
        self.adders: dict[Kind, QPushButton] = {}
        for kind, words in self._kinds():
            button = QPushButton(words)
            button.setIcon(icons.icon("plus"))
            button.setToolTip(self.tr("Lay one more on the table"))
            button.clicked.connect(lambda _on=False, kind=kind: self.add(kind))
            adding.addWidget(button)
            self.adders[kind] = button
        adding.addStretch(1)
        adding.addWidget(self.remove_button)
        self.words = WrappedLabel()
        self.words.setProperty("class", "bad")
        self.words.hide()
        self._form = self._build_form()
        self._laying = self._build_laying(icons)
        whole = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(whole))
        column = QVBoxLayout(whole)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(adding)
        column.addWidget(self.list)
        column.addWidget(self._form)
        column.addWidget(self.words)
        column.addWidget(self._laying)
        column.addStretch(1)
        work.scene_changed.connect(self.refresh)
        work.chosen_changed.connect(self._show_chosen)
        self.refresh()

    def add(self, kind: Kind) -> None:
        """Lay one more thing of a kind where there is room, in a colour that none of its kind has."""
        scene = self._work.scene
        taken = {thing.colour for thing in scene.things if thing.kind is kind}
        colours = (Colour.WHITE,) if kind is Kind.PLATE else COLOURED
        free = [colour for colour in colours if colour not in taken]

        def lay() -> None:
            if not free:
                raise UserError(
                    "There is a {thing} in every colour already.", advice="Take one away.", thing=kind.words
                )
            thing = place_for(kind, free[0], list(scene.things), random.Random(f"more {scene}"))
            if thing is None:
                raise UserError("The table has no room for one more {thing}.", advice="Take something away.",
                                thing=kind.words)  # fmt: skip
            self._work.attempt(AddThing(thing))

        if self._tried(lay):
            self._work.choose(len(self._work.scene.things) - 1)

    def remove(self) -> None:
        """Take the thing that is chosen off the table."""
        number = self._work.chosen
        if number is not None and self._tried(lambda: self._work.attempt(RemoveThing(number))):
            left = len(self._work.scene.things)
            self._work.choose(min(number, left - 1) if left else None)

    def lay_by_chance(self) -> None:
        """Lay the table anew, by the seed."""
        seed = self.seed.next_seed()
        bowls, sponges, plate = int(self.bowls.value), int(self.sponges.value), self.plate.isChecked()
        self._tried(lambda: self._work.attempt(SetScene(layout(seed, bowls, sponges, plate))))

    def refresh(self) -> None:
        """Show the scene."""
        things = self._work.scene.things
        blocked = QSignalBlocker(self.list)
        self.list.clear()
        for thing in things:
            item = QListWidgetItem(_swatch(thing), said(thing.words))
            self.list.addItem(item)
        blocked.unblock()
        rows = min(_MOST_ROWS, max(1, len(things)))
        high = self.list.sizeHintForRow(0) if things else 0
        self.list.setVisible(bool(things))
        self.list.setFixedHeight(rows * high + 2 * self.list.frameWidth())
        self.adders[Kind.PLATE].setEnabled(all(thing.kind is not Kind.PLATE for thing in things))
        self.words.hide()
        self._show_chosen()

    def _show_chosen(self) -> None:
        thing, number = self._work.thing, self._work.chosen
        blocked = QSignalBlocker(self.list)
        self.list.setCurrentRow(-1 if number is None else number)
        blocked.unblock()
        self._form.setVisible(thing is not None)
        self.remove_button.setEnabled(thing is not None)
        if thing is None:
            return
        self.ahead.set_value(round(100 * thing.x, 2))
        self.left.set_value(round(100 * thing.y, 2))
        self.turn.set_value(round(degrees(thing.turn), 1))
        # A bowl and a plate are the same from all sides
        self.turn.setVisible(thing.kind is Kind.SPONGE)
        coloured = thing.kind is not Kind.PLATE
        self.colours.setEnabled(coloured)
        blocked = QSignalBlocker(self.colours)
        self.colours.clear()
        for colour in COLOURED if coloured else (Colour.WHITE,):
            self.colours.addItem(_dot(colour), said(colour.words), colour.value)
        self.colours.setCurrentIndex(self.colours.findData(thing.colour.value))
        blocked.unblock()

    def _move(self) -> None:
        number, thing = self._work.chosen, self._work.thing
        if number is None or thing is None:
            return
        x, y, turn = self.ahead.value / 100, self.left.value / 100, radians(self.turn.value)
        key = ("robot-move", number, self._gesture)
        command = MoveThing(number, x, y, max(-MOST_TURN, min(MOST_TURN, turn)), merge_key=key)
        self._tried(lambda: self._work.attempt(command))

    def _moved(self) -> None:
        """The next movement is another step; what could not be is shown as it is."""
        self._gesture += 1
        self._show_chosen()

    def _colour(self, row: int) -> None:
        number = self._work.chosen
        if number is not None:
            colour = Colour(self.colours.itemData(row))
            if not self._tried(lambda: self._work.attempt(ColourThing(number, colour))):
                self._show_chosen()

    def _tried(self, act: Callable[[], None]) -> bool:
        """Whether it could be done; else it is said here why not."""
        try:
            act()
        except UserError as error:
            self.words.setText(said(error.words))
            self.words.show()
            return False
        self.words.hide()
        return True

    def _kinds(self) -> tuple[tuple[Kind, str], ...]:
        return (
            (Kind.BOWL, self.tr("Bowl")),
            (Kind.SPONGE, self.tr("Sponge")),
            (Kind.PLATE, self.tr("Plate")),
        )

    def _build_form(self) -> QWidget:
        form = QWidget()
        rows = QVBoxLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        self.colours = ChoiceBox(narrowest=80)
        self.colours.setAccessibleName(self.tr("Colour"))
        self.colours.setToolTip(self.tr("Colour"))
        self.colours.activated.connect(self._colour)
        rows.addWidget(self.colours)
        wide, most = 100 * WIDEST_Y, degrees(MOST_TURN)
        self.ahead = NumberSlider(
            self.tr("Ahead"), 100 * NEAREST_X, 100 * FARTHEST_X, 50, step=0.01, key_step=0.5, unit="cm"
        )
        self.ahead.setToolTip(self.tr("How far it lies ahead of the arm's foot"))
        self.left = NumberSlider(self.tr("Left"), -wide, wide, 0, step=0.01, key_step=0.5, unit="cm")
        self.left.setToolTip(self.tr("How far it lies to the left of the arm, less than 0 to its right"))
        self.turn = NumberSlider(self.tr("Turn"), -most, most, 0, step=0.1, key_step=5, unit="°")
        self.turn.setToolTip(self.tr("How far it is turned to the left"))
        for slider in (self.ahead, self.left, self.turn):
            slider.value_changed.connect(lambda _value: self._move())
            slider.editing_finished.connect(self._moved)
            rows.addWidget(slider)
        return form

    def _build_laying(self, icons: Icons) -> QWidget:
        section = Section(self.tr("Lay by chance"), icons)
        section.set_open(True)
        self.bowls = NumberSlider(self.tr("Bowls"), 0, len(COLOURED), 3)
        self.sponges = NumberSlider(self.tr("Sponges"), 0, _MOST_SPONGES, 1)
        self.plate = QCheckBox(self.tr("With the plate"))
        self.plate.setChecked(True)
        self.seed = SeedField(self.tr("Seed of the table"), icons.icon("dices"), icons.icon("lock"), drawn=True)
        self.lay_button = QPushButton(self.tr("Lay the table"))
        self.lay_button.setIcon(icons.icon("shuffle"))
        self.lay_button.setToolTip(self.tr("Lay the table anew by chance; the same seed lays it the same way"))
        self.lay_button.clicked.connect(self.lay_by_chance)
        counts = QHBoxLayout()
        counts.setSpacing(6)
        counts.addWidget(self.bowls)
        counts.addWidget(self.sponges)
        section.body.addLayout(counts)
        for widget in (self.plate, self.seed, self.lay_button):
            section.body.addWidget(widget)
        return section


def _swatch(thing: Thing) -> QIcon:
    """The colour of a thing, in the shape that it has from above."""
    return _drawn(thing.colour, round_=thing.kind is not Kind.SPONGE)


def _dot(colour: Colour) -> QIcon:
    return _drawn(colour, round_=True)


def _drawn(colour: Colour, *, round_: bool) -> QIcon:
    picture = QPixmap(2 * _SWATCH, 2 * _SWATCH)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(128, 128, 128, 160))
    painter.setBrush(QColor.fromRgbF(*colour.rgb))
    box = QRectF(0.5, 0.5, _SWATCH - 1, _SWATCH - 1)
    if round_:
        painter.drawEllipse(box)
    else:
        painter.drawRoundedRect(box.adjusted(0, 2.5, 0, -2.5), 2, 2)
    painter.end()
    icon = QIcon(picture)
    # A selected one would be tinted, and it is the colour that it shows
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
