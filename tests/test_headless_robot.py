"""What the arm does, from the command line, as a user types it; the path alone, which needs no graphics."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.plugins.robot.arm_files import write_arm
from tests.test_headless import answer, seisei

PLAN = ("generate", "robot.plan", "--set", "film=false", "--set", "by=expert", "--set", "seed=1", "--json")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which an arm of capsules lies as one that was fetched."""
    folder = write_arm(tmp_path / "seisei" / "data" / "models" / "franka-panda")
    said = {"id": "franka-panda", "name": "Arm", "kind": "plugin-model", "architecture": "franka-panda"}
    (folder / "seisei.json").write_text(json.dumps(said), encoding="utf-8")
    return tmp_path / "seisei"


def test_a_sentence_becomes_a_path_and_it_is_said_whether_it_did_it(tmp_path: Path, home: Path) -> None:
    out = tmp_path / "plan.arm-path.json"
    made = answer(seisei(*PLAN, "--set", "prompt=青いボウルを取る", "--out", str(out), home=home))
    assert made["kept"] == {"succeeded": True, "outcome": "It was done."}
    path = json.loads(out.read_text("utf-8"))
    assert path["succeeded"] is True
    assert path["lifted_m"] > 0.1
    assert len(path["points"]) == 64
    assert {"kind": "bowl", "colour": "blue"}.items() <= path["scene"]["scene"]["things"][1].items()


def test_an_unknown_thing_is_refused_in_words(tmp_path: Path, home: Path) -> None:
    asked = seisei(
        *PLAN, "--set", "prompt=pick up the purple bowl", "--out", str(tmp_path / "p.arm-path.json"), home=home
    )
    assert asked.returncode != 0
    assert "does not know: “purple”" in asked.stderr
    assert "blue" in asked.stderr


def test_without_the_arm_it_is_said_what_to_fetch(tmp_path: Path) -> None:
    asked = seisei(
        *PLAN, "--set", "prompt=pick up the blue bowl", "--out", str(tmp_path / "p.arm-path.json"), home=tmp_path / "s"
    )
    assert asked.returncode != 0
    assert "models fetch franka-panda" in asked.stderr
