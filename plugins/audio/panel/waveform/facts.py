"""What a sound is and what is selected of it, in words."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.api import Words
from plugins.audio.panel.waveform.measuring import Measured
from plugins.audio.panel.waveform.ruler import clock
from plugins.audio.panel.waveform.span import SoundSpan
from plugins.audio.song import Song
from plugins.audio.sound.reading import AudioInfo

_DEPTHS = {"PCM_S8": 8, "PCM_U8": 8, "PCM_16": 16, "PCM_24": 24, "PCM_32": 32, "ALAC_16": 16, "ALAC_20": 20,
           "ALAC_24": 24, "ALAC_32": 32}  # fmt: skip
_FLOATS = {"FLOAT": 32, "DOUBLE": 64}
_NEAR = 0.005
_BETWEEN = "  ·  "
translate = QCoreApplication.translate


def facts_of(name: str, span: SoundSpan, info: AudioInfo | None) -> str:
    """Its name, rate, channels, depth and length, and how far it is stretched."""
    sound = span.sound
    found = [name, f"{sound.rate / 1000:g} kHz", _channels(sound.channels)]
    if info is not None and (depth := _depth(info)):
        found.append(depth)
    found.append(clock(sound.frames / sound.rate))
    if abs(span.stretch - 1) >= _NEAR:
        found.append(translate("SoundFacts", "stretched ×{factor}").format(factor=f"{span.stretch:.2f}"))
    return _BETWEEN.join(found)


def selection_words(span: SoundSpan, chosen: tuple[int, int], song: Song, loud: Measured | None) -> str:
    """Where it begins, how long it is in time and bars, and how loud."""
    first, end = chosen
    seconds = (end - first) / span.sound.rate
    bars = (end - first) / span.frames_per_tick / song.bar_ticks
    found = [
        translate("SoundFacts", "From {time}").format(time=clock(first / span.sound.rate)),
        translate("SoundFacts", "{time} long ({bars} bars)").format(time=clock(seconds), bars=f"{bars:.2f}"),
    ]
    if loud is not None:
        found.append(translate("SoundFacts", "Peak {level}").format(level=_decibels(loud.peak_db)))
        found.append(translate("SoundFacts", "RMS {level}").format(level=_decibels(loud.rms_db)))
        if loud.lufs is not None:
            found.append(_number(loud.lufs) + " LUFS")
    return _BETWEEN.join(found)


def said(words: Words) -> str:
    """Words in the user's language."""
    return words.translated(partial(translate, "Words"), partial(translate, "Fields"))


def _channels(count: int) -> str:
    if count == 1:
        return translate("SoundFacts", "mono")
    if count == 2:
        return translate("SoundFacts", "stereo")
    return translate("SoundFacts", "{count} channels, of which two are shown").format(count=count)


def _depth(info: AudioInfo) -> str:
    if info.subtype in _FLOATS:
        return translate("SoundFacts", "{bits}-bit float").format(bits=_FLOATS[info.subtype])
    if info.subtype in _DEPTHS:
        return translate("SoundFacts", "{bits} bits").format(bits=_DEPTHS[info.subtype])
    return {"MPEG_LAYER_III": "MP3", "VORBIS": "Vorbis", "OPUS": "Opus"}.get(info.subtype, "")


def _decibels(value: float) -> str:
    return f"{_number(value)} dB"


def _number(value: float) -> str:
    return "−∞" if value == -math.inf else f"{value:.1f}".replace("-", "−")
