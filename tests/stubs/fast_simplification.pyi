from numpy import float32, int32
from numpy.typing import NDArray

def simplify(
    points: NDArray[float32], triangles: NDArray[int32], *, target_count: int
) -> tuple[NDArray[float32], NDArray[int32]]: ...
