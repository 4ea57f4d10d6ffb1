"""A film from nothing but a passage of text, by the real panels: `python -m tests.films.passage TEXT FILM [SEED]`.

The first line of the text is the film's title.

The passage becomes a storyboard in the Film workspace, and music of its length in Compose, which goes below it; the
film begins with its title and is exported. The project is saved beside it.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.ui.opened import Opened

_SECONDS = 20
_BPM, _BARS = 96, 8
"""Eight bars of four beats last just twenty seconds."""
_PATIENCE_S = 900
_FADE = Fraction(1)


class Studio:
    """A window of the studio, and the ways of a person through it."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication

        from app.bootstrap import build
        from app.ui.theme import DARK, apply_theme
        from tests.ui.opened import Opened

        self._application = QApplication.instance() or QApplication(sys.argv[:1])
        built = build()
        assert isinstance(self._application, QApplication)
        apply_theme(self._application, DARK, built.studio.resources)
        self.opened: Opened = Opened(built)

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        ends = time.monotonic() + _PATIENCE_S
        while not until():
            if time.monotonic() > ends:
                raise TimeoutError
            self._application.processEvents()
            time.sleep(0.005)

    def generate(self, workspace: str, generator: str, **values: object) -> None:
        """Fill the form of a generator, and press its button; the result comes as a take."""
        window = self.opened.window
        window.workspaces.show(workspace)
        window.prompt_dock.recall(generator, values)
        before = {job.id for job in self.opened.jobs.jobs}
        window.prompt_dock.generate()

        def new() -> list[object]:
            return [job for job in self.opened.jobs.jobs if job.id not in before and not callable(job.work)]

        self.wait(lambda: bool(new()))
        (job,) = [job for job in self.opened.jobs.jobs if job.id not in before and not callable(job.work)]
        self.wait(lambda: job.state.ended)
        if not job.results:
            raise RuntimeError(str(job.words))


def make(text: str, film: Path, seed: int) -> None:
    """Make the film."""
    from app.api import Command, Together
    from app.document import Rename
    from plugins.timeline.commands import AddTrack, Overwrite, Placing, SetClips, SetFilm
    from plugins.timeline.landing import Place
    from plugins.timeline.model import MAIN, Clip, Title, Track, TrackKind, new_id
    from plugins.timeline.panel.panel import FilmPanel

    studio = Studio()
    opened, window = studio.opened, studio.opened.window
    title, _, passage = (part.strip() for part in text.partition("\n"))
    opened.session.execute(Rename(title))
    window.workspaces.show("timeline.timeline")
    panel = window.workspaces.panel
    assert isinstance(panel, FilmPanel)
    panel.work.execute(SetFilm(size=(1024, 576)))
    studio.generate(
        "timeline.timeline", "timeline.storyboard", prompt=passage, seconds=float(_SECONDS), bpm=float(_BPM), seed=seed
    )
    studio.wait(lambda: bool(panel.takes.takes))
    panel.takes.apply()
    prompt = f"calm music for: {passage}"
    studio.generate("audio.audio", "audio.compose", prompt=prompt, bars=_BARS, bpm=_BPM, seed=seed)
    made = opened.built.studio.history.search(limit=8)
    sound = next(one.asset for one in made if one.asset.media_type.startswith("audio/"))
    window.workspaces.show("timeline.timeline")
    panel.making.place_asset(sound, None, Place(MAIN, at=Fraction(0), track="sound", duration=Fraction(_SECONDS)))
    studio.wait(lambda: any(panel.work.sequence.track("sound").clips))
    shots = list(panel.work.sequence.track("picture").clips)
    track = Track("titles", TrackKind.TITLE)
    look = Title(title, size=0.12, weight=700, outline="#00000099", outline_width=0.004)
    words = Clip(new_id(), look, Fraction(3), fade_in=_FADE / 2, fade_out=_FADE)
    commands: tuple[Command, ...] = (
        AddTrack(MAIN, track, panel.work.sequence.tracks[-1].id),
        Overwrite(MAIN, Fraction(0), (Placing(track.id, (words,)),)),
        SetClips(MAIN, (replace(shots[0], fade_in=_FADE), replace(shots[-1], fade_out=_FADE))),
    )
    panel.work.execute(Together("Give the film its title", commands))
    _export(studio, film)
    saved: list[Path] = []
    window.project.save_to(film.with_suffix(".seisei"), lambda: saved.append(film))
    studio.wait(lambda: bool(saved))
    opened.close()


def _export(studio: Studio, film: Path) -> None:
    from plugins.timeline.exchange.options import Mp4Options

    exporting = studio.opened.window._exporting
    format_ = next(one for one in studio.opened.window._parts.exporters if one.id == "timeline.mp4")
    exporting.write_work(film, format_, Mp4Options(codec="H264", sound="AAC"))
    studio.wait(lambda: film.exists() and all(job.state.ended for job in studio.opened.jobs.jobs))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if "SEISEI_HOME" not in os.environ:
        os.environ["SEISEI_HOME"] = tempfile.mkdtemp(prefix="seisei-film-")
    make(Path(sys.argv[1]).read_text("utf-8"), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 9)
