"""Medium: what a passage can become, told from the media types of generators alone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

from app.api import GeneratorInfo, UserError, Words
from plugins.text.panel.links.wish import way_into

log = logging.getLogger(__name__)

_SPEECH = "content=speech"


class Medium(Enum):
    """A picture, music, the passage read aloud, or a film."""

    PICTURE = "picture"
    MUSIC = "music"
    SPEECH = "speech"
    FILM = "film"

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return _ICONS[self]

    @property
    def title(self) -> Words:
        """What is done to the passage."""
        return _TITLES[self]

    @property
    def question(self) -> Words:
        """What has to be said for it."""
        return _QUESTIONS[self]

    @property
    def instruction(self) -> str:
        """How a language model is asked to say it; in English, since small models follow that best."""
        return _INSTRUCTIONS[self]

    @staticmethod
    def of(pattern: str) -> Medium | None:
        """What a generator makes that returns a media type, which may have a parameter; None for anything else."""
        media_type, *parameters = (part.strip() for part in pattern.split(";"))
        match media_type.partition("/")[0]:
            case "image":
                return Medium.PICTURE
            case "video":
                return Medium.FILM
            case "audio":
                return Medium.SPEECH if _SPEECH in parameters else Medium.MUSIC
        return None


_ICONS = {Medium.PICTURE: "image", Medium.MUSIC: "music", Medium.SPEECH: "play", Medium.FILM: "film"}
_TITLES = {
    Medium.PICTURE: Words("Illustrate"),
    Medium.MUSIC: Words("Score"),
    Medium.SPEECH: Words("Read aloud"),
    Medium.FILM: Words("Storyboard"),
}
_QUESTIONS = {
    Medium.PICTURE: Words("What the picture shows"),
    Medium.MUSIC: Words("What the music is like"),
    Medium.SPEECH: Words("What is read aloud"),
    Medium.FILM: Words("What the film shows"),
}
_INSTRUCTIONS = {
    Medium.PICTURE: "Describe in one short English sentence the picture that illustrates the passage: "
    "what is seen, where, and at what time of day.",
    Medium.MUSIC: "Describe in one short English sentence the music that suits the passage: "
    "its mood, its tempo and its instruments.",
    Medium.SPEECH: "Write the passage as it is spoken.",
    Medium.FILM: "Describe in one short English sentence the shot that shows the passage: "
    "what is seen, where, and what moves.",
}


def makers_of(
    medium: Medium, infos: Iterable[GeneratorInfo], request_type: Callable[[str], type[Any]], *, but: str
) -> list[GeneratorInfo]:
    """The generators that make a medium of nothing but a text, those of one plugin left out.

    Only of those which take other media too the request is looked at, for whether they need them.
    """
    found = []
    for info in infos:
        takes_text = [pattern.startswith("text/") for pattern in info.accepts]
        if info.plugin == but or not any(takes_text) or all(Medium.of(one) is not medium for one in info.returns):
            continue
        if all(takes_text) or _needs_only_text(info, request_type):
            found.append(info)
    return found


def _needs_only_text(info: GeneratorInfo, request_type: Callable[[str], type[Any]]) -> bool:
    try:
        return way_into(request_type(info.id)) is not None
    except UserError:
        return False
    except Exception:
        # The plugin boundary: a generator that cannot be imported never takes the menu with it.
        log.exception("the request of %s cannot be looked at", info.id)
        return False
