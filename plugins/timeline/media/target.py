"""Target: what kind of file a film becomes, said completely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from app.api import InvalidRequest, Words
from plugins.timeline.media.info import Chapter


class Container(Enum):
    """A kind of file; the value is how its name ends, of a sequence how that of each picture does."""

    MP4 = "mp4"
    WEBM = "webm"
    MOV = "mov"
    GIF = "gif"
    WEBP = "webp"
    PNG_SEQUENCE = "png"
    WAV = "wav"


class PictureCodec(Enum):
    """How pictures are coded; the value is the name of FFmpeg's encoder."""

    AV1 = "libsvtav1"
    H264 = "libx264"
    VP9 = "libvpx-vp9"
    PRORES_422 = "prores_ks:422"
    PRORES_4444 = "prores_ks:4444"
    GIF = "gif"
    WEBP = "libwebp_anim"
    PNG = "png"

    @property
    def encoder(self) -> str:
        """The name of FFmpeg's encoder."""
        return self.value.partition(":")[0]


class SoundCodec(Enum):
    """How sound is coded."""

    AAC = "aac"
    OPUS = "libopus"
    PCM = "pcm"


class Quality(Enum):
    """How good it has to be, for how much room and time."""

    DRAFT = "draft"
    GOOD = "good"
    BEST = "best"


LABELS: Mapping[PictureCodec, Words] = {
    PictureCodec.AV1: Words("AV1: small, and free to use"),
    PictureCodec.H264: Words("H.264: plays everywhere; written by x264, which is under the GPL, and patents may apply"),
    PictureCodec.VP9: Words("VP9: plays in every browser, and free to use"),
    PictureCodec.PRORES_422: Words("ProRes 422: large, for editing on"),
    PictureCodec.PRORES_4444: Words("ProRes 4444: largest, with transparency"),
    PictureCodec.GIF: Words("GIF: 256 colours a picture"),
    PictureCodec.WEBP: Words("WebP: moving pictures for the web"),
    PictureCodec.PNG: Words("PNG: every picture as it is"),
}
"""What is said of each where it is chosen."""
PICTURES: Mapping[Container, tuple[PictureCodec, ...]] = {
    Container.MP4: (PictureCodec.AV1, PictureCodec.H264),
    Container.WEBM: (PictureCodec.VP9, PictureCodec.AV1),
    Container.MOV: (PictureCodec.PRORES_422, PictureCodec.PRORES_4444, PictureCodec.H264),
    Container.GIF: (PictureCodec.GIF,),
    Container.WEBP: (PictureCodec.WEBP,),
    Container.PNG_SEQUENCE: (PictureCodec.PNG,),
    Container.WAV: (),
}
"""Which pictures each kind of file takes; the first is what is meant where nothing is said."""
SOUNDS: Mapping[Container, tuple[SoundCodec, ...]] = {
    Container.MP4: (SoundCodec.AAC, SoundCodec.OPUS),
    Container.WEBM: (SoundCodec.OPUS,),
    Container.MOV: (SoundCodec.PCM, SoundCodec.AAC),
    Container.GIF: (),
    Container.WEBP: (),
    Container.PNG_SEQUENCE: (SoundCodec.PCM,),
    Container.WAV: (SoundCodec.PCM,),
}
"""Which sound each kind of file takes; that of a sequence lies beside its pictures."""
SUBTITLED = {Container.MP4: "mov_text", Container.MOV: "mov_text", Container.WEBM: "webvtt"}
"""Which kinds of file carry subtitles, and as what."""
_CHAPTERED = (Container.MP4, Container.MOV, Container.WEBM)
TRANSPARENT = (*(PictureCodec.PRORES_4444, PictureCodec.VP9, PictureCodec.WEBP, PictureCodec.PNG, PictureCodec.GIF),)
_EVEN = (PictureCodec.AV1, PictureCodec.H264, PictureCodec.VP9, PictureCodec.PRORES_422)
_SUBSAMPLED = (PictureCodec.AV1, PictureCodec.H264, PictureCodec.VP9)
_OPUS_RATES = (48_000, 24_000, 16_000, 12_000, 8_000)
LARGEST_SIDE = 16_384
_FASTEST_GIF = 50
_FASTEST = 1000


@dataclass(frozen=True, slots=True)
class Cue:
    """A subtitle; times in seconds."""

    start: Fraction
    end: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """Everything about a file that is written, but its frames and its sound.

    `picture` None is no pictures, `sound` None no sound. `frames` and `samples` are how many there will be, for
    progress and so that one too few is noticed, or None where that is not known.
    """

    container: Container
    picture: PictureCodec | None
    sound: SoundCodec | None
    width: int = 0
    height: int = 0
    rate: Fraction = Fraction(25)
    sound_rate: int = 48_000
    channels: int = 2
    quality: Quality = Quality.GOOD
    alpha: bool = False
    frames: int | None = None
    samples: int | None = None
    chapters: tuple[Chapter, ...] = ()
    subtitles: tuple[Cue, ...] = ()
    title: str = ""
    comment: str = ""

    def __post_init__(self) -> None:
        """Raise InvalidRequest for what no such file can be."""
        self._check_kind()
        if self.picture is not None:
            self._check_picture(self.picture)
        if self.sound is not None:
            self._check_sound(self.sound)

    @property
    def takes_coded(self) -> bool:
        """Whether frames may be given as another film codes them: those with 4:2:0."""
        return self.picture in _SUBSAMPLED and not self.alpha

    def _check_kind(self) -> None:
        wrong_picture = self.picture is not None and self.picture not in PICTURES[self.container]
        wrong_sound = self.sound is not None and self.sound not in SOUNDS[self.container]
        nothing = self.picture is None and self.sound is None
        if wrong_picture or wrong_sound or nothing or (self.picture is None and self.container is not Container.WAV):
            raise InvalidRequest(
                "A file of the kind {container} does not hold these pictures and this sound.",
                advice="Choose another kind of file, or other codecs.",
                container=self.container.value,
            )
        if (self.chapters and self.container not in _CHAPTERED) or (self.subtitles and self.container not in SUBTITLED):
            raise InvalidRequest(
                "A file of the kind {container} has neither chapters nor subtitles.",
                advice="Write it without them, or as MP4, MOV or WebM.",
                container=self.container.value,
            )

    def _check_picture(self, picture: PictureCodec) -> None:
        step = step_of(picture)
        if min(self.width, self.height) < 1 or max(self.width, self.height) > LARGEST_SIDE:
            raise _size(self, Fraction(1))
        if self.width % step or self.height % step:
            raise _size(self, Fraction(step))
        if self.alpha and picture not in TRANSPARENT:
            raise InvalidRequest(
                "Transparency cannot be kept in such a file.",
                advice="Write it without, or as ProRes 4444, VP9, WebP or PNG.",
            )
        most = _FASTEST_GIF if picture is PictureCodec.GIF else _FASTEST
        if not 0 < self.rate <= most:
            raise InvalidRequest(
                "Such a file cannot show {rate} frames a second.",
                advice="Choose at most {most}.",
                rate=str(self.rate),
                most=most,
            )

    def _check_sound(self, sound: SoundCodec) -> None:
        wrong_rate = sound is SoundCodec.OPUS and self.sound_rate not in _OPUS_RATES
        if wrong_rate or self.channels not in (1, 2) or not 8_000 <= self.sound_rate <= 192_000:
            raise InvalidRequest(
                "Sound of {channels} channels at {rate} samples a second cannot be written so.",
                advice="Choose mono or stereo at 48000.",
                channels=self.channels,
                rate=self.sound_rate,
            )


def _size(target: Target, step: Fraction) -> InvalidRequest:
    return InvalidRequest(
        "A film of {width} × {height} pixels cannot be written so.",
        advice="Width and height have to be multiples of {step}, and at most {most}.",
        width=target.width,
        height=target.height,
        step=int(step),
        most=LARGEST_SIDE,
    )


def step_of(codec: PictureCodec) -> int:
    """What width and height have to be multiples of."""
    return 2 if codec in _EVEN else 1


def available(codec: PictureCodec) -> bool:
    """Whether this machine can write it."""
    import av

    try:
        av.Codec(codec.encoder, "w")
    except (av.error.FFmpegError, ValueError):
        return False
    return True
