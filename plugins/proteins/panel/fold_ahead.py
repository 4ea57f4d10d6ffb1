"""FoldAhead: what a prediction takes of this machine, said before it is begun, and why it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.api import Generators, Json, ModelKind, ModelRecord, UserError, Words
from plugins.proteins.folding.chains import ARCHITECTURE, AUTO, checked
from plugins.proteins.folding.memory import LONGEST, PUBLISHED_BYTES, Machine, Need, is_test, machine, need_of

FOLD = "proteins.fold"
_HERE = Words(
    "Estimate for {length} amino acids: {needed} GB of memory, with attention in chunks of {chunk} rows. "
    "This machine has {total} GB, and {usable} GB of it can be had now."
)
_ON_CARD = Words(
    "Estimate for {length} amino acids: {needed} GB of memory, with attention in chunks of {chunk} rows. "
    "The graphics card has {total} GB, and {usable} GB of it can be had now."
)
_MOST_LETTERS = 200_000
"""A longer text is read when it is submitted: reading it takes longer than a key may."""


class FoldAhead:
    """Reckons with the longest chain that is asked for and the model that is chosen."""

    def __init__(self, generators: Generators, there: Callable[[], Machine] = machine) -> None:
        self._generators, self._there = generators, there

    def foresee(self, values: Mapping[str, Json]) -> Sequence[Words]:
        """Why a prediction with these values would not fit into the memory."""
        asked = self._asked(values)
        if asked is None:
            return ()
        length, need, there = asked
        if need.fits:
            return ()
        return (
            Words(
                "{length} amino acids take about {needed} GB even {chunk} rows at a time, and {usable} GB can be had: "
                "predict a domain by itself, or close other programs.",
                length=length,
                needed=_gigabytes(need.needed_bytes),
                chunk=need.chunk,
                usable=_gigabytes(there.usable_bytes),
            ),
        )

    def tell(self, values: Mapping[str, Json]) -> Sequence[Words]:
        """What a prediction takes, and whether the model is one to test with."""
        record = self._record(values)
        said: list[Words] = []
        if record is not None and is_test(record.byte_size):
            said.append(Words("“{name}” has random weights, to test with: it predicts nothing.", name=record.name))
        asked = self._asked(values)
        if asked is not None:
            length, need, there = asked
            words = _ON_CARD if there.is_graphics_card else _HERE
            said.append(
                Words(
                    words.template,
                    length=length,
                    needed=_gigabytes(need.needed_bytes),
                    chunk=need.chunk,
                    total=_gigabytes(there.total_bytes),
                    usable=_gigabytes(there.usable_bytes),
                )
            )
        return said

    def _asked(self, values: Mapping[str, Json]) -> tuple[int, Need, Machine] | None:
        """The longest chain, what it takes and what there is; None where nothing is asked for that could be tried."""
        text = values.get("sequence")
        if not isinstance(text, str) or not text.strip() or len(text) > _MOST_LETTERS:
            return None
        try:
            length = max(len(sequence.letters) for sequence in checked(text))
        except UserError:
            # Said in its words when it is submitted
            return None
        record, chunk = self._record(values), values.get("chunk", AUTO)
        there = self._there()
        size = PUBLISHED_BYTES if record is None else record.byte_size
        return min(length, LONGEST), need_of(length, size, there, _rows(chunk)), there

    def _record(self, values: Mapping[str, Json]) -> ModelRecord | None:
        there = [one for one in self._generators.models(ModelKind.PLUGIN_MODEL) if one.architecture == ARCHITECTURE]
        chosen = values.get("model")
        return next((one for one in there if one.id == chosen), there[0] if there else None)


def _rows(chunk: Json) -> int:
    """The rows that are attended to at once; 0 where memory decides."""
    return int(chunk) if isinstance(chunk, str) and chunk.isdigit() else 0


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f}"
