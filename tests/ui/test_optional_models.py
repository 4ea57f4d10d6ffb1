"""Models that a generator can do without: none is chosen until one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pytestqt.qtbot import QtBot

from app.api import Label, ModelKind, ModelOf, Prompt, ReadFact, Reading, Words
from app.ui.form import RequestForm
from app.ui.model_offer import ModelOffer
from app.ui.reading_strip import ReadingStrip
from tests.ui.canvas_parts import KeptSettings
from tests.ui.opened import Opened
from tests.ui.test_sound_models import ACE_STEP, MUSICGEN


@dataclass(frozen=True, slots=True)
class _Request:
    prompt: Annotated[str, Prompt(), Label("Prompt")]
    model: Annotated[str | None, ModelOf(ModelKind.SOUND_MODEL), Label("Model", "", "by rule")] = None


def test_none_is_chosen_at_first_and_can_be_chosen_again(opened: Opened, qtbot: QtBot) -> None:
    dock = opened.window.prompt_dock
    form = RequestForm(
        "x.y", _Request, lambda _kind: [ACE_STEP, MUSICGEN], KeptSettings(), dock._icons, dock._pictures
    )  # fmt: skip
    qtbot.addWidget(form)
    assert form.values()["model"] == ""
    assert form.model_needed is None
    form.set_values({"model": MUSICGEN.id})
    assert form.values()["model"] == MUSICGEN.id
    form.set_values({"model": None})
    assert form.values()["model"] == ""


def test_those_alone_are_chosen_among_that_fit(opened: Opened, qtbot: QtBot) -> None:
    @dataclass(frozen=True, slots=True)
    class Picky:
        prompt: Annotated[str, Prompt(), Label("Prompt")]
        model: Annotated[str, ModelOf(ModelKind.SOUND_MODEL, (MUSICGEN.architecture,)), Label("Model")] = ""

    dock = opened.window.prompt_dock
    form = RequestForm("x.y", Picky, lambda _kind: [ACE_STEP, MUSICGEN], KeptSettings(), dock._icons, dock._pictures)
    qtbot.addWidget(form)
    assert form.values()["model"] == MUSICGEN.id


def test_a_long_fact_is_a_line_that_makes_the_form_no_wider(opened: Opened, qtbot: QtBot) -> None:
    strip = ReadingStrip(opened.window.prompt_dock._icons)
    qtbot.addWidget(strip)
    long = "a drawing in layers moves; nothing turns around, and no limb moves by itself"
    facts = (ReadFact(Words("Length"), Words("48 frames")), ReadFact(Words("Drawing"), Words(long)))
    strip.show_reading(Reading(facts=facts), "sea", ())
    assert strip._lines.text() == f"Drawing: {long}"
    assert strip.minimumSizeHint().width() < 200
    strip.show_reading(Reading(facts=facts[:1]), "sea", ())
    assert strip._lines.isHidden()


def test_no_model_is_offered_that_can_be_done_without(opened: Opened, qtbot: QtBot) -> None:
    dock = opened.window.prompt_dock
    opened.window.workspaces.show("timeline.timeline")
    dock.recall("timeline.storyboard", {})
    assert dock.findChild(ModelOffer) is None
    form = dock._form()
    assert form is not None
    assert form.model_needed == ModelOf(ModelKind.CHECKPOINT)
