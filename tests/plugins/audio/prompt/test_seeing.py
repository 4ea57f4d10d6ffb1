"""What pictures look like, and what music follows: from their light, colours and edges, and the words beside them."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.api import Pixels, Words
from app.storage import FolderAssets
from plugins.audio.generators.compose import Compose
from plugins.audio.generators.facts import plan_of, seen_in
from plugins.audio.generators.requests import ComposeRequest
from plugins.audio.model import Mode, Plan
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.music.theory import MINOR_MODES
from plugins.audio.prompt.noting import note_of
from plugins.audio.prompt.seeing import look
from plugins.audio.prompt.understanding import understand
from tests.plugins.audio.prompt.pictures import PICTURES

# Each picture with what is expected of it: dark or bright, slow or fast, and the words that say it.
_EXPECTED = {
    "night": (-1, -1, "dark, blue, calm"),
    "meadow": (1, -1, "bright, green, calm"),
    "fire": (-1, 1, "dark, orange, lively"),
    "snow": (1, -1, "bright, grey, calm"),
    "market": (1, 1, "bright, orange, lively"),
    "sunset": (1, -1, "red, calm"),
    "alley": (-1, -1, "dark, grey, calm"),
    "sea_storm": (-1, 1, "dark, blue, lively"),
}


def _plan(name: str, prompt: str = "") -> Plan:
    return understand(prompt, look(PICTURES[name]())).plan


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_becomes_music_of_its_light_and_its_motion(name: str) -> None:
    valence, energy, words = _EXPECTED[name]
    seen, plan = look(PICTURES[name]()), _plan(name)
    assert ", ".join(map(str, seen.words)) == words
    assert (plan.key.mode in MINOR_MODES) == (valence < 0)
    assert plan.bpm < 88 if energy < 0 else plan.bpm > 112
    assert 2 <= len(plan.tracks) <= 5
    assert any(compose_by_rule(plan, 1).notes)


def test_edges_are_notes_and_light_is_height() -> None:
    calm, busy, bright = _plan("night").tracks[0], _plan("sea_storm").tracks[0], _plan("snow").tracks[0]
    assert busy.density > calm.density + 0.2
    assert bright.register > calm.register + 0.2


def test_the_same_picture_gives_the_same_plan_and_a_larger_one_nearly_so() -> None:
    small = PICTURES["fire"]()
    large: Pixels = np.ascontiguousarray(small.repeat(5, axis=0).repeat(5, axis=1))
    assert look(small) == look(small.copy())
    one, other = (understand("", look(pixels)).plan for pixels in (small, large))
    assert one.moods == other.moods
    assert abs(one.bpm - other.bpm) < 8
    plans = {name: _plan(name) for name in PICTURES}
    assert (
        len({(plan.bpm, plan.key.mode, tuple(track.program for track in plan.tracks)) for plan in plans.values()}) >= 6
    )


def test_what_is_transparent_is_not_seen() -> None:
    night = PICTURES["night"]()
    pasted = np.zeros((*night.shape[:2], 4), np.uint8)
    pasted[..., :3] = PICTURES["market"]()
    pasted[40:120, 40:120, :3] = night[40:120, 40:120]
    pasted[40:120, 40:120, 3] = 255
    assert look(pasted).mood == look(night).mood
    empty = look(np.zeros((8, 8, 4), np.uint8))
    assert (empty.saturation, empty.hue) == (0.0, "")


@settings(max_examples=60, deadline=None)
@given(arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 300), st.sampled_from([3, 4]))))
def test_every_picture_can_be_played(pixels: Pixels) -> None:
    seen = look(pixels)
    assert all(np.isfinite([seen.light, seen.contrast, seen.saturation, seen.warmth, seen.edges, seen.energy]))
    plan = understand("", seen).plan
    assert 40 <= plan.bpm <= 220
    assert plan.tracks
    assert all(0 <= track.register <= 1 and 0 < track.density <= 1 for track in plan.tracks)


def test_the_words_of_the_pictures_own_prompt_count_beside_its_colours() -> None:
    plain = _plan("sunset")
    sad = _plan("sunset", "a widow weeping alone at a grave, oil painting")
    assert plain.key.mode is Mode.MAJOR
    assert sad.key.mode in MINOR_MODES
    assert set(sad.moods) & {"sad", "lonely", "tragic"}
    # Rocks, houses and horns of a picture are no music.
    assert _plan("night", "a lighthouse on the rocks, a house, a horn") == _plan("night")


def test_what_the_prompt_says_of_music_holds_and_the_picture_fills_in_the_rest() -> None:
    plan = _plan("night", "solo flute at 140 bpm in D major")
    assert (plan.bpm, plan.key.mode, [track.program for track in plan.tracks]) == (140.0, Mode.MAJOR, [73])
    assert plan.moods == ("mysterious",)
    tempo = _plan("night", "90 bpm")
    assert tempo.bpm == 90
    assert [track.program for track in tempo.tracks] == [track.program for track in _plan("night").tracks]
    assert _plan("market", "sad violin and piano").key.mode is Mode.MINOR
    rock = _plan("night", "rock band, guitar riff")
    assert rock.genre == "rock"


def test_the_strip_says_what_is_seen() -> None:
    facts = note_of("", None, (), look(PICTURES["night"]())).facts
    assert facts[0].name == Words("Seen in the picture")
    assert str(facts[0].short) == "dark, blue, calm"
    assert [str(fact.short) for fact in facts if fact.name == Words("Mood")] == ["mysterious"]


def test_a_request_with_a_picture_is_read_with_it_and_quickly(tmp_path: Path) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    picture = assets.add_picture(PICTURES["fire"]())
    request = ComposeRequest("", picture=picture.id)
    reading = Compose().note_with(request, assets)
    assert str(reading.facts[0].short) == "dark, orange, lively"
    plan = plan_of(request, seen_in(request, assets))
    assert plan.moods == _plan("fire").moods
    assert plan.bpm > 112
    begun = process_time()
    Compose().note_with(request, assets)
    assert process_time() - begun < 0.1
    assert seen_in(ComposeRequest("a flute"), assets) is None
    assert plan_of(ComposeRequest("", picture=picture.id, bpm=61), seen_in(request, assets)).bpm == 61
    assets.close()
