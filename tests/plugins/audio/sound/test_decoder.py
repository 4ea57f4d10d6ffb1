"""Decoder: from any place a file says what it says when it is read from its beginning, whatever its kind."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
import pytest
import soundfile

from plugins.audio.sound.decoder import Decoder
from plugins.audio.sound.samples import Audio
from plugins.audio.stored_sound import StoredSound

FINE = 3e-7
"""Decoders round otherwise where they began elsewhere."""
KINDS: list[tuple[str, str, int, dict[str, Any]]] = [
    ("WAV", "PCM_24", 44_100, {}),
    ("FLAC", "PCM_16", 44_100, {}),
    ("MP3", "MPEG_LAYER_III", 44_100, {}),
    ("MP3", "MPEG_LAYER_III", 44_100, {"compression_level": 0.99, "bitrate_mode": "CONSTANT"}),
    ("MP3", "MPEG_LAYER_III", 16_000, {"compression_level": 0.9, "bitrate_mode": "VARIABLE"}),
    ("OGG", "VORBIS", 44_100, {}),
    ("OGG", "VORBIS", 16_000, {"compression_level": 0.9}),
    ("OGG", "OPUS", 48_000, {}),
]


def music(rate: int, seconds: int = 30) -> Audio:
    """Tones that come and go with clicks between them: codecs change their blocks, and save bits for later."""
    numbers = np.random.default_rng(4)
    times = np.arange(rate * seconds) / rate
    tone = 0.3 * np.sin(2 * np.pi * 220 * times * (1 + 0.1 * np.sin(times))) * (np.sin(2 * np.pi * 0.7 * times) > 0)
    sound = np.stack([tone, 0.3 * np.sin(2 * np.pi * 330 * times)], 1)
    sound[numbers.integers(0, len(sound), seconds * 4)] = 0.9
    return sound.astype(np.float32)


def encoded(kind: tuple[str, str, int, dict[str, Any]]) -> bytes:
    """A file of music, written in blocks."""
    format_, subtype, rate, more = kind
    held = BytesIO()
    sound = music(rate)
    with soundfile.SoundFile(held, "w", rate, 2, subtype, format=format_, **more) as file:
        for start in range(0, len(sound), 1 << 15):
            file.write(sound[start : start + (1 << 15)])
    return held.getvalue()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind[1]}-{kind[2]}-{len(kind[3])}")
def test_every_place_is_what_it_is_when_all_is_read(kind: tuple[str, str, int, dict[str, Any]]) -> None:
    content = encoded(kind)
    straight, _rate = soundfile.read(BytesIO(content), dtype="float32", always_2d=True)
    with Decoder(BytesIO(content)) as file:
        pieces = [file.read(4096) for _ in range(0, file.frames, 4096)]
    assert np.abs(np.concatenate(pieces) - straight).max() <= FINE
    numbers = np.random.default_rng(6)
    with StoredSound(BytesIO(content), "music") as sound:
        end = 0
        for number in range(240):
            near_the_end = len(straight) - int(numbers.integers(1, 90_000))
            onward = end + int(numbers.integers(0, 3)) * 700
            first = [int(numbers.integers(0, len(straight))), near_the_end, onward, onward][number % 4]
            expected = straight[first : first + int(numbers.integers(1, 5000))]
            found = sound.read(first, len(expected))
            assert found.shape == expected.shape
            assert np.abs(found - expected).max(initial=0) <= FINE, (number, first)
            end = first + len(found)
        assert not sound.damaged


def test_what_is_damaged_before_a_place_is_passed_over() -> None:
    content = bytearray(encoded(("FLAC", "PCM_16", 44_100, {})))
    straight = music(44_100)
    third = len(content) // 3
    content[third : third + 400] = bytes(400)
    with StoredSound(BytesIO(bytes(content)), "music") as sound:
        last = len(straight) - 10_000
        assert np.abs(sound.read(last, 10_000) - straight[last:]).max() < 1e-4
        assert np.abs(sound.read(0, 10_000) - straight[:10_000]).max() < 1e-4
