"""Asset: something dense (pixels, samples, text) named by its content."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.document.errors import InvalidData
from app.document.recipe import Recipe
from app.document.values import AssetId, Json, JsonObject

TILES = "image/vnd.seisei.tiles"
"""Media type of a picture kept as tiles of 256 pixels."""


@dataclass(frozen=True, slots=True)
class Asset:
    """What the document knows of a stored thing; its bytes are in the asset store.

    `shape` is (height, width, channels) of a picture, (frames, channels) of a sound, and empty otherwise. `profile` is
    the colour profile that the file of a picture had, on its way to where it is placed: it is not stored with it.
    """

    id: AssetId
    media_type: str
    byte_size: int
    shape: tuple[int, ...] = ()
    name: str = ""
    recipe: Recipe | None = None
    profile: Asset | None = field(default=None, compare=False)

    def to_json(self) -> JsonObject:
        """The asset as a JSON object."""
        return {
            "id": self.id,
            "media_type": self.media_type,
            "byte_size": self.byte_size,
            "shape": list(self.shape),
            "name": self.name,
            "recipe": self.recipe.to_json() if self.recipe else None,
        }

    @staticmethod
    def from_json(data: Json) -> Asset:
        """Read an asset; raises InvalidData where it is malformed."""
        match data:
            case {
                "id": str(id_),
                "media_type": str(media_type),
                "byte_size": int(byte_size),
                "shape": list(shape),
                "name": str(name),
                "recipe": recipe,
            } if all(isinstance(size, int) for size in shape):
                return Asset(
                    AssetId(id_),
                    media_type,
                    byte_size,
                    tuple(int(size) for size in shape if isinstance(size, int)),
                    name,
                    None if recipe is None else Recipe.from_json(recipe),
                )
        raise InvalidData("An asset's entry in the project is malformed.")


def accepts(pattern: str, media_type: str) -> bool:
    """Whether a media type fits a pattern such as `image/*` or `text/plain`."""
    if pattern.endswith("/*"):
        return media_type.startswith(pattern[:-1])
    return pattern == media_type
