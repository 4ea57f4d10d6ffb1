"""Recovery: measured chain by chain, copies once."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from plugins.proteins.evaluation.__main__ import main
from plugins.proteins.evaluation.recovery import PAPER, recoveries
from plugins.proteins.mpnn.weights import load_weights
from tests.plugins.proteins.nets import save_weights
from tests.plugins.proteins.samples import REAL, backbone, read


def test_random_weights_find_as_much_as_chance(tmp_path: Path) -> None:
    lines = [line for line in REAL.read_text().splitlines(keepends=True) if line.startswith("ATOM")]
    text = "".join([*lines, *(f"{line[:21]}B{line[22:]}" for line in lines)])
    text += "".join(backbone("ALA", at, chain="C") for at in range(1, 20))
    weights = load_weights(save_weights(tmp_path / "x.pt"))
    (found,) = recoveries([read(text).structure], weights, count=3)
    assert (found.chain, found.length) == ("A", 96)
    assert found.recovery < 0.2
    assert 0.05 < found.by_chance < 0.1


def test_the_command_says_each_chain_and_the_mean_beside_the_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = save_weights(tmp_path / "x.pt")
    (tmp_path / "empty.pdb").write_text("END\n")
    monkeypatch.setattr(sys, "argv", ["evaluation", str(weights), str(REAL), str(tmp_path / "empty.pdb"), "--count=2"])
    assert main() == 0
    said = capsys.readouterr()
    chain, mean = map(json.loads, said.out.splitlines())
    assert (chain["chain"], mean["chains"], mean["paper"]) == ("A", 1, PAPER)
    assert mean["mean_recovery"] == pytest.approx(chain["recovery"], abs=1e-4)
    assert "has no atoms" in said.err
    monkeypatch.setattr(sys, "argv", ["evaluation", str(weights), str(tmp_path / "empty.pdb")])
    assert main() == 1
