"""Recipe: how a generated asset was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.document.errors import InvalidData
from app.document.values import AssetId, Json, JsonObject, ModelId, RecipeId, canonical_json, sha256_of

RECIPE_VERSION = 1


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
        try:
            return Recipe(
                generator=_text(data["generator"]),
                generator_version=_text(data["generator_version"]),
                request=_object(data["request"]),
                models=tuple(_stamp(item) for item in _list(data["models"])),
                inputs=tuple(AssetId(_text(item)) for item in _list(data["inputs"])),
                libraries={key: _text(value) for key, value in _object(data["libraries"]).items()},
                created=_text(data["created"]),
            )
        except (KeyError, TypeError) as error:
            raise InvalidData("The recipe is incomplete: {what}.", what=str(error)) from error


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, found {type(value).__name__}")
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError(f"expected a list, found {type(value).__name__}")
    return value


def _object(value: Json) -> JsonObject:
    if not isinstance(value, dict):
        raise TypeError(f"expected an object, found {type(value).__name__}")
    return value


def _stamp(value: Json) -> ModelStamp:
    stamp = _object(value)
    return ModelStamp(ModelId(_text(stamp["id"])), _text(stamp["sha256"]))
