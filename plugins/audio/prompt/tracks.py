"""Which tracks the parts of a prompt ask for: instruments bound to roles, in groups, leading or backing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from plugins.audio.model import DRUMS, Role
from plugins.audio.music.instruments import BASSES, backing_role
from plugins.audio.prompt.genres import BEATS_ARE_SONGS, GENRES, Genre
from plugins.audio.prompt.instrument_words import ENSEMBLES
from plugins.audio.prompt.spans import Kind, Lexeme

_GENRES_OF = {"ensemble:jazztrio": "jazz", "ensemble:bigband": "swing"}
"""What groups play where no genre is named."""

_LETTERS = {role.value[0]: role for role in Role}
_TWO_HANDS = frozenset({*range(9), 10, 16, 17, 18, 19, 20, 24, 25, 26, 27, 46})
"""Instruments on which one player plays a melody and accompanies it."""

_WHOLE_ALONE = frozenset({*range(9), *range(16, 21), 24, 46})
"""Of those, the ones whose solo is a piece, not a line."""

_NEVER_LEAD = frozenset(
    {DRUMS, 28, 29, 30, 44, 47, 112, 113, 115, 116, 117, 118, *range(48, 52), *range(88, 104), *range(119, 128)}
    | BASSES
)
_SINGLE = frozenset({21, 22, 23, 40, 41, 42, *range(56, 61), *range(64, 80), 85, 109, 110, 111})
"""Instruments that sing a line wherever they stand in a list."""


@dataclass(slots=True)
class Asked:
    """A track that a prompt asks for, while it is being read."""

    program: int | str
    role: Role | None = None
    pattern: str = ""
    backing: bool = False
    manners: list[str] = field(default_factory=list)
    first: bool = False
    copy: bool = False
    ensemble: bool = False


@dataclass(slots=True)
class Reading:
    """What the parts of a prompt say about tracks: those asked for, what is left out, and whether nothing is added."""

    asked: list[Asked] = field(default_factory=list)
    excluded: set[int | Role] = field(default_factory=set)
    only: bool = False
    whole: bool = False


def role_of_letter(letter: str) -> Role:
    """The role of a letter in a genre's list of tracks."""
    return _LETTERS[letter]


def read_tracks(parts: Sequence[Lexeme], genre: Genre | None) -> Reading:
    """The tracks that a prompt asks for, each with its role."""
    reading = Reading(whole=_genre_is_noun(parts))
    groups = _groups(parts)
    lead_from = 0
    backing = False
    for relation, members in groups:
        if relation == "under":
            for asked in reading.asked[lead_from:]:
                asked.backing = True
        backing = relation == "backed" or (backing and relation != "under")
        if relation == "no":
            _exclude(reading, members)
            continue
        made = _bound(members, genre, reading)
        for asked in made:
            asked.backing = asked.backing or backing
            if not _is_there(asked, reading.asked):
                reading.asked.append(asked)
    reading.asked = _one_kit(reading.asked)
    _settle_roles(reading, genre)
    return reading


def program_of(asked: Asked, genre: Genre | None) -> int:
    """The program of a track, where the prompt names a kind of instrument or none at all."""
    match asked.program:
        case int():
            return asked.program
        case "guitar":
            return _guitar(asked, genre)
        case "electric":
            return _electric(asked, genre)
        case "bass":
            return genre.bass if genre else 32 if asked.pattern == "walking" else 33
        case "synth":
            return 89 if asked.role in (Role.PAD, Role.CHORDS) else 81
        case "woodwind":
            return 73
    return _default_program(asked.role or Role.MELODY, genre)


def _guitar(asked: Asked, genre: Genre | None) -> int:
    if genre is None:
        return 30 if asked.role is Role.RIFF else 25
    return 29 if genre.guitar == 30 and asked.role in (Role.MELODY, Role.CHORDS) else genre.guitar


def _electric(asked: Asked, genre: Genre | None) -> int:
    if genre is None:
        return 30 if asked.role is Role.RIFF else 27
    return _guitar(asked, genre) if genre.guitar in range(26, 32) else 27


def _default_program(role: Role, genre: Genre | None) -> int:
    for track in genre.tracks if genre else ():
        if _LETTERS[track[-1]] is role:
            return int(track[:-1])
    plain = {
        Role.MELODY: 0,
        Role.RIFF: genre.guitar if genre else 30,
        Role.CHORDS: 0,
        Role.ARPEGGIO: 90 if genre and genre.bass == 38 else 46,
        Role.PAD: 89,
        Role.BASS: genre.bass if genre else 33,
        Role.DRUMS: DRUMS,
    }
    return plain[role]


def _groups(parts: Sequence[Lexeme]) -> list[tuple[str, list[Lexeme]]]:
    """The parts between relations, each group with the relation before it."""
    groups: list[tuple[str, list[Lexeme]]] = [("", [])]
    only_one = False
    for part in parts:
        if part.kind is Kind.RELATION and part.value not in ("none", "not", "only", "style", "back"):
            groups.append((part.value, []))
            only_one = part.value == "no"
        else:
            groups[-1][1].append(part)
            if only_one and part.kind in (Kind.INSTRUMENT, Kind.ROLE):
                groups.append(("comma", []))
                only_one = False
    return groups


def _bound(members: list[Lexeme], genre: Genre | None, reading: Reading) -> list[Asked]:
    """The tracks of a group: each role goes to the instrument before it that has none, else to the one after it."""
    made: list[Asked] = []
    pending: list[str] = []
    manners: list[str] = []
    copies = 1
    for part in members:
        if part.kind is Kind.COUNT:
            if part.value == "after" and made:
                made += [Asked(made[-1].program, copy=True) for _ in range(int(_amount(part)) - 1)]
            else:
                copies = int(_amount(part))
        elif part.kind is Kind.MANNER:
            manners.append(part.value)
        elif part.kind is Kind.INSTRUMENT:
            new = _of_instrument(part, genre)
            for _ in range(copies - 1):
                new += [Asked(each.program, each.role, each.pattern, copy=True) for each in new[:1]]
            for each in new:
                each.manners = list(manners)
            if pending and new[0].role is None:
                _give(new[0], pending.pop(0))
            manners, copies = [], 1
            made += new
        elif part.kind is Kind.ROLE:
            if part.value == "drums" and genre and genre.name in BEATS_ARE_SONGS:
                # A hip hop beat is all of the music.
                reading.whole = True
            elif part.value == "solo":
                reading.only = reading.only or not _follows_band(members)
                roleless = [each for each in made if each.role is None]
                if roleless and not reading.asked and len(made) == 1 and made[0].program not in _WHOLE_ALONE:
                    roleless[-1].role = Role.MELODY
            else:
                _place_role(part, made, pending)
        elif part.kind is Kind.RELATION and part.value in ("none", "not") and made:
            reading.excluded.add(program_of(made.pop(), genre))
        elif part.kind is Kind.RELATION and part.value == "back" and made:
            made[-1].backing = True
        elif part.kind is Kind.RELATION and part.value == "only":
            reading.only = True
    if made:
        made[-1].manners += manners
    for value in pending:
        alone = Asked("", manners=list(manners))
        _give(alone, value)
        if not (made and alone.role is Role.DRUMS):
            made.append(alone)
    return made


def _place_role(part: Lexeme, made: list[Asked], pending: list[str]) -> None:
    roleless = [each for each in made if each.role is None]
    if roleless:
        _give(roleless[-1], part.value)
        return
    role, _, pattern = part.value.partition(":")
    last = made[-1] if made else None
    if last and (last.role is Role(role) or pattern or last.program == DRUMS):
        if pattern and last.role is Role(role):
            last.pattern = pattern
        elif pattern and not last.pattern:
            _give(last, part.value)
        return
    if pending and pending[-1].partition(":")[0] == role:
        pending[-1] = max(pending[-1], part.value, key=len)
        return
    pending.append(part.value)


def _give(asked: Asked, value: str) -> None:
    role, _, pattern = value.partition(":")
    if asked.program == DRUMS:
        asked.role = Role.DRUMS
        return
    low = asked.program == "bass" or asked.program in BASSES
    if low and (role == Role.RIFF.value or pattern == "chorale"):
        # A bass's riff is a bass line, and in a chorale it sings the lowest voice.
        role, pattern = Role.BASS.value, ""
    asked.role, asked.pattern = Role(role), pattern


def _of_instrument(part: Lexeme, genre: Genre | None) -> list[Asked]:
    if part.value.startswith("ensemble:"):
        found = []
        name = part.value.partition(":")[2]
        if name == "pianotrio" and genre and genre.bass == 32:
            name = "jazztrio"
        for track in ENSEMBLES[name]:
            digits = track.rstrip("abcdefghijklmnopqrstuvwxyz")
            found.append(Asked(int(digits), Role(track[len(digits) :]), ensemble=True))
        return found
    if part.value.startswith("kit:"):
        return [Asked(DRUMS, Role.DRUMS, part.value.partition(":")[2])]
    program = int(part.value) if part.value.isdigit() else part.value
    asked = Asked(program)
    if part.role:
        _give(asked, part.role)
    elif program == DRUMS:
        asked.role = Role.DRUMS
    return [asked]


def _is_there(asked: Asked, before: list[Asked]) -> bool:
    """Whether a part was named before: as a member of a group, or by its role, of which now the manner is said."""
    for each in before:
        if each.ensemble and asked.program == each.program and asked.role in (None, each.role):
            each.ensemble = False
            each.manners += asked.manners
            return True
        if asked.program == "" and each.role is asked.role:
            each.pattern = asked.pattern or each.pattern
            each.manners += asked.manners
            return True
    return False


def _settle_roles(reading: Reading, genre: Genre | None) -> None:
    """Give what was named without a role one: a lead to the first that can sing, backing to the others."""
    asked = reading.asked
    _play_in_band(asked, genre)
    sung = any(each.role is Role.MELODY for each in asked)
    open_ones = [each for each in asked if each.role is None and not each.copy]
    for each in sorted(open_ones, key=lambda each: (each.backing, program_of(each, genre) not in _SINGLE)):
        program = program_of(each, genre)
        if program in _NEVER_LEAD or (sung and (each.backing or program not in _SINGLE)):
            continue
        each.role = Role.BASS if program == 42 and sung else Role.MELODY
        each.first = not sung
        sung = True
    for each in asked:
        if each.role is None:
            each.role = _backing(each, program_of(each, genre), asked)


def _play_in_band(asked: list[Asked], genre: Genre | None) -> None:
    """In a band of a genre without a tune, such as reggae, what accompanies there does so here."""
    programs = [program_of(each, genre) for each in asked]
    if genre is None or DRUMS not in programs or not BASSES.intersection(programs):
        return
    roles = {int(track[:-1]): _LETTERS[track[-1]] for track in genre.tracks}
    if Role.MELODY in roles.values():
        return
    for each, program in zip(asked, programs, strict=True):
        if each.role is None and roles.get(program) in (Role.CHORDS, Role.RIFF):
            each.role = roles[program]


def _backing(each: Asked, program: int, asked: list[Asked]) -> Role:
    if each.program == "synth":
        return Role.PAD
    if each.copy or program == 41:
        return Role.CHORDS
    if program == 42 and not any(other.role is Role.BASS for other in asked):
        return Role.BASS
    return Role.DRUMS if program in (116, 117, 118) else backing_role(program)


def _one_kit(asked: list[Asked]) -> list[Asked]:
    """The tracks with what is played on the drum kit as one."""
    kits = [each for each in asked if each.program == DRUMS or (each.program == "" and each.role is Role.DRUMS)]
    if kits:
        kits[0].pattern = next((kit.pattern for kit in kits if kit.pattern), "")
    return [each for each in asked if not any(each is other for other in kits[1:])]


def two_handed(reading: Reading, genre: Genre | None) -> bool:
    """Whether a prompt names one instrument without a role, and it accompanies itself."""
    asked = reading.asked
    return len(asked) == 1 and asked[0].first and program_of(asked[0], genre) in _TWO_HANDS


def _exclude(reading: Reading, members: list[Lexeme]) -> None:
    for part in members:
        if part.kind is Kind.INSTRUMENT and part.value.isdigit():
            reading.excluded.add(int(part.value))
        elif part.kind is Kind.INSTRUMENT and part.value == "bass":
            reading.excluded.add(Role.BASS)
        elif part.kind is Kind.INSTRUMENT and part.value == "guitar":
            reading.excluded.update(range(24, 32))
        elif part.kind is Kind.ROLE and part.value != "solo":
            reading.excluded.add(Role(part.value.partition(":")[0]))


def _follows_band(members: list[Lexeme]) -> bool:
    return any(part.value.startswith("ensemble:") for part in members)


def _genre_is_noun(parts: Sequence[Lexeme]) -> bool:
    """Whether a genre is what is asked for (“blues with harmonica”), not what describes another (“jazz piano”)."""
    for index, part in enumerate(parts):
        if part.kind is not Kind.GENRE:
            continue
        after = next((each for each in parts[index + 1 :] if not _describes(each)), None)
        styles = after is not None and after.kind is Kind.RELATION and after.value == "style"
        if after is None or (after.kind not in (Kind.INSTRUMENT, Kind.ROLE) and not styles):
            return True
    return False


def _describes(part: Lexeme) -> bool:
    """Whether a part says how music is, not what: moods, manners, and ways of drumming."""
    return part.kind in (Kind.FILLER, Kind.MOOD, Kind.MANNER) or part.value.startswith("kit:")


def _amount(part: Lexeme) -> float:
    return part.fact if isinstance(part.fact, float) else 1.0


def genre_of(parts: Sequence[Lexeme]) -> Genre | None:
    """The genre that a prompt names first; a ballad, a waltz or a march only where none other is named."""
    named = [GENRES[part.value] for part in parts if part.kind is Kind.GENRE]
    named = named or [GENRES[_GENRES_OF[part.value]] for part in parts if part.value in _GENRES_OF]
    plain = [genre for genre in named if genre.name not in ("ballad", "film")]
    return plain[0] if plain else named[0] if named else None
