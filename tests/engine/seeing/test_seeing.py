"""Models that see are recognised, loaded and asked by the way that the studio takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import MissingModel, ModelKind, UnreadableModel
from app.api.seeing import Hint
from app.engine.seeing.lease import EngineSeeing
from app.jobs import JobCancelled
from tests import tiny_seers
from tests.engine.studio import TinyStudio

_ROOM = np.random.default_rng(4)
PICTURE = np.repeat(np.repeat(_ROOM.integers(0, 255, (12, 10, 3), dtype=np.uint8), 8, axis=0), 8, axis=1)
SAVERS: dict[str, Callable[[Path], Path]] = {
    "sam": tiny_seers.save_sam,
    "sam-2": tiny_seers.save_sam_2,
    "segformer": tiny_seers.save_segformer,
    "upernet": tiny_seers.save_upernet,
    "mask2former": tiny_seers.save_mask2former,
    "depth-anything": tiny_seers.save_depth,
    "vitpose": tiny_seers.save_pose,
    "rt-detr": tiny_seers.save_detector,
}
KINDS = {
    "sam": ModelKind.SEGMENTER,
    "sam-2": ModelKind.SEGMENTER,
    "segformer": ModelKind.SEMANTIC_SEGMENTER,
    "upernet": ModelKind.SEMANTIC_SEGMENTER,
    "mask2former": ModelKind.SEMANTIC_SEGMENTER,
    "depth-anything": ModelKind.DEPTH_MODEL,
    "vitpose": ModelKind.POSE_MODEL,
    "rt-detr": ModelKind.OBJECT_DETECTOR,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a model, which is built once and written into by nobody."""
    place = tmp_path_factory.mktemp("seers")

    def of(name: str) -> Path:
        found = place / name
        return found if found.is_dir() else SAVERS[name](found)

    return of


@pytest.fixture
def studio(tmp_path: Path, folder: Callable[[str], Path]) -> TinyStudio:
    """A studio without models."""
    return TinyStudio.over(tmp_path / "data", folder)


def nothing() -> None:
    """Never cancels."""


@pytest.mark.parametrize("name", list(SAVERS))
def test_it_is_recognised_and_loaded(studio: TinyStudio, name: str) -> None:
    record = studio.record(name)
    assert (record.kind, record.architecture, record.licence) == (KINDS[name], name, "apache-2.0")
    assert record.complaint.template == ""
    with studio.models.lease_seer(record.id, KINDS[name], nothing) as held:
        assert held.byte_size > 10_000
        assert not any(weight.requires_grad for weight in held.module.parameters())


@pytest.mark.parametrize("name", ["sam", "sam-2"])
def test_an_object_is_found_and_the_picture_looked_at_once(studio: TinyStudio, name: str) -> None:
    record, seeing = studio.record(name), EngineSeeing(studio.models)
    encoder = []
    with studio.models.lease_seer(record.id, ModelKind.SEGMENTER, nothing) as held:
        held.module.vision_encoder.register_forward_hook(lambda *_: encoder.append(1))
    with seeing.lease_segmenter(record.id, nothing) as model:
        one = model.find(PICTURE, [Hint(20, 70)], None)
        more = model.find(PICTURE, [Hint(20, 70), Hint(60, 10, inside=False)], None)
    with seeing.lease_segmenter(record.id, nothing) as model:
        boxed = model.find(PICTURE, [], (10, 10, 50, 80))
        again = model.find(PICTURE, [Hint(20, 70)], None)
    assert one.shape == PICTURE.shape[:2]
    assert one.dtype == np.float32
    assert 0 <= one.min() < one.max() <= 1
    assert len(encoder) == 1, "the picture was looked at again"
    assert np.array_equal(one, again)
    assert not np.array_equal(one, more)
    assert not np.array_equal(one, boxed)
    with seeing.lease_segmenter(record.id, nothing) as model:
        model.find(PICTURE[::-1], [Hint(20, 70)], None)
    assert len(encoder) == 2


def test_places_are_those_of_the_picture(studio: TinyStudio) -> None:
    # The first model leaves the rest of its square empty: a place is scaled with the picture, not with the square.
    record, asked = studio.record("sam"), []
    with studio.models.lease_seer(record.id, ModelKind.SEGMENTER, nothing) as held:
        held.module.prompt_encoder.register_forward_pre_hook(
            lambda _module, _args, given: asked.append(given), with_kwargs=True
        )
    with EngineSeeing(studio.models).lease_segmenter(record.id, nothing) as model:
        model.find(PICTURE, [Hint(80, 96)], (0, 0, 40, 48))
    height = tiny_seers.SIDE
    width = round(80 * height / 96)
    assert asked[0]["input_points"].tolist() == [[[[width, height]]]]
    assert asked[0]["input_boxes"][0, 0].tolist() == [0, 0, width / 2, height / 2]


def test_it_can_be_stopped_while_it_looks(studio: TinyStudio) -> None:
    record, calls = studio.record("sam-2"), []

    def check() -> None:
        calls.append(1)
        if len(calls) > 4:
            raise JobCancelled

    with studio.models.lease_seer(record.id, ModelKind.SEGMENTER, nothing):
        pass
    with (
        pytest.raises(JobCancelled),
        EngineSeeing(studio.models).lease_segmenter(record.id, check) as model,
    ):
        model.find(PICTURE, [Hint(1, 1)], None)
    with studio.models.lease_seer(record.id, ModelKind.SEGMENTER, nothing) as held:
        assert not held.seen
        assert not any(part._forward_pre_hooks for part in held.module.modules())


def test_depth_is_from_far_to_near(studio: TinyStudio) -> None:
    with EngineSeeing(studio.models).lease_depth_model(studio.record("depth-anything").id, nothing) as model:
        found = model.depth(PICTURE)
    assert found.shape == PICTURE.shape[:2]
    assert (found.min(), found.max()) == (0, 1)


@pytest.mark.parametrize("name", ["segformer", "upernet", "mask2former"])
def test_each_pixel_is_of_a_class(studio: TinyStudio, name: str) -> None:
    with EngineSeeing(studio.models).lease_semantic_segmenter(studio.record(name).id, nothing) as model:
        found = model.classes(PICTURE)
        assert np.array_equal(found, model.classes(PICTURE))
    assert found.shape == PICTURE.shape[:2]
    assert found.dtype == np.uint8
    assert found.max() < 150


def test_classes_lie_where_the_network_saw_them(studio: TinyStudio) -> None:
    import torch

    record = studio.record("segformer")
    with studio.models.lease_seer(record.id, ModelKind.SEMANTIC_SEGMENTER, nothing) as held:
        # A head that says sky where it is bright, and floor elsewhere.
        def bright(_module: object, args: Any, given: dict[str, Any], answer: Any) -> Any:
            values = (args[0] if args else given["pixel_values"]).mean(1)
            answer.logits = torch.zeros(1, 150, *values.shape[1:])
            answer.logits[:, 2], answer.logits[:, 3] = values, -values
            return answer

        held.module.register_forward_hook(bright, with_kwargs=True)
    picture = np.zeros((200, 100, 3), np.uint8)
    picture[40:100, 30:82] = 255
    with EngineSeeing(studio.models).lease_semantic_segmenter(record.id, nothing) as model:
        found = model.classes(picture)
    wanted = np.where(picture[..., 0] > 0, 2, 3)
    assert (found != wanted).mean() < 0.02


def test_a_model_of_other_classes_is_refused(tmp_path: Path) -> None:
    studio = TinyStudio.over(tmp_path / "data", lambda _name: tiny_seers.save_segformer(tmp_path / "streets", 19))
    record = studio.record("streets")
    with (
        pytest.raises(UnreadableModel, match="19 classes"),
        EngineSeeing(studio.models).lease_semantic_segmenter(record.id, nothing),
    ):
        pass


def test_people_are_found_and_their_joints_lie_on_them(studio: TinyStudio) -> None:
    seeing = EngineSeeing(studio.models)
    pose = studio.record("vitpose").id
    with seeing.lease_pose_model(pose, nothing) as model:
        assert not model.finds_people
        (whole,) = model.figures(PICTURE)
    assert whole.joints.shape == (17, 3)
    assert np.isfinite(whole.joints).all()
    studio.record("rt-detr")
    with seeing.lease_pose_model(pose, nothing) as model:
        assert model.finds_people
        found = model.figures(PICTURE)
    assert 1 <= len(found) <= 12
    margin = 0.2 * max(PICTURE.shape)
    for one in found:
        assert (one.joints[:, 0] > -margin).all()
        assert (one.joints[:, 0] < PICTURE.shape[1] + margin).all()


def test_joints_come_back_to_where_the_network_saw_them(studio: TinyStudio) -> None:
    import torch

    record = studio.record("vitpose")
    with studio.models.lease_seer(record.id, ModelKind.POSE_MODEL, nothing) as held:
        # A head that shows the brightness of the middle of each patch: the joint is where the picture is bright.
        def bright(_module: object, _args: object, given: dict[str, Any], answer: Any) -> Any:
            values = given["pixel_values"].mean(1, keepdim=True)
            answer.heatmaps = torch.nn.functional.interpolate(values, (16, 12), mode="area").expand(1, 17, 16, 12)
            return answer

        held.module.register_forward_hook(bright, with_kwargs=True)
    picture = np.zeros((200, 100, 3), np.uint8)
    picture[40:52, 70:82] = 255
    with EngineSeeing(studio.models).lease_pose_model(record.id, nothing) as model:
        (figure,) = model.figures(picture)
    assert np.abs(figure.joints[:, :2] - (76, 46)).max() < 8


def test_pose_models_of_several_sets_of_joints_are_asked_for_those_of_coco(
    tmp_path: Path, folder: Callable[[str], Path]
) -> None:
    studio = TinyStudio.over(tmp_path / "data", folder)
    (record,) = studio.library.add(tiny_seers.save_pose(tmp_path / "plus", experts=3))
    with EngineSeeing(studio.models).lease_pose_model(record.id, nothing) as model:
        assert len(model.figures(PICTURE)) == 1


def test_what_cannot_be_used_is_refused_in_words(tmp_path: Path, studio: TinyStudio) -> None:
    seeing = EngineSeeing(studio.models)
    (hand,) = studio.library.add(tiny_seers.save_pose(tmp_path / "hand", joints=21))
    with pytest.raises(UnreadableModel, match="21 joints"), seeing.lease_pose_model(hand.id, nothing):
        pass
    depth = studio.record("depth-anything").id
    with pytest.raises(MissingModel), seeing.lease_segmenter(depth, nothing):
        pass
