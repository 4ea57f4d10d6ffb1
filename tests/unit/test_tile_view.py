"""Where a picture stands in a view, and the pieces that are kept of it; without a window."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage

from app.widgets.tile_cache import TILE, Key, Piece, TileCache, halved
from app.widgets.tile_loader import blocks_of
from app.widgets.viewport import LARGEST_ZOOM, SMALLEST_ZOOM, Viewport

places = st.tuples(st.floats(0, 800), st.floats(0, 600))
viewports = st.builds(
    lambda x, y, zoom, angle, mirrored, ratio: Viewport(QSizeF(800, 600), QPointF(x, y), zoom, angle, mirrored, ratio),
    st.floats(-500, 9000),
    st.floats(-500, 9000),
    st.floats(SMALLEST_ZOOM, LARGEST_ZOOM),
    st.floats(-180, 180),
    st.booleans(),
    st.sampled_from([1.0, 1.5, 2.0]),
)


def image(colour: str, side: int = TILE) -> QImage:
    """A piece of one colour."""
    made = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(QColor(colour))
    return made


@given(viewports, places)
def test_both_ways_between_view_and_picture_are_one(viewport: Viewport, place: tuple[float, float]) -> None:
    back = viewport.to_view(viewport.to_picture(QPointF(*place)))
    assert (back - QPointF(*place)).manhattanLength() < 1e-3


@given(viewports, places, st.floats(SMALLEST_ZOOM, LARGEST_ZOOM))
def test_zooming_keeps_the_point_under_the_pointer(viewport: Viewport, place: tuple[float, float], zoom: float) -> None:
    at = QPointF(*place)
    held = viewport.to_picture(at)
    zoomed = viewport.zoomed(zoom, at)
    assert zoomed.zoom == zoom
    assert (zoomed.to_view(held) - at).manhattanLength() < 1e-2


@given(viewports, places, st.floats(-720, 720))
def test_turning_keeps_the_point_that_it_turns_around(
    viewport: Viewport, place: tuple[float, float], angle: float
) -> None:
    at = QPointF(*place)
    held = viewport.to_picture(at)
    turned = viewport.turned(angle, at)
    assert -180 <= turned.angle < 180
    assert (turned.to_view(held) - at).manhattanLength() < 1e-2


@pytest.mark.parametrize("zoom", [0.37, 0.5, 1.0, 1.31, 3.0])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_neighbouring_tiles_leave_no_gap(zoom: float, ratio: float) -> None:
    viewport = Viewport(QSizeF(801, 601), QPointF(777.3, 431.9), zoom, ratio=ratio)
    rects = [viewport.on_pixels(QRectF(x * TILE, 0, TILE, TILE)) for x in range(8)]
    for one, other in itertools.pairwise(rects):
        assert one.right() == pytest.approx(other.left())
        assert one.right() * ratio == pytest.approx(round(one.right() * ratio))


def test_at_actual_size_a_tile_is_drawn_pixel_for_pixel() -> None:
    viewport = Viewport(QSizeF(800, 600), QPointF(1000.4, 1000.7), 1.0)
    assert viewport.on_pixels(QRectF(256, 512, 256, 256)).size().toSize().width() == 256


def test_a_fitted_picture_is_seen_whole_and_not_blown_up() -> None:
    viewport = Viewport(QSizeF(800, 600)).fitted(QRectF(0, 0, 8192, 4096), 24)
    assert QRectF(0, 0, 800, 600).contains(viewport.rect_to_view(QRectF(0, 0, 8192, 4096)))
    assert Viewport(QSizeF(800, 600)).fitted(QRectF(0, 0, 64, 64), 24).zoom == 2


def test_the_picture_cannot_be_lost_from_sight() -> None:
    picture = QRect(0, 0, 1000, 1000)
    viewport = Viewport(QSizeF(800, 600), QPointF(500, 500)).moved(100_000, -100_000).kept_near(picture, 48)
    assert viewport.rect_to_view(QRectF(picture)).intersects(QRectF(0, 0, 800, 600))


def test_the_cache_drops_what_was_used_least_recently() -> None:
    cache = TileCache(3 * TILE * TILE * 4)
    for column in range(3):
        cache.put(Key(0, column, 0), Piece(image("red")))
    assert cache.get(Key(0, 0, 0)) is not None
    cache.put(Key(0, 3, 0), Piece(image("red")))
    assert cache.get(Key(0, 1, 0)) is None
    assert cache.get(Key(0, 0, 0)) is not None
    assert cache.byte_size == 3 * TILE * TILE * 4


def test_a_patch_goes_to_its_place_at_its_level() -> None:
    cache = TileCache(1 << 30)
    cache.put(Key(1, 0, 0), Piece(None))
    patch = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    patch.fill(QColor("red"))
    cache.patch(Key(1, 0, 0), patch, QRect(272, 32, 16, 16))
    cache.patch(Key(0, 1, 0), patch, QRect(272, 32, 8, 8))
    coarse = cache.get(Key(1, 0, 0))
    assert coarse is not None
    assert coarse.image is not None
    assert coarse.image.pixelColor(136, 16) == QColor("red")
    assert coarse.image.pixelColor(143, 23) == QColor("red")
    assert coarse.image.pixelColor(144, 16).alpha() == 0
    assert coarse.image.pixelColor(135, 16).alpha() == 0
    assert cache.get(Key(0, 1, 0)) is None
    assert cache.byte_size == TILE * TILE * 4


def test_an_opaque_piece_stays_opaque_until_something_transparent_is_put_into_it() -> None:
    cache = TileCache(1 << 30)
    opaque, clear = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
    cache.put(Key(0, 0, 0), Piece(image("blue").convertToFormat(opaque)))
    for kind, colour in ((opaque, "red"), (clear, "transparent")):
        patch = QImage(8, 8, kind)
        patch.fill(QColor(colour))
        cache.patch(Key(0, 0, 0), patch, QRect(16, 16, 8, 8))
        piece = cache.get(Key(0, 0, 0))
        assert piece is not None
        assert piece.image is not None
        assert piece.image.format() == kind
        assert piece.image.pixelColor(16, 16).alpha() == patch.pixelColor(0, 0).alpha()
        assert piece.image.pixelColor(15, 15) == QColor("blue")


def test_the_level_that_knows_of_a_change_stays_fresh() -> None:
    cache = TileCache(1 << 30)
    for key in (Key(0, 0, 0), Key(1, 0, 0), Key(2, 0, 0)):
        cache.put(key, Piece(None))
    cache.mark_stale(QRect(0, 0, 8, 8), but=1)
    assert [is_stale(cache, Key(level, 0, 0)) for level in range(3)] == [True, False, True]


def test_a_change_makes_only_what_it_touches_stale() -> None:
    cache = TileCache(1 << 30)
    for key in (Key(0, 0, 0), Key(0, 1, 0), Key(1, 0, 0), Key(1, 1, 0)):
        cache.put(key, Piece(None))
    cache.mark_stale(QRect(10, 10, 4, 4))
    stale = {key for key in (Key(0, 0, 0), Key(0, 1, 0), Key(1, 0, 0), Key(1, 1, 0)) if is_stale(cache, key)}
    assert stale == {Key(0, 0, 0), Key(1, 0, 0)}


def is_stale(cache: TileCache, key: Key) -> bool:
    """Whether a piece is to be made again."""
    piece = cache.get(key)
    return piece is not None and piece.stale


def test_four_pieces_become_the_quarters_of_one() -> None:
    joined = halved((image("red"), None, image("blue"), image("lime")))
    assert joined is not None
    assert joined.pixelColor(10, 10) == QColor("red")
    assert joined.pixelColor(200, 10).alpha() == 0
    assert joined.pixelColor(10, 200) == QColor("blue")
    assert joined.pixelColor(200, 200) == QColor(Qt.GlobalColor.green)
    assert halved((None, None, None, None)) is None


def test_a_high_level_is_made_of_blocks_that_cover_it_once() -> None:
    key = Key(5, 0, 0)
    blocks = blocks_of(key)
    assert {block.level for block in blocks} == {2}
    assert len(set(blocks)) == len(blocks) == 4**3
    assert all(key.area.contains(block.area) for block in blocks)
