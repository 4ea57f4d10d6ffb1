from collections.abc import Mapping
from typing import Any

from numpy import float64, uint8
from numpy.typing import NDArray

class MjModel:
    nv: int
    nq: int
    geom_bodyid: Any
    def __getattr__(self, name: str) -> Any: ...
    @staticmethod
    def from_xml_string(xml: str, assets: Mapping[str, bytes] = ...) -> MjModel: ...

class MjData:
    qpos: Any
    ctrl: Any
    def __init__(self, model: MjModel) -> None: ...
    def __getattr__(self, name: str) -> Any: ...

class MjvCamera:
    type: int
    azimuth: float
    elevation: float
    distance: float
    lookat: Any
    fixedcamid: int

class MjvOption:
    flags: Any
    geomgroup: Any

class MjvScene:
    flags: Any

class Renderer:
    scene: MjvScene
    def __init__(self, model: MjModel, height: int = ..., width: int = ...) -> None: ...
    def update_scene(
        self, data: MjData, camera: MjvCamera | int | str = ..., scene_option: MjvOption | None = ...
    ) -> None: ...
    def render(self) -> NDArray[uint8]: ...
    def close(self) -> None: ...

class mjtRndFlag:
    mjRND_SHADOW: int
    mjRND_REFLECTION: int

class mjtVisFlag:
    mjVIS_CONTACTPOINT: int
    mjVIS_CONTACTFORCE: int

class mjtCamera:
    mjCAMERA_FREE: int

class FatalError(Exception): ...

def mj_resetData(model: MjModel, data: MjData) -> None: ...
def mj_forward(model: MjModel, data: MjData) -> None: ...
def mj_step(model: MjModel, data: MjData, nstep: int = ...) -> None: ...
def mj_kinematics(model: MjModel, data: MjData) -> None: ...
def mj_comPos(model: MjModel, data: MjData) -> None: ...
def mj_jacSite(model: MjModel, data: MjData, jacp: NDArray[float64], jacr: NDArray[float64], site: int) -> None: ...
def mju_mat2Quat(quat: NDArray[float64], mat: NDArray[float64]) -> None: ...
def mju_quat2Vel(res: NDArray[float64], quat: NDArray[float64], dt: float) -> None: ...
