"""The form offers the samplers of the chosen model, and says it where a choice gives way."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.api import ModelFormat, ModelId, ModelKind, ModelRecord, UnsupportedSampler
from app.engine.samplers import sampler_names
from app.ui.form import RequestForm
from app.ui.sampler_field import SamplerField
from plugins.canvas.generators import TextToImageRequest
from tests.ui.opened import Opened


def record(name: str, *, zero_snr: bool = False, flow: bool = False) -> ModelRecord:
    """A model with the samplers that the engine gives it."""
    return ModelRecord(
        id=ModelId(name.lower()),
        name=name,
        kind=ModelKind.CHECKPOINT,
        architecture="flux" if flow else "sdxl",
        format=ModelFormat.DIFFUSERS,
        path=Path(name),
        byte_size=1,
        samplers=sampler_names("flux" if flow else "sdxl", "flow" if flow else "", zero_snr=zero_snr),
    )


PLAIN, ZERO, FLOW = record("Plain"), record("Zero", zero_snr=True), record("Flow", flow=True)


@pytest.fixture
def field(qtbot: QtBot) -> SamplerField:
    """A field that is shown."""
    made = SamplerField("Sampler")
    qtbot.addWidget(made)
    made.show()
    return made


def test_only_what_works_is_offered(field: SamplerField) -> None:
    for model in (PLAIN, ZERO, FLOW):
        field.show_model(model)
        assert field.offered == ["", *model.samplers]
    field.show_model(None)
    assert field.offered == [""]


def test_a_choice_that_does_not_work_gives_way_in_words_and_comes_back(field: SamplerField) -> None:
    field.show_model(PLAIN)
    field.set_value("Heun")
    assert (field.value(), field.note) == ("Heun", "")
    field.show_model(ZERO)
    assert field.value() == ""
    assert field.note == "“Heun” does not work with Zero; the model's own is used."
    field.show_model(PLAIN)
    assert (field.value(), field.note) == ("Heun", "")


def test_choosing_anew_ends_what_was_said(field: SamplerField, qtbot: QtBot) -> None:
    field.show_model(FLOW)
    field.set_value("Heun")
    assert "Heun" in field.note
    with qtbot.waitSignal(field.changed):
        field._combo.setCurrentIndex(1)
        field._combo.activated.emit(1)
    assert (field.value(), field.note) == (FLOW.samplers[0], "")


def test_the_form_follows_the_model(opened: Opened, qtbot: QtBot) -> None:
    settings, window = opened.settings, opened.window
    parts = window._parts
    form = window.findChild(RequestForm)
    assert isinstance(form, RequestForm)
    model = form.model()
    assert model is not None
    (sampler,) = form.findChildren(SamplerField)
    assert sampler.offered == ["", *model.samplers]
    assert "Heun" not in sampler.offered
    assert form.set_values({"sampler": "Heun"}) == []
    assert form.values()["sampler"] == ""
    assert model.name in sampler.note
    assert settings.get("language", "") == ""
    with pytest.raises(UnsupportedSampler, match="“Heun”"):
        parts.generators.submit("canvas.text-to-image", TextToImageRequest("a fox", model=model.id, sampler="Heun"))
    assert [job for job in opened.jobs.jobs if job.title == "a fox"] == []
