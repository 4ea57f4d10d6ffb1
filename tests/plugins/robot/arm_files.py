"""A folder as the model store fetches it, with an arm of capsules that moves as the real one does."""

from __future__ import annotations

from pathlib import Path

_ASSETS = """<mujocoinclude>
<asset/>
<default>
  <default class="panda">
    <joint pos="0 0 0" axis="0 0 1" limited="true"/>
    <geom type="capsule" rgba=".5 .6 .7 1"/>
    <default class="panda_arm"><joint damping="100"/></default>
    <default class="panda_forearm"><joint damping="10"/></default>
    <default class="panda_finger">
      <joint damping="100" armature="5"/>
      <geom friction="1 0.5 0.0001" solref="0.01 1" solimp="0.8 0.9 0.001" condim="6" contype="1" conaffinity="0"/>
    </default>
  </default>
</default>
</mujocoinclude>"""

# Body, its place in the one before, how it is turned, the range of its joint, its mass, and its capsule from and to.
_LINKS = (
    ("link1", "0 0 0.333", "0 0 0", "-2.8973 2.8973", "arm", 2.7, "0 0 -0.12 0 0 0"),
    ("link2", "0 0 0", "-1.570796 0 0", "-1.7628 1.7628", "arm", 2.7, "0 0 0 0 -0.12 0"),
    ("link3", "0 -0.316 0", "1.570796 0 0", "-2.8973 2.8973", "arm", 2.0, "0 0 -0.1 0 0 0"),
    ("link4", "0.0825 0 0", "1.570796 0 0", "-3.0718 -0.4", "arm", 2.1, "0 0 0 -0.08 0.1 0"),
    ("link5", "-0.0825 0.384 0", "-1.570796 0 0", "-2.8973 2.8973", "forearm", 3.0, "0 0 -0.2 0 0.06 0"),
    ("link6", "0 0 0", "1.57 0 1.57", "-1.6573 2.1127", "forearm", 1.3, "0 0 0 0.06 0 0"),
    ("link7", "0.088 0 0", "1.57 0 0.7854", "-2.8973 2.8973", "forearm", 1.0, "0 0 0.02 0 0 0.09"),
)
_FINGER = """<body name="panda0_{side}finger" pos="0 0 0.1654" euler="0 0 -0.785398" childclass="panda_finger">
<inertial pos="0 {away} 0.0434" mass="0.09" diaginertia="6.5e-05 6.1e-05 1.1e-05"/>
<joint name="robot:panda0_finger_joint{number}" axis="0 {sign} 0" type="slide" range="0 0.04" class="panda_finger"/>
<geom size="0.007" fromto="0.009 {near} 0.0875 -0.009 {near} 0.0875"/>
<geom size="0.007" fromto="0.009 {near} 0.0775 -0.009 {near} 0.0775"/>
<geom size="0.0082" fromto="0.009 {far} 0.0675 -0.009 {far} 0.0675"/>
<geom size="0.01" fromto="0.009 {far} 0.05 -0.009 {far} 0.05"/>
</body>"""


def write_arm(folder: Path) -> Path:
    """Write chain.xml and assets.xml into a folder, and give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    hand = '<geom mass="0.8" size="0.03" fromto="-0.05 0.05 0.13 0.05 -0.05 0.13"/>'
    fingers = "".join(
        _FINGER.format(side=side, number=number, sign=sign, away=0.0119 * sign, near=0.0075 * sign, far=0.0095 * sign)
        for number, (side, sign) in enumerate((("left", 1), ("right", -1)), 1)
    )
    inner = hand + fingers
    for name, place, turned, reach, class_, mass, capsule in reversed(_LINKS):
        inner = (
            f'<body name="panda0_{name}" pos="{place}" euler="{turned}">'
            f'<joint name="robot:panda0_joint{name[-1]}" range="{reach}" class="panda_{class_}"/>'
            f'<geom mass="{mass}" size="0.045" fromto="{capsule}"/>{inner}</body>'
        )
    foot = '<geom mass="2.9" size="0.06" fromto="0 0 0.06 0 0 0.14"/>'
    chain = f'<mujocoinclude><body name="panda0_link0" childclass="panda">{foot}{inner}</body></mujocoinclude>'
    (folder / "chain.xml").write_text(chain, encoding="utf-8")
    (folder / "assets.xml").write_text(_ASSETS, encoding="utf-8")
    return folder
