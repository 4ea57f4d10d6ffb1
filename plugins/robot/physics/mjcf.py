"""MJCF: a scene with the arm as MuJoCo reads it."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from math import cos, pi, sin
from xml.etree.ElementTree import Element, SubElement, tostring

from plugins.robot.model import Colour, Kind, Scene, Thing
from plugins.robot.physics.arm import Arm

STEP_S = 0.002
PLATE_TOP = 0.012
TABLE_AT, TABLE_HALF = (0.33, 0.0), (0.62, 0.72)
"""The middle of the table, and half of its length and width."""
SPONGE = (0.045, 0.025, 0.018)
"""Half of its length, width and height."""
RIM = 0.0475
"""From the middle of a bowl to the middle of its wall where fingers hold it."""
_WALL_PIECES = 14
_WALL_TILT = 0.42
_BOWL_BASE = 0.036
_PROFILE = ((0.0002, 0.0), (0.034, 0.0), (0.038, 0.003), (0.0475, 0.026), (0.0585, 0.049), (0.0545, 0.049),
            (0.0440, 0.028), (0.0345, 0.009), (0.0002, 0.008))  # fmt: skip
_AROUND = 40
_FAINT = "0"


def name_of(number: int) -> str:
    """How a thing's body is called, by its number in the scene."""
    return f"thing{number}"


def mjcf(scene: Scene, arm: Arm, *, visible: bool) -> tuple[str, Mapping[str, bytes]]:
    """The scene in MJCF, and the files that it names; only with `visible` with what is there to be seen alone."""
    root = Element("mujoco", model="robot")
    SubElement(root, "compiler", angle="radian")
    SubElement(root, "option", timestep=str(STEP_S), integrator="implicitfast", cone="elliptic", impratio="5")
    SubElement(root, "size", nuser_actuator="5")
    root.append(deepcopy(arm.defaults))
    _look(root)
    assets = SubElement(root, "asset")
    assets.extend(deepcopy(arm.meshes))
    if visible:
        _textures(assets)
    world = SubElement(root, "worldbody")
    SubElement(
        world, "light", pos="0.2 -0.7 1.9", dir="0.12 0.4 -1", directional="true", diffuse="0.62 0.61 0.58",
        specular="0.25 0.25 0.25",
    )  # fmt: skip
    table = SubElement(
        world,
        "geom",
        name="table",
        type="box",
        size=f"{TABLE_HALF[0]} {TABLE_HALF[1]} 0.02",
        pos=f"{TABLE_AT[0]} {TABLE_AT[1]} -0.02",
        friction="1 0.02 0.001",
    )
    if visible:
        table.set("material", "wood")
    for number, thing in enumerate(scene.things):
        _thing(world, number, thing, visible)
    world.append(deepcopy(arm.body))
    root.append(deepcopy(arm.actuators))
    return tostring(root, encoding="unicode"), arm.files


def resting_height(kind: Kind) -> float:
    """How high the middle of a thing's body is where it lies on the table, in metres."""
    return SPONGE[2] if kind is Kind.SPONGE else 0.0


def _look(root: Element) -> None:
    visual = SubElement(root, "visual")
    SubElement(visual, "headlight", ambient="0.36 0.36 0.38", diffuse="0.42 0.42 0.42", specular="0.1 0.1 0.1")
    SubElement(visual, "quality", shadowsize="2048", offsamples="4")
    SubElement(visual, "global", offwidth="1920", offheight="1920")
    SubElement(visual, "map", znear="0.02")


def _textures(assets: Element) -> None:
    SubElement(
        assets, "texture", type="skybox", builtin="gradient", rgb1="0.90 0.92 0.94", rgb2="0.60 0.65 0.71", width="256",
        height="256",
    )  # fmt: skip
    SubElement(
        assets, "texture", name="wood", type="2d", builtin="flat", rgb1="0.80 0.70 0.57", rgb2="0.72 0.61 0.48",
        mark="random", markrgb="0.76 0.655 0.525", random="0.08", width="512", height="512",
    )  # fmt: skip
    SubElement(assets, "material", name="wood", texture="wood", texrepeat="2 2", reflectance="0", specular="0.2")
    points = [
        f"{radius * cos(2 * pi * step / _AROUND):.5f} {radius * sin(2 * pi * step / _AROUND):.5f} {height:.5f}"
        for radius, height in _PROFILE
        for step in range(_AROUND)
    ]
    faces = []
    for ring in range(len(_PROFILE) - 1):
        for step in range(_AROUND):
            one, next_ = ring * _AROUND + step, ring * _AROUND + (step + 1) % _AROUND
            faces += [f"{one} {next_} {next_ + _AROUND}", f"{one} {next_ + _AROUND} {one + _AROUND}"]
    SubElement(assets, "mesh", name="bowl", vertex=" ".join(points), face=" ".join(faces), inertia="shell")


def _thing(world: Element, number: int, thing: Thing, visible: bool) -> None:
    height = resting_height(thing.kind)
    half = thing.turn / 2
    body = SubElement(
        world, "body", name=name_of(number), pos=f"{thing.x} {thing.y} {height}", quat=f"{cos(half)} 0 0 {sin(half)}"
    )
    rgba = " ".join(f"{part}" for part in thing.colour.rgb) + " 1"
    match thing.kind:
        case Kind.PLATE:
            _plate(body, rgba)
        case Kind.SPONGE:
            SubElement(body, "freejoint", name=name_of(number))
            SubElement(
                body, "geom", type="box", size=" ".join(map(str, SPONGE)), rgba=rgba, mass="0.03",
                friction="1.2 0.05 0.001", solref="0.02 1", solimp="0.6 0.95 0.006", condim="4",
            )  # fmt: skip
        case Kind.BOWL:
            SubElement(body, "freejoint", name=name_of(number))
            _bowl(body, rgba, visible)


def _plate(body: Element, rgba: str) -> None:
    """A plate stays where it is, as one that is heavy or on a mat."""
    half = PLATE_TOP / 2
    SubElement(
        body, "geom", type="cylinder", size=f"0.09 {half}", pos=f"0 0 {half}", rgba=rgba, friction="0.5 0.02 0.001"
    )
    pale = " ".join(f"{part}" for part in Colour.BLUE.rgb)
    for radius in (0.068, 0.064):
        SubElement(
            body, "geom", type="cylinder", size=f"{radius} 0.0004", pos=f"0 0 {PLATE_TOP + 0.0002 * (0.068 / radius)}",
            rgba=f"{pale} 1" if radius > 0.066 else rgba, contype=_FAINT, conaffinity=_FAINT, mass="0",
        )  # fmt: skip


def _bowl(body: Element, rgba: str, visible: bool) -> None:
    """Convex pieces that touch, and one smooth mesh that is seen."""
    seen = {"rgba": "0 0 0 0", "group": "3"} if visible else {"rgba": rgba}
    common = {"friction": "1.2 0.02 0.001", "condim": "4", "solimp": "0.9 0.97 0.001", **seen}
    base = {"type": "cylinder", "size": f"{_BOWL_BASE} 0.004", "pos": "0 0 0.004", "mass": "0.06"}
    SubElement(body, "geom", base | common)
    width = pi * RIM / _WALL_PIECES * 1.2
    for piece in range(_WALL_PIECES):
        angle = 2 * pi * piece / _WALL_PIECES
        turned, tilted = (cos(angle / 2), sin(angle / 2)), (cos(_WALL_TILT / 2), sin(_WALL_TILT / 2))
        quat = (turned[0] * tilted[0], -turned[1] * tilted[1], turned[0] * tilted[1], turned[1] * tilted[0])
        place = f"{RIM * cos(angle):.5f} {RIM * sin(angle):.5f} 0.0265"
        wall = {"type": "box", "size": f"0.0032 {width:.5f} 0.0235", "pos": place, "mass": "0.004"}
        wall["quat"] = " ".join(f"{part:.6f}" for part in quat)
        SubElement(body, "geom", wall | common)
    if visible:
        SubElement(body, "geom", type="mesh", mesh="bowl", rgba=rgba, contype="0", conaffinity="0", mass="0", group="0")
