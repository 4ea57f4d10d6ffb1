"""An arrangement that is shown over a bench, with clips on it, and places in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from plugins.audio.excerpt import reader, track_notes
from plugins.audio.model import DRUMS, Note, Role
from plugins.audio.panel.arrangement import Arrangement
from plugins.audio.panel.arrangement.head_layout import Zone
from plugins.audio.song import SOUND, Region, Song
from tests.ui.audio_parts import SongBench

BAR = 4 * 960
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Opener = Callable[..., tuple[SongBench, Arrangement]]
Two = tuple[SongBench, Arrangement, Region, Region]


def arrangements(folder: Path, resources: Path, qtbot: QtBot) -> Iterator[Opener]:
    """Opens arrangements over songs, and lets go of them at the end."""
    benches: list[SongBench] = []

    def make(song: Song | None = None, *, read_only: bool = False) -> tuple[SongBench, Arrangement]:
        bench = SongBench(folder, resources, song, read_only=read_only)
        benches.append(bench)
        view = Arrangement(bench.work, bench.icons, None, None)
        qtbot.addWidget(view)
        view.resize(1100, 500)
        view.show()
        qtbot.waitExposed(view)
        return bench, view

    yield make
    for bench in benches:
        bench.close()


def with_two_clips(opener: Opener) -> Two:
    """A piano with a bar of notes at the beginning and two bars from the third on, a drum kit, and a track of sound."""
    bench, view = opener()
    piano = bench.add_track("Piano", 0, id="piano")
    bench.add_track("Drums", DRUMS, id="drums", role=Role.DRUMS)
    bench.add_track("Voice", SOUND, id="voice")
    first = bench.add_region(piano, 1, scale(1), id="first", name="First")
    second = bench.add_region(piano, 2, scale(2), first=2, id="second", name="Second")
    bench.session.replace(bench.session.document)
    return bench, view, first, second


def scale(bars: int) -> list[Note]:
    """A note on every beat."""
    return [Note(beat * 960, 60 + beat % 8, 900, 80) for beat in range(4 * bars)]


def at(view: Arrangement, bar: float, row: int, part: float = 0.6) -> QPointF:
    """A place in the lanes: a bar, a row, and how far down in it."""
    rows = view.state.rows
    return QPointF(view.state.axis.x(bar * BAR), rows.y(row) + rows.height * part)


def corner(view: Arrangement, region: Region, *, right: bool, part: float = 0.8) -> QPointF:
    """An end of a region."""
    box = view.lanes.box_of(region)
    return QPointF(box.right() - 2 if right else box.left() + 2, box.top() + box.height() * part)


def act(view: Arrangement, id_: str) -> None:
    """Do an action, if it is possible."""
    found = next(action for action in view.actions() if action.id == id_)
    if found.enabled is None or found.enabled():
        found.run()


def heard(bench: SongBench, track: str = "piano") -> Sequence[Note]:
    """All that is heard of a track."""
    return track_notes(bench.song(), track, reader(bench.assets))


def zone(view: Arrangement, row: int, which: Zone) -> QPointF:
    """The middle of a control of a head."""
    return QPointF(view.heads._zone_box(row, which).center())
