"""Emphasis beside letters that no spaces part.

CommonMark looks for spaces around `**` to tell where emphasis begins, and so leaves `**「強調」**です` as it stands.
Here a neighbour from East Asian writing counts as one that parts words.
"""

from __future__ import annotations

import unicodedata

from markdown_it.rules_inline.state_inline import Delimiter, StateInline


def tokenize(state: StateInline, silent: bool) -> bool:
    """Take `*` and `_` as delimiters; a rule of the Markdown parser."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    can_open, can_close = _flanks(before, after, splits_words=marker == "*")
    for _ in range(end - state.pos):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=end - state.pos,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos = end
    return True


def _flanks(before: str, after: str, *, splits_words: bool) -> tuple[bool, bool]:
    """Whether a run of delimiters between two characters can open and can close emphasis."""
    parts = _is_east_asian(before) or _is_east_asian(after)
    left = not is_space(after) and (not _is_punctuation(after) or parts or is_space(before) or _is_punctuation(before))
    right = not is_space(before) and (not _is_punctuation(before) or parts or is_space(after) or _is_punctuation(after))
    if splits_words:
        return left, right
    return left and (not right or _is_punctuation(before)), right and (not left or _is_punctuation(after))


def is_space(character: str) -> bool:
    """Whether a character is white space, or one that stands in for it while Markdown is read."""
    return character.isspace() or "\ufdd0" <= character <= "\ufdef"


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_east_asian(character: str) -> bool:
    return not is_space(character) and unicodedata.east_asian_width(character) in "WF"
