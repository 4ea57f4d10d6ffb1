"""Reading: a sentence becomes a task, or is refused with what is not known in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Never

from app.api import InvalidRequest, Words, listed
from plugins.robot.model import Colour, Kind
from plugins.robot.tasks.task import Action, Named, Task
from plugins.robot.wording.inflection import denies, english_bases, japanese_manner, says_how
from plugins.robot.wording.lexicon import ENGLISH, JAPANESE, After, Before, Meaning, Plain, Role

_WORD = re.compile(r"next\s+to|why\s+(?:don[’']t|not)|[a-z][a-z'’-]*|\d+")
_SKIPPED = re.compile(r"[\s.,;:!?…\"“”「」『』()（）、。！？・〜~-]+")
_LONGEST = max(map(len, JAPANESE))
_LONGEST_SENTENCE = 500


@dataclass(frozen=True, slots=True)
class _Mention:
    named: Named
    role: Role | None = None


def read(sentence: str) -> Task:
    """The task that a sentence of English or Japanese asks for.

    Raises InvalidRequest that names the words that are not known, or says what is missing.
    """
    text = unicodedata.normalize("NFKC", sentence).lower().strip()
    if not text:
        raise InvalidRequest("The sentence is empty.", advice=_SUCH_AS)
    if len(text) > _LONGEST_SENTENCE:
        raise InvalidRequest("The sentence is too long.", advice=_SUCH_AS)
    found = _without_preamble(list(_meanings(text)))
    unknown = list(dict.fromkeys(word for word, meaning in found if meaning is None))
    if unknown:
        raise InvalidRequest(
            "The arm does not know: {words}.",
            advice=Words(
                "It picks up, puts and wipes; it knows {things}, in {colours}.",
                things=listed(tuple(kind.words for kind in Kind)),
                colours=listed(tuple(colour.words for colour in Colour)),
            ),
            words=", ".join(f"“{word}”" for word in unknown[:8]),
        )
    meanings = [meaning for _, meaning in found if meaning is not None]
    actions = [meaning for meaning in meanings if isinstance(meaning, Action)]
    mentions = list(_mentions(meanings))
    return _reader(actions, mentions, wished=Plain.WISH in meanings)(mentions)


def _reader(
    actions: Sequence[Action], mentions: Sequence[_Mention], *, wished: bool
) -> Callable[[Sequence[_Mention]], Task]:
    """What is done, by the verbs and by what the things do in the sentence.

    What is taken or moved to a place is put there, and what is moved over the plate, or used on it, wipes it.
    """
    roles = {mention.role for mention in mentions}
    wiping = any(
        (one.named.kind is Kind.SPONGE and one.role is Role.TOOL)
        or (one.named.kind is Kind.PLATE and one.role is Role.OVER)
        for one in mentions
    ) and any(one.named.kind is Kind.PLATE for one in mentions)
    alone = len({mention.named for mention in mentions}) == 1
    if Action.PICK in actions and alone and roles <= {*_PLACES, Role.OVER}:
        return _pick
    if Action.PUT in actions:
        return _put if roles & _PLACES or not wiping else _wipe
    if Action.WIPE in actions or wiping:
        return _wipe
    if Role.GOAL in roles or (wished and roles & _PLACES):
        return _put
    if not actions:
        raise InvalidRequest("The sentence does not say what is to be done.", advice=_SUCH_AS)
    return _pick


_PLACES = {Role.PLACE, Role.GOAL}
_SUCH_AS = Words("Say such as “pick up the blue bowl” or “wipe the plate with the yellow sponge”.")


def _without_preamble(found: list[tuple[str, Meaning | None]]) -> list[tuple[str, Meaning | None]]:
    """Without the English words before the first verb that are not known, such as of politeness.

    They stay where they deny, and where a thing is named before the verb: there they may say which one.
    """
    verb = next((number for number, (_, meaning) in enumerate(found) if isinstance(meaning, Action)), 0)
    before = found[:verb]
    if any(isinstance(meaning, Kind | Colour) or denies(word) or not word.isascii() for word, meaning in before):
        return found
    return [*((word, meaning) for word, meaning in before if meaning is not None), *found[verb:]]


def _meanings(text: str) -> Iterator[tuple[str, Meaning | None]]:
    """The words of a text, each with what it stands for: None where it is not known."""
    at, strange = 0, ""
    while at < len(text):
        if skipped := _SKIPPED.match(text, at):
            length, known = skipped.end() - at, Plain.FILLER
        elif word := _WORD.match(text, at):
            length, known = word.end() - at, None
            if strange:
                yield strange, None
                strange = ""
            written = word[0].replace("’", "'").strip("-'")
            for part in (written,) if _english(written) else written.split("-"):
                yield part, _english(part)
            at += length
            continue
        elif length := japanese_manner(text, at):
            known = Plain.FILLER
        else:
            length = next(
                (size for size in range(min(_LONGEST, len(text) - at), 0, -1) if text[at : at + size] in JAPANESE), 0
            )
            if not length:
                strange, at = strange + text[at], at + 1
                continue
            known = None
        if strange:
            yield strange, None
            strange = ""
        piece = text[at : at + length]
        yield piece, known or JAPANESE.get(piece)
        at += length
    if strange:
        yield strange, None


def _english(word: str) -> Meaning | None:
    """What an English word stands for, in whatever form."""
    known = next((ENGLISH[base] for base in english_bases(word) if base in ENGLISH), None)
    return Plain.FILLER if known is None and says_how(word) else known


def _mentions(meanings: Sequence[Meaning]) -> Iterator[_Mention]:
    """The things that are named, in their order, each with its role where a word says it."""
    colour: Colour | None = None
    role: Role | None = None
    held: _Mention | None = None
    for meaning in meanings:
        match meaning:
            case Colour():
                if colour is not None:
                    _two_colours(colour, meaning)
                colour = meaning
            case Kind():
                if held is not None:
                    yield held
                held = _Mention(Named(meaning, colour), role)
                colour, role = None, None
            case Before(role=said):
                role = said
            case After(role=said):
                if held is not None and held.role is None:
                    held = replace(held, role=said)
            case Plain.OTHER | Plain.IT:
                role = None
                if held is not None:
                    yield held
                    held = None
            case Action() | Plain.LIGHT:
                role = None
            case Plain.FILLER | Plain.WISH:
                pass
    if held is not None:
        yield held
    if colour is not None:
        raise InvalidRequest(
            "The sentence does not say what is {colour}.",
            advice="Name the thing, such as the {colour} bowl.",
            colour=colour.words,
        )


def _pick(mentions: Sequence[_Mention]) -> Task:
    things = list(dict.fromkeys(mention.named for mention in mentions if mention.role is not Role.ASIDE))
    if len(things) != 1:
        raise InvalidRequest("The sentence has to name one thing that is picked up.", advice=_SUCH_AS)
    if things[0].kind is Kind.PLATE:
        raise InvalidRequest("The plate is too heavy to be picked up.", advice="Pick up a bowl or a sponge.")
    return Task(Action.PICK, things[0])


def _wipe(mentions: Sequence[_Mention]) -> Task:
    sponges = list(dict.fromkeys(mention.named for mention in mentions if mention.named.kind is Kind.SPONGE))
    plates = [mention.named for mention in mentions if mention.named.kind is Kind.PLATE]
    if any(mention.named.kind is Kind.BOWL for mention in mentions) or not plates or len(sponges) > 1:
        raise InvalidRequest("Only the plate can be wiped, with one sponge.", advice=_SUCH_AS)
    return Task(Action.WIPE, sponges[0] if sponges else Named(Kind.SPONGE), plates[0])


def _put(mentions: Sequence[_Mention]) -> Task:
    places = [mention.named for mention in mentions if mention.role in _PLACES]
    things = list(
        dict.fromkeys(mention.named for mention in mentions if mention.role in (None, Role.OBJECT, Role.OVER))
    )
    if len(places) != 1 or len(things) != 1:
        raise InvalidRequest(
            "The sentence has to say what is put, and where.",
            advice="Say such as “put the yellow sponge into the red bowl”.",
        )
    if (things[0].kind, places[0].kind) not in _PUT:
        raise InvalidRequest(
            "A {thing} cannot be put there.",
            advice="A bowl can be put on the plate, and a sponge on the plate or into a bowl.",
            thing=things[0].kind.words,
        )
    return Task(Action.PUT, things[0], places[0])


_PUT = {(Kind.BOWL, Kind.PLATE), (Kind.SPONGE, Kind.PLATE), (Kind.SPONGE, Kind.BOWL)}


def _two_colours(one: Colour, other: Colour) -> Never:
    raise InvalidRequest(
        "Nothing is both {one} and {other}.", advice="Say one colour for each thing.", one=one.words, other=other.words
    )
