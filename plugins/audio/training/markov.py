"""Markov-3: notes from the last three of their kind, with shorter memories where the long one was never seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.grammar import Mask

Memory = tuple[Hashable, ...]


class Markov:
    """Counts what follows what in melodies, for each kind of token by what tells most about it.

    A pitch follows its three predecessors, and the chord with one predecessor; an onset the onset and durations
    before it; a duration its onset and the durations before; a velocity its onset and the one before.
    """

    def __init__(self) -> None:
        self._counts: dict[Memory, Counter[int]] = defaultdict(Counter)

    def learn(self, sequences: Iterable[Sequence[int]]) -> None:
        """Count the tokens of tracks."""
        for tokens in sequences:
            state = State(tokens[:1])
            for token in tokens[1:]:
                if state.counts(token):
                    for memory in (*state.memories(), *state.other_memories()):
                        self._counts[memory][token] += 1
                state.take(token)

    def chances(self, state: State, mask: Mask) -> NDArray[np.float64]:
        """Return the chance of each allowed token."""
        first = self._blend(state.memories(), mask)
        other = state.other_memories()
        return 0.5 * first + 0.5 * self._blend(other, mask) if other else first

    def _blend(self, memories: Sequence[Memory], mask: Mask) -> NDArray[np.float64]:
        """Return Witten and Bell's blend of memories, from the shortest to the longest, over the allowed tokens."""
        chances: NDArray[np.float64] = mask / mask.sum()
        for memory in memories:
            counter = self._counts.get(memory)
            if not counter:
                continue
            counts = np.zeros(v.SIZE)
            counts[list(counter.keys())] = list(counter.values())
            counts *= mask
            total, kinds = counts.sum(), np.count_nonzero(counts)
            if total:
                chances = (counts + kinds * chances) / (total + kinds)
        return chances


class State:
    """What is remembered of the tokens of a track so far."""

    def __init__(self, tokens: Iterable[int] = ()) -> None:
        self._pitches = [0, 0, 0]
        self._durations = [0, 0, 0]
        self._velocity = self._position = self._chord = self._metre = 0
        self._kind = "head"
        for token in tokens:
            self.take(token)

    @staticmethod
    def counts(token: int) -> bool:
        """Whether a token is one of notes: the head, bars and chords are given."""
        return token == v.BAR_END or token >= v.POSITION

    def memories(self) -> list[Memory]:
        """Return what the next token follows, from the shortest memory to the longest."""
        pitches, durations = self._pitches, self._durations
        match self._kind:
            case "pitch":
                return [("p", *pitches[3 - size :]) for size in range(4)]
            case "duration":
                place = (self._metre, self._position)
                return [("d",), ("d", *place), ("d", *place, durations[2]), ("d", *place, *durations[1:])]
            case "velocity":
                return [("v",), ("v", self._velocity), ("v", self._metre, self._position, self._velocity)]
            case _:
                place = (self._metre, self._position)
                return [
                    ("e", self._metre), ("e", *place), ("e", *place, durations[2]), ("e", *place, *durations[1:]),
                    ("e", *place, *durations),
                ]  # fmt: skip

    def other_memories(self) -> list[Memory]:
        """Return what a pitch follows beside its predecessors: the chord, the place in the bar, the last pitch."""
        if self._kind != "pitch":
            return []
        return [("c",), ("c", self._chord), ("c", self._chord, self._pitches[2]),
                ("c", self._chord, self._position, self._pitches[2])]  # fmt: skip

    def take(self, token: int) -> None:
        """Remember a token."""
        if v.METRE <= token < v.TEMPO:
            self._metre = token
        elif v.CHORD <= token < v.POSITION:
            self._chord = token
            self._position, self._kind = -1, "event"
        elif v.POSITION <= token < v.PITCH:
            self._position, self._kind = token, "pitch"
        elif v.PITCH <= token < v.DURATION:
            self._pitches = [*self._pitches[1:], token]
            self._kind = "duration"
        elif v.DURATION <= token < v.VELOCITY:
            self._durations = [*self._durations[1:], token]
            self._kind = "velocity"
        elif token >= v.VELOCITY:
            self._velocity, self._kind = token, "event"
