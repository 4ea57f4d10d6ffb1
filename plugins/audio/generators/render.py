"""Render: notes become sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from app.api import InvalidRequest, Lane, Models, Output, RunContext
from plugins.audio.generators.given import given_clip
from plugins.audio.generators.outputs import Recording, output
from plugins.audio.generators.requests import RenderRequest
from plugins.audio.generators.sounding import Sounding, bank_of
from plugins.audio.sound.saving import Depth


class Render:
    """Make the sound of notes."""

    Request: ClassVar[type[Any]] = RenderRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: RenderRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Give the sound of a clip or of a MIDI file."""
        given = [asset for asset in (request.clip, request.midi) if asset]
        if len(given) != 1:
            raise InvalidRequest("There have to be notes from one place.", advice="Give a clip or a MIDI file.")
        clip = given_clip(context.assets, given[0])
        context.job.report(0, 1, "Mixing")
        sound = Sounding(bank_of(request.bank, models, context), context.job).sound(clip, loop=request.loop)
        name = ", ".join(track.name for track in clip.plan.tracks)
        recording = Recording("audio.render", name, request.loudness, Depth(request.depth), request.loop)
        yield output(clip, sound, request, recording)
