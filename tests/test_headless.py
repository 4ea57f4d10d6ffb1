"""The commands, as a user types them, with the studio's own model and no network."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.conftest import REPOSITORY


def seisei(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command."""
    import os

    environment = {**os.environ, "SEISEI_HOME": str(home), "HF_HUB_OFFLINE": "1"}
    return subprocess.run(
        [sys.executable, str(REPOSITORY / "main.py"), *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        cwd=home.parent,
    )


def answer(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The JSON line of a command that went well."""
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_a_sentence_becomes_the_same_picture_three_times(tmp_path: Path) -> None:
    home = tmp_path / "seisei"
    prompt = "a red fox in a snowy forest at night"
    made = [
        answer(
            seisei(
                "generate", "canvas.text-to-image", "--set", f"prompt={prompt}", "--set", "seed=7",
                "--out", str(tmp_path / name), "--json", home=home,
            )
        )
        for name in ("one.png", "two.png")
    ]  # fmt: skip
    assert made[0]["recipe"] == made[1]["recipe"]
    assert made[0]["model"] == "illustrator"
    assert made[0]["seed"] == 7
    found = answer(seisei("inspect", str(tmp_path / "one.png"), "--json", home=home))
    assert found["credentials"] == "trusted"
    assert found["recipe"]["request"]["prompt"] == prompt
    assert found["recipe_id"] == made[0]["recipe"]
    again = answer(
        seisei("generate", "-", "--recipe", str(tmp_path / "one.png"), "--out", str(tmp_path / "three.png"), "--json",
               home=home)
    )  # fmt: skip
    assert again["recipe"] == made[0]["recipe"]
    pictures = []
    for name in ("one.png", "two.png", "three.png"):
        with Image.open(tmp_path / name) as picture:
            pictures.append(np.asarray(picture))
    assert pictures[0].shape == (512, 512, 3)
    assert np.array_equal(pictures[0], pictures[1])
    assert np.array_equal(pictures[0], pictures[2])
    assert pictures[0].std() > 10


def test_generators_and_models_are_listed(tmp_path: Path) -> None:
    home = tmp_path / "seisei"
    done = seisei("generators", "--json", home=home)
    assert {item["id"] for item in json.loads(done.stdout)} >= {"canvas.text-to-image", "canvas.image-to-image"}
    listed = answer(seisei("models", "list", "--json", home=home))
    assert {item["id"] for item in listed["models"]} >= {"illustrator", "upscaler-anime"}
    assert all(item["licence"] for item in listed["catalogue"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("generate", "canvas.nothing", "--out", "x.png"), "There is no generator"),
        (("generate", "canvas.text-to-image", "--set", "promt=x", "--out", "x.png"), "Did you mean “prompt”"),
        (("generate", "canvas.text-to-image", "--set", "prompt=x", "--set", "width=100000", "--out", "x.png"), "8192"),
        (("generate", "canvas.text-to-image", "--set", "prompt=x", "--model", "gone", "--out", "x.png"), "not on this"),
        (("generate", "canvas.text-to-image", "--set", "prompt=@gone.txt", "--out", "x.png"), "cannot be read"),
        (("inspect", "gone.png"), "There is no file"),
        (("models", "info", "gone"), "There is no model"),
        (("project", "info", "gone.seisei"), "There is no file"),
    ],
)
def test_a_mistake_gets_one_line_and_status_two(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    done = seisei(*arguments, home=tmp_path / "seisei")
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
