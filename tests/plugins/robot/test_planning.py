"""The planner: what it is told, how it learns from verified demonstrations, and the way to its file and back."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from app.api import UnreadableModel, UserError
from plugins.robot.evaluation import wilson
from plugins.robot.layout import layout
from plugins.robot.physics.arm import load_arm
from plugins.robot.planning.encoding import TOLD, numbers_of, path_of, told_of
from plugins.robot.planning.network import Shape, fresh
from plugins.robot.planning.planner import FILE, Planner, load_planner
from plugins.robot.tasks.expert import POINTS
from plugins.robot.tasks.task import aims_in
from plugins.robot.training import demonstrations, learning
from plugins.robot.training.learning import Recipe
from tests.plugins.robot.arm_files import write_arm


def test_a_path_goes_to_numbers_and_back() -> None:
    path = np.random.default_rng(1).uniform(-0.3, 0.6, (POINTS, 5))
    assert path_of(numbers_of(path)) == pytest.approx(path, abs=1e-6)


def test_what_is_asked_is_told_apart() -> None:
    scene = layout(2, 3, 2)
    told = [told_of(aim, scene) for aim in aims_in(scene)]
    assert {each.shape for each in told} == {(TOLD,)}
    assert len({each.tobytes() for each in told}) == len(told)


def test_it_learns_goes_on_and_is_read_again(tmp_path: Path) -> None:
    arm = load_arm(write_arm(tmp_path / "arm"), visible=False)
    made = demonstrations.shard(0, arm, 6)
    assert made.tried == 8
    assert 6 <= len(made.paths) <= 8
    work = tmp_path / "work"
    work.mkdir()
    np.savez(work / "demonstrations-0000.npz", told=made.told, paths=made.paths, tried=np.array(made.tried))
    torch.set_num_threads(1)
    learning.train(work, Recipe(1.0, batch=16, rate=3e-3), Shape(48, 2))
    first = [json.loads(line) for line in (work / "log.jsonl").read_text().splitlines()][-1]
    planner = learning.train(work, Recipe(4.0, batch=16, rate=3e-3), Shape(48, 2))
    last = [json.loads(line) for line in (work / "log.jsonl").read_text().splitlines()][-1]
    assert last["steps"] > first["steps"]
    assert last["loss"] < 0.8 * first["loss"]
    learning.save_planner(planner, tmp_path / "planner")
    scene = layout(2)
    aim = aims_in(scene)[0]
    read = load_planner(tmp_path / "planner")
    path = read.plan(aim, scene, 3)
    assert np.array_equal(path, read.plan(aim, scene, 3))
    assert not np.allclose(path, read.plan(aim, scene, 4), atol=1e-4)
    assert path == pytest.approx(planner.plan(aim, scene, 3), abs=0.05)


def test_a_shard_is_made_by_one_alone(tmp_path: Path) -> None:
    arm = write_arm(tmp_path / "arm")
    (tmp_path / "demonstrations-0000.claim").write_text("1")
    demonstrations.prepare(arm, tmp_path, range(1))
    assert not list(tmp_path.glob("*.npz"))
    with pytest.raises(UserError, match="no demonstrations"):
        demonstrations.load(tmp_path)


def test_a_planner_that_is_damaged_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableModel, match=r"missing or damaged"):
        load_planner(tmp_path)
    weights = fresh(Shape(16, 1), 0)
    weights.pop("tell.bias")
    learning.save_planner(Planner(weights), tmp_path)
    with pytest.raises(UnreadableModel, match=r"missing or damaged"):
        load_planner(tmp_path)
    (tmp_path / FILE).write_bytes(b"nothing")
    with pytest.raises(UnreadableModel):
        load_planner(tmp_path)


def test_an_interval_is_wilsons() -> None:
    """190 of 200: 91.0 to 97.3 %, as tables have it."""
    assert wilson(190, 200) == pytest.approx((0.9104, 0.9726), abs=2e-4)
    assert wilson(200, 200) == pytest.approx((0.9812, 1.0), abs=2e-4)
