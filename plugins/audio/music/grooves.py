"""Grooves of the drum kit for every genre and metre, with fills.

A groove's cells are read as those of patterns: `X` loud, `x` as usual, `o` soft, `.` nothing.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from plugins.audio.model import TrackPlan

KICK, RIM, SNARE, CLAP, CLOSED_HAT, OPEN_HAT, CRASH, RIDE = 36, 37, 38, 39, 42, 46, 49, 51
FLOOR_TOM, LOW_TOM, HIGH_TOM, TAMBOURINE, COWBELL = 41, 45, 50, 54, 56
HIGH_CONGA, LOW_CONGA, SHAKER, CLAVES, HIGH_BONGO = 63, 64, 70, 75, 60
LOUDNESS = {"X": 112, "x": 90, "o": 58}


@dataclass(frozen=True, slots=True)
class Groove:
    """A groove: its density, its genres, and for each drum its cells for binary and for ternary pulses."""

    name: str
    density: float
    genres: frozenset[str]
    rows: tuple[tuple[int, tuple[str, ...], tuple[str, ...]], ...]
    swing: float = 0.0


_TABLE = """
rock 50 rock,pop,country
 36 X... .... x.x. .... | X..... x.....
 38 .... X... .... X... | ...... X.....
 42 x.o. | x.o.o.
rock-busy 70 rock,punk,funk
 36 X... ..x. x.x. .... | X....x x.....
 38 .... X..o .o.. X..o | ...... X....o
 42 x.x. | x.x.x.
ballad 25 ballad,pop,soul
 36 X... .... x... .... | X..... ......
 37 .... x... .... x... | ...... x.....
 42 x... | x.....
half-time 35 dubstep,trap,hiphop
 36 X... .... ..x. ..x. | X..... ....x.
 38 .... .... X... .... | ...... X.....
 42 x.o. x.oo | x.o.o.
four-on-the-floor 55 house,techno,edm,disco,trance,synthwave
 36 X... | X.....
 39 .... X... .... X... | ...... X.....
 46 ..x. | ...x..
 42 o.o. | o.o.o.
techno 65 techno,trance
 36 X... | X.....
 42 ooxo | ooxoxo
 39 .... x... .... x... | ...... x.....
 75 ..o. .o.. | ..o...
disco 70 disco,funk
 36 X... | X.....
 38 .... X... .... X... | ...... X.....
 42 xo.o | xo.oxo
 46 ..x. | ...x..
punk 80 punk
 36 X.x. | X..x..
 38 ..X. | ...X..
 42 x.x. | x.x.x.
double-kick 95 metal
 36 XXXX | XxxXxx
 38 .... X... .... X... | ...... X.....
 51 x... | x..x..
metal 70 metal
 36 X.xx ..x. x.xx ..x. | X.xx.x x.x...
 38 .... X... .... X... | ...... X.....
 42 x... | x..x..
blast 100 metal
 36 X.X. | X.X.X.
 38 .X.X | .X.X.X
 51 x.x. | x.x.x.
swing 40 jazz,swing ~100
 51 X... x.x. x... x.x. | X..x.x x..x.x
 42 .... x... .... x... | ...... x.....
 36 o... | o.....
brushes 25 jazz,ballad,lofi ~100
 38 o... x.o. | o..x.o
 42 .... o... .... o... | ...... o.....
shuffle 50 blues,boogie,rock ~100
 36 X... .... x.x. .... | X..... x..x..
 38 .... X... .... X... | ...... X.....
 42 x.x. | x...x.
bossa 45 bossa,latin
 36 x..x x..x | x....x
 37 x..x ..x. ..x. .x.. | x..x.. ..x...
 42 xoxo | xoxoxo
salsa 65 salsa,latin
 75 x..x ..x. ..x. x... | x..x.. ..x...
 56 x.o. | x.o.o.
 63 ..o. x.oo | ..o.xo
 64 .... ..xx | ....xx
one-drop 35 reggae
 36 .... .... X... .... | ...... X.....
 37 .... .... X... .... | ...... X.....
 42 o.x. | o.o.x.
ska 60 ska
 36 X... .... x... .... | X..... x.....
 38 .... X... .... X... | ...... X.....
 46 ..x. | ...x..
funk 75 funk,soul
 36 X..x .... ..x. ..x. | X..x.. ..x...
 38 .... X..o .o.o X... | ....o. X..o..
 42 xxxx | xxxxxx
boom-bap 45 hiphop,lofi ~40
 36 X..o .... ..x. .... | X....x ......
 38 .... X... .... X... | ...... X.....
 42 x.x. | x.x.x.
lofi 30 lofi ~50
 36 X... .... .x.. .... | X..... ...x..
 37 .... x... .... x... | ...... x.....
 42 o.x. | o.o.o.
trap 70 trap,hiphop
 36 X... ...x ..x. .... | X....x ......
 39 .... .... X... .... | ...... X.....
 42 x.x. xxxx x.x. x.xx | x.x.xx xxx.xx
dubstep 45 dubstep
 36 X... .... .... ..x. | X..... ......
 38 .... .... X... .... | ...... X.....
 42 o.x. | o.x.o.
train 65 country,folk
 36 X... .... x... .... | X..... x.....
 38 ooXo | oooXoo
waltz 30 waltz,classical
 36 X... .... .... .... | X..... ......
 42 .... x... x... x... | ..x.x. ..x.x.
jig 50 celtic,folk
 36 X... | X.....
 54 x.o. | x.o.o.
march 55 march
 36 X... .... x... .... | X..... x.....
 38 x.xx x.x. x.xx x.xx | x.x.xx x.xxxx
polka 50 polka
 36 X... .... x... .... | X..... x.....
 38 ..x. x... ..x. x... | ..x... x.....
tango 40 tango
 36 X... .... .... x.x. | X..... ...x..
 38 o... o... o... X.X. | o..o.. X..X..
film-toms 35 film,fantasy
 41 X... ..x. x... ..xx | X..x.. x..xxx
 36 X... .... .... .... | X..... ......
ambient 12 ambient
 36 x... .... .... .... | x..... ......
 70 ..o. .... ..o. .... | ...o.. ......
tribal 65 world,latin
 41 X..x ..x. | X..x..
 63 .x.x x.x. | .xx.x.
 70 o.o. | o.o.o.
"""


def _read(table: str) -> tuple[Groove, ...]:
    found: list[Groove] = []
    for line in table.strip("\n").splitlines():
        if not line.startswith(" "):
            name, density, genres, *swing = line.split()
            feel = int(swing[0].removeprefix("~")) / 100 if swing else 0.0
            found.append(Groove(name, int(density) / 100, frozenset(genres.split(",")), (), feel))
            continue
        drum, _, cells = line.strip().partition(" ")
        binary, ternary = (tuple(part.split()) for part in cells.split("|"))
        last = found[-1]
        row = (int(drum), binary, ternary)
        found[-1] = Groove(last.name, last.density, last.genres, (*last.rows, row), last.swing)
    return tuple(found)


GROOVES: tuple[Groove, ...] = _read(_TABLE)


def choose_groove(track: TrackPlan, genre: str, chance: random.Random) -> Groove:
    """The groove that a track names, or one that fits the genre and its density."""
    for groove in GROOVES:
        if groove.name == track.pattern:
            return groove
    at_home = [groove for groove in GROOVES if genre in groove.genres]
    fitting = at_home or [
        groove for groove in GROOVES if groove.genres & {"pop", "ballad", "rock"} and not groove.swing
    ]
    weights = [0.02 + max(0.0, 1 - abs(groove.density - track.density) * 2.2) ** 2 for groove in fitting]
    return chance.choices(fitting, weights)[0]
