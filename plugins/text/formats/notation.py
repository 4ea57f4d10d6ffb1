"""The notation of ruby and emphasis marks, as writers for Aozora Bunko, Narou and Kakuyomu type it.

｜base《reading》, or without ｜ where the base is kanji; 《《word》》 for marks; ｜《 is a 《 that is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plugins.text.formats.blocks import Run

_KANJI = "々〇〻ヶ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NOTED = re.compile(
    "｜(?P<base>[^｜《》\n]+)《(?P<ruby>[^《》\n]+)》"
    "|(?P<escaped>｜)(?=《)《"
    "|《《(?P<dots>[^《》｜\n]+)》》"
    f"|(?<![{_KANJI}])(?P<kanji>[{_KANJI}]+)《(?P<reading>[^《》\n]+)》"
)


def with_notes(run: Run) -> Iterator[Run]:
    """The run as the runs that its notation asks for."""
    if "《" not in run.text or run.code:
        yield run
        return
    at = 0
    literal = ""
    for match in _NOTED.finditer(run.text):
        literal += run.text[at : match.start()]
        at = match.end()
        if match["escaped"]:
            literal += "《"
            continue
        if literal:
            yield replace(run, text=literal)
            literal = ""
        if match["dots"]:
            yield replace(run, text=match["dots"], dots=True)
        else:
            yield replace(run, text=match["base"] or match["kanji"], ruby=match["ruby"] or match["reading"])
    literal += run.text[at:]
    if literal:
        yield replace(run, text=literal)


def escaped(text: str) -> str:
    """Literal text in which no 《 asks for anything."""
    return text.replace("《", "｜《")
