"""FilmWriter: frames and sound in one file, by FFmpeg."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.filter.graph import Graph
from av.video.format import VideoFormat
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation
from numpy.typing import NDArray

from app.api import Pixels, rank_kept
from plugins.timeline.media.coded import Coded
from plugins.timeline.media.colour import EXACT
from plugins.timeline.media.target import SUBTITLED, Container, Cue, PictureCodec, Quality, SoundCodec, Target

_BT709 = 1
_LIMITED, _FULL = 1, 2
_MUXERS = {Container.WEBM: "webm"}
_FAST_START = (Container.MP4, Container.MOV)
_KEY_EVERY_S = 2
_OPTIONS: dict[PictureCodec, dict[Quality, dict[str, str]]] = {
    PictureCodec.AV1: {
        # At 11, bars that change abruptly came out as a frame that nobody gave; at 10 they did not.
        Quality.DRAFT: {"preset": "10", "crf": "42"},
        Quality.GOOD: {"preset": "8", "crf": "30"},
        Quality.BEST: {"preset": "5", "crf": "20"},
    },
    PictureCodec.H264: {
        Quality.DRAFT: {"preset": "veryfast", "crf": "28"},
        Quality.GOOD: {"preset": "medium", "crf": "20"},
        Quality.BEST: {"preset": "slow", "crf": "15"},
    },
    PictureCodec.VP9: {
        Quality.DRAFT: {"deadline": "realtime", "cpu-used": "8", "crf": "40", "b": "0", "row-mt": "1"},
        Quality.GOOD: {"deadline": "good", "cpu-used": "4", "crf": "30", "b": "0", "row-mt": "1"},
        Quality.BEST: {"deadline": "good", "cpu-used": "2", "crf": "20", "b": "0", "row-mt": "1"},
    },
    PictureCodec.PRORES_422: {
        Quality.DRAFT: {"profile": "proxy"},
        Quality.GOOD: {"profile": "standard"},
        Quality.BEST: {"profile": "hq"},
    },
    PictureCodec.PRORES_4444: {quality: {"profile": "4444", "alpha_bits": "16"} for quality in Quality},
    PictureCodec.WEBP: {
        Quality.DRAFT: {"quality": "60", "loop": "0"},
        Quality.GOOD: {"quality": "80", "loop": "0"},
        Quality.BEST: {"lossless": "1", "loop": "0"},
    },
    PictureCodec.GIF: {quality: {} for quality in Quality},
}
_LAYOUTS = {
    PictureCodec.AV1: "yuv420p10le",
    PictureCodec.H264: "yuv420p",
    PictureCodec.VP9: "yuv420p",
    PictureCodec.PRORES_422: "yuv422p10le",
    PictureCodec.PRORES_4444: "yuva444p10le",
    PictureCodec.WEBP: "bgra",
    PictureCodec.GIF: "pal8",
}
_STYLE = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,sans-serif,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
_SOUND_BITS = {Quality.DRAFT: 128_000, Quality.GOOD: 192_000, Quality.BEST: 256_000}
_PCM = {Quality.DRAFT: "pcm_s16le", Quality.GOOD: "pcm_s24le", Quality.BEST: "pcm_f32le"}


class FilmWriter:
    """Writes frames in order and sound in order; `finish` ends the file."""

    def __init__(self, path: Path, target: Target) -> None:
        # What the encoder of AV1 says of itself on the console is for nobody.
        os.environ.setdefault("SVT_LOG", "1")
        self._target = target
        name = _MUXERS.get(target.container, target.container.value)
        options = {"movflags": "+faststart+write_colr"} if target.container in _FAST_START else {}
        if target.container in _FAST_START and target.sound is not None:
            # How long a track is heard is said in ticks of the whole: of milliseconds it would not be exact.
            options["movie_timescale"] = str(target.sound_rate)
        if target.container is Container.WAV:
            options = {"rf64": "auto"}
        self._media = av.open(str(path), "w", format=name, container_options=options)
        if target.title:
            self._media.metadata["title"] = target.title
        if target.comment:
            self._media.metadata["comment"] = target.comment
        self._base = 1 / target.rate
        self._video: Any = self._video_of(target.picture) if target.picture is not None else None
        self._audio: Any = self._audio_of(target.sound) if target.sound is not None else None
        self._cues = sorted(target.subtitles, key=lambda cue: (cue.start, cue.end))
        self._text: Any = None
        if self._cues:
            self._text = self._media.add_stream(SUBTITLED[target.container])
            self._text.time_base = Fraction(1, 1000)
            self._text.codec_context.subtitle_header = _STYLE
        self._palette = _palette(target) if target.picture is PictureCodec.GIF else None
        if target.chapters:
            self._set_chapters()
        with rank_kept():
            self._media.start_encoding()

    def frame(self, pixels: Pixels, number: int) -> None:
        """Write a frame."""
        self._write(self._coded(np.ascontiguousarray(pixels)), number)

    def coded(self, frame: Coded, number: int) -> None:
        """Write a frame as another film codes it."""
        made = VideoFrame.from_ndarray(np.ascontiguousarray(frame.planes), "yuv420p")
        if self._layout != "yuv420p":
            made = made.reformat(format=self._layout)
        self._write(_marked(made), number)

    def sound(self, samples: NDArray[np.float32], first: int) -> None:
        """Write sound."""
        rate = self._target.sound_rate
        layout = "stereo" if self._target.channels == 2 else "mono"
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), "fltp", layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, first, Fraction(1, rate)
        self._media.mux(self._audio.encode(frame))

    def finish(self) -> None:
        """Write what was held back, and close the file."""
        for cue in self._cues:
            self._write_cue(cue)
        for stream in (self._video, self._audio):
            if stream is not None:
                self._media.mux(stream.encode(None))
        self._media.close()

    def close(self) -> None:
        """Let go of the file, whatever is in it."""
        self._media.close()

    def _video_of(self, codec: PictureCodec) -> Any:
        target = self._target
        options = dict(_OPTIONS[codec][target.quality])
        if codec in (PictureCodec.AV1, PictureCodec.H264, PictureCodec.VP9):
            options["g"] = str(max(1, round(target.rate * _KEY_EVERY_S)))
        video: Any = self._media.add_stream(codec.encoder, rate=target.rate, options=options)
        video.width, video.height = target.width, target.height
        self._layout = "yuva420p" if codec is PictureCodec.VP9 and target.alpha else _LAYOUTS[codec]
        if codec is PictureCodec.PRORES_4444 and not target.alpha:
            self._layout = "yuv444p10le"
        video.pix_fmt = self._layout
        context = video.codec_context
        video.time_base = context.time_base = self._base
        if self._layout.startswith("yuv"):
            context.colorspace = context.color_primaries = context.color_trc = _BT709
            context.color_range = _LIMITED
        return video

    def _audio_of(self, codec: SoundCodec) -> Any:
        target = self._target
        name = _PCM[target.quality] if codec is SoundCodec.PCM else codec.value
        audio: Any = self._media.add_stream(name, rate=target.sound_rate)
        audio.layout = "stereo" if target.channels == 2 else "mono"
        if codec is not SoundCodec.PCM:
            audio.bit_rate = _SOUND_BITS[target.quality]
        return audio

    def _coded(self, pixels: Pixels) -> VideoFrame:
        frame = VideoFrame.from_ndarray(pixels, "rgba" if self._target.alpha else "rgb24")
        if self._palette is not None:
            self._palette.push(frame)
            return self._palette.pull()
        if not self._layout.startswith("yuv"):
            return frame.reformat(format=self._layout)
        made = frame.reformat(
            format=self._layout,
            dst_colorspace=int(Colorspace.ITU709),
            src_color_range=_FULL,
            dst_color_range=_LIMITED,
            interpolation=Interpolation.BICUBIC | EXACT,
        )
        return _marked(made)

    def _write(self, frame: VideoFrame, number: int) -> None:
        while self._cues and self._cues[0].start <= number * self._base:
            self._write_cue(self._cues.pop(0))
        frame.pts, frame.time_base = number, self._base
        self._media.mux(self._video.encode(frame))

    def _write_cue(self, cue: Cue) -> None:
        text = cue.text.encode()
        packet = av.Packet(text if self._text.name == "webvtt" else len(text).to_bytes(2, "big") + text)
        packet.stream, packet.time_base = self._text, Fraction(1, 1000)
        packet.pts = packet.dts = round(cue.start * 1000)
        packet.duration = round((cue.end - cue.start) * 1000)
        self._media.mux(packet)

    def _set_chapters(self) -> None:
        self._media.set_chapters(
            [
                {
                    "id": number + 1,
                    "start": round(chapter.start * 1000),
                    "end": round(chapter.end * 1000),
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": chapter.title},
                }
                for number, chapter in enumerate(self._target.chapters)
            ]
        )


def _marked(frame: VideoFrame) -> VideoFrame:
    """The frame, that says in which colours it is meant."""
    frame.colorspace = frame.color_primaries = frame.color_trc = _BT709
    frame.color_range = _LIMITED
    return frame


class _Palette:
    """Pictures of 256 colours, of which each has its own."""

    def __init__(self, graph: Graph, first: Any, last: Any) -> None:
        self._graph = graph
        self._first, self._last = first, last

    def push(self, frame: VideoFrame) -> None:
        """Give a picture."""
        frame.pts, frame.time_base = self._number, Fraction(1, 100)
        self._number += 1
        self._first.push(frame)

    def pull(self) -> VideoFrame:
        """Take it, in its colours."""
        made: VideoFrame = self._last.pull()
        return made

    _number = 0


def _palette(target: Target) -> _Palette:
    graph = Graph()
    layout = VideoFormat("rgba" if target.alpha else "rgb24")
    first = graph.add_buffer(width=target.width, height=target.height, format=layout, time_base=Fraction(1, 100))
    split = graph.add("split", "2")
    colours = graph.add("palettegen", "stats_mode=single")
    used = graph.add("paletteuse", "new=1:dither=sierra2_4a")
    last = graph.add("buffersink")
    first.link_to(split)
    split.link_to(colours, 0, 0)
    split.link_to(used, 1, 0)
    colours.link_to(used, 0, 1)
    used.link_to(last)
    graph.configure()
    return _Palette(graph, first, last)
