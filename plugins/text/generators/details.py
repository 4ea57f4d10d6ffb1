"""What is kept beside a draft: its tokens with what else could have stood there, and what the model was told."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.api import Candidate, InvalidData, Token, Words

DETAILS = "draft"
"""The name of the asset of details in `Made.extra`."""

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Told:
    """One part of what the model was told, in order, with its length in tokens; `cut` characters before it were not."""

    name: str
    text: str
    tokens: int
    cut: int = 0


@dataclass(frozen=True, slots=True)
class DraftDetails:
    """The tokens of a draft, what the model was told, and how fast it was. Times in seconds."""

    tokens: tuple[Token, ...]
    told: tuple[Told, ...]
    alerts: tuple[Words, ...]
    context_tokens: int
    prompt_tokens: int
    reused_tokens: int
    prompt_s: float
    writing_s: float


def details_to_bytes(details: DraftDetails) -> bytes:
    """As they are stored."""
    data = {
        "version": _VERSION,
        "tokens": [_token(token) for token in details.tokens],
        "told": [[part.name, part.text, part.tokens, part.cut] for part in details.told],
        "alerts": [words.to_json() for words in details.alerts],
        "context_tokens": details.context_tokens,
        "prompt_tokens": details.prompt_tokens,
        "reused_tokens": details.reused_tokens,
        "prompt_s": details.prompt_s,
        "writing_s": details.writing_s,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def details_from_bytes(data: bytes) -> DraftDetails:
    """Read what was stored; raises InvalidData where it is malformed."""
    try:
        read = json.loads(data)
        if read["version"] != _VERSION:
            raise InvalidData(
                "This draft was made by a newer version.", advice="Update the studio to look at its words."
            )
        return DraftDetails(
            tokens=tuple(_token_from(item) for item in read["tokens"]),
            told=tuple(Told(str(name), str(text), int(tokens), int(cut)) for name, text, tokens, cut in read["told"]),
            alerts=tuple(Words.from_json(words) for words in read["alerts"]),
            context_tokens=int(read["context_tokens"]),
            prompt_tokens=int(read["prompt_tokens"]),
            reused_tokens=int(read["reused_tokens"]),
            prompt_s=float(read["prompt_s"]),
            writing_s=float(read["writing_s"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InvalidData("What was kept of this draft is malformed.") from error


def _token(token: Token) -> list[Any]:
    # NaN is no JSON.
    probability = None if math.isnan(token.probability) else round(token.probability, 6)
    others = [[other.id, other.text, round(other.probability, 6)] for other in token.candidates]
    return [token.id, token.start, token.end, probability, others]


def _token_from(item: Sequence[Any]) -> Token:
    id_, start, end, probability, others = item
    return Token(
        int(id_),
        int(start),
        int(end),
        math.nan if probability is None else float(probability),
        tuple(Candidate(int(id_), str(text), float(share)) for id_, text, share in others),
    )
