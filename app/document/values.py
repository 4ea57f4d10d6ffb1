"""The plain values a document is made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import NewType, TypeAlias

AssetId = NewType("AssetId", str)
"""SHA-256 of an asset's content, 64 lower-case hexadecimal digits."""

DocumentId = NewType("DocumentId", str)
"""A random name, given once when a document is made and kept over every save."""

ModelId = NewType("ModelId", str)
"""The name under which a model is known on this machine."""

RecipeId = NewType("RecipeId", str)
"""SHA-256 of a recipe's canonical JSON."""

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]


def canonical_json(value: Mapping[str, Json]) -> str:
    """The one JSON text of a value: sorted keys, no spaces, no NaN."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sha256_of(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, in hexadecimal; lone surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
