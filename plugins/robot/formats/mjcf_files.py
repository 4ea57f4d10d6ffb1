"""MJCF files: a scene as MuJoCo's own viewer and other programs open it, with the arm at its start."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Comment, Element, SubElement, indent, tostring

import numpy as np
from defusedxml.ElementTree import fromstring

from app.api import InvalidRequest
from plugins.robot.model import Scene
from plugins.robot.physics.arm import Arm, load_arm
from plugins.robot.physics.mjcf import mjcf
from plugins.robot.physics.world import World

_MESHES = "meshes"
_LICENCE = "LICENSE.md"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_ORIGIN = " The Franka arm is by Vikash Kumar, under the Apache Licence 2.0; the scene was written by Seisei. "


def mjcf_zip(scene: Scene, folder: Path) -> bytes:
    """A ZIP of `scene.xml` with its meshes beside it; raises UserError where the files of the arm are damaged."""
    root, arm = _described(scene, folder)
    compiler = root.find("compiler")
    if compiler is not None:
        compiler.set("meshdir", _MESHES)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        _write(archive, "scene.xml", _text(root).encode())
        for name, content in sorted(arm.files.items()):
            _write(archive, f"{_MESHES}/{name}", content)
        if (folder / _LICENCE).is_file():
            _write(archive, f"{_MESHES}/{_LICENCE}", (folder / _LICENCE).read_bytes())
    return stored.getvalue()


def mjcf_text(scene: Scene, folder: Path) -> str:
    """One file with all meshes in it; raises UserError where the files of the arm are damaged."""
    root, arm = _described(scene, folder)
    for mesh in root.iter("mesh"):
        file = mesh.attrib.pop("file", "")
        if file:
            points, faces = _triangles(arm.files[file])
            mesh.set("vertex", " ".join(f"{value:.6g}" for value in points.ravel()))
            mesh.set("face", " ".join(map(str, faces.ravel().tolist())))
    return _text(root)


def _described(scene: Scene, folder: Path) -> tuple[Element, Arm]:
    """The scene in MJCF with the arm's start as a key frame."""
    if not scene.things:
        raise InvalidRequest("There is nothing on the table.", advice="Lay the table first.")
    arm = load_arm(folder, visible=True)
    text, _ = mjcf(scene, arm, visible=True)
    data: Any = World(scene, arm, visible=True).data
    root: Element = fromstring(text)
    frames = SubElement(root, "keyframe")
    SubElement(frames, "key", name="start", qpos=_numbers(data.qpos), ctrl=_numbers(data.ctrl))
    root.insert(0, Comment(_ORIGIN))
    return root, arm


def _numbers(values: Any) -> str:
    return " ".join(f"{value:.6g}" for value in values)


def _text(root: Element) -> str:
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """The same scene gives the same file, whenever it is written."""
    info = zipfile.ZipInfo(name, _EARLIEST)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _triangles(stl: bytes) -> tuple[np.ndarray[Any, np.dtype[np.float32]], np.ndarray[Any, np.dtype[np.int64]]]:
    """Corners (points, 3) and faces (faces, 3) of a binary STL file, corners that are the same once."""
    count = int.from_bytes(stl[80:84], "little")
    rows = np.frombuffer(stl, np.uint8, count * 50, 84).reshape(count, 50)
    corners = rows[:, 12:48].copy().view("<f4").reshape(-1, 3)
    points, numbers = np.unique(corners, axis=0, return_inverse=True)
    return points, numbers.reshape(-1, 3)
