"""The instruments of General MIDI by name, and which one stands in where a bank lacks one."""

from __future__ import annotations

from collections.abc import Collection

PROGRAMS: tuple[str, ...] = (
    "Acoustic grand piano", "Bright acoustic piano", "Electric grand piano", "Honky-tonk piano", "Electric piano 1",
    "Electric piano 2", "Harpsichord", "Clavinet", "Celesta", "Glockenspiel", "Music box", "Vibraphone", "Marimba",
    "Xylophone", "Tubular bells", "Dulcimer", "Drawbar organ", "Percussive organ", "Rock organ", "Church organ",
    "Reed organ", "Accordion", "Harmonica", "Tango accordion", "Nylon guitar", "Steel guitar", "Jazz guitar",
    "Clean guitar", "Muted guitar", "Overdriven guitar", "Distortion guitar", "Guitar harmonics", "Acoustic bass",
    "Fingered bass", "Picked bass", "Fretless bass", "Slap bass 1", "Slap bass 2", "Synth bass 1", "Synth bass 2",
    "Violin", "Viola", "Cello", "Contrabass", "Tremolo strings", "Pizzicato strings", "Orchestral harp", "Timpani",
    "String ensemble 1", "String ensemble 2", "Synth strings 1", "Synth strings 2", "Choir aahs", "Voice oohs",
    "Synth voice", "Orchestra hit", "Trumpet", "Trombone", "Tuba", "Muted trumpet", "French horn", "Brass section",
    "Synth brass 1", "Synth brass 2", "Soprano saxophone", "Alto saxophone", "Tenor saxophone", "Baritone saxophone",
    "Oboe", "English horn", "Bassoon", "Clarinet", "Piccolo", "Flute", "Recorder", "Pan flute", "Blown bottle",
    "Shakuhachi", "Whistle", "Ocarina", "Square lead", "Sawtooth lead", "Calliope lead", "Chiff lead", "Charang lead",
    "Voice lead", "Fifths lead", "Bass and lead", "New age pad", "Warm pad", "Polysynth pad", "Choir pad", "Bowed pad",
    "Metallic pad", "Halo pad", "Sweep pad", "Rain", "Soundtrack", "Crystal", "Atmosphere", "Brightness", "Goblins",
    "Echoes", "Sci-fi", "Sitar", "Banjo", "Shamisen", "Koto", "Kalimba", "Bagpipe", "Fiddle", "Shanai", "Tinkle bell",
    "Agogo", "Steel drums", "Wood block", "Taiko drum", "Melodic tom", "Synth drum", "Reverse cymbal",
    "Guitar fret noise", "Breath noise", "Seashore", "Bird tweet", "Telephone ring", "Helicopter", "Applause",
    "Gunshot",
)  # fmt: skip
"""Names of programs 0 to 127."""

_NEAREST: dict[int, tuple[int, ...]] = {
    0: (1, 2, 3), 4: (5,), 6: (7,), 9: (8, 10, 98, 112), 11: (), 12: (13, 115), 14: (113,), 16: (17, 18),
    19: (), 21: (20, 22, 23, 109), 24: (), 25: (15, 31, 120), 27: (26, 28), 29: (84,), 30: (), 32: (35, 43),
    33: (34, 36, 37), 38: (39, 87), 40: (110, 41), 42: (), 45: (), 46: (), 47: (116, 117, 118),
    48: (44, 49, 50, 51, 55),
    52: (53, 54, 85, 91, 94, 121), 56: (59,), 57: (58,), 60: (), 61: (62, 63), 66: (64, 65, 67), 68: (69, 70, 111),
    71: (), 73: (72, 74, 75, 76, 77, 78, 79, 82, 83, 123), 80: (86,), 81: (90, 100, 124),
    88: (92, 93, 96, 97, 99, 101, 102, 103, 122, 125, 126), 89: (95,), 107: (104, 105, 106), 108: (), 114: (),
    119: (127,),
}  # fmt: skip
"""Programs that sound most like the one that they stand behind."""

_STANDS_IN = {program: chosen for chosen, programs in _NEAREST.items() for program in programs} | {119: 88, 127: 47}


def nearest(program: int, there: Collection[int]) -> int:
    """The program that sounds most like one, of those that are there; else the nearest of its family, else any."""
    if program in there:
        return program
    stand_in = _STANDS_IN.get(program, program)
    family = [other for other in sorted(there) if other // 8 == program // 8]
    if stand_in in there:
        return stand_in
    return min(family or sorted(there), key=lambda other: abs(other - program))
