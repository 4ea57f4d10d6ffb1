"""Arm: the files of the Franka arm, read from the folder that the model store fetched them into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, SubElement

import numpy as np
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from app.api import UserError

JOINTS = tuple(f"robot:panda0_joint{number}" for number in range(1, 8))
FINGERS = ("robot:panda0_finger_joint1", "robot:panda0_finger_joint2")
GRIP = "grip"
"""The site between the pads of the fingers, at their ends."""
_GRIP_AHEAD = "0 0 0.2529"
_LAST_LINK = "panda0_link7"
_VISUAL = "panda_viz"
_FACES = 900
"""Triangles that are left of each link to be seen, of some ten thousand."""
_STIFFNESS = (4500, 4500, 3500, 3500, 2000, 2000, 2000)
_BRAKING = (200, 200, 150, 150, 40, 40, 40)
_FRICTION = {"panda_arm": ("10", "0.1"), "panda_forearm": ("4", "0.05"), "panda_finger": ("60", "1")}
"""Damping and armature of the joints of a class."""
_FORCE = (87, 87, 87, 87, 12, 12, 12)


@dataclass(frozen=True, slots=True)
class Arm:
    """The parts of a description in MJCF: defaults, the bodies from the foot on, motors, and meshes by file name."""

    defaults: Element
    meshes: tuple[Element, ...]
    body: Element
    actuators: Element
    files: Mapping[str, bytes]


def load_arm(folder: Path, *, visible: bool) -> Arm:
    """Read the arm; only with `visible` the meshes that are seen, with a tenth of their triangles.

    Raises UserError where files are missing or damaged.
    """
    try:
        chain = fromstring((folder / "chain.xml").read_text("utf-8"))
        assets = fromstring((folder / "assets.xml").read_text("utf-8"))
        body, defaults = chain.find("body"), assets.find("default")
        if body is None or defaults is None or body.find(f".//body[@name='{_LAST_LINK}']") is None:
            raise _damaged(folder, "chain.xml")
        _seen_or_not(body, visible)
        used = {geom.get("mesh") for geom in body.iter("geom")}
        meshes = tuple(mesh for mesh in assets.iter("mesh") if mesh.get("name") in used)
        files: dict[str, bytes] = {}
        for mesh in meshes:
            relative = mesh.get("file", "")
            file = relative.replace("/", "_")
            content = (folder / file).read_bytes()
            mesh.set("file", file)
            files[file] = _fewer(content) if relative.startswith("visual") else content
    except (OSError, ParseError, UnicodeDecodeError, DefusedXmlException) as error:
        raise _damaged(folder, Path(getattr(error, "filename", None) or "chain.xml").name, error) from error
    _weightless(body)
    _with_grip(body)
    for site in body.iter("site"):
        site.set("group", "4")
    _quick(defaults)
    return Arm(defaults, meshes, body, _motors(), files)


def _seen_or_not(body: Element, visible: bool) -> None:
    for parent in body.iter("body"):
        for geom in parent.findall("geom"):
            if geom.get("class") == _VISUAL and not visible:
                parent.remove(geom)


def _weightless(body: Element) -> None:
    """The arm's own control carries its weight, as that of the real one does."""
    for each in body.iter("body"):
        each.set("gravcomp", "1")


def _with_grip(body: Element) -> None:
    last = next(each for each in body.iter("body") if each.get("name") == _LAST_LINK)
    SubElement(last, "site", name=GRIP, pos=_GRIP_AHEAD, size="0.004", euler="0 0 -0.785398", rgba="0 0 0 0")


def _quick(defaults: Element) -> None:
    """Joints with little friction of their own: it is the motors that brake."""
    for default in defaults.iter("default"):
        joint = default.find("joint")
        if joint is not None and default.get("class") in _FRICTION:
            damping, armature = _FRICTION[default.get("class", "")]
            joint.set("damping", damping)
            joint.set("armature", armature)


def _motors() -> Element:
    actuators = Element("actuator")
    for joint, stiffness, braking, force in zip(JOINTS, _STIFFNESS, _BRAKING, _FORCE, strict=True):
        SubElement(
            actuators, "position", name=joint, joint=joint, kp=str(stiffness), kv=str(braking), forcelimited="true",
            forcerange=f"-{force} {force}",
        )  # fmt: skip
    for joint in FINGERS:
        SubElement(
            actuators, "position", name=joint, joint=joint, kp="2000", ctrllimited="true", ctrlrange="0 0.04",
            forcelimited="true", forcerange="-15 15",
        )  # fmt: skip
    return actuators


def _fewer(stl: bytes) -> bytes:
    """A mesh with fewer triangles, as binary STL."""
    import fast_simplification

    count = int.from_bytes(stl[80:84], "little")
    if len(stl) != 84 + 50 * count:
        raise OSError("a mesh is cut off")
    if count <= _FACES:
        return stl
    rows = np.frombuffer(stl, np.uint8, offset=84).reshape(count, 50)
    corners = rows[:, 12:48].copy().view("<f4").reshape(-1, 3)
    whole, numbers = np.unique(corners, axis=0, return_inverse=True)
    points, faces = fast_simplification.simplify(
        whole.astype(np.float32), numbers.reshape(-1, 3).astype(np.int32), target_count=_FACES
    )
    out = np.zeros((len(faces), 50), np.uint8)
    out[:, 12:48] = points[faces].astype("<f4").reshape(len(faces), 9).view(np.uint8)
    return bytes(80) + len(faces).to_bytes(4, "little") + out.tobytes()


def _damaged(folder: Path, file: str, detail: BaseException | str = "") -> UserError:
    return UserError(
        "The files of the arm in “{folder}” are not whole: “{file}” is missing or damaged.",
        advice="Fetch “Franka arm” once more in the model manager.",
        detail=detail,
        folder=folder.name,
        file=file,
    )
