"""Patterns of accompaniment: what is played on each step of a pulse, for every metre.

A pattern has cells for binary pulses (four steps) and for ternary ones (six); a cell's characters are:
`.` silence, `-` the note goes on, `0` to `7` a voice of the chord from the lowest up, `C` the chord, `c` the chord
softly, `s` the chord short, `u` its upper voices softly, `P` a power chord, `p` its root, muted, `R` the root, `T` the
third, `F` the fifth, `O` the octave, `W` a step of a walking line, `A` a step towards the next chord's root.
One cell is for every pulse; two alternate; four are for the first, weak, strong and last pulse of the bar.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from plugins.audio.model import Role, TrackPlan


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to accompany: its role, how dense it is (0 to 1), the genres it belongs to, and its cells."""

    name: str
    role: Role
    density: float
    genres: frozenset[str]
    binary: tuple[str, ...]
    ternary: tuple[str, ...]
    swing: float = 0.0

    def cell(self, function: int, ternary: bool) -> str:
        """The cell for a pulse with this function in the bar."""
        cells = self.ternary if ternary else self.binary
        return cells[function % len(cells)]


_TABLE = """
riff chug 60 metal,punk,rock | Pppp | Pppppp
riff gallop 80 metal | P.pp | P.pppp
riff reverse-gallop 80 metal | Pp.p | Pp.ppp
riff tremolo-picking 95 metal | RRRR | RRRRRR
riff power-hits 25 rock,metal,punk | P--- . P--- .... | P----- P-----
riff power-eighths 50 punk,rock | P-P- | P-P-P-
riff syncopated-power 55 rock,funk,metal | P--P --P- ..P- P-p. | P--P-p P-p.P-
riff offbeat-power 40 rock,punk | p-P- | p---P-
riff octave-riff 50 rock,synthwave,pop | R-O- | R--O-R
riff fifth-riff 50 rock,blues,folk | R-F- | R-F-O-
riff blues-shuffle 55 blues,rock | P-P- C-C- | P---P- C---C- ~100
riff funk-stabs 45 funk,disco | s..s ..s. .s.. s... | s..s.. ..s..s
riff walking-riff 55 blues,jazz,rock | R-W- W-W- W-W- W-A- | R-W-W- W-W-A-
riff pedal-riff 65 metal,rock | ppPp ppPp ppPp pPpP | ppPppp pPpPpP
riff slow-doom 15 metal | P--- ---- ---- ---- | P----- ------
riff stabs 30 house,techno,edm | s... ..s. s... ..s. | s..... ...s..
chords block 15 classical,ballad,hymn | C--- ---- C--- ---- | C----- C-----
chords whole 8 ambient,ballad | C--- ---- ---- ---- | C----- ------
chords chord-quarters 35 pop,rock,ballad | C--- c--- | C----- c-----
chords chord-eighths 60 pop,rock | C-c- | C-c-c-
chords offbeat 35 reggae,ska,disco | ..s. | ..s.s.
chords skank 40 reggae,ska | .... s.s. .... s.s. | ...... s...s.
chords boom-chick 45 country,folk,polka | R... s... F... s... | R.s.s. F.s.s.
chords waltz 40 waltz,classical,folk | R--- s--- s--- s--- | R-s-s- R-s-s-
chords jig-chords 50 celtic,folk | R.s. s.s. | R...s. R...s.
chords strum 50 folk,pop,country | C--- C-u- --u- C-u- | C--uc- C--uc-
chords strum-busy 70 folk,rock,latin | C-cu -uCu -ucu Cucu | C-cuCu c-uCcu
chords strum-slow 25 ballad,folk | C--- ---- C--- u--- | C----- C---u-
chords charleston 30 jazz,swing | C-.. ..c. .... .... | C---.. ..c...
chords comping 40 jazz,swing,bossa | ..c- .... c--. ..c- | ..c-.. c---.. ~100
chords four-to-the-bar 45 jazz,swing | c-.. C-.. | c--... C--... ~60
chords bossa-chords 45 bossa,latin | C-.c -.c- ..C- .c-. | C-.c-. ..c-c-
chords montuno 75 latin,salsa | 0.CO .C.O C.0C .C0. | 0.C.OC .C0.C.
chords house-piano 55 house,edm | C..C ..C. .C.. C.c. | C..C.. ..C.c.
chords lofi-chords 25 lofi,soul,hiphop | C--- --c- ---- c--- | C----- --c---
chords gospel 45 soul,gospel,blues | C--- c-c- C--- c-cc | C-c-c- C-c-cc
chords tango-chords 45 tango | s... s... s... s.s. | s..s.. s..s.s
chords synth-pulse 65 synthwave,techno,edm | cccc | cccccc
arpeggio rising 50 classical,pop,ballad | 0-1- 2-3- | 0-1-2- 3-2-1-
arpeggio falling 50 ambient,pop | 3-2- 1-0- | 3-2-1- 2-1-0-
arpeggio up-down 55 classical,folk | 0-1- 2-3- 2-1- 3-2- | 0-1-2- 3-2-1-
arpeggio alberti 60 classical | 0-2- 1-2- | 0-2-1- 2-1-2-
arpeggio sixteenths 90 synthwave,trance,edm,techno | 0123 2101 | 012321 012321
arpeggio broken 35 ballad,ambient | 0--- 1--- 2--- 3--- | 0---2- 1---3-
arpeggio sparse 15 ambient,lofi | 0--- ---- 2--- ---- | 0----- 2-----
arpeggio harp 80 classical,fantasy,celtic | 0123 4--- 0123 4--- | 01234- 43210-
arpeggio picking 55 folk,country | 0-2- 1-3- | 0-2-3- 1-3-2-
arpeggio travis 65 folk,country | 0-2- 1-23 0-2- 13-2 | 0-2-13 1-23-2
arpeggio octaves 45 house,techno | 0-3- | 0--3-0
arpeggio bells 25 ambient,holiday | 3--- --2- ---- 1--- | 3---2- 1-----
arpeggio ostinato 75 film,minimal,classical | 0-20 2-02 | 0-2-02 1-2-02
pad held 5 ambient,film,pop | C--- ---- ---- ---- | C----- ------
pad swell 10 ambient,film | c--- ---- C--- ---- | c----- C-----
pad pulsing 40 techno,house,synthwave | c-C- | c--C--
pad halves 15 classical,film,soul | C--- ---- c--- ---- | C----- c-----
pad offbeat-pad 30 house,trance,edm | ..C- | ..C---
pad shimmer 30 ambient | C--- -u-- --u- ---- | C---u- --u---
pad chorale 30 hymn,classical | C--- | C-----
bass root 12 ballad,ambient | R--- ---- ---- ---- | R----- ------
bass root-fifth 30 country,folk,polka,waltz | R--- .... F--- .... | R---.. F---..
bass root-halves 25 pop,soul | R--- ---- R--- ---- | R----- R-----
bass quarters 35 rock,pop | R--- | R-----
bass eighths 60 rock,punk,pop | R-R- | R-R-R-
bass sixteenths-bass 90 metal,techno,trance | RRRR | RRRRRR
bass octave-bass 60 disco,house,synthwave | R-O- | R--O-O
bass offbeat-bass 40 house,trance,techno | ..R- | ..R-R-
bass walking 45 jazz,swing,blues | R--- W--- W--- A--- | R--W-- W--A--
bass walking-eighths 65 boogie,blues,rock | R-W- W-W- W-W- W-A- | R-W-W- W-W-A-
bass reggae-bass 40 reggae | .... R-R- ..F- R-T- | ..R-F- R-T-R-
bass bossa-bass 40 bossa,latin | R--F ---- F--R ---A | R--F-- F--R-A
bass tumbao 45 latin,salsa | .... ..F- ---- R--- | ..F--- R-----
bass funk-bass 65 funk,soul,disco | R..O .RF. R..O F.A. | R..O.R F.R.A.
bass hiphop-bass 35 hiphop,lofi,trap | R--- ..R- --R- ..A- | R---.R ..R-A-
bass sub-drop 20 trap,dubstep | R--- ---- ---- --R- | R----- ----R-
bass pedal 50 film,techno,metal | R.R. | R.R.R.
bass arpeggio-bass 55 pop,synthwave,rock | R-T- F-T- R-F- O-F- | R-T-F- O-F-T-
bass tango-bass 40 tango | R--- R--F F--- R-A- | R--R-F F--R-A
"""


def _read(line: str) -> Pattern:
    head, binary, ternary = (part.strip() for part in line.split("|"))
    role, name, density, genres = head.split()
    ternary, _, swing = ternary.partition("~")
    cells = tuple(cell.ljust(4, ".") for cell in binary.split())
    return Pattern(
        name,
        Role(role),
        int(density) / 100,
        frozenset(genres.split(",")),
        cells,
        tuple(ternary.split()),
        int(swing or 0) / 100,
    )


PATTERNS: tuple[Pattern, ...] = tuple(map(_read, _TABLE.strip().splitlines()))

_BY_NAME = {pattern.name: pattern for pattern in PATTERNS}


def choose_pattern(track: TrackPlan, genre: str, chance: random.Random) -> Pattern:
    """The pattern that a track names, or one that fits its role, its density and the genre."""
    named = _BY_NAME.get(track.pattern)
    if named is not None:
        return named
    fitting = [pattern for pattern in PATTERNS if pattern.role is track.role]
    at_home = [pattern for pattern in fitting if genre in pattern.genres]
    plain = [pattern for pattern in fitting if pattern.genres & {"pop", "ballad", "folk", "rock", "classical"}]
    weights = {}
    for pattern in at_home or plain or fitting:
        weights[pattern.name] = 0.02 + max(0.0, 1 - abs(pattern.density - track.density) * 2.2) ** 2
    return _BY_NAME[chance.choices(list(weights), list(weights.values()))[0]]
