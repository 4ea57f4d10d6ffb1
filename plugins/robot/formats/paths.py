"""Paths as CSV and JSON: where the gripper was to be, and when."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, pi

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidData, Words
from plugins.robot.codec import LONGEST_PROMPT, read_robot, scene_json
from plugins.robot.model import Robot, Scene
from plugins.robot.physics.world import START
from plugins.robot.tasks.expert import STEP_S
from plugins.robot.tasks.judging import Verdict

COLUMNS = ("seconds", "x_m", "y_m", "z_m", "turn_rad", "opening_m")
MOST_BYTES = 8_000_000
MOST_SECONDS = 600.0
_SAME_S = 0.001
_LOWEST = (-1.2, -1.2, -0.05, -2 * pi, -0.02)
_HIGHEST = (1.2, 1.2, 1.4, 2 * pi, 0.1)
"""What the gripper can be told at all; how far the arm reaches is a matter of physics."""


@dataclass(frozen=True, slots=True)
class ReadPath:
    """A path of a file (points, 5), STEP_S from point to point, with what the file says of it.

    `scene` is None where the file has none, `succeeded` and `reason` where nobody tried it.
    """

    points: NDArray[np.float64]
    prompt: str = ""
    scene: Scene | None = None
    succeeded: bool | None = None
    reason: Words | None = None


def csv_of(path: NDArray[np.float64]) -> bytes:
    """The path with a heading and a line for each point."""
    rows = [",".join(f"{value:.5f}" for value in (STEP_S * (at + 1), *pose)) for at, pose in enumerate(path)]
    return "\n".join((",".join(COLUMNS), *rows, "")).encode()


def json_of(path: NDArray[np.float64], scene: Scene, prompt: str, verdict: Verdict) -> bytes:
    """The path with its scene, and what came of it in physics."""
    points = [
        [round(STEP_S * (at + 1), 5), *(round(float(value), 5) for value in pose)] for at, pose in enumerate(path)
    ]
    said = {
        "prompt": prompt,
        "succeeded": verdict.succeeded,
        "reason": str(verdict.reason),
        "reason_words": verdict.reason.to_json(),
        "lifted_m": round(verdict.lifted_m, 4),
        "strips": verdict.strips,
        "wiped": round(verdict.wiped, 4),
        "columns": COLUMNS,
        "points": points,
        "scene": scene_json(Robot(scene)),
    }
    return json.dumps(said, ensure_ascii=False).encode()


def untried_json(path: NDArray[np.float64], prompt: str = "") -> bytes:
    """A path that nobody has tried yet."""
    points = [
        [round(STEP_S * (at + 1), 5), *(round(float(value), 5) for value in pose)] for at, pose in enumerate(path)
    ]
    return json.dumps({"prompt": prompt, "columns": COLUMNS, "points": points}, ensure_ascii=False).encode()


def read_json(data: bytes) -> ReadPath:
    """The path of a JSON file; raises InvalidData that says what is wrong with it."""
    _check_size(data)
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InvalidData("This is no path of the arm: it is no JSON.", advice=_ADVICE, detail=error) from error
    if not isinstance(said, dict) or "points" not in said:
        raise InvalidData("This is no path of the arm: it has no points.", advice=_ADVICE)
    if list(said.get("columns", COLUMNS)) != list(COLUMNS) or not isinstance(said["points"], list):
        raise InvalidData("The columns of a path are: {columns}.", advice=_ADVICE, columns=", ".join(COLUMNS))
    points = _checked(said["points"], 1)
    prompt, succeeded = said.get("prompt", ""), said.get("succeeded")
    if not isinstance(prompt, str) or len(prompt) > LONGEST_PROMPT or not isinstance(succeeded, bool | None):
        raise InvalidData("The path is malformed.", advice=_ADVICE)
    scene = read_robot(said["scene"]).scene if said.get("scene") is not None else None
    return ReadPath(points, prompt, scene, succeeded, _reason(said))


def read_csv(data: bytes) -> ReadPath:
    """The path of a CSV file with its heading; raises InvalidData that says what is wrong with it, and in which line.

    What stands in it is where the gripper is to be, in metres and radians, at each time in seconds.
    """
    _check_size(data)
    try:
        rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InvalidData("This is no path of the arm: it is no CSV.", advice=_ADVICE, detail=error) from error
    if not rows or [name.strip() for name in rows[0]] != list(COLUMNS):
        raise InvalidData("The columns of a path are: {columns}.", advice=_ADVICE, columns=", ".join(COLUMNS))
    return ReadPath(_checked([row for row in rows[1:] if row], 2))


_ADVICE = Words("Export a path from the studio to see how such a file looks.")


def _check_size(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise InvalidData("The path is too long.", advice="Split it into shorter ones.")


def _reason(said: dict[str, object]) -> Words | None:
    try:
        return Words.from_json(said["reason_words"]) if "reason_words" in said else None
    except (TypeError, KeyError):
        return None


def _checked(rows: Sequence[Iterable[object]], first_line: int) -> NDArray[np.float64]:
    """The points on the studio's own grid of time; raises InvalidData by the number of the line."""
    if len(rows) < 2:
        raise InvalidData("A path needs two points at least.", advice=_ADVICE)
    numbers = np.empty((len(rows), len(COLUMNS)))
    for at, row in enumerate(rows):
        try:
            numbers[at] = [_number(value) for value in row]
        except (TypeError, ValueError, OverflowError) as error:
            raise _bad(at + first_line, Words("It needs six numbers."), error) from error
    poses = numbers[:, 1:]
    for at in np.flatnonzero(~np.isfinite(numbers).all(axis=1)).tolist():
        raise _bad(at + first_line, Words("It needs six numbers."))
    for at in np.flatnonzero(((poses < _LOWEST) | (poses > _HIGHEST)).any(axis=1)).tolist():
        raise _bad(at + first_line, Words("The gripper cannot be there: units are metres and radians."))
    times = numbers[:, 0]
    for at in np.flatnonzero(np.diff(times, prepend=0.0) < 0).tolist():
        raise _bad(at + first_line, Words("Its time is before that of the point ahead of it."))
    if times[-1] > MOST_SECONDS:
        raise InvalidData("The path is too long.", advice="Split it into shorter ones.")
    return _on_grid(times, poses)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError(value)
    return float(value)


def _on_grid(times: NDArray[np.float64], poses: NDArray[np.float64]) -> NDArray[np.float64]:
    """The points at every STEP_S; between those that are given the gripper goes straight."""
    own = STEP_S * np.arange(1, len(times) + 1)
    if np.abs(times - own).max() < _SAME_S:
        return poses
    wanted = STEP_S * np.arange(1, max(2, ceil(times[-1] / STEP_S - _SAME_S)) + 1)
    begun = np.concatenate(([0.0], times)) if times[0] > 0 else times
    columns = np.concatenate((np.array(START)[None], poses)) if times[0] > 0 else poses
    return np.stack([np.interp(wanted, begun, column) for column in columns.T], axis=1)


def _bad(line: int, why: Words, detail: BaseException | str = "") -> InvalidData:
    return InvalidData(
        "Line {line} of the path cannot be read. {why}", advice=_ADVICE, detail=detail, line=str(line), why=why
    )
