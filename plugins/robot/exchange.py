"""Exchange: scenes and paths of the arm from files and to files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from app.api import (
    Asset,
    AssetStore,
    Document,
    ExportContext,
    InvalidData,
    InvalidRequest,
    ModelKind,
    ModelRecord,
    UserError,
    reason_of,
)
from plugins.robot.commands import robot_of
from plugins.robot.formats.paths import MOST_BYTES, csv_of, read_csv, read_json, untried_json
from plugins.robot.formats.scenes import read_scene, scene_file
from plugins.robot.media import ARM, PATH, SCENE
from plugins.robot.model import Scene


def import_path(path: Path, assets: AssetStore) -> Asset:
    """A path of the arm out of JSON or CSV, as its name says; raises InvalidData."""
    data = _content(path)
    if path.suffix.lower() == ".csv":
        data = untried_json(read_csv(data).points, path.stem)
    else:
        read_json(data)
    return assets.add_bytes(data, PATH, name=_stem(path))


def import_scene(path: Path, assets: AssetStore) -> Asset:
    """A scene out of JSON; raises InvalidData."""
    data = _content(path)
    return assets.add_bytes(scene_file(read_scene(data)), SCENE, name=_stem(path))


def convert_path(asset: Asset, assets: AssetStore, path: Path, comment: str) -> None:  # noqa: ARG001 - the protocol's
    """Write a path as JSON or CSV, as the name says."""
    data = assets.read(asset.id)
    path.write_bytes(csv_of(read_json(data).points) if path.suffix.lower() == ".csv" else data)


def write_scene(document: Document, assets: AssetStore, path: Path) -> None:  # noqa: ARG001 - the protocol's
    """Write the scene as JSON."""
    path.write_bytes(scene_file(_laid(document)))


@dataclass(frozen=True, slots=True)
class MjcfOptions:
    """There is nothing to choose."""


class Mjcf:
    """Writes the scene as MJCF, with the arm; `.zip` has the meshes beside the text, `.xml` all in one."""

    Options: ClassVar[type[Any]] = MjcfOptions

    def __init__(self, options: MjcfOptions, context: ExportContext) -> None:
        self._options, self._context = options, context

    def __call__(self, document: Document, assets: AssetStore, path: Path) -> None:  # noqa: ARG002 - the protocol's
        """Write it; raises UserError where the table is empty, or the arm is not on this machine."""
        from plugins.robot.formats.mjcf_files import mjcf_text, mjcf_zip

        scene, folder = _laid(document), arm_folder(self._context.models(ModelKind.PLUGIN_MODEL))
        if path.suffix.lower() == ".zip":
            path.write_bytes(mjcf_zip(scene, folder))
        else:
            path.write_text(mjcf_text(scene, folder), encoding="utf-8")


def arm_folder(records: Sequence[ModelRecord]) -> Path:
    """Where the arm is among the models of plugins; raises UserError that says how to get it."""
    found = next((one for one in records if one.architecture == ARM), None)
    if found is None:
        raise UserError(
            "The arm is not on this machine yet.",
            advice="Fetch “Franka arm” in the robot's workspace, or in the model manager; it is 26 MB.",
        )
    return found.path


def _laid(document: Document) -> Scene:
    scene = robot_of(document).scene
    if not scene.things:
        raise InvalidRequest("There is nothing on the table.", advice="Lay the table first.")
    return scene


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InvalidData("“{name}” is too large.", advice="Choose a smaller file.", name=path.name)
        return path.read_bytes()
    except OSError as error:
        raise InvalidData("{name} cannot be read: {reason}.", name=path.name, reason=reason_of(error)) from error


def _stem(path: Path) -> str:
    """The name without its endings, such as those of table.arm-scene.json."""
    return path.name.partition(".")[0] or path.stem
