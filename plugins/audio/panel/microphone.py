"""Microphone: sound that comes in through QtMultimedia."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QIODevice, QMetaObject, QObject, Qt, QThread, Slot

from app.api import UserError
from plugins.audio.panel.output import multimedia
from plugins.audio.sound.samples import Audio

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource

_RATES = (44_100, 48_000)
_SAMPLE_BYTES = 4
Push = Callable[[Audio, int], None]


def microphone_names() -> list[str]:
    """What the devices for recording are called, the default one first."""
    devices = multimedia().QMediaDevices
    default = devices.defaultAudioInput()
    others = [device.description() for device in devices.audioInputs() if device.id() != default.id()]
    return ([] if default.isNull() else [default.description()]) + others


def open_microphone(name: str = "") -> Microphone:
    """The microphone of a name, else the system's own; raises UserError where there is none."""
    devices = multimedia().QMediaDevices
    named = [device for device in devices.audioInputs() if name and device.description() == name]
    device = named[0] if named else devices.defaultAudioInput()
    if device.isNull():
        raise UserError("This computer has no microphone.", advice="Connect one, and record again.")
    return Microphone(device)


class Microphone:
    """A device of this computer, one or two channels in float32."""

    def __init__(self, device: QAudioDevice) -> None:
        self._device = device
        self._format = _format(device)
        self.rate, self.channels = self._format.sampleRate(), self._format.channelCount()
        self._thread: QThread | None = None
        self._source: _Source | None = None

    def start(self, push: Push) -> None:
        """Give frames from now on, on a thread of its own."""
        self.stop()
        self._thread = QThread()
        self._source = _Source(self._device, self._format, push)
        self._source.moveToThread(self._thread)
        self._thread.start(QThread.Priority.TimeCriticalPriority)
        QMetaObject.invokeMethod(self._source, "start", Qt.ConnectionType.BlockingQueuedConnection)

    def stop(self) -> None:
        """Give no more."""
        source, self._source = self._source, None
        thread, self._thread = self._thread, None
        if source is not None and thread is not None:
            QMetaObject.invokeMethod(source, "stop", Qt.ConnectionType.BlockingQueuedConnection)
            thread.quit()
            thread.wait()


class _Source(QObject):
    def __init__(self, device: QAudioDevice, format_: QAudioFormat, push: Push) -> None:
        super().__init__()
        self._device, self._format, self._push = device, format_, push
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None

    @Slot()
    def start(self) -> None:
        """Begin to listen."""
        self._source = multimedia().QAudioSource(self._device, self._format, self)
        self._stream = self._source.start()
        self._stream.readyRead.connect(self._read, Qt.ConnectionType.DirectConnection)

    @Slot()
    def stop(self) -> None:
        """Listen no more, after what has come."""
        self._read()
        if self._source is not None:
            self._source.stop()
            self._source.deleteLater()
            self._source = None
        self._stream = None

    def _read(self) -> None:
        stream, source = self._stream, self._source
        if stream is None or source is None:
            return
        frame = _SAMPLE_BYTES * self._format.channelCount()
        waiting = source.bytesAvailable() // frame * frame
        data = stream.read(waiting).data() if waiting else b""
        samples = np.frombuffer(data[: len(data) // frame * frame], np.float32)
        if len(samples):
            self._push(samples.reshape(-1, self._format.channelCount()), source.bytesAvailable() // frame)


def _format(device: QAudioDevice) -> QAudioFormat:
    found: QAudioFormat = multimedia().QAudioFormat()
    found.setSampleFormat(found.SampleFormat.Float)
    for channels in (1, 2):
        found.setChannelCount(channels)
        for rate in (*_RATES, device.preferredFormat().sampleRate()):
            found.setSampleRate(rate)
            if device.isFormatSupported(found):
                return found
    raise UserError(
        "The microphone “{name}” gives no sound that the studio can take.",
        advice="Choose another device.",
        name=device.description(),
    )
