"""DeviceOutput: sound through QtMultimedia; the library is loaded where sound begins, and what it lacks is said."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QIODevice, QMetaObject, QObject, Qt, QThread, Slot

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

_CHANNELS = 2
_FRAME_BYTES = 4 * _CHANNELS
_BUFFER_S = 0.06

Pull: TypeAlias = Callable[[int], NDArray[np.float32]]
"""So many frames (frames, 2) that follow those that were pulled before."""
Lacking: TypeAlias = Literal["library", "device", "format"]
Refuse: TypeAlias = Callable[[Lacking, str], Exception]
"""The exception for what is lacking, given the library's reason or the device's name."""


def multimedia(refuse: Refuse) -> Any:
    """QtMultimedia; raises what `refuse` makes where one of its libraries is missing."""
    try:
        from PySide6 import QtMultimedia
    except ImportError as error:
        raise refuse("library", str(error).split(":")[0]) from error
    return QtMultimedia


def device_names(refuse: Refuse) -> list[str]:
    """What the devices for playing are called, the default one first."""
    devices = multimedia(refuse).QMediaDevices
    default = devices.defaultAudioOutput()
    others = [device.description() for device in devices.audioOutputs() if device.id() != default.id()]
    return ([] if default.isNull() else [default.description()]) + others


def open_device(name: str, refuse: Refuse, rates: Sequence[int] = (44_100, 48_000)) -> DeviceOutput:
    """The device of a name, else the system's own, at the first of the rates that it takes; raises what `refuse` makes.

    Where it takes none of them it plays at its own.
    """
    devices = multimedia(refuse).QMediaDevices
    named = [device for device in devices.audioOutputs() if name and device.description() == name]
    device = named[0] if named else devices.defaultAudioOutput()
    if device.isNull():
        raise refuse("device", "")
    found: QAudioFormat = multimedia(refuse).QAudioFormat()
    found.setChannelCount(_CHANNELS)
    found.setSampleFormat(found.SampleFormat.Float)
    for rate in (*rates, device.preferredFormat().sampleRate()):
        found.setSampleRate(rate)
        if device.isFormatSupported(found):
            return DeviceOutput(device, found)
    raise refuse("format", device.description())


class _Reader(QIODevice):
    """What the sink reads from."""

    def __init__(self, pull: Pull, rate: int) -> None:
        super().__init__()
        self.rate = rate
        self.frames = 0
        """How many were read."""
        self._pull = pull
        self._pulled = 0, 0.0

    @property
    def passed_frames(self) -> int:
        """How many frames of the last block have been played since it was pulled, by the time that passed."""
        frames, at = self._pulled
        return frames if not at else min(frames, round((time.perf_counter() - at) * self.rate))

    def readData(self, maxlen: int) -> bytes:
        """Frames as bytes, whole ones."""
        frames = min(maxlen // _FRAME_BYTES, 1 << 14)
        if frames <= 0:
            return b""
        sound = np.clip(self._pull(frames), -1, 1).astype(np.float32)
        self._pulled = frames, time.perf_counter()
        self.frames += frames
        return sound.tobytes()

    def writeData(self, _data: QByteArray | bytes | bytearray | memoryview, _len: int) -> int:
        """Nothing is written to it."""
        return -1

    def bytesAvailable(self) -> int:
        """There is always more."""
        return 1 << 20

    def isSequential(self) -> bool:
        """It has no places."""
        return True


class _Sink(QObject):
    """The sink, on a thread of its own, so that a busy window interrupts nothing."""

    def __init__(self, device: QAudioDevice, format_: QAudioFormat, pull: Pull) -> None:
        super().__init__()
        self._device, self._format = device, format_
        self.reader = _Reader(pull, format_.sampleRate())
        self.reader.setParent(self)
        self.sink: QAudioSink | None = None

    @Slot()
    def start(self) -> None:
        """Begin to read."""
        from PySide6.QtMultimedia import QAudioSink

        self.sink = QAudioSink(self._device, self._format, self)
        self.sink.setBufferSize(round(_BUFFER_S * self._format.sampleRate()) * _FRAME_BYTES)
        self.reader.open(QIODevice.OpenModeFlag.ReadOnly)
        self.sink.start(self.reader)

    @Slot()
    def stop(self) -> None:
        """Read no more."""
        if self.sink is not None:
            self.sink.stop()
            self.sink.deleteLater()
            self.sink = None
        self.reader.close()


class DeviceOutput:
    """A device of this computer, stereo in float32."""

    patient = False

    def __init__(self, device: QAudioDevice, format_: QAudioFormat) -> None:
        self.name = device.description()
        self._device, self._format = device, format_
        self.rate = self._format.sampleRate()
        self._thread: QThread | None = None
        self._sink: _Sink | None = None
        self._lock = threading.Lock()

    @property
    def latency_frames(self) -> int:
        """What the sink was given and has not played yet."""
        with self._lock:
            here = self._sink
            if here is None or here.sink is None:
                return 0
            waiting = (here.sink.bufferSize() - here.sink.bytesFree()) // _FRAME_BYTES
            # Some devices count what they have played as finely as time, some only block by block.
            unplayed = here.reader.frames - here.sink.processedUSecs() * self.rate // 1_000_000
            return max(0, min(unplayed, self.rate), waiting - here.reader.passed_frames)

    def start(self, pull: Pull) -> None:
        """Pull frames from now on."""
        self.stop()
        self._thread = QThread()
        self._sink = _Sink(self._device, self._format, pull)
        self._sink.moveToThread(self._thread)
        self._thread.start(QThread.Priority.TimeCriticalPriority)
        QMetaObject.invokeMethod(self._sink, "start", Qt.ConnectionType.BlockingQueuedConnection)

    def stop(self) -> None:
        """Pull no more."""
        with self._lock:
            sink, self._sink = self._sink, None
            thread, self._thread = self._thread, None
        if sink is not None and thread is not None:
            QMetaObject.invokeMethod(sink, "stop", Qt.ConnectionType.BlockingQueuedConnection)
            thread.quit()
            thread.wait()
