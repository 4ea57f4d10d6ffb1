"""Serving: files of strangers, read in a process of its own; a line of JSON for each question and each answer.

Pictures and sound go through a file that both processes have mapped into memory.
"""

from __future__ import annotations

import errno
import json
import mmap
import os
import sys
from collections import OrderedDict
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol, TextIO

import av
import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest, Json, UserError, Words
from plugins.timeline.media.info import MediaInfo
from plugins.timeline.media.picture_decoder import PictureDecoder, Placed
from plugins.timeline.media.probing import probe
from plugins.timeline.media.sound_decoder import SoundDecoder

_MOST_OPEN = 6
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class _Open(Protocol):
    def close(self) -> None:
        """Let go of the file."""


class Served:
    """What is asked for, answered; used by one thread."""

    def __init__(self, say: Callable[[Json], None]) -> None:
        self._say = say
        self._infos: dict[str, MediaInfo] = {}
        self._open: OrderedDict[tuple[str, str, int], _Open] = OrderedDict()
        self._mapped: mmap.mmap | None = None
        self._asked: Mapping[str, Callable[[Mapping[str, Any]], Json]] = {
            "probe": self._probe,
            "open": self._opened,
            "frames": self._frames,
            "sound": self._sound,
            "map": self._map,
            "copy": self._copy,
            "close": self._closed,
        }

    def answer(self, question: Mapping[str, Any]) -> Json:
        """The answer to one question; raises UserError."""
        return self._asked[question["ask"]](question)

    def _probe(self, question: Mapping[str, Any]) -> Json:
        return probe(Path(question["path"])).to_json()

    def _opened(self, question: Mapping[str, Any]) -> Json:
        # The file may be another one by now.
        self._closed(question)
        self._infos[question["path"]] = MediaInfo.from_json(question["info"])
        return None

    def _closed(self, question: Mapping[str, Any]) -> Json:
        for key in [key for key in self._open if key[0] == question["path"]]:
            self._open.pop(key).close()
        return None

    def _map(self, question: Mapping[str, Any]) -> Json:
        if self._mapped is not None:
            self._mapped.close()
        with Path(question["file"]).open("r+b") as file:
            self._mapped = mmap.mmap(file.fileno(), question["bytes"])
        return None

    def _frames(self, question: Mapping[str, Any]) -> Json:
        """Pictures at times, one after the other in memory, and when each begins to be shown."""
        decoder = self._pictures(question["path"], question["stream"])
        width, height = question["size"]
        alpha, coded = bool(question["alpha"]), bool(question["coded"])
        shape = (height * 3 // 2, width) if coded else (height, width, 4 if alpha else 3)
        room = self._room((len(question["times"]), *shape), np.dtype(np.uint8))
        last: tuple[Placed, int] | None = None
        begins: list[Json] = []
        for number, text in enumerate(question["times"]):
            shown = (decoder.at if question["exact"] else decoder.key_at)(Fraction(text))
            if last is not None and last[0].frame is shown.frame:
                room[number] = room[last[1]]
            elif coded:
                room[number] = decoder.coded(shown)
            else:
                room[number] = decoder.pixels(shown, width, height, alpha=alpha, quick=bool(question["quick"]))
            last = (shown, number)
            begins.append(str(decoder.time_of(shown)))
        return begins

    def _sound(self, question: Mapping[str, Any]) -> Json:
        decoder = self._sounds(question["path"], question["stream"])
        samples = decoder.read(question["first"], question["count"], question["rate"], question["channels"])
        self._room(samples.shape, samples.dtype)[:] = samples
        return [*samples.shape]

    def _copy(self, question: Mapping[str, Any]) -> Json:
        from plugins.timeline.media.copying import copy

        info = self._infos[question["path"]]

        def tell(done: int, of: int) -> None:
            self._say({"progress": [done, of]})

        try:
            copy(Path(question["path"]), info, Path(question["to"]), question["height"], tell)
        except (OSError, av.error.FFmpegError) as error:
            if error.errno not in _FULL:
                raise
            raise UserError(
                "There is no room for a working copy on the disk.",
                advice="Free some room: until then the original is shown, more slowly.",
            ) from error
        return None

    def _pictures(self, path: str, index: int) -> PictureDecoder:
        info = self._infos[path]
        stream = next(stream for stream in info.pictures if stream.index == index)
        made = self._at_hand((path, "picture", index), lambda: PictureDecoder(Path(path), info, stream))
        assert isinstance(made, PictureDecoder)
        return made

    def _sounds(self, path: str, index: int) -> SoundDecoder:
        info = self._infos[path]
        stream = next(stream for stream in info.sounds if stream.index == index)
        made = self._at_hand((path, "sound", index), lambda: SoundDecoder(Path(path), info, stream))
        assert isinstance(made, SoundDecoder)
        return made

    def _at_hand(self, key: tuple[str, str, int], make: Callable[[], _Open]) -> _Open:
        if key not in self._open:
            self._open[key] = make()
        self._open.move_to_end(key)
        while len(self._open) > _MOST_OPEN:
            self._open.popitem(last=False)[1].close()
        return self._open[key]

    def _room(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
        needed = int(np.prod(shape)) * dtype.itemsize
        if self._mapped is None or len(self._mapped) < needed:
            raise InvalidRequest("There is no memory for what was asked.", advice="Ask for fewer pictures at once.")
        return np.frombuffer(self._mapped, dtype, count=int(np.prod(shape))).reshape(shape)


def serve(questions: TextIO, answers: TextIO) -> None:
    """Answer until there are no more questions."""

    def say(answer: Json) -> None:
        answers.write(json.dumps(answer))
        answers.write("\n")
        answers.flush()

    served = Served(say)
    for line in questions:
        try:
            say({"is": served.answer(json.loads(line))})
        except UserError as error:
            say({"error": error.words.to_json()})
        except MemoryError:
            say({"error": Words("The file asks for more memory than it may have.").to_json()})
        except (OSError, av.error.FFmpegError) as error:
            say({"error": Words("The file cannot be read: {reason}", reason=error.strerror or str(error)).to_json()})


def main() -> None:
    """Serve over standard input and output; the argument is how many bytes of memory may be used."""
    _limit(int(sys.argv[1]))
    answers = sys.stdout
    # Whatever a library prints is no answer.
    sys.stdout = sys.stderr
    code = 1
    try:
        serve(sys.stdin, answers)
        code = 0
    finally:
        # Threads of a decoder that failed may not end by themselves.
        os._exit(code)


def _limit(memory_bytes: int) -> None:
    """Have the system refuse memory beyond a limit, where it can; who started this watches too."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if hasattr(os, "nice") and len(sys.argv) > 2:
        os.nice(int(sys.argv[2]))
