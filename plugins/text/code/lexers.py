"""Stepping: a Pygments lexer that also tells where it could be started again, and in which state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias, cast

from pygments.lexer import ExtendedRegexLexer, Lexer, LexerContext, RegexLexer
from pygments.token import Error, Whitespace, _TokenType

Stack: TypeAlias = tuple[str, ...]


class Start(NamedTuple):
    """A line's start at which the lexer can be started, with a stack of states."""

    at: int
    stack: Stack


class Piece(NamedTuple):
    """A token at its place."""

    at: int
    token: _TokenType
    text: str


Step: TypeAlias = Start | Piece
Stepping: TypeAlias = Callable[[str, Stack], Iterator[Step]]

ROOT: Stack = ("root",)


def stepping(kind: type[Lexer]) -> Stepping:
    """The steps of a lexer through a text, begun in a state; places are told at the starts of lines alone."""
    method = kind.get_tokens_unprocessed
    if method is ExtendedRegexLexer.get_tokens_unprocessed:
        return _Contextual(cast("ExtendedRegexLexer", kind()))
    if issubclass(kind, RegexLexer) and not issubclass(kind, ExtendedRegexLexer):
        stateful = type(kind.__name__, (_Stateful, kind), {})
        return cast("_Stateful", stateful()).steps
    return _Stateless(kind(), issubclass(kind, RegexLexer))


class _Stateful(RegexLexer):
    """A lexer of rules and states. Subclasses that recolour names afterwards do without that."""

    # Given to every lexer by its metaclass, when the first of it is made.
    _tokens: dict[str, list[tuple[Any, Any, Any]]]

    def steps(self, text: str, stack: Stack) -> Iterator[Step]:
        """Apply the first rule that matches, and go where it leads, until the end."""
        states = list(stack)
        at = 0
        while at < len(text):
            if at == 0 or text[at - 1] == "\n":
                yield Start(at, tuple(states))
            for match_at, action, target in self._tokens[states[-1]]:
                match = match_at(text, at)
                if match is None:
                    continue
                if isinstance(action, _TokenType):
                    yield Piece(at, action, match.group())
                elif action is not None:
                    yield from map(Piece._make, action(self, match))
                at = match.end()
                if target is not None:
                    _go(states, target)
                break
            else:
                if text[at] == "\n":
                    # What goes on over a line's end is said by a rule; anything else ends with it.
                    states = ["root"]
                    yield Piece(at, Whitespace, "\n")
                else:
                    yield Piece(at, Error, text[at])
                at += 1


class _Contextual:
    """A lexer whose rules move in a context: its stack is seen there while it goes on."""

    def __init__(self, lexer: ExtendedRegexLexer) -> None:
        self._lexer = lexer

    def __call__(self, text: str, stack: Stack) -> Iterator[Step]:
        context = LexerContext(text, 0, list(stack))
        for at, token, piece in self._lexer.get_tokens_unprocessed(context=context):
            # A match begins here: later groups of one come while the context is still at its start.
            if context.pos == at and (at == 0 or text[at - 1] == "\n"):
                yield Start(at, tuple(context.stack))
            yield Piece(at, token, piece)


class _Stateless:
    """A lexer that tells no state: it is started anew at lines that begin with a token.

    One that works by rules keeps a state of its own, as of indentation: it is started at lines that have none.
    """

    def __init__(self, lexer: Lexer, has_rules: bool) -> None:
        self._lexer = lexer
        self._has_rules = has_rules

    def __call__(self, text: str, _stack: Stack) -> Iterator[Step]:
        for at, token, piece in self._lexer.get_tokens_unprocessed(text):
            if (at == 0 or text[at - 1] == "\n") and not (self._has_rules and piece[:1].isspace()):
                yield Start(at, ROOT)
            yield Piece(at, token, piece)


def _go(states: list[str], target: str | int | tuple[str, ...]) -> None:
    """Change the stack as a rule says; one state always stays."""
    if isinstance(target, int):
        del states[max(1, len(states) + target) if target < 0 else target :]
        return
    for state in (target,) if isinstance(target, str) else target:
        if state == "#pop":
            if len(states) > 1:
                states.pop()
        else:
            states.append(states[-1] if state == "#push" else state)
