"""Making: a panel has a generator work on what is selected in it, by a key or a menu and without a form."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from app.api.errors import UserError
from app.api.fields import SEED_LIMIT, AssetOf, fields_of, request_from_json
from app.api.panel import Panel, PanelContext
from app.document import Json
from app.jobs import Lane


def make_of_work(panel: Panel, context: PanelContext, generator: str) -> None:
    """Submit a request with what the panel gives, the generator's own settings and a new seed; a refusal is said."""
    generators = context.generators
    try:
        request = generators.request_type(generator)
        fields = fields_of(request)
        wanted = [one.name for one in fields if one.given or (isinstance(one.kind, AssetOf) and not one.optional)]
        task = panel.input_task(generator, wanted)
    except UserError as error:
        context.messages.fail(error)
        return

    def submit(values: Mapping[str, Json]) -> None:
        full = {**values, "seed": secrets.randbelow(SEED_LIMIT)}
        try:
            generators.submit(generator, request_from_json(request, full), place=panel.place_for(full))
        except UserError as error:
            context.messages.fail(error)

    context.jobs.run("", task, Lane.IO, submit)
