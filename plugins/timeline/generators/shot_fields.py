"""Fields that the requests of all shots have in common."""

from __future__ import annotations

from typing import Annotated, Any

from app.api import CameraMove, Choice, Count, Keyframes, Label, ModelKind, ModelOf, More, Prompt, Range, Seed, Text

LARGEST_SIDE = 4096
DRAFT, FINAL, FOLLOWING = "draft", "final", "following"

PROMPT: Any = Annotated[
    str,
    Prompt(),
    Label(
        "Prompt",
        "What is seen, and what moves: drifting clouds, falling snow, walking, pan left. Lines such as “0: a sunny "
        "meadow” and “24: a meadow at night” change it from a frame on, and “1.5s:” from a second on.",
    ),
]
NEGATIVE: Any = Annotated[str, Prompt(negative=True), Label("Without", "What the shot should not show."), More()]
MODEL: Any = Annotated[
    str,
    ModelOf(ModelKind.CHECKPOINT),
    Label("Picture model", "Draws the shot where no video model is chosen; what is drawn is then set in motion."),
]
VIDEO_MODEL: Any = Annotated[
    str | None,
    ModelOf(ModelKind.VIDEO_MODEL),
    Label("Video model", "Films every frame; without one a drawing is set in motion.", "a drawing in motion"),
]
SECONDS: Any = Annotated[float, Range(0.2, 120, step=0.1, unit="s", soft_high=10), Label("Seconds")]
WIDTH: Any = Annotated[int, Range(64, LARGEST_SIDE, step=2, unit="px", soft_high=1920), Label("Width")]
HEIGHT: Any = Annotated[int, Range(64, LARGEST_SIDE, step=2, unit="px", soft_high=1080), Label("Height")]
RATE: Any = Annotated[
    float,
    Range(1, 120, step=0.001, unit="fps", soft_high=60),
    Label("Frames a second", "A video model's own rate is brought to it; 23.976 is 24000/1001."),
    More(),
]
TIER: Any = Annotated[
    str,
    Choice(((DRAFT, "Draft"), (FINAL, "Final"))),
    Label("Quality", "A draft has half the width and height, and takes fewer steps."),
]
DRAFTED_TIER: Any = Annotated[
    str,
    Choice(((DRAFT, "Draft"), (FOLLOWING, "Final, after its draft"), (FINAL, "Final"))),
    Label(
        "Quality",
        "A draft has half the width and height, and takes fewer steps. A final shot after its draft is that draft, "
        "enlarged and made again: what is seen stays, and details come. A draft that was made before is not made "
        "again; steps are those of the draft then.",
    ),
]
STRENGTH: Any = Annotated[
    float,
    Range(0.05, 1, step=0.05),
    Label("Leave the draft", "How far a final shot may leave its draft."),
    More(),
]
CAMERA: Any = Annotated[
    str,
    Choice(
        (
            ("", "By the prompt"),
            (CameraMove.STILL.value, "Still"),
            (CameraMove.PAN_LEFT.value, "Pan left"),
            (CameraMove.PAN_RIGHT.value, "Pan right"),
            (CameraMove.TILT_UP.value, "Tilt up"),
            (CameraMove.TILT_DOWN.value, "Tilt down"),
            (CameraMove.ZOOM_IN.value, "Zoom in"),
            (CameraMove.ZOOM_OUT.value, "Zoom out"),
            (CameraMove.ORBIT.value, "Orbit"),
        )
    ),
    Label("Camera"),
]
BY_MODEL, BY_FRAMES = "model", "frames"
CAMERA_BY: Any = Annotated[
    str,
    Choice(((BY_MODEL, "The model, in words"), (BY_FRAMES, "The finished frames"))),
    Label(
        "Camera moves",
        "A video model is told the move that comes nearest to keyframes of the camera, and follows no exact way; its "
        "finished frames can be moved and cropped instead. A drawing always follows them.",
    ),
    More(),
]
KEYFRAMED = ("prompt", "camera", "motion")
KEYFRAMES: Any = Annotated[
    str,
    Text(),
    Keyframes(KEYFRAMED),
    Label(
        "Keyframes",
        "Values that change on the way: “0s: zoom 1; 2s: zoom 1.3 ease, pan 0.1”. There are pan, tilt, zoom, roll, "
        "camera and motion. In the film they become lanes of the clip, which are written here when it is made again.",
    ),
    More(),
]
MOTION: Any = Annotated[float, Range(0, 1, step=0.05), Label("Motion", "How much moves, and how far the camera goes.")]
SEED: Any = Annotated[int, Seed(), Label("Seed", "The same seed with the same settings gives the same shot.")]
VARIATIONS: Any = Annotated[int, Range(1, 8), Count(), Label("Shots", "How many to make; each has its own seed.")]
GUIDANCE: Any = Annotated[
    float | None,
    Range(0, 30, step=0.1, soft_high=15),
    Label(
        "Guidance",
        "How closely the shot follows the prompt, one value for all of its frames: they are made together. Empty takes "
        "the model's own value.",
    ),
    More(),
]
OVERLAP: Any = Annotated[
    int,
    Range(5, 48),
    Label(
        "Overlap",
        "How many frames of the film a video model is shown, where it takes them, and over how many it is faded in.",
    ),
    More(),
]
HANDLE_IN: Any = Annotated[
    float,
    Range(0, 30, step=0.1, unit="s", soft_high=4),
    Label("Before", "Seconds of further material before the shot, for trims and transitions."),
    More(),
]
HANDLE_OUT: Any = Annotated[
    float,
    Range(0, 30, step=0.1, unit="s", soft_high=4),
    Label("After", "Seconds of further material after the shot, for trims and transitions."),
    More(),
]
