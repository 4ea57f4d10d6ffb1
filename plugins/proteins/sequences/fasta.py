"""FASTA in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.api import InvalidData
from plugins.proteins.sequences.model import LONGEST, PROTEIN_LETTERS, Sequence, kind_of

_WIDTH = 60
_MOST = 100_000
_CHECK_EVERY = 10_000


def read_fasta(text: str, name: str = "", check: Callable[[], None] = lambda: None) -> tuple[Sequence, ...]:
    """The sequences of a text, which may be one bare sequence; raises InvalidData that names the line.

    Blanks and digits within a sequence, as of numbered lines, are passed over; letters become upper-case.
    """
    found: list[Sequence] = []
    title: str | None = None
    parts: list[str] = []
    total = 0
    for number, raw in enumerate(text.splitlines(), 1):
        if number % _CHECK_EVERY == 0:
            check()
        line = raw.strip()
        if line.startswith(">"):
            _end(found, title, parts, name)
            title, parts = line[1:].strip(), []
        elif line and not line.startswith(";"):
            letters = "".join(letter for letter in line.upper() if not letter.isspace() and not letter.isdigit())
            if wrong := sorted(set(letters) - PROTEIN_LETTERS):
                if not all(letter.isprintable() for letter in wrong):
                    raise InvalidData(
                        "“{name}” is no text, and so no FASTA file.",
                        advice="Choose a FASTA file, or type a sequence.",
                        name=name or "The text",
                    )
                raise InvalidData(
                    "Line {line} of “{name}” has what is no letter of a sequence: {letters}.",
                    advice="Give sequences in one-letter code, each behind a line that begins with >.",
                    line=number,
                    name=name or "the text",
                    letters=" ".join(wrong[:10]),
                )
            parts.append(letters)
            total += len(letters)
        if total > LONGEST or len(found) > _MOST:
            raise InvalidData(
                "“{name}” holds more than {most} letters.",
                advice="Split the file into smaller ones.",
                name=name or "The text",
                most=f"{LONGEST:,}",
            )
    _end(found, title, parts, name)
    if not found:
        raise InvalidData(
            "“{name}” has no sequence.", advice="Choose a FASTA file, or type a sequence.", name=name or "The text"
        )
    return tuple(found)


def _end(found: list[Sequence], title: str | None, parts: list[str], name: str) -> None:
    letters = "".join(parts)
    if title is None and not letters:
        return
    if not letters:
        raise InvalidData(
            "The sequence “{title}” of “{name}” has no letters.",
            advice="Give its letters, or leave out the line.",
            title=(title or "")[:60],
            name=name or "the text",
        )
    first, _, rest = (title or name).partition(" ")
    found.append(Sequence(first or f"sequence-{len(found) + 1}", letters, kind_of(letters), rest.strip()))


def fasta_text(sequences: Iterable[Sequence]) -> str:
    """Sequences as FASTA, 60 letters a line."""
    lines: list[str] = []
    for sequence in sequences:
        title = " ".join(f"{sequence.name} {sequence.description}".split())
        lines.append(f">{title}")
        lines += [sequence.letters[at : at + _WIDTH] for at in range(0, len(sequence.letters), _WIDTH)]
    return "\n".join(lines) + "\n"
