"""Chambers: small groups of instruments for a mood, where nothing says who plays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

DEFAULT = "calm"


@dataclass(frozen=True, slots=True)
class Chamber:
    """A genre whose patterns are played, and tracks as genres write them: program and first letter of the role."""

    genre: str
    tracks: tuple[str, ...]


_TABLE = """
classical 42m,0c,48p | sad melancholic lonely tragic
classical 40m,0c,42b | nostalgic bittersweet romantic warm elegant
film 71m,46a,48p,43b | mysterious dark cold
film 8m,48p,43b | eerie hypnotic exotic
film 42m,48p,43b,47a | ominous scary heavy
film 40m,41a,42r,43b | tense suspenseful
film 40m,42r,48c,43b,47a | urgent exciting energetic
film 60m,42r,48c,43b,116d | angry aggressive powerful
film 60m,48p,41a,43b,47a | epic heroic triumphant majestic
classical 73m,46a,48p | calm peaceful relaxed dreamy gentle
classical 73m,0a,42b | tender hopeful bright
classical 42m,19p,52p | solemn sacred meditative
folk 110m,21c,24a,32b | happy cheerful
folk 110m,73m,21c,32b,116d | festive
classical 71m,45a,70b | playful funny quirky cool groovy
film 9m,46a,52p | magical
"""


def chamber_of(mood: str) -> Chamber:
    """Who plays a mood."""
    known = _chambers()
    return known.get(mood, known[DEFAULT])


@cache
def _chambers() -> dict[str, Chamber]:
    found = {}
    for line in _TABLE.strip().splitlines():
        head, _, moods = line.partition(" | ")
        genre, tracks = head.split()
        found.update(dict.fromkeys(moods.split(), Chamber(genre, tuple(tracks.split(",")))))
    return found
