"""Serving: spelling in a process of its own, a line of JSON for each question and each answer.

Loading a dictionary and suggesting words hold a Python process up for a tenth of a second and more.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TextIO

from app.api import Json, UserError, Words
from plugins.text.spelling.spellers import Spellers

_NICENESS = 5


def serve(questions: TextIO, answers: TextIO, spellers: Spellers) -> None:
    """Answer until there are no more questions."""
    for line in questions:
        try:
            answer: Json = {"is": _answered(json.loads(line), spellers)}
        except UserError as error:
            answer = {"error": error.words.to_json()}
        answers.write(json.dumps(answer))
        answers.write("\n")
        answers.flush()


def main() -> None:
    """Serve over standard input and output, behind what a person waits for; arguments are folders of dictionaries."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    answers = sys.stdout
    # Whatever a library prints is no answer.
    sys.stdout = sys.stderr
    serve(sys.stdin, answers, Spellers([Path(folder) for folder in sys.argv[1:]]))


def _misspelt(question: Mapping[str, Any], spellers: Spellers) -> Json:
    speller = spellers.of(question["language"])
    return [[list(span) for span in speller.misspelt(text)] for text in question["texts"]]


def _suggestions(question: Mapping[str, Any], spellers: Spellers) -> Json:
    return [*spellers.of(question["language"]).suggestions(question["word"])]


def _words(question: Mapping[str, Any], spellers: Spellers) -> Json:
    spellers.set_words(question["words"])
    return None


def _languages(_question: Mapping[str, Any], spellers: Spellers) -> Json:
    return [*sorted({dictionary.language for dictionary in spellers.dictionaries})]


_ANSWERS: Mapping[str, Callable[[Mapping[str, Any], Spellers], Json]] = {
    "misspelt": _misspelt,
    "suggestions": _suggestions,
    "words": _words,
    "languages": _languages,
}


def _answered(question: Mapping[str, Any], spellers: Spellers) -> Json:
    return _ANSWERS[question["ask"]](question, spellers)


def error_of(answer: Mapping[str, Any]) -> UserError | None:
    """The error that an answer tells, or None."""
    return UserError(Words.from_json(answer["error"])) if "error" in answer else None
