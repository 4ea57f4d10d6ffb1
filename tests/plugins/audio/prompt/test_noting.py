"""What is said below a prompt: tempos as musicians read them."""

from __future__ import annotations

from dataclasses import replace

from app.api import ReadFact
from plugins.audio.model import Metre
from plugins.audio.prompt.noting import note_of
from plugins.audio.prompt.understanding import understand


def _tempo(prompt: str, metre: Metre | None = None) -> ReadFact:
    plan = understand(prompt).plan
    return note_of(prompt, plan if metre is None else replace(plan, metre=metre)).facts[0]


def test_a_tempo_is_read_by_the_note_that_is_beaten() -> None:
    assert str(_tempo("piano at 90 bpm").short) == "90 BPM"
    jig = _tempo("a jig in 6/8 at 120 bpm")
    assert str(jig.short) == "♩. = 120"
    assert jig.value == 360.0
    assert [str(choice.says) for choice in jig.choices][:2] == ["♩. = 60", "♩. = 72"]
    assert jig.choices[0].value == 180.0
    assert str(_tempo("piano at 200 bpm", Metre(7, 8)).short) == "♪ = 200"
