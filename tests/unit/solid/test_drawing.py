"""What is drawn of a solid, against geometry."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.api import (
    MOVING,
    STILL,
    Camera,
    Cylinders,
    Detail,
    Look,
    Mesh,
    Solid,
    Spheres,
    broadside,
    draw_solid,
    png_of,
    turntable,
)
from app.document.errors import UserError

PLAIN = Look(occlusion=0, outline=0, cue=0, gloss=0)
ONCE = Detail(fineness=1, directions=0, steps=0)
RED, BLUE = (220, 20, 20), (20, 20, 220)


def spheres(*bodies: tuple[tuple[float, float, float], float, int], colours: tuple[tuple[int, int, int], ...]) -> Solid:
    """Spheres by their place, radius and id."""
    places, radii, ids = zip(*bodies, strict=True)
    return Solid(Spheres(np.array(places), np.array(radii), np.array(colours), np.array(ids)))


def test_a_sphere_covers_its_disc() -> None:
    solid = spheres(((1, 2, 3), 1.5, 7), colours=(RED,))
    drawn = draw_solid(solid, Camera((1, 2, 3), span=5), 400, 300, PLAIN, ONCE)
    assert int((drawn.ids == 7).sum()) == pytest.approx(math.pi * (1.5 * 300 / 5) ** 2, rel=0.003)
    rows, columns = np.nonzero(drawn.ids == 7)
    assert rows.mean() + 0.5 == pytest.approx(150, abs=0.3)
    assert columns.mean() + 0.5 == pytest.approx(200, abs=0.3)


def test_a_sphere_in_perspective_covers_its_cone() -> None:
    solid = spheres(((0, 0, 0), 1.0, 1), colours=(RED,))
    camera = Camera(span=4, angle=40)
    drawn = draw_solid(solid, camera, 400, 400, PLAIN, ONCE)
    seen = camera.distance / math.sqrt(camera.distance**2 - 1)
    assert int((drawn.ids == 1).sum()) == pytest.approx(math.pi * (seen * 100) ** 2, rel=0.003)


@pytest.mark.parametrize("angle", [0.0, 30.0])
def test_what_is_nearer_hides_what_is_behind(angle: float) -> None:
    solid = spheres(((0, 0, -2), 1.0, 1), ((0, 0, 2), 0.5, 2), colours=(RED, BLUE))
    front = draw_solid(solid, Camera(span=6, angle=angle), 200, 200, PLAIN, ONCE)
    assert front.ids[100, 100] == 2
    back = draw_solid(solid, Camera(span=6, angle=angle).turned(180, 0), 200, 200, PLAIN, ONCE)
    assert back.ids[100, 100] == 1
    assert not (back.ids == 2).any()


def test_each_half_of_a_cylinder_has_the_id_and_colour_of_its_end() -> None:
    solid = Solid(
        cylinders=Cylinders(
            np.array([[-2, 0, 0]]), np.array([[2, 0, 0]]), np.array([0.5]), np.array([RED]), np.array([BLUE]),
            np.array([3]), np.array([4]),
        )
    )  # fmt: skip
    drawn = draw_solid(solid, Camera(span=5), 300, 300, PLAIN, ONCE)
    assert int((drawn.ids == 3).sum()) == pytest.approx(2 * 1 * 60**2, rel=0.02)
    assert int((drawn.ids == 4).sum()) == pytest.approx(2 * 1 * 60**2, rel=0.02)
    assert drawn.pixels[150, 100, 0] > drawn.pixels[150, 100, 2]
    assert drawn.pixels[150, 200, 0] < drawn.pixels[150, 200, 2]


@pytest.mark.parametrize("angle", [0.0, 30.0])
def test_a_slanted_cylinder_meets_the_spheres_at_its_ends(angle: float) -> None:
    """No pixel between them shows the ground."""
    start, end = np.array([-1.0, -0.7, -1.2]), np.array([0.8, 1.0, 1.4])
    solid = Solid(
        Spheres(np.array([start, end]), np.array([0.3, 0.3]), np.array([RED, BLUE]), np.array([0, 1])),
        Cylinders(start[None], end[None], np.array([0.3]), np.array([RED]), np.array([BLUE]), np.array([0]),
                  np.array([1])),
    )  # fmt: skip
    drawn = draw_solid(solid, Camera(span=4, angle=angle), 400, 400, PLAIN, ONCE)
    covered = drawn.ids >= 0
    for row in np.flatnonzero(covered.any(axis=1)):
        columns = np.flatnonzero(covered[row])
        assert len(columns) == columns[-1] - columns[0] + 1


def square(z: float, name: int, colour: tuple[int, int, int], *, opacity: float = 1.0) -> Mesh:
    """A square of side 2 that faces the viewer."""
    points = np.array([[-1, -1, z], [1, -1, z], [1, 1, z], [-1, 1, z]], float)
    normals = np.tile([0.0, 0.0, 1.0], (4, 1))
    triangles = np.array([[0, 1, 2], [0, 2, 3]])
    return Mesh(points, normals, np.tile(colour, (4, 1)), np.full(4, name), triangles, opacity=opacity)


@pytest.mark.parametrize("angle", [0.0, 30.0])
def test_triangles_cover_each_pixel_once_and_without_gaps(angle: float) -> None:
    solid = Solid(meshes=(square(0, 5, RED),))
    camera = Camera(span=4, angle=angle).turned(0, 0, 33)
    drawn = draw_solid(solid, camera, 400, 400, PLAIN, ONCE)
    assert int((drawn.ids == 5).sum()) == pytest.approx(200 * 200, rel=0.003)


def test_a_closed_mesh_is_not_seen_from_within() -> None:
    solid = Solid(meshes=(square(0, 5, RED),))
    assert (draw_solid(solid, Camera(span=4).turned(180, 0), 100, 100, PLAIN, ONCE).ids == -1).all()


def test_a_sphere_pierces_a_mesh_where_it_does_in_space() -> None:
    solid = Solid(
        Spheres(np.array([[0, 0, 0]]), np.array([0.8]), np.array([BLUE]), np.array([1])), meshes=(square(0.4, 2, RED),)
    )
    drawn = draw_solid(solid, Camera(span=4, angle=0), 400, 400, PLAIN, ONCE)
    radius = math.sqrt(0.8**2 - 0.4**2) * 100
    assert int((drawn.ids == 1).sum()) == pytest.approx(math.pi * radius**2, rel=0.005)


def test_what_lies_behind_a_translucent_mesh_shines_through() -> None:
    ball = Spheres(np.array([[0, 0, -1]]), np.array([0.5]), np.array([BLUE]), np.array([1]))
    drawn = draw_solid(Solid(ball, meshes=(square(0, 2, RED, opacity=0.5),)), Camera(span=4), 200, 200, PLAIN, ONCE)
    assert drawn.pixels[100, 100, 2] > 40
    assert drawn.pixels[100, 100, 0] > 40
    assert drawn.pixels[100, 100, 3] == 255
    assert drawn.pixels[100, 60, 3] == pytest.approx(128, abs=2)
    assert drawn.ids[100, 100] == 1
    assert drawn.ids[100, 60] == 2


def test_crevices_are_darker_and_edges_are_inked() -> None:
    solid = spheres(((-1, 0, 0), 1.0, 1), ((1, 0, 0), 1.0, 2), colours=((200, 200, 200), (200, 200, 200)))
    camera = Camera(span=5)
    plain = draw_solid(solid, camera, 200, 200, PLAIN, STILL).straight.astype(int)
    open_to_light = draw_solid(solid, camera, 200, 200, Look(outline=0, cue=0, gloss=0), STILL).straight.astype(int)
    assert open_to_light[100, 96, 1] < plain[100, 96, 1] - 15
    assert abs(open_to_light[100, 60, 1] - plain[100, 60, 1]) < 12
    inked = draw_solid(solid, camera, 200, 200, Look(occlusion=0, outline=1, cue=0, gloss=0, ink=(0, 255, 0)), STILL)
    edge = inked.straight[100, 19:22].astype(int)
    assert (edge[:, 1] - edge[:, 0]).max() > 100


def test_what_is_far_fades_into_the_ground() -> None:
    solid = spheres(((-1.2, 0, 4), 1.0, 1), ((1.2, 0, -4), 1.0, 2), colours=(RED, RED))
    drawn = draw_solid(solid, Camera(span=6), 200, 200, Look(occlusion=0, outline=0, gloss=0, cue=1, ground=(0, 0, 0)))
    assert drawn.pixels[100, 60, 0] > 3 * drawn.pixels[100, 140, 0]


def test_the_same_is_drawn_again_to_the_byte() -> None:
    solid = spheres(((0, 0, 0), 1.0, 1), ((1, 0.5, 0.2), 0.7, 2), colours=(RED, BLUE))
    camera = Camera.around(solid, angle=25).turned(30, 40)
    for detail in (MOVING, STILL):
        first, again = (draw_solid(solid, camera, 160, 120, Look(), detail) for _ in range(2))
        assert np.array_equal(first.pixels, again.pixels)
        assert np.array_equal(first.ids, again.ids)


def test_everything_is_in_sight_from_every_side() -> None:
    solid = spheres(((5, 0, 0), 1.0, 1), ((-3, 4, 1), 2.0, 2), colours=(RED, BLUE))
    for angle in (0.0, 40.0):
        for turn in range(0, 360, 45):
            drawn = draw_solid(solid, Camera.around(solid, angle=angle).turned(turn, turn / 2), 90, 60, PLAIN, ONCE)
            covered = drawn.ids >= 0
            assert covered.any()
            assert covered[1:-1, 1:-1].sum() == covered.sum()


def test_an_eye_inside_of_it_leaves_out_what_is_behind_it() -> None:
    solid = spheres(((0, 0, 0), 1.0, 1), ((0, 0, 50), 1.0, 2), colours=(RED, BLUE))
    drawn = draw_solid(solid, Camera(span=4, angle=30), 100, 100, PLAIN, ONCE)
    assert drawn.ids[50, 50] == 1
    assert not (drawn.ids == 2).any()


def test_nothing_gives_an_empty_picture() -> None:
    assert Solid().empty
    assert not draw_solid(Solid(), Camera(), 30, 20).pixels.any()


def test_a_drawing_that_is_no_longer_wanted_ends() -> None:
    class Enough(Exception):
        pass

    def check() -> None:
        raise Enough

    with pytest.raises(Enough):
        draw_solid(spheres(((0, 0, 0), 1.0, 1), colours=(RED,)), Camera(), 100, 100, check=check)


def test_a_body_with_a_place_that_is_no_number_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no numbers"):
        spheres(((math.nan, 0, 0), 1.0, 1), colours=(RED,))


def test_a_turntable_goes_around_once() -> None:
    solid = spheres(((-2, 0, 0), 1.0, 1), ((2, 0, 0), 1.0, 2), colours=(RED, BLUE))
    frames = list(turntable(solid, 4, (60, 40), look=PLAIN, detail=ONCE))
    assert [frame.shape for frame in frames] == [(40, 60, 4)] * 4
    reds = [int((frame[:, :30, 0] > 128).sum()) for frame in frames]
    assert reds[0] > 50
    assert reds[2] == 0


@pytest.mark.parametrize(("frames", "size"), [(0, (10, 10)), (20_000, (10, 10)), (3, (0, 10)), (3, (10, 5000))])
def test_a_turntable_that_cannot_be_drawn_is_said(frames: int, size: tuple[int, int]) -> None:
    with pytest.raises(UserError, match="cannot be drawn"):
        next(turntable(Solid(), frames, size))


def test_a_still_picture_is_a_png_with_a_transparent_ground() -> None:
    import cv2

    solid = spheres(((0, 0, 0), 1.0, 1), colours=(RED,))
    data = png_of(solid, (90, 60), look=PLAIN)
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert pixels is not None
    assert pixels.shape == (60, 90, 4)
    assert pixels[0, 0, 3] == 0
    assert pixels[30, 45, 3] == 255
    assert pixels[30, 45, 2] > 2 * pixels[30, 45, 0]
    with pytest.raises(UserError, match="cannot be drawn"):
        png_of(solid, (0, 60))


def test_the_broad_side_shows_the_most() -> None:
    solid = spheres(((0, 0, -6), 0.5, 1), ((0, 0, 6), 0.5, 2), ((0, 2, 0), 0.5, 3), colours=(RED, RED, BLUE))
    lens_span = Camera.framing(solid, 100, 100, turn=broadside(solid)).span
    drawn = draw_solid(solid, Camera.framing(solid, 100, 100, turn=broadside(solid)), 100, 100, PLAIN, ONCE)
    assert lens_span == pytest.approx(13 * 1.06, rel=0.01)
    columns = np.flatnonzero((drawn.ids >= 0).any(axis=0))
    assert columns[-1] - columns[0] > 90
