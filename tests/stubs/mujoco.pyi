from collections.abc import Mapping
from typing import Any

from numpy import float64, int32, uint8
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
    def __init__(self, model: MjModel, maxgeom: int) -> None: ...

class MjvPerturb:
    select: int
    active: int
    localpos: Any
    refselpos: Any

class GLContext:
    def __init__(self, max_width: int, max_height: int) -> None: ...
    def make_current(self) -> None: ...
    def free(self) -> None: ...

class MjrContext:
    offWidth: int
    offHeight: int
    def __init__(self, model: MjModel, fontscale: int) -> None: ...
    def free(self) -> None: ...

class MjrRect:
    def __init__(self, left: int, bottom: int, width: int, height: int) -> None: ...

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

class mjtCatBit:
    mjCAT_ALL: int
    mjCAT_DYNAMIC: int

class mjtPertBit:
    mjPERT_TRANSLATE: int

class mjtFontScale:
    mjFONTSCALE_100: int

class mjtFramebuffer:
    mjFB_OFFSCREEN: int

class mjtGeom:
    mjGEOM_MESH: int
    mjGEOM_BOX: int
    mjGEOM_SPHERE: int
    mjGEOM_CAPSULE: int
    mjGEOM_CYLINDER: int

class FatalError(Exception): ...

def mj_resetData(model: MjModel, data: MjData) -> None: ...
def mj_forward(model: MjModel, data: MjData) -> None: ...
def mj_step(model: MjModel, data: MjData, nstep: int = ...) -> None: ...
def mj_kinematics(model: MjModel, data: MjData) -> None: ...
def mj_comPos(model: MjModel, data: MjData) -> None: ...
def mj_jacSite(model: MjModel, data: MjData, jacp: NDArray[float64], jacr: NDArray[float64], site: int) -> None: ...
def mju_mat2Quat(quat: NDArray[float64], mat: NDArray[float64]) -> None: ...
def mju_quat2Vel(res: NDArray[float64], quat: NDArray[float64], dt: float) -> None: ...
def mj_ray(
    m: MjModel,
    d: MjData,
    pnt: NDArray[float64],
    vec: NDArray[float64],
    geomgroup: NDArray[uint8] | None,
    flg_static: bool,
    bodyexclude: int,
    geomid: NDArray[int32] | None,
) -> float: ...
def mj_contactForce(m: MjModel, d: MjData, id: int, result: NDArray[float64]) -> None: ...
def mjv_updateScene(
    m: MjModel, d: MjData, opt: MjvOption, pert: MjvPerturb | None, cam: MjvCamera, catmask: int, scn: MjvScene
) -> None: ...
def mjv_initPerturb(m: MjModel, d: MjData, scn: MjvScene, pert: MjvPerturb) -> None: ...
def mjv_applyPerturbForce(m: MjModel, d: MjData, pert: MjvPerturb) -> None: ...
def mjr_setBuffer(framebuffer: int, con: MjrContext) -> None: ...
def mjr_resizeOffscreen(width: int, height: int, con: MjrContext) -> None: ...
def mjr_render(viewport: MjrRect, scn: MjvScene, con: MjrContext) -> None: ...
def mjr_readPixels(
    rgb: NDArray[uint8] | None, depth: NDArray[float64] | None, viewport: MjrRect, con: MjrContext
) -> None: ...
