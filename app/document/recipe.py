"""Recipe: how a generated asset was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from app.document.errors import InvalidData
from app.document.values import AssetId, Json, JsonObject, ModelId, RecipeId, canonical_json, sha256_of
from app.document.words import Words

RECIPE_VERSION = 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ModelStamp:
    """A model that took part: its id here and the SHA-256 of its weights."""

    id: ModelId
    sha256: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything needed to make one generated asset again.

    `request` is the complete request as JSON, with its seed; `inputs` are the assets it names.
    `created` is when it was first made, ISO 8601 in UTC, and is not part of the identity.
    """

    generator: str
    generator_version: str
    request: Mapping[str, Json]
    models: tuple[ModelStamp, ...] = ()
    inputs: tuple[AssetId, ...] = ()
    libraries: Mapping[str, str] = field(default_factory=dict)
    created: str = ""

    @property
    def id(self) -> RecipeId:
        """The identity of the recipe: the same generator, models, request and inputs give the same id."""
        identity = self.to_json()
        del identity["created"], identity["libraries"]
        return RecipeId(sha256_of(canonical_json(identity)))

    def to_json(self) -> JsonObject:
        """The recipe as a JSON object, with the version of its format."""
        return {
            "version": RECIPE_VERSION,
            "generator": self.generator,
            "generator_version": self.generator_version,
            "request": dict(self.request),
            "models": [{"id": stamp.id, "sha256": stamp.sha256} for stamp in self.models],
            "inputs": list(self.inputs),
            "libraries": dict(self.libraries),
            "created": self.created,
        }

    @staticmethod
    def from_json(data: Json) -> Recipe:
        """Read a recipe; raises InvalidData where it is malformed or of a newer format."""
        if not isinstance(data, dict):
            raise InvalidData("The recipe is not a JSON object.")
        version = data.get("version")
        if not isinstance(version, int) or version < 1:
            raise InvalidData("The recipe has no version.")
        if version > RECIPE_VERSION:
            raise InvalidData(
                "The recipe is of format {found}, and this studio knows up to {known}.",
                advice="Update the studio to use it.",
                found=version,
                known=RECIPE_VERSION,
            )
        return Recipe(
            generator=_of(data, "generator", str),
            generator_version=_of(data, "generator_version", str),
            request=_of(data, "request", dict),
            models=tuple(_stamp(_checked(item, "models", dict)) for item in _of(data, "models", list)),
            inputs=tuple(AssetId(_checked(item, "inputs", str)) for item in _of(data, "inputs", list)),
            libraries={key: _checked(value, "libraries", str) for key, value in _of(data, "libraries", dict).items()},
            created=_of(data, "created", str),
        )


def _of(data: JsonObject, key: str, kind: type[T]) -> T:
    """The value of a key; raises InvalidData where there is none, or one of another type."""
    if key not in data:
        raise _malformed(Words("it lacks “{key}”", key=key))
    return _checked(data[key], key, kind)


def _checked(value: Json, key: str, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise _malformed(Words("“{key}” is of the wrong type", key=key))
    return value


def _malformed(what: Words) -> InvalidData:
    return InvalidData("The recipe is malformed: {what}.", advice="Use the file as the studio wrote it.", what=what)


def _stamp(data: JsonObject) -> ModelStamp:
    return ModelStamp(ModelId(_of(data, "id", str)), _of(data, "sha256", str))
