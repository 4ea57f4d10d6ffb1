"""A real film in the viewer: decoded, composited and shown, each frame by its number."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.api import NullOutput
from plugins.timeline.compositing.compositor import Compositor
from plugins.timeline.model import Clip
from plugins.timeline.panel.player import Player
from plugins.timeline.panel.viewer import Viewer
from tests.plugins.timeline.films import film
from tests.plugins.timeline.media.films import Film, number_of
from tests.ui.film_playing.parts import HZ, FilmBench, picture_track, pixels_of, seconds, sound_track


def test_each_frame_of_a_file_is_shown_at_its_time(tmp_path: Path, resources: Path, qtbot: QtBot) -> None:
    bench = FilmBench(tmp_path, resources)
    path = Film(frames=50, sound="aac", sound_rate=48_000).write(tmp_path / "film.mp4")
    media = bench.library.media(bench.assets.add_bytes(path.read_bytes(), "video/mp4"))
    clip = Clip("a", media, seconds(40), seconds(5))
    bench.put((picture_track(clip), sound_track(Clip("b", media, seconds(40), seconds(5)))))
    compositor = Compositor(bench.library, None, 64 << 20)
    player = Player(bench.work, bench.library, compositor, lambda: NullOutput(HZ, bench.clock, bench.heard.append))
    viewer = Viewer(bench.work, player, bench.icons)
    qtbot.addWidget(viewer)
    viewer.resize(700, 500)
    viewer.show()
    shown: list[int] = []
    player.frame_ready.connect(lambda image: shown.append(number_of(pixels_of(image)[:, 40:280])))
    player.seek(seconds(17))
    qtbot.waitUntil(lambda: bool(shown) and shown[-1] == 22, timeout=30_000)
    player.seek(seconds(30), dragging=True)
    # The key frame before it, and then the frame itself
    qtbot.waitUntil(lambda: shown[-1] == 35, timeout=30_000)
    assert 22 < shown[-2] < 35
    player.seek(seconds(3))
    player.play()
    shown.clear()
    for _ in range(12):
        qtbot.waitUntil(lambda: player.projector.waiting() > 0, timeout=30_000)
        bench.clock.advance(0.04)
        player.refresh()
    assert shown[-12:] == [*range(9, 21)]
    assert player.dropped == 0
    assert any(abs(block).max() > 0.1 for block in bench.heard)
    player.close_work()
    compositor.close()
    bench.close()


def test_a_file_that_is_gone_is_told_once_and_the_rest_goes_on(tmp_path: Path, resources: Path, qtbot: QtBot) -> None:
    bench = FilmBench(tmp_path, resources)
    gone = film("gone")
    bench.put((picture_track(Clip("a", gone, seconds(40))), sound_track(Clip("b", gone, seconds(40)))))
    compositor = Compositor(bench.library, None, 64 << 20)
    player = Player(bench.work, bench.library, compositor, lambda: NullOutput(HZ, bench.clock))
    player.frame_ready.connect(bench.shown.append)
    qtbot.waitUntil(lambda: len(bench.shown) == 1 and bool(bench.messages.failed), timeout=30_000)
    told = len(bench.messages.failed)
    player.seek(seconds(3))
    qtbot.waitUntil(lambda: len(bench.shown) == 2, timeout=30_000)
    player.play()
    qtbot.waitUntil(lambda: player.projector.waiting() > 0, timeout=30_000)
    bench.clock.advance(0.04)
    player.refresh()
    assert player.time == seconds(4)
    assert told == 1
    assert len(bench.messages.failed) <= 2
    player.close_work()
    compositor.close()
    bench.close()
