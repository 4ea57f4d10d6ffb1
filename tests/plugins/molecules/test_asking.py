"""Constraints that are added by hand: the menu, the sheets, and what becomes of them where the prompt changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.api import JobContext, JsonObject
from app.jobs import JobId
from app.widgets.icons import Icons
from plugins.molecules.panel.asking.group_sheet import GroupSheet
from plugins.molecules.panel.asking.piece_sheet import PieceSheet
from plugins.molecules.panel.asking.range_sheet import RangeSheet
from plugins.molecules.panel.asking.sheet import Sheet
from plugins.molecules.panel.chips import ConstraintChips
from plugins.molecules.quantities import QUANTITIES
from plugins.molecules.wording.constraints import Constraint, Has, InRange
from plugins.molecules.wording.reading import read
from tests.ui.molecule_parts import MoleculeBench

# Said by Qt's offscreen platform for every popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DESIGN = "molecules.design"
NITRO = read("no nitro").constraints[0]
SheetType = TypeVar("SheetType", bound=Sheet)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, resources: Path) -> Iterator[MoleculeBench]:
    """A panel that is shown."""
    made = MoleculeBench(tmp_path, resources)
    qtbot.addWidget(made.panel)
    made.panel.resize(900, 700)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    yield made
    made.close()


@pytest.fixture
def chips(bench: MoleculeBench) -> ConstraintChips:
    """The row of constraints."""
    return bench.panel.chips


def choose(chips: ConstraintChips, words: str, kind: type[SheetType]) -> SheetType:
    """Choose what is to be added, and take the sheet that opens."""
    action = next(one for one in chips.add.menu().actions() if one.text() == words)
    action.trigger()
    return opened(kind)


def opened(kind: type[SheetType]) -> SheetType:
    """The sheet that is open."""
    sheet = QApplication.activePopupWidget()
    assert isinstance(sheet, kind)
    return sheet


def asked(chips: ConstraintChips) -> list[Constraint]:
    """What the chips ask."""
    return [one.constraint for one in chips.chips]


def press(widget: QWidget, *keys: Qt.Key) -> None:
    """Press keys one after another."""
    for key in keys:
        QTest.keyClick(widget, key)


def following(widget: QWidget) -> QWidget:
    """What Tab goes to from a widget."""
    after = widget.nextInFocusChain()
    while after is not None and not (after.isVisible() and after.focusPolicy() & Qt.FocusPolicy.TabFocus):
        after = after.nextInFocusChain()
    assert after is not None
    return after


def test_a_range_is_added_and_given_to_the_request(bench: MoleculeBench, chips: ConstraintChips) -> None:
    assert chips.add.isVisible()
    sheet = choose(chips, "Molecular weight…", RangeSheet)
    assert sheet.low.hasFocus()
    assert (sheet.low.accessibleName(), sheet.high.accessibleName()) == (
        "Molecular weight: From",
        "Molecular weight: To",
    )
    QTest.keyClicks(sheet.low, "250")
    press(sheet.low, Qt.Key.Key_Tab)
    assert sheet.high.hasFocus()
    QTest.keyClicks(sheet.high, "320.5")
    press(sheet.high, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert asked(chips) == [InRange("weight", 250, 320.5)]
    assert chips.buttons[0].text() == "MW 250 to 320.5 Da"
    assert bench.panel.gives(DESIGN, "constraints")
    given = bench.panel.input_task(DESIGN, ["constraints"])(JobContext(JobId("given"), lambda _event: None))
    assert isinstance(given, dict)
    assert read(str(given["constraints"])).constraints == (InRange("weight", 250, 320.5),)


def test_a_range_that_cannot_be_is_said_and_not_given(chips: ConstraintChips) -> None:
    sheet = choose(chips, "logP…", RangeSheet)
    sheet.apply.click()
    assert "Neither end" in sheet.fault.text()
    QTest.keyClicks(sheet.low, "3")
    assert not sheet.fault.text()
    QTest.keyClicks(sheet.high, "1")
    assert sheet.fault.isVisible()
    assert sheet.fault.text() == "logP cannot be at least 3 and at most 1. Swap the two, or change one."
    assert sheet.low.accessibleDescription() == sheet.fault.text()
    press(sheet.high, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert asked(chips) == []
    QTest.keyClicks(sheet.high, "0")
    assert not sheet.fault.isVisible()
    press(sheet.high, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert asked(chips) == [], "Escape gives nothing"


def test_every_quantity_can_be_added(chips: ConstraintChips) -> None:
    for one in QUANTITIES:
        sheet = choose(chips, f"{one.title}…", RangeSheet)
        QTest.keyClicks(sheet.high, "1")
        press(sheet.high, Qt.Key.Key_Enter)
    assert asked(chips) == [InRange(one.key, None, 1) for one in QUANTITIES]
    assert set(read(chips.text).constraints) == set(asked(chips))


def test_what_is_asked_for_already_is_changed(bench: MoleculeBench, chips: ConstraintChips) -> None:
    bench.panel.foresee(DESIGN, {"prompt": "soluble, with nitro"})
    sheet = choose(chips, "logP…", RangeSheet)
    assert (sheet.low.text(), sheet.high.text(), sheet.apply.text()) == ("", "2.5", "Change")
    QTest.keyClicks(sheet.low, "1")
    press(sheet.low, Qt.Key.Key_Return)
    assert asked(chips)[0] == InRange("logp", 1, 2.5)
    assert len(chips.chips) == 3
    change = chips.buttons[0].menu().actions()[0]
    assert change.text() == "Change…"
    change.trigger()
    assert opened(RangeSheet).low.text() == "1"
    opened(RangeSheet).close()
    group = choose(chips, "Leave out a group or ring…", GroupSheet)
    QTest.keyClicks(group.line, "nitro")
    press(group.line, Qt.Key.Key_Return)
    assert asked(chips)[2] == NITRO, "the wish for it is given up"
    assert len(chips.chips) == 3
    chips.back.click()
    assert asked(chips) == list(read("soluble, with nitro").constraints)
    assert not chips.back.isVisible()


def test_a_group_is_found_by_its_names(chips: ConstraintChips) -> None:
    sheet = choose(chips, "Leave out a group or ring…", GroupSheet)
    assert sheet.line.hasFocus()
    assert sheet.list.count() > 100
    for text, wanted in (
        ("pyridi", "pyridine"),
        ("ピリジン", "pyridine"),
        ("CYANO", "nitrile"),
        ("cf3", "trifluoromethyl"),
        ("amine", "amine"),
    ):
        sheet.line.setText(text)
        assert sheet.list.currentItem().text() == wanted
    sheet.line.setText("flibbertigibbet")
    assert sheet.fault.text().startswith("No group or ring is called “flibbertigibbet”.")
    press(sheet.line, Qt.Key.Key_Return)
    assert sheet.isVisible()
    sheet.line.setText("amide")
    second = sheet.list.item(1).text()
    press(sheet.line, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert [str(getattr(one, "name", "")) for one in asked(chips)] == [second]
    kept = choose(chips, "Keep a group or ring…", GroupSheet)
    kept.line.setText("indole")
    item = kept.list.item(0)
    QTest.mouseClick(kept.list.viewport(), Qt.MouseButton.LeftButton, pos=kept.list.visualItemRect(item).center())
    assert asked(chips)[1] == read("keep the indole").constraints[0]
    assert set(read(chips.text).constraints) == set(asked(chips))


def test_a_piece_is_checked_as_it_is_written(chips: ConstraintChips, qtbot: QtBot) -> None:
    sheet = choose(chips, "Keep a piece…", PieceSheet)
    QTest.keyClicks(sheet.line, "c1ccn(")
    qtbot.waitUntil(lambda: bool(sheet.fault.text()))
    assert "never closed" in sheet.fault.text()
    press(sheet.line, Qt.Key.Key_Return)
    assert sheet.isVisible()
    sheet.line.setText("F[C@H](Cl)Br")
    qtbot.waitUntil(lambda: not sheet.fault.text())
    assert "not looked at" in sheet.note.text()
    assert sheet.picture.toolTip() == "F[C@H](Cl)Br"
    sheet.line.setText("C1=CC=NC=C1")
    press(sheet.line, Qt.Key.Key_Return)
    assert asked(chips) == [Has("smarts:c1ccncc1", "c1ccncc1", kept=True)]
    assert chips.buttons[0].text() == "keeps: c1ccncc1"
    assert read(chips.text).constraints == tuple(asked(chips))


def test_what_was_added_stays_where_the_prompt_is_written_anew(bench: MoleculeBench, chips: ConstraintChips) -> None:
    chips.ask(NITRO)
    bench.panel.foresee(DESIGN, {"prompt": "under 320 Da"})
    assert asked(chips) == [InRange("weight", None, 320), NITRO]
    assert set(read(chips.text).constraints) == set(asked(chips))
    (fault,) = bench.panel.foresee(DESIGN, {"prompt": "with nitro"})
    assert "“nitro” is asked for, and is not to be there." in str(fault)
    bench.panel.foresee(DESIGN, {"prompt": "under 320 Da"})
    chips.remove(1)
    assert chips.text == ""
    assert not chips.all_off
    bench.panel.foresee(DESIGN, {"prompt": "under 300 Da"})
    assert asked(chips) == [InRange("weight", None, 300)], "what was removed does not come back"


def test_what_was_added_and_removed_leaves_nothing_behind(bench: MoleculeBench, chips: ConstraintChips) -> None:
    chips.ask(NITRO)
    assert chips.back.isVisible()
    chips.switch(0, on=False)
    assert "switched off" in str(bench.panel.foresee(DESIGN, {"prompt": ""})[0])
    chips.remove(0)
    assert bench.panel.foresee(DESIGN, {"prompt": ""}) == ()
    assert not chips.back.isVisible()
    assert not bench.panel.gives(DESIGN, "constraints")


def test_what_was_recalled_keeps_what_was_added(bench: MoleculeBench, chips: ConstraintChips) -> None:
    bench.panel.take_up(DESIGN, {"prompt": "under 320 Da", "constraints": "MW ≤ 320 Da, no nitro"})
    assert asked(chips) == [InRange("weight", None, 320), NITRO]
    bench.panel.foresee(DESIGN, {"prompt": "under 310 Da"})
    assert asked(chips) == [InRange("weight", None, 310), NITRO]


def test_what_was_changed_and_added_is_there_after_a_restart(bench: MoleculeBench, chips: ConstraintChips) -> None:
    bench.panel.foresee(DESIGN, {"prompt": "under 320 Da, drug-like"})
    chips.switch(0, on=False)
    chips.ask(NITRO)
    settings = bench.panel.context.settings
    again = ConstraintChips(bench.panel.drawings, Icons(bench.panel.context.resources), bench.panel)
    again.restore(settings.get("molecules.constraints", {}))
    again.show_prompt("under 320 Da, drug-like")
    assert again.chips == chips.chips
    assert again.text == chips.text
    again.show_prompt("under 310 Da")
    assert asked(again) == [InRange("weight", None, 310), NITRO]
    chips.read_anew()
    assert settings.get("molecules.constraints", {}) == {}


@pytest.mark.parametrize("kept", [{}, {"prompt": 3}, {"prompt": "", "chips": [1, ["no nitro", True]]}])
def test_what_was_kept_and_cannot_be_read_is_left_out(chips: ConstraintChips, kept: JsonObject) -> None:
    chips.restore(kept)
    assert chips.chips == ()


def test_the_row_is_reached_by_keys_in_its_order(bench: MoleculeBench, chips: ConstraintChips) -> None:
    bench.panel.foresee(DESIGN, {"prompt": "under 320 Da, no nitro"})
    chips.ask(InRange("logp", None, 3))
    order: list[QWidget] = [chips.buttons[0]]
    while order[-1] is not chips.back:
        order.append(following(order[-1]))
    assert order == [*chips.buttons, chips.add, chips.back]
    assert chips.add.accessibleName() == "Add a constraint"


def test_the_button_stands_behind_the_last_chip(bench: MoleculeBench, chips: ConstraintChips, qtbot: QtBot) -> None:
    def in_order() -> bool:
        places = [(one.y(), one.x()) for one in (*chips.buttons, chips.add, chips.back)]
        last = chips.back.mapTo(chips, chips.back.rect().bottomRight())
        return places == sorted(places) and len(set(places)) == len(places) and last.y() < chips.height()

    chips.ask(NITRO)
    qtbot.waitUntil(in_order)
    for prompt in ("under 320 Da", "drug-like, no furan, no indole, with amide, no thiol, rings 2-3, no azide", ""):
        bench.panel.foresee(DESIGN, {"prompt": prompt})
        qtbot.waitUntil(in_order)
    assert chips.add.height() == chips.back.height()


def test_the_button_knows_that_the_mouse_left_it_while_a_sheet_was_open(chips: ConstraintChips) -> None:
    for inside in (True, False):
        sheet = choose(chips, "Molecular weight…", RangeSheet)
        chips.add.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, not inside)
        place = chips.add.rect().center() if inside else chips.add.rect().bottomRight() * 4
        QCursor.setPos(chips.add.mapToGlobal(place))
        sheet.close()
        assert chips.add.underMouse() is inside


def test_tab_is_no_shortcut_in_the_row_and_in_a_sheet(chips: ConstraintChips) -> None:
    def overridden(widget: QWidget, key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(widget, event)
        return event.isAccepted()

    chips.ask(NITRO)
    assert overridden(chips.add, Qt.Key.Key_Tab)
    assert overridden(chips.buttons[0], Qt.Key.Key_Backtab)
    assert not overridden(chips.add, Qt.Key.Key_D), "the keys of the window go on there"
    sheet = choose(chips, "Rings…", RangeSheet)
    assert overridden(sheet.apply, Qt.Key.Key_Tab)
    assert overridden(sheet.apply, Qt.Key.Key_D)
    sheet.close()


def test_the_menu_opens_by_its_action(bench: MoleculeBench, chips: ConstraintChips) -> None:
    action = next(one for one in bench.panel.actions() if one.id == "molecules.constraint")
    action.run()
    assert QApplication.activePopupWidget() is chips.add.menu()
    chips.add.menu().close()


def test_a_long_piece_is_a_short_chip(chips: ConstraintChips) -> None:
    smarts = "C" * 80
    chips.ask(Has(f"smarts:{smarts}", smarts, kept=True))
    assert len(chips.buttons[0].text()) < 60
    assert smarts in chips.buttons[0].toolTip()
    assert smarts in chips.buttons[0].accessibleName()
