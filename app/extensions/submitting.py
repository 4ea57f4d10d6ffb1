"""Submitting: from a request or a recipe to a job in the queue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.api import (
    AssetOf,
    AssetStore,
    GeneratorInfo,
    MissingAsset,
    MissingModel,
    ModelKind,
    ModelOf,
    ModelRecord,
    Prompt,
    Reading,
    Reads,
    SamplerOf,
    UnsupportedSampler,
    UserError,
    fields_of,
    request_from_json,
    request_to_json,
)
from app.api.reading import ReadsAssets
from app.api.studio import ModelLibrary
from app.document import AssetId, Json, Recipe
from app.extensions.registry import PluginRegistry
from app.jobs import Job, JobQueue, JobSpec

TITLE_LENGTH = 80


class Submitting:
    """The generators of all enabled plugins, and the way of a request into the queue."""

    def __init__(
        self,
        registry: PluginRegistry,
        library: ModelLibrary,
        assets: AssetStore,
        queue: JobQueue,
        document: Callable[[], str],
    ) -> None:
        self._registry = registry
        self._library = library
        self._assets = assets
        self._queue = queue
        self._document = document

    def infos(self) -> Sequence[GeneratorInfo]:
        """Every generator, by its manifest."""
        return self._registry.infos

    def request_type(self, generator: str) -> type[Any]:
        """The Request class of a generator; raises UserError where there is none of that id."""
        return self._registry.generator(generator).Request

    def note(self, generator: str, request: object) -> Reading | None:
        """What a generator takes a request to mean, None where it doesn't say; raises UserError."""
        found = self._registry.generator(generator)
        if isinstance(found, ReadsAssets):
            return found.note_with(request, self._assets)
        return found.note(request) if isinstance(found, Reads) else None

    def models(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """The usable models of a kind, the default first."""
        return [record for record in self._library.records(kind) if not record.complaint]

    def submit(
        self, generator: str, request: object, *, front: bool = False, place: Json = None, in_passing: bool = False
    ) -> Job:
        """Queue a request with its models resolved; raises UserError before anything is queued."""
        spec = JobSpec(generator, {}, self._document(), place, in_passing)
        return self._queued(spec, request, front=front)

    def submit_recipe(self, recipe: Recipe, changes: Mapping[str, Json] | None = None, *, place: Json = None) -> Job:
        """Make a recipe again, with some fields changed; raises UserError that says exactly what is missing.

        Without a change it is to give the same, whatever was made before.
        """
        request = request_of(recipe, self._registry, self._library, self._assets, changes)
        spec = JobSpec(recipe.generator, {}, self._document(), place, fresh=not changes)
        return self._queued(spec, request)

    def _queued(self, spec: JobSpec, request: object, *, front: bool = False) -> Job:
        complete = resolved(request, self._library)
        self._check_inputs(complete)
        lane = self._registry.generator(spec.generator).lane
        spec = replace(spec, request=request_to_json(complete))
        return self._queue.submit(spec, title=title_of(complete), lane=lane, front=front)

    def _check_inputs(self, request: object) -> None:
        for field in fields_of(type(request)):
            value = getattr(request, field.name)
            if isinstance(field.kind, AssetOf) and value is not None and not self._assets.has(AssetId(value)):
                raise MissingAsset(value)


def request_of(
    recipe: Recipe,
    registry: PluginRegistry,
    library: ModelLibrary,
    assets: AssetStore,
    changes: Mapping[str, Json] | None = None,
) -> Any:
    """The request of a recipe, checked: generator, version, models by their hashes, inputs; raises UserError."""
    generator = registry.generator(recipe.generator)
    if generator.version != recipe.generator_version:
        raise UserError(
            "This was made by version {old} of {generator}, and this studio has {new}.",
            advice="The result would differ; recall its settings to make it anew.",
            old=recipe.generator_version,
            new=generator.version,
            generator=recipe.generator,
        )
    known = {record.id: record for record in library.records()}
    own = recipe.generator.partition(".")[0] + "."
    for stamp in recipe.models:
        if stamp.id.startswith(own):
            # A model of the plugin's own, which looks for it itself
            continue
        if stamp.id not in known:
            raise MissingModel(stamp.id)
        if stamp.sha256 and known[stamp.id].sha256 and known[stamp.id].sha256 != stamp.sha256:
            raise UserError(
                "The model “{model}” is not the one that this was made with.",
                advice="Add the earlier file, or recall the settings to make it anew.",
                model=stamp.id,
            )
    for asset in recipe.inputs:
        if not assets.has(asset):
            raise MissingAsset(asset)
    return request_from_json(generator.Request, {**recipe.request, **(changes or {})})


def resolved(request: object, library: ModelLibrary) -> object:
    """The request with every empty model id replaced by the default's, named ones and their sampler checked."""
    changes: dict[str, Any] = {}
    for field in fields_of(type(request)):
        if not isinstance(field.kind, ModelOf):
            continue
        chosen = getattr(request, field.name)
        if chosen in ("", None):
            if field.optional:
                continue
            default = _default(library, field.kind)
            if default is None:
                raise _nothing(library, field.kind)
            changes[field.name] = default.id
        else:
            _check_model(chosen, field.kind, library)
    complete = request_from_json(type(request), {**request_to_json(request), **changes})
    _check_sampler(complete, library)
    return complete


def _default(library: ModelLibrary, kind: ModelOf) -> ModelRecord | None:
    """The default of a kind, or else the first of its models, among those whose architecture fits."""
    default = library.default(kind.kind)
    if not kind.architectures or (default is not None and kind.fits(default)):
        return default
    return next((one for one in library.records(kind.kind) if kind.fits(one) and not one.complaint), None)


def _nothing(library: ModelLibrary, kind: ModelOf) -> UserError:
    """The error where there is no model: what can be fetched for exactly this is named with its size."""
    entries = [entry for entry in library.catalogue() if kind.architectures and kind.fits(entry)]
    if entries:
        entry = min(entries, key=lambda entry: entry.byte_size)
        return UserError(
            "“{model}” is not on this machine.",
            advice="Fetch it in the model manager, or with “models fetch {id}”: {size} MB, licence {licence}.",
            model=entry.name,
            id=entry.id,
            size=f"{max(1, round(entry.byte_size / 1e6)):,}",
            licence=entry.licence,
        )
    return UserError(
        "There is no model of the kind “{kind}” on this machine.",
        advice="Add one in the model manager.",
        kind=kind.kind.words,
    )


def title_of(request: object) -> str:
    """What a request is called in the queue: the beginning of its prompt, or the kind of work."""
    for field in fields_of(type(request)):
        if isinstance(field.kind, Prompt) and not field.kind.negative:
            text = " ".join(str(getattr(request, field.name)).split())
            return text if len(text) <= TITLE_LENGTH else f"{text[: TITLE_LENGTH - 1]}…"
    return ""


def _check_model(model: str, kind: ModelOf, library: ModelLibrary) -> None:
    for record in library.records():
        if record.id != model:
            continue
        if record.kind is not kind.kind:
            raise UserError(
                "“{model}” is of the kind {found}, and this needs one of the kind {needed}.",
                advice="Choose another model.",
                model=model,
                found=record.kind.words,
                needed=kind.kind.words,
            )
        if record.complaint:
            raise UserError(record.complaint)
        if not kind.fits(record):
            raise UserError(
                "“{model}” is of the architecture {found}.",
                advice="This works with: {needed}.",
                model=model,
                found=record.architecture,
                needed=", ".join(kind.architectures),
            )
        return
    raise MissingModel(model)


def _check_sampler(request: object, library: ModelLibrary) -> None:
    fields = fields_of(type(request))
    models = {getattr(request, field.name) for field in fields if isinstance(field.kind, ModelOf)}
    for field in fields:
        sampler = getattr(request, field.name) if isinstance(field.kind, SamplerOf) else ""
        for record in library.records() if sampler else ():
            if record.id in models and sampler not in record.samplers:
                raise UnsupportedSampler(sampler, record.samplers)
