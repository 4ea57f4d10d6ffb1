"""Objects are followed, what is behind them is found in other frames, and other things take their place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app.api import Drawing, InvalidRequest, ModelId, Pixels, UserError, request_from_json
from app.jobs import JobCancelled, JobContext, JobId
from plugins.timeline.generators.inpaint import Inpaint, InpaintRequest
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.restyling import window as windows
from plugins.timeline.restyling.filling import Filling
from plugins.timeline.restyling.joining import edged, joined
from plugins.timeline.restyling.keys import KeyPainter
from plugins.timeline.restyling.result import ACCOUNT, Account
from plugins.timeline.restyling.source import Source
from plugins.timeline.restyling.tracking import Masks, mask_of, tracked
from plugins.timeline.restyling.window import Window
from tests.plugins.timeline.motion.moving import HEIGHT, WIDTH, disc, frame, ground, psnr, texture
from tests.plugins.timeline.restyling.running import seen
from tests.plugins.timeline.restyling.studios import Studio

COUNT, AT = 16, 8
FILM = [frame(time) for time in range(COUNT)]
GROUND = [np.asarray(np.rint(ground(time)), np.uint8) for time in range(COUNT)]
OTHER = np.asarray(texture(9, HEIGHT, WIDTH, 20), np.uint8)
MIDDLE = slice(4, 13)
"""Frames whose hole others show: in the first and the last ones, part of it is shown by none."""


def fail(_picture: Pixels, _mask: NDArray[np.uint8]) -> Pixels:
    """Draw nothing, as all is to be found."""
    raise AssertionError


def nobody(_done: int, _count: int) -> None:
    """Watch nothing."""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio of tiny models."""
    made = Studio(tmp_path_factory.mktemp("studio"))
    yield made
    made.assets.close()


@pytest.fixture(scope="module")
def process() -> Iterator[MediaProcess]:
    """A process that decodes."""
    with MediaProcess() as made:
        yield made


def source(studio: Studio, process: MediaProcess, film: list[Pixels]) -> Source:
    """A film as it is read."""
    studio.film(film)
    path: Path = studio.folder / "film.mp4"
    return Source(Reader(path, process))


def grey(mask: NDArray[np.float32]) -> Pixels:
    """A picture that is white where a mask is 1."""
    return np.asarray(np.repeat((mask * 255).astype(np.uint8)[..., None], 3, -1), np.uint8)


def disc_mask(studio: Studio, time: float = AT) -> str:
    """The mask of the disc as a picture in the store."""
    return str(studio.assets.add_picture(grey(disc(time))).id)


def asked(studio: Studio, film: list[Pixels] = FILM, **changes: Any) -> InpaintRequest:
    """A request to take the disc out."""
    video = studio.film(film, Fraction(16), sound=len(film) / 16)
    values = {
        "video": video, "mask": disc_mask(studio), "mask_at": AT / 16, "model": studio.picture_model(), "steps": 2,
        "soft": 2, **changes,
    }  # fmt: skip
    return request_from_json(InpaintRequest, values)


def holes(radius: float = 30) -> list[NDArray[np.bool_]]:
    """Where the disc is."""
    return [disc(time, radius) == 1 for time in range(COUNT)]


def test_an_object_is_followed_both_ways(studio: Studio, process: MediaProcess) -> None:
    masks = tracked(source(studio, process, FILM), disc(AT) > 0.5, AT, nobody)
    for time in (0, 4, 12, 15):
        found, true = masks.get(time), disc(time) > 0.5
        grown = masks.grown(time, 8, WIDTH, HEIGHT)
        assert (found & true).sum() > 0.8 * found.sum()
        assert (found & true).sum() > 0.85 * true.sum()
        assert (grown & true).sum() > 0.97 * true.sum()
        assert grown.sum() < 2 * true.sum()


def test_an_object_is_not_followed_into_another_scene(studio: Studio, process: MediaProcess) -> None:
    film = [*FILM[:3], OTHER, OTHER]
    heard: list[int] = []
    masks = tracked(source(studio, process, film), disc(1) > 0.5, 1, lambda done, _count: heard.append(done))
    assert [bool(masks.get(number).any()) for number in range(5)] == [True, True, True, False, False]
    assert heard == [2, 3]


def test_masks_take_a_bit_a_pixel_and_come_in_any_size() -> None:
    masks = Masks(2, (9, 5))
    mask = np.zeros((5, 9), np.bool_)
    mask[1:3, 2:7] = True
    masks.put(0, mask)
    assert np.array_equal(masks.get(0), mask)
    assert not masks.get(1).any()
    assert masks.grown(0, 0, 90, 50).sum() == pytest.approx(mask.sum() * 100, rel=0.1)
    assert masks.grown(0, 1, 9, 5).sum() > mask.sum()
    clear = np.zeros((4, 4, 4), np.uint8)
    clear[0, :, 3] = 255
    assert mask_of(clear).sum() == 4
    clear[..., 3], clear[1, :, :3] = 255, 255
    assert np.array_equal(np.flatnonzero(mask_of(clear).all(1)), [1])


@pytest.mark.parametrize("reach", [120, 4])
def test_what_is_behind_comes_from_other_frames(
    studio: Studio, process: MediaProcess, monkeypatch: pytest.MonkeyPatch, reach: int
) -> None:
    monkeypatch.setattr(windows, "_LONGEST", reach)
    film = source(studio, process, FILM)
    masks = Masks(COUNT, (WIDTH, HEIGHT))
    for time in range(COUNT):
        masks.put(time, disc(time) > 0)
    asked_for: list[int] = []

    def draw(picture: Pixels, mask: NDArray[np.uint8]) -> Pixels:
        asked_for.append(int(np.count_nonzero(mask)))
        return np.full_like(picture, 128)

    window = Window(film, masks, 6)
    assert window.reach == reach
    made = [frame for _, frame, _ in Filling(window, draw).frames()]
    assert len(made) == COUNT
    gains = [psnr(made[at][hole], GROUND[at][hole]) - psnr(FILM[at][hole], GROUND[at][hole])
             for at, hole in enumerate(holes())]  # fmt: skip
    assert np.mean(gains[MIDDLE]) > (8 if reach > 4 else 1)
    assert (sum(asked_for) > 600) is (reach == 4), asked_for
    still = ~disc(AT, 60).astype(np.bool_)
    coded = film.frame(AT)
    assert np.array_equal(made[AT][still], coded[still])


def test_what_no_frame_shows_is_drawn_once_and_moves_along(studio: Studio, process: MediaProcess) -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[60:100, 100:140] = True
    still = [FILM[0]] * 6
    film = source(studio, process, still)
    masks = tracked(film, mask, 2, nobody)
    filling = Filling(Window(film, masks, 0), lambda picture, _mask: np.full_like(picture, 200))
    made = [frame for _, frame, _ in filling.frames()]
    assert filling.drawn == 1
    assert all((picture[65:95, 105:135] == 200).all() for picture in made)
    panned = [np.asarray(np.roll(GROUND[0], -2 * number, 1)[:, :200]) for number in range(6)]
    masks = Masks(6, (200, HEIGHT))
    for number in range(6):
        moved = np.zeros((HEIGHT, 200), np.bool_)
        moved[60:100, 100 - 2 * number : 140 - 2 * number] = True
        masks.put(number, moved)
    stripes = np.repeat(np.arange(200, dtype=np.uint8)[None, :, None], HEIGHT, 0).repeat(3, 2)
    filling = Filling(Window(source(studio, process, panned), masks, 0), lambda _picture, _mask: stripes)
    made = [frame for _, frame, _ in filling.frames()]
    assert np.abs(made[5][80, 105:120, 0].astype(int) - (np.arange(105, 120) + 10)).max() <= 2


def test_between_two_frames_the_nearer_one_counts_for_more(studio: Studio, process: MediaProcess) -> None:
    film = [np.asarray(np.clip(FILM[0] * 0.5 + 6 * number, 0, 255), np.uint8) for number in range(10)]
    masks = Masks(10, (WIDTH, HEIGHT))
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[60:80, 60:90] = True
    for number in range(3, 8):
        masks.put(number, mask)
    made = [frame for _, frame, _ in Filling(Window(source(studio, process, film), masks, 0), fail).frames()]
    for number in range(3, 8):
        assert made[number][mask].mean() == pytest.approx(film[number][mask].mean(), abs=1.5)


def test_the_seam_lies_within_the_hole() -> None:
    hole = disc(0, 30) == 1
    share = edged(hole, 10)
    assert not share[~hole].any()
    assert share[disc(0, 18) == 1].min() > 0.9
    rim = hole & (disc(0, 28) == 0)
    assert 0 <= share[rim].max() < 0.35
    made = joined(FILM[0], 255 - FILM[0], hole, 10)
    assert np.array_equal(made[~hole], FILM[0][~hole])
    assert np.array_equal(made[disc(0, 12) == 1], 255 - FILM[0][disc(0, 12) == 1])
    assert np.array_equal(edged(hole, 0), hole)
    assert joined(FILM[0], FILM[1], np.zeros_like(hole), 4) is FILM[0]


def test_only_what_is_masked_is_drawn(studio: Studio) -> None:
    drawing = Drawing("a fox", "", 0, 0, 2, 4.0, "", 3)
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[20:50, 30:80] = 255
    with studio.models.lease_picture_model(ModelId(studio.picture_model()), lambda: None) as model:
        painter = KeyPainter(model, drawing, studio.models, lambda: None)
        made = painter.draw_within(FILM[0], mask, lambda _step, _steps, _preview: None)
    assert np.array_equal(made[mask == 0], FILM[0][mask == 0])
    assert np.abs(made[mask > 0].astype(int) - FILM[0][mask > 0]).mean() > 10


def test_an_object_is_taken_out_without_a_model(studio: Studio) -> None:
    request = asked(studio)
    studio.events.clear()
    output = studio.make(Inpaint(), request)
    made = seen(output.content).frames
    assert len(made) == COUNT
    gains = [psnr(made[at][hole], GROUND[at][hole]) - psnr(FILM[at][hole], GROUND[at][hole])
             for at, hole in enumerate(holes())]  # fmt: skip
    assert np.mean(gains[MIDDLE]) > 5
    assert "Loading the model" not in studio.activities
    assert "Following the object" in studio.activities
    assert len(seen(output.content).sound) == 48_000
    assert studio.make(Inpaint(), request).content == output.content


def test_a_model_draws_what_no_frame_shows(studio: Studio) -> None:
    mask = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    mask[60:100, 100:140] = 255
    marked = str(studio.assets.add_picture(mask).id)
    request = asked(studio, [FILM[0]] * 3, mask=marked, mask_at=0.0, prompt="a fox", grow=2)
    output = studio.make(Inpaint(), request)
    made = seen(output.content).frames
    assert np.abs(made[1][65:95, 105:135].astype(int) - FILM[0][65:95, 105:135]).mean() > 15
    assert psnr(made[1][:, 150:], FILM[0][:, 150:]) > 25
    assert "shows: 1." in str(Account.from_bytes(output.details[ACCOUNT]).notes[0])
    told = studio.activities
    assert told.index("Drawing picture 1 of 1") < told.index("Joining frame 1 of 3")
    assert told[-1] == "Joining frame 3 of 3"


def test_what_the_prompt_says_takes_the_place_of_the_object(studio: Studio) -> None:
    output = studio.make(
        Inpaint(), asked(studio, FILM[4:12], mask_at=4 / 16, fill="prompt", prompt="a fox", seed=3, soft=24)
    )
    made = seen(output.content).frames
    for number in (0, 4, 7):
        hole, around = disc(number + 4, 20) == 1, disc(number + 4, 48) == 0
        around &= disc(number + 4, 64) > 0
        assert psnr(made[number][hole], FILM[number + 4][hole]) < 20
        assert psnr(made[number][around], FILM[number + 4][around]) > 25
    assert "Frames drawn: 3." in str(Account.from_bytes(output.details[ACCOUNT]).notes[0])


def test_a_video_model_fills_it(studio: Studio) -> None:
    film = [picture[:96, 32:160] for picture in FILM[:6]]
    mask = grey(disc(2)[:96, 32:160])
    marked = str(studio.assets.add_picture(mask).id)
    changes = {"mask": marked, "mask_at": 2 / 16, "prompt": "a fox", "soft": 24}
    request = asked(studio, film, video_model=studio.video_model("wan-vace"), **changes)
    made = seen(studio.make(Inpaint(), request).content).frames
    assert len(made) == 6
    around = (disc(0, 48)[:96, 32:160] == 0) & (disc(0, 64)[:96, 32:160] > 0)
    assert psnr(made[0][around], film[0][around]) > 25
    assert psnr(made[0][mask[..., 0] == 255], film[0][mask[..., 0] == 255]) < 25
    with pytest.raises(UserError, match="cannot fill"):
        studio.make(Inpaint(), asked(studio, film, video_model=studio.video_model("wan"), **changes))


def test_a_film_of_masks_says_where_it_is_frame_by_frame(studio: Studio) -> None:
    masks = [grey(disc(time)) for time in range(COUNT)]
    request = asked(studio, masks=studio.film(masks, Fraction(16)), mask=None)
    made = seen(studio.make(Inpaint(), request).content).frames
    hole = holes()[AT]
    assert psnr(made[AT][hole], GROUND[AT][hole]) > psnr(FILM[AT][hole], GROUND[AT][hole]) + 5
    short = asked(studio, masks=studio.film(masks[:3], Fraction(16)), mask=None)
    with pytest.raises(InvalidRequest, match="3 frames, and the film 16"):
        studio.make(Inpaint(), short)


def test_what_is_missing_is_said(studio: Studio) -> None:
    empty = str(studio.assets.add_picture(np.zeros((HEIGHT, WIDTH, 3), np.uint8)).id)
    for changes, said in (
        ({"mask": None}, "which object"),
        ({"mask": empty}, "mask is empty"),
        ({"mask_at": 60.0}, "no frame at second 60"),
        ({"fill": "prompt"}, "Nothing says what"),
    ):
        with pytest.raises(InvalidRequest, match=said):
            studio.make(Inpaint(), asked(studio, **changes))


def test_cancelling_stops_at_the_next_frame(studio: Studio) -> None:
    heard: list[object] = []

    def post(event: object) -> None:
        heard.append(event)
        if len(heard) == 5:
            job.cancelled.set()

    job = JobContext(JobId("job"), post)
    with pytest.raises(JobCancelled):
        list(studio.making(Inpaint(), asked(studio), job))
    assert len(heard) == 5


def test_frames_and_motions_that_are_looked_for_ahead_can_be_cancelled(studio: Studio, process: MediaProcess) -> None:
    film = source(studio, process, FILM)
    left = COUNT + 3

    def check() -> None:
        nonlocal left
        left -= 1
        if not left:
            raise JobCancelled

    film.check = check
    masks = Masks(COUNT, (WIDTH, HEIGHT))
    for time in range(COUNT):
        masks.put(time, disc(time) > 0)
    with pytest.raises(JobCancelled):
        next(Filling(Window(film, masks, 2), lambda picture, _mask: picture).frames())
    assert left == 0
