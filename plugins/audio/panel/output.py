"""DeviceOutput: sound through QtMultimedia; the library is loaded where sound begins, and what it lacks is said."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QByteArray, QIODevice, QMetaObject, QObject, Qt, QThread, Slot

from app.api import UserError
from plugins.audio.playback.output import Pull

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

_CHANNELS = 2
_FRAME_BYTES = 4 * _CHANNELS
_BUFFER_S = 0.06
_RATES = (44_100, 48_000)


def multimedia() -> Any:
    """QtMultimedia; raises UserError where one of its libraries is missing."""
    try:
        from PySide6 import QtMultimedia
    except ImportError as error:
        raise UserError(
            "Sound cannot be played on this computer: {reason}.",
            advice="On Debian and Ubuntu, install it with: sudo apt install libpulse0. Everything else works.",
            reason=str(error).split(":")[0],
        ) from error
    return QtMultimedia


def device_names() -> list[str]:
    """What the devices for playing are called, the default one first."""
    devices = multimedia().QMediaDevices
    default = devices.defaultAudioOutput()
    others = [device.description() for device in devices.audioOutputs() if device.id() != default.id()]
    return ([] if default.isNull() else [default.description()]) + others


def open_device(name: str = "") -> DeviceOutput:
    """The device of a name, else the system's own; raises UserError where there is none."""
    devices = multimedia().QMediaDevices
    named = [device for device in devices.audioOutputs() if name and device.description() == name]
    device = named[0] if named else devices.defaultAudioOutput()
    if device.isNull():
        raise UserError(
            "This computer has no device to play sound to.", advice="Connect speakers or headphones, and play again."
        )
    return DeviceOutput(device)


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
        self.sink = multimedia().QAudioSink(self._device, self._format, self)
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

    def __init__(self, device: QAudioDevice) -> None:
        self.name = device.description()
        self._device = device
        self._format = _format(device)
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


def _format(device: QAudioDevice) -> QAudioFormat:
    found: QAudioFormat = multimedia().QAudioFormat()
    found.setChannelCount(_CHANNELS)
    found.setSampleFormat(found.SampleFormat.Float)
    for rate in (*_RATES, device.preferredFormat().sampleRate()):
        found.setSampleRate(rate)
        if device.isFormatSupported(found):
            return found
    raise UserError(
        "The device “{name}” takes no sound that the studio can give it.",
        advice="Choose another device.",
        name=device.description(),
    )
