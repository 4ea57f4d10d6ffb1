"""What the tests of the arm share."""

from __future__ import annotations

import pytest

from plugins.robot.physics.drawing import choose_drawing


@pytest.fixture(scope="session")
def drawing() -> None:
    """Skips what needs pictures by OpenGL on a machine where MuJoCo cannot draw."""
    choose_drawing()
    import mujoco

    try:
        mujoco.GLContext(16, 16).free()
    except (AttributeError, ImportError, RuntimeError) as error:
        pytest.skip(f"MuJoCo cannot draw here: {error}")
