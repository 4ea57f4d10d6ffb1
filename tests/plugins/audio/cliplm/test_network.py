"""The network on numpy is the network that was trained."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from app.api import UnreadableModel
from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.network import CONFIG, WEIGHTS, Config, Network, Reading
from plugins.audio.training.network import Decoder
from tests.plugins.audio.cliplm.clips import SMALL, network, weights


def test_both_networks_answer_alike(tmp_path: Path) -> None:
    torch.manual_seed(3)
    decoder = Decoder(SMALL)
    with torch.no_grad():
        for value in decoder.parameters():
            # As they are stored.
            value.add_(torch.randn_like(value) * 0.05).copy_(value.half().float())
    decoder.export(tmp_path)
    tokens = [int(token) for token in np.random.default_rng(1).integers(0, v.SIZE, 40)]
    expected = decoder(torch.tensor([tokens]))[0].detach().numpy()
    for count in (1, 7, 40):
        logits = Reading(Network.load(tmp_path)).read(tokens[:count])
        np.testing.assert_allclose(logits, expected[count - 1], atol=2e-4)


def test_reading_in_parts_is_reading_at_once() -> None:
    tokens = list(range(1, 60))
    whole = Reading(network()).read(tokens)
    parts = Reading(network())
    parts.read(tokens[:20])
    for token in tokens[20:50]:
        parts.read([token])
    np.testing.assert_allclose(parts.read(tokens[50:]), whole, atol=1e-4)
    assert parts.length == len(tokens)


def test_what_was_read_before_matters() -> None:
    one, other = Reading(network()), Reading(network())
    assert np.abs(one.read([1, 2, 3]) - other.read([2, 1, 3])).max() > 1e-3


def test_nothing_is_read_beyond_the_context() -> None:
    reading = Reading(network())
    reading.read([0] * SMALL.context)
    with pytest.raises(ValueError, match="1025"):
        reading.read([0])
    with pytest.raises(ValueError, match="0 tokens"):
        Reading(network()).read([])


def test_a_model_that_lacks_a_weight_is_refused() -> None:
    lacking = weights()
    del lacking["1.down"]
    with pytest.raises(UnreadableModel, match=r"1\.down"):
        Network(SMALL, lacking)
    with pytest.raises(UnreadableModel, match="embedding"):
        Network(Config(width=64, layers=2, heads=2), weights())


@pytest.mark.parametrize("content", [b"", b"{}", b'{"width": "wide"}'])
def test_a_damaged_folder_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    Decoder(SMALL).export(tmp_path)
    (tmp_path / CONFIG).write_bytes(content)
    with pytest.raises(UnreadableModel, match="cannot be read"):
        Network.load(tmp_path)


def test_a_file_that_is_cut_off_is_refused_in_words(tmp_path: Path) -> None:
    Decoder(SMALL).export(tmp_path)
    path = tmp_path / WEIGHTS
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(UnreadableModel, match="cannot be read"):
        Network.load(tmp_path)
