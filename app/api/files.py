"""Importers and exporters, and what is read of a file's own account of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir
from typing import Any, ClassVar, Protocol, runtime_checkable

from app.api.assets import AssetStore
from app.api.models import ModelKind, ModelRecord, Pixels
from app.document import Asset, Document, JsonObject, Recipe, Words


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a file says of how it was made, and what of that could be checked.

    `source` is the program that wrote it (`seisei`, `a1111`, `comfyui`, `invokeai`, `fooocus`, `novelai`, `swarmui`,
    or empty). `recall` holds what can be put into a form, by standard names (prompt, negative_prompt, seed, steps,
    guidance, guidance_rescale, sampler, model, width, height, strength). `recipes` are those of all that went into a
    composite. `credentials` is `none`, `valid`, `trusted` or `invalid`; `findings` are its validation codes.
    """

    source: str = ""
    recipe: Recipe | None = None
    recall: Mapping[str, object] = field(default_factory=dict)
    digital_source_type: str = ""
    recipes: tuple[Recipe, ...] = ()
    credentials: str = "none"
    signer: str = ""
    findings: tuple[str, ...] = ()
    raw: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> JsonObject:
        """The account as JSON, for the command line."""
        return {
            "source": self.source,
            "recipe": self.recipe.to_json() if self.recipe else None,
            "recipe_id": self.recipe.id if self.recipe else None,
            "recipes": [recipe.to_json() for recipe in self.recipes],
            "recall": {
                key: value if isinstance(value, int | float) else str(value)
                for key, value in self.recall.items()
                if value is not None
            },
            "digital_source_type": self.digital_source_type,
            "credentials": self.credentials,
            "signer": self.signer,
            "findings": list(self.findings),
        }


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read of a file, and sentences on what was wrong with it or could not be kept."""

    asset: Asset
    remarks: tuple[Words, ...] = ()

    @staticmethod
    def of(read: Asset | Imported) -> Imported:
        """What an importer gave, whether or not it had anything to say."""
        return read if isinstance(read, Imported) else Imported(read)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an exporter says of a file that it wrote: the recipes of all that was generated and is in it."""

    recipes: tuple[Recipe, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfiledPicture:
    """The work as a picture in another space than sRGB: as the studio knows it, as it is written, and the profile.

    `written` is (height, width) of grey, or (height, width, channels): grey and alpha, RGB, or RGB and alpha.
    """

    picture: Pixels
    written: Pixels
    profile: bytes


class Importer(Protocol):
    """Reads a file into an asset; called on a worker."""

    def __call__(self, path: Path, assets: AssetStore) -> Asset | Imported:
        """Read the file; raises InvalidData that says what is wrong with it.

        With remarks where it was opened as far as it goes, or holds what cannot be kept: they are said to the user.
        """


class Exporter(Protocol):
    """Writes a part of a document to a file; called on a worker."""

    def __call__(
        self, document: Document, assets: AssetStore, path: Path
    ) -> Pixels | ProfiledPicture | Exported | None:
        """Give the work as a picture (height, width, 3 or 4), which the studio writes and marks with how it was made.

        Any other kind is written to `path`, a temporary file with the ending that was asked for, with what its format
        has for saying that it holds generated things. What is in it is said then, or None is given, and what sound the
        whole work holds is taken for it. Raises UserError.
        """


@dataclass(frozen=True, slots=True)
class ExportContext:
    """What an exporter has besides the document: the studio's resources, and the usable models of each kind.

    Of the models the default comes first; what lies in `cache` can be made again. `report` is told how much is done,
    and of how much: what takes longer than a moment calls it often, and stops where it raises.
    """

    resources: Path
    models: Callable[[ModelKind], Sequence[ModelRecord]]
    cache: Path = field(default_factory=lambda: Path(gettempdir()))
    report: Callable[[int, int], None] = field(default=lambda _done, _of: None)


class ExporterClass(Protocol):
    """What may be given in place of an exporter: a class of such, made for each export with the options it declares.

    `Options` is a frozen dataclass whose fields are annotated as those of a request, each with a default; the window
    shows a form of it before it writes, and the command line takes `--set NAME=VALUE`.
    """

    Options: ClassVar[type[Any]]

    def __call__(self, options: Any, context: ExportContext) -> Exporter:
        """An exporter that writes as the options say."""


class Converter(Protocol):
    """Writes one asset to a file; called on a worker."""

    def __call__(self, asset: Asset, assets: AssetStore, path: Path, comment: str) -> None:
        """Write it to `path`, a temporary file, in the format that the ending names; the studio signs what it can.

        `comment` says in plain words, and perhaps with a recipe behind them, how the asset was made: it goes where the
        format has a place for it. Raises UserError.
        """


@runtime_checkable
class TellingConverter(Protocol):
    """A converter that can say how much is done: what takes longer than a moment is one."""

    def telling(self, report: Callable[[int, int], None]) -> Converter:
        """The converter that tells `report` how much is done, and of how much, and stops where that raises."""
