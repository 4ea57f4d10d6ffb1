"""Tokens are counted as the model's own tokenizer counts them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.api import ModelId
from app.api.prompting import NoWildcards, TokenCount
from app.engine.prompt_tools import EnginePromptTools
from app.storage.prompt_styles import CsvStyles
from tests.checkpoints import BUILDERS, single_file_sd15
from tests.conftest import REPOSITORY
from tests.engine.studio import TinyStudio

_CONFIGS = REPOSITORY / "resources" / "configs"
_PROMPT = "a Red fox's den,  in the snow: 12 cats; 赤い狐!"


@pytest.mark.parametrize("architecture", BUILDERS)
def test_every_architecture(architecture: str, checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
    studio = TinyStudio.over(tmp_path, checkpoint)
    record = studio.record(architecture)
    count = EnginePromptTools(studio.library, _CONFIGS, NoWildcards(), CsvStyles(tmp_path / "styles.csv")).count(
        record.id, _PROMPT
    )
    assert count is not None
    with studio.models.lease_picture_model(record.id, lambda: None) as leased:
        pipeline: Any = leased.pipeline
        parts = pipeline.components
    tokenizer = parts.get("tokenizer_3") or parts.get("tokenizer_2") or parts["tokenizer"]
    assert count.tokens == len(tokenizer(_PROMPT, add_special_tokens=False, truncation=False)["input_ids"])
    assert count.pieces == ("unet" in parts)
    if "unet" in parts:
        assert count.limit == parts["tokenizer"].model_max_length - 2


def test_a_single_file_and_what_is_not_read(checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
    studio = TinyStudio.over(tmp_path / "data", checkpoint)
    (record,) = studio.library.add(single_file_sd15(tmp_path))
    tokens = EnginePromptTools(studio.library, _CONFIGS, NoWildcards(), CsvStyles(tmp_path / "styles.csv"))
    # The tokenizer that comes with the studio knows whole words.
    assert tokens.count(record.id, "a photo of a fox") == TokenCount(5, 75, pieces=True)
    for same in ("a (photo:1.2) of a fox # and more", "a photo of a fox <lora:ink:1>", "a photo of a [fox:cat:0.5]"):
        assert tokens.count(record.id, same) == TokenCount(5, 75, pieces=True)
    longer = tokens.count(record.id, "a photo of a [fox:large red fox:0.5]")
    assert longer is not None
    assert longer.tokens == 7
    broken = tokens.count(record.id, "a photo BREAK of a fox")
    assert broken is not None
    assert (broken.tokens, broken.room) == (78, 150)
    assert tokens.count(record.id, "(fox:99)") is None
    assert tokens.count(record.id, "a" * 10_000_000) is None
    assert tokens.count(ModelId("nowhere"), "a") is None
