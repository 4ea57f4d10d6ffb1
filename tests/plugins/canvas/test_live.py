"""Live pictures: what they are drawn from, how they are drawn, and when the next one begins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import Asset, AssetId, Drawing, JobCancelled, JobContext, ModelKind, Pixels, RunContext, UserError
from app.engine.library import Library
from app.engine.models import EngineModels
from app.jobs.job import JobId
from app.storage import FolderAssets
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.generators import Live, LiveRequest
from plugins.canvas.generators.live import FREE, all_steps, drawing_of
from plugins.canvas.generators.pictures import opaque
from plugins.canvas.guides import GUIDES, Guides, RegionGuide
from plugins.canvas.model import Canvas, Control, ControlKind, Layer, Region
from plugins.canvas.panel.living.glimpse import Glimpse
from plugins.canvas.panel.living.pace import Pace
from plugins.canvas.panel.living.telling import Telling
from plugins.canvas.panel.picture import CanvasPicture
from plugins.canvas.panel.surroundings import Surroundings
from plugins.canvas.panel.told import guides_store
from plugins.canvas.preprocess import fitted
from plugins.canvas.resolution import coarse_size
from tests.checkpoints import build_illustrator
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EngineModels:
    """An engine with one tiny model."""
    folder = tmp_path_factory.mktemp("live")
    library = Library(folder / "resources", folder / "data", lambda: ("", 0, 0))
    library.add(build_illustrator(folder / "tiny"))
    return EngineModels(library, REPOSITORY / "resources" / "configs", device=lambda: CPU)


def _painted(assets: FolderAssets, seed: int, width: int, height: int) -> Asset:
    """A picture of soft shapes that shine through in part."""
    spots = np.random.default_rng(seed).integers(0, 256, (5, 6, 4), dtype=np.uint8)
    return assets.add_picture(np.asarray(cv2.resize(spots, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8))


def _no_check() -> None:
    """Go on."""


def _fail(error: UserError) -> None:
    raise error


@pytest.mark.parametrize(
    ("frame", "size"),
    [((0, 0, 1200, 900), (296, 224)), ((300, 130, 500, 500), (256, 256)), ((1000, 700, 100, 60), (256, 152))],
)
def test_a_glimpse_is_the_picture_made_small_and_makes_anew_what_has_changed_alone(
    assets: FolderAssets, frame: tuple[int, int, int, int], size: tuple[int, int]
) -> None:
    surroundings = Surroundings()
    below, above = _painted(assets, 1, 1200, 900), _painted(assets, 2, 400, 300)

    def picture(*layers: Layer) -> CanvasPicture:
        return CanvasPicture(Canvas(1200, 900, layers), assets, {}, _fail, surroundings)

    def whole(canvas: Canvas) -> Pixels:
        seen = flatten(canvas, stored_tiles(assets), frame)
        smaller = size[0] < frame[2]
        how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
        return np.dstack([cv2.resize(part, size, interpolation=how) for part in (opaque(seen), seen[..., 3])])

    def flat(seen: Pixels) -> Pixels:
        return np.dstack([opaque(seen), seen[..., 3]])

    before, after = (
        picture(Layer("a", "", below.id)),
        picture(Layer("a", "", below.id), Layer("b", "", above.id, 500, 400)),
    )
    glimpse = Glimpse(frame, *size)
    first = glimpse.look(before, None, _no_check)
    assert first is not None
    assert first.shape == (size[1], size[0], 4)
    assert np.abs(flat(first).astype(int) - whole(before.canvas)).mean() < 1.5
    # A tile made by itself may differ by rounding from one that was made small with others; then it is as it is.
    glimpse.look(before, {(0, 0)}, _no_check)
    assert glimpse.look(before, {(0, 0)}, _no_check) is None
    touched = {(column, row) for column in range(1, 4) for row in range(1, 3)}
    second = glimpse.look(after, touched, _no_check)
    if frame[0] < 900:
        assert second is not None
        assert np.abs(flat(second).astype(int) - whole(after.canvas)).mean() < 1.5
    else:
        # What has changed lies elsewhere.
        assert second is None
    surroundings.close()


def test_looking_can_be_stopped(assets: FolderAssets) -> None:
    surroundings = Surroundings()
    picture = CanvasPicture(
        Canvas(600, 600, (Layer("a", "", _painted(assets, 1, 600, 600).id),)), assets, {}, _fail, surroundings
    )

    def stop() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        Glimpse((0, 0, 600, 600), 256, 256).look(picture, None, stop)
    surroundings.close()


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 8192), st.integers(1, 8192), st.sampled_from((0, 256, 512, 1024)), st.sampled_from((8, 16, 32)))
def test_the_coarse_size_is_one_the_model_draws_in_the_proportions_of_the_picture(
    width: int, height: int, native: int, multiple: int
) -> None:
    across, down = coarse_size(width, height, native, multiple)
    assert across % multiple == down % multiple == 0
    assert min(across, down) >= multiple
    if native and 1 / 3 < width / height < 3:
        assert 0.8 * native**2 < across * down < 1.25 * native**2
        assert abs(across / down - width / height) < 0.25 * width / height


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 12), st.integers(5, 100))
def test_as_many_steps_are_taken_as_are_asked_for_whatever_the_strength(taken: int, percent: int) -> None:
    strength = percent / 100
    steps = all_steps(taken, strength)
    assert int(steps * strength) == taken or steps == taken
    assert int(steps * strength) >= taken


def test_a_live_picture_is_the_same_again_and_what_is_in_passing_is_not_on_the_disk(
    engine: EngineModels, assets: FolderAssets, tmp_path: Path
) -> None:
    record = engine.records(ModelKind.CHECKPOINT)[0]
    image = _painted(assets, 3, 96, 64)
    request = LiveRequest("a fox", image.id, model=record.id, seed=5)

    def run(request: LiveRequest, *, in_passing: bool) -> tuple[Pixels, LiveRequest, bool]:
        job = JobContext(JobId("job"), lambda _event: None, in_passing=in_passing)
        context = RunContext(job, assets, REPOSITORY / "resources")
        (output,) = Live().run(request, engine.for_run(), context)
        assert isinstance(output.content, np.ndarray)
        assert isinstance(output.request, LiveRequest)
        return output.content, output.request, output.in_passing

    first, exact, passing = run(request, in_passing=True)
    assert passing
    assert first.shape == (64, 96, 3)
    assert (exact.width, exact.height, exact.seed) == (96, 64, 5)
    assert exact.guidance is not None
    again, _, passing = run(exact, in_passing=False)
    assert not passing
    assert np.array_equal(first, again)
    large, _, _ = run(replace(exact, width=200, height=130), in_passing=False)
    assert large.shape == (130, 200, 3)
    other, _, _ = run(replace(exact, seed=6), in_passing=False)
    assert not np.array_equal(first, other)


def test_an_opaque_glimpse_has_no_alpha(assets: FolderAssets) -> None:
    surroundings = Surroundings()
    ground = assets.add_picture(np.full((600, 600, 4), (40, 90, 160, 255), np.uint8))
    picture = CanvasPicture(Canvas(600, 600, (Layer("a", "", ground.id),)), assets, {}, _fail, surroundings)
    seen = Glimpse((0, 0, 600, 600), 256, 256).look(picture, None, _no_check)
    assert seen is not None
    assert seen.shape == (256, 256, 3)
    assert (seen == (40, 90, 160)).all()
    surroundings.close()


def test_what_is_transparent_is_free_and_what_is_painted_is_followed(engine: EngineModels) -> None:
    record = engine.records(ModelKind.CHECKPOINT)[0]
    side = record.native_size
    picture = np.zeros((side, side, 4), np.uint8)
    request = LiveRequest("a fox", "", strength=0.45)

    def asked(picture: Pixels, request: LiveRequest = request) -> Drawing:
        return drawing_of(request, record, picture, "a fox")

    bare = asked(picture)
    assert (bare.strength, bare.mask, bare.steps) == (1.0, None, 3), "by words alone"
    picture[: side // 2] = (200, 40, 40, 255)
    part = asked(picture)
    assert part.mask is not None
    assert part.soft
    assert (part.strength, int(part.steps * part.strength)) == (FREE, 3)
    # Of the share that is walked at all, 0.45 of the whole is a half.
    assert set(np.unique(part.mask[: side // 2 - 1])) == {128}
    assert set(np.unique(part.mask[side // 2 + 1 :])) == {255}
    assert part.image is not None
    assert (part.image[0, 0] == (200, 40, 40)).all()
    assert len(set(part.image[-1, -1])) == 1
    far = asked(picture, replace(request, strength=0.95))
    assert (far.strength, far.mask) == (0.95, None), "nothing may go further than all of it"
    whole = asked(np.dstack([picture[..., :3], np.full((side, side), 255, np.uint8)]))
    flat = asked(picture[..., :3].copy())
    assert (whole.strength, whole.mask) == (flat.strength, flat.mask) == (0.45, None)


def test_illustrator_draws_the_surroundings_of_what_is_painted(assets: FolderAssets, tmp_path: Path) -> None:
    engine = EngineModels(
        Library(REPOSITORY / "resources", tmp_path / "data", lambda: ("", 0, 0)),
        REPOSITORY / "resources" / "configs",
        device=lambda: CPU,
    )
    painted = np.zeros((256, 256, 4), np.uint8)
    cv2.circle(painted, (128, 150), 55, (200, 30, 30, 255), -1)

    def drawn(picture: Pixels) -> Pixels:
        request = LiveRequest("a red apple on green hills", assets.add_picture(picture).id, model="illustrator")
        context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
        (output,) = Live().run(request, engine.for_run(), context)
        assert isinstance(output.content, np.ndarray)
        return output.content.astype(int)

    def green(pixels: Pixels) -> float:
        """How much of the ground is green."""
        ground = pixels[230:].reshape(-1, 3)
        return float((ground[:, 1] > np.maximum(ground[:, 0], ground[:, 2]) + 30).mean())

    free, on_white = drawn(painted), drawn(opaque(painted))
    assert green(free) > 0.9
    assert green(on_white) < 0.1, "the control: white that is painted is followed"
    for pixels in (free, on_white):
        red = pixels[120:180, 98:158].reshape(-1, 3)
        assert ((red[:, 0] > red[:, 1] + 60) & (red[:, 0] > red[:, 2] + 60)).mean() > 0.8


def test_a_live_picture_is_led_by_regions(engine: EngineModels, assets: FolderAssets) -> None:
    record = engine.records(ModelKind.CHECKPOINT)[0]
    image = _painted(assets, 3, 96, 64)
    mask = np.zeros((64, 96), np.uint8)
    mask[:, 48:] = 255

    def run(*regions: RegionGuide) -> Pixels:
        told = assets.add_bytes(Guides(96, 64, regions).to_bytes(), GUIDES).id
        context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
        request = LiveRequest("a fox", image.id, model=record.id, seed=5, guides=told)
        (output,) = Live().run(request, engine.for_run(), context)
        assert isinstance(output.content, np.ndarray)
        return output.content

    plain, led = run(), run(RegionGuide("a sailboat", mask))
    assert not np.array_equal(plain, led)
    assert np.array_equal(led, run(RegionGuide("{a sailboat|a sailboat}", mask))), "choices are settled"


def test_what_is_told_of_a_canvas_made_small_is_what_is_told_of_it_in_full(assets: FolderAssets) -> None:
    surroundings = Surroundings()
    shapes = np.zeros((300, 400, 4), np.uint8)
    cv2.circle(shapes, (200, 150), 120, (200, 120, 40, 255), -1)
    shape = assets.add_picture(shapes).id
    lines, face = _painted(assets, 5, 800, 600).id, _painted(assets, 6, 1000, 700).id
    layers = (
        Layer("ground", "", _painted(assets, 4, 800, 600).id),
        Layer("region", "", shape, 300, 200, opacity=0.0, region=Region("a fox", "a cat", 0.7)),
        Layer("lines", "", lines, control=Control(ControlKind.DEPTH, strength=0.4)),
        Layer("derived", "", lines, control=Control(ControlKind.CANNY, preprocess="canny")),
        Layer("face", "", face, -500, 20, control=Control(ControlKind.STYLE)),
    )
    frame = (100, 50, 640, 480)

    def told(telling: Telling, canvas: Canvas) -> Guides | None:
        picture = CanvasPicture(canvas, assets, {}, _fail, surroundings)
        found = telling.tell(picture, canvas, _no_check)
        return None if found is None else Guides.from_bytes(assets.read(found))

    telling, canvas = Telling(frame, 320, 240), Canvas(800, 600, layers)
    small = told(telling, canvas)
    assert small is not None
    job = JobContext(JobId("job"), lambda _event: None)
    large = Guides.from_bytes(assets.read(guides_store(canvas, assets, frame)(job)))
    (region,), (full,) = small.regions, large.regions
    assert (region.prompt, region.negative_prompt, region.strength) == ("a fox", "a cat", 0.7)
    assert np.abs(region.mask.astype(int) - fitted(np.dstack([full.mask] * 3), 320, 240)[..., 0]).mean() < 1
    for one, other in zip(small.controls, large.controls, strict=True):
        assert (one.kind, one.strength, one.preprocess) == (other.kind, other.strength, other.preprocess)
        assert one.picture.shape[:2] == ((358, 512) if one.kind is ControlKind.STYLE else (240, 320))
        wanted = fitted(other.picture, one.picture.shape[1], one.picture.shape[0])
        assert np.abs(one.picture.astype(int) - wanted).mean() < 2
    # Another prompt is told, though nothing looks otherwise.
    changed = replace(canvas, layers=(layers[0], replace(layers[1], region=Region("a sailboat"))))
    again = told(telling, changed)
    assert again is not None
    assert [one.prompt for one in again.regions] == ["a sailboat"]
    assert np.array_equal(again.regions[0].mask, region.mask)
    assert again.controls == ()
    assert told(telling, Canvas(800, 600, layers[:1])) is None
    surroundings.close()


def test_what_is_in_passing_is_settled_before_it_is_named(assets: FolderAssets, tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (300, 400, 3), dtype=np.uint8)
    asset = assets.add_picture(pixels, in_passing=True)
    told = assets.add_bytes(b"told in passing", GUIDES, in_passing=True)
    assert np.array_equal(assets.picture(asset.id), pixels)
    assert assets.has(asset.id)
    assert assets.read(told.id) == b"told in passing"
    assert not any(assets.chunks.files())
    assets.settle(told.id)
    assert sum(len(entries) for entries in assets.chunks.files()) == 1
    assets.settle(asset.id)
    assert sum(len(entries) for entries in assets.chunks.files()) == 6
    elsewhere = FolderAssets(tmp_path / "assets", tmp_path / "other")
    assert np.array_equal(elsewhere.picture(asset.id), pixels)
    with pytest.raises(UserError):
        elsewhere.settle(AssetId("0" * 64))
    elsewhere.close()
    assert assets.add_picture(pixels).id == asset.id


def test_a_quick_model_never_waits_and_a_slow_one_until_the_brush_rests() -> None:
    pace = Pace()
    pace.changed(0.0)
    assert pace.wait_s(0.0) == 0
    pace.took(9.0)
    # The first picture had the model to load.
    assert pace.picture_s is None
    pace.took(0.5)
    assert pace.wait_s(0.0) == 0
    for _ in range(8):
        pace.took(4.0)
    pace.begun()
    pace.changed(10.0)
    assert 0.2 < pace.wait_s(10.0) <= 0.25
    pace.changed(12.9)
    # It does not wait for ever.
    assert pace.wait_s(12.9) < 0.11
    assert pace.wait_s(13.5) == 0
