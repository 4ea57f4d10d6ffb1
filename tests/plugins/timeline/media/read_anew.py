"""A reader that knows nothing of the studio: `python read_anew.py FILE` says as JSON what another program finds."""

from __future__ import annotations

import json
import sys
from typing import Any

import av
import numpy as np


def _opened() -> Any:
    return av.open(sys.argv[1])


def main() -> None:
    """Decode all of a file and say what was found."""
    found: dict[str, Any] = {"times": [], "numbers": [], "samples": 0, "colour": [], "cues": []}
    with _opened() as media:
        found["format"] = media.format.name
        found["title"] = media.metadata.get("title", "")
        found["chapters"] = [chapter["metadata"].get("title") for chapter in media.chapters()]
        found["codecs"] = [stream.codec_context.name for stream in media.streams if stream.codec_context]
        found["rates"] = [str(stream.average_rate) for stream in media.streams.video]
        if media.streams.video:
            for frame in media.decode(video=0):
                row = frame.to_ndarray(format="gray")[frame.height // 2].astype(int)
                width = len(row)
                bits = [row[(2 * bit + 1) * width // 16] > 127 for bit in range(8)]
                found["numbers"].append(sum(1 << bit for bit, on in enumerate(bits) if on))
                found["times"].append(float(frame.pts * frame.time_base))
                found["colour"] = [frame.colorspace, frame.color_range, frame.color_primaries, frame.color_trc]
    with _opened() as media:
        if media.streams.audio:
            parts = [frame.to_ndarray() for frame in media.decode(audio=0)]
            stream = media.streams.audio[0]
            found["sound_rate"], found["channels"] = stream.sample_rate, stream.channels
            planar = stream.format.is_planar
            whole = np.concatenate(parts, axis=1)
            found["samples"] = whole.shape[1] if planar else whole.shape[1] // stream.channels
            found["sound_s"] = float(stream.duration * stream.time_base) if stream.duration else None
    with _opened() as media:
        if media.streams.subtitles:
            stream = media.streams.subtitles[0]
            for packet in media.demux(stream):
                if packet.size > 2:
                    base = packet.time_base
                    text = bytes(packet)[2 if stream.codec_context.name == "mov_text" else 0 :].decode()
                    found["cues"].append([float(packet.pts * base), float(packet.duration * base), text])
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
