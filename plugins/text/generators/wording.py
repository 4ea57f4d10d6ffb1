"""Wording: how a wish is put to a model, in the language that the writer writes in.

Small models do far better with a task than with a bare sentence: told “a letter in a bottle” they chat about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_KANA = re.compile("[\u3041-\u30ff]")


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences with a place for the wish; `writer` is who the model is told that it is."""

    writer: str
    begin: str
    go_on: str


ENGLISH = Wording(
    writer="You are a writer. Answer with the text alone, in vivid prose.",
    begin="Write the beginning of a text. What it is to be: {wish}",
    go_on="Go on with the text. What comes next: {wish}",
)
JAPANESE = Wording(
    writer="あなたは作家です。本文だけを、生き生きとした文章で答えてください。",
    begin="文章の冒頭を書いてください。内容：{wish}",
    go_on="文章の続きを書いてください。次に起こること：{wish}",
)


def wording_for(text: str) -> Wording:
    """The wording for a text and a wish: Japanese where there is kana in them, English for anything else."""
    return JAPANESE if _KANA.search(text) else ENGLISH
