"""Makes the golden files of the present versions of the formats: `python -m tests.golden.make`, once for a release.

It writes a project `vN.seisei` with `vN.json`, which says what is in it, and a queue's journal `queue-vN.db`, a history
`history-vN.db`, and never replaces one that is there.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from app.api import BlendMode, JobContext, Made, Pixels, Recipe
from app.document import AssetId, Document, ModelId, Session, UnknownPart, assets_of
from app.document.asset import Asset
from app.document.command import AddAssets, Rename
from app.document.recipe import ModelStamp
from app.document.values import Json
from app.document.words import Words
from app.jobs import JobId, JobSpec, JobState, Lane, StoredJob
from app.storage import FolderAssets, HistoryDatabase, ProjectFiles, QueueJournal, history_schema, queue_journal
from app.storage.project_file import VERSION
from plugins.canvas.commands import PlaceAsset
from plugins.canvas.model import PART, Canvas, Layer

GOLDEN = Path(__file__).parent
TYPES = {"canvas": PART}
PLACE: Json = {"x": -20, "y": 40, "width": 128, "height": 64}
CONTEXT = JobContext(JobId("golden"), lambda _event: None)


def files_in(home: Path) -> ProjectFiles:
    """Projects with a home of their own."""
    return ProjectFiles(home / "data", FolderAssets(home / "data" / "assets", home / "cache"), TYPES)


def picture(width: int, height: int, channels: int) -> Pixels:
    """A smooth picture, which takes little room."""
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    parts = [x // 8 * 8, y // 8 * 8, (x + y) // 16 * 16, np.where(x > width // 2, 255, 128)]
    return np.stack(parts[:channels], axis=-1).astype(np.uint8)


def content_of(document: Document, files: ProjectFiles) -> dict[str, Any]:
    """All that a golden project has to say, as plain data: pixels by the SHA-256 of what is decoded."""
    canvas = document.parts["canvas"]
    assert isinstance(canvas, Canvas)
    unknown = {kind: part.data for kind, part in document.parts.items() if isinstance(part, UnknownPart)}
    stored = {}
    for asset in sorted(assets_of(document, TYPES)):
        known = document.assets.get(asset)
        if known is not None and len(known.shape) == 3:
            stored[asset] = hashlib.sha256(files.assets.picture(asset).tobytes()).hexdigest()
        elif known is not None:
            stored[asset] = hashlib.sha256(files.assets.read(asset)).hexdigest()
    return {
        "id": document.id,
        "title": document.title,
        "size": [canvas.width, canvas.height],
        "layers": [
            [layer.id, layer.name, layer.asset, layer.x, layer.y, layer.opacity, layer.visible, layer.blend.value,
             layer.locked, layer.source]
            for layer in canvas.layers
        ],
        "unknown": unknown,
        "recipes": {
            asset.id: {"id": asset.recipe.id, "json": asset.recipe.to_json()}
            for asset in document.assets.values()
            if asset.recipe
        },
        "names": {asset.id: [asset.name, asset.media_type, list(asset.shape)] for asset in document.assets.values()},
        "content": stored,
    }  # fmt: skip


def document_for(files: ProjectFiles) -> Document:
    """One document with some of everything that a version can hold."""
    ground = files.assets.add_picture(picture(300, 280, 3), "ground")
    plain = files.assets.add_picture(picture(280, 120, 4), "fox")
    recipe = Recipe(
        generator="canvas.text-to-image",
        generator_version="0.1.0",
        request={"prompt": "a red fox 狐", "seed": 7, "model": "illustrator", "image": ground.id, "guidance": 4.5},
        models=(ModelStamp(ModelId("illustrator"), "0" * 64),),
        inputs=(ground.id,),
        libraries={"torch": "2.13.0"},
        created="2026-11-26T12:00:00+00:00",
    )
    fox = Asset(plain.id, plain.media_type, plain.byte_size, plain.shape, plain.name, recipe)
    text = files.assets.add_bytes("むかしむかし".encode(), "text/plain", name="story")
    part = UnknownPart("film", 3, {"shots": [{"picture": str(AssetId(plain.id)), "seconds": 1.5}]})
    session = Session(Document().with_part("film", part))
    session.execute(Rename("狐 golden"))
    session.execute(PlaceAsset(Layer("ground", "Ground", ground.id), ground))
    layer = Layer("fox", "Fox", fox.id, 12, -8, 0.5, True, BlendMode.MULTIPLY, True, fox.id)
    session.execute(PlaceAsset(layer, fox, "ground"))
    session.execute(PlaceAsset(Layer("empty", "Empty", None, visible=False), fox, "fox"))
    session.execute(AddAssets((text,)))
    return session.document


def queued(place: Json, *, fresh: bool = True) -> list[StoredJob]:
    """A job of each state that is kept; `fresh` are those that wait."""
    missing = Words("There is no model {model}.", model="x")
    states = [
        ("waits", "a red fox 狐", JobState.QUEUED, Words()),
        ("held", "a harbour", JobState.HELD, Words()),
        ("ran", "a moth", JobState.RUNNING, Words()),
        ("failed", "a crow", JobState.FAILED, missing),
    ]
    jobs = []
    for number, (id_, title, state, words) in enumerate(states):
        request: dict[str, Json] = {
            "prompt": title,
            "seed": 7 + number,
            "model": "illustrator",
            "image": None,
            "guidance": 4.5,
        }
        is_fresh = fresh and state is JobState.QUEUED
        spec = JobSpec("canvas.text-to-image", request, "document", place, fresh=is_fresh)
        position = number if number < 2 else -1
        jobs.append(StoredJob(JobId(id_), title, spec, Lane.RENDER, state, position, 1.5 + number, words))
    return jobs


def make_queue(path: Path) -> None:
    """Write a queue's journal."""
    journal = QueueJournal(path)
    for job in queued(PLACE):
        journal.keep(job)
    journal.close()


def results() -> list[Made]:
    """Two results, the second of which has something beside it."""
    made = []
    beside: list[tuple[str, dict[str, str]]] = [("a red fox 狐", {}), ("a slow waltz", {"clip": f"{7:064x}"})]
    for number, (title, extra) in enumerate(beside):
        kind = ("image/png", (4, 6, 3)) if not number else ("audio/wav", (44_100, 2))
        asset = Asset(AssetId(f"{number:064x}"), kind[0], 12, kind[1], title)
        recipe = Recipe("audio.compose" if number else "canvas.text-to-image", "1", {"prompt": title, "seed": number})
        made.append(Made(asset, recipe, "job", 1.5, "document", 1000.0 + number, extra))
    return made


def make_history(path: Path) -> None:
    """Write a history."""
    database = HistoryDatabase(path)
    database.add_all(results())
    database.set_favourite(AssetId(f"{0:064x}"), favourite=True)
    database.set_stars({AssetId(f"{1:064x}"): 4})
    database.put_on("Foxes 狐", [AssetId(f"{0:064x}")])
    database.close()


def make_project(path: Path) -> None:
    """Write a project, and what is in it."""
    with tempfile.TemporaryDirectory() as home:
        files = files_in(Path(home))
        project = files.new()
        document = document_for(files)
        project.save_as(document, path, CONTEXT)
        text = json.dumps(content_of(document, files), indent=1, ensure_ascii=False, sort_keys=True)
        path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
        project.close()
        files.assets.close()


def main() -> int:
    """Write those that aren't there yet."""
    made = 2
    for path, make in (
        (GOLDEN / f"v{VERSION}.seisei", make_project),
        (GOLDEN / f"queue-v{queue_journal.VERSION}.db", make_queue),
        (GOLDEN / f"history-v{history_schema.VERSION}.db", make_history),
    ):
        if path.exists():
            sys.stderr.write(f"{path.name} is there already, and golden files are never made again.\n")
            continue
        make(path)
        sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes\n")
        made = 0
    return made


if __name__ == "__main__":
    sys.exit(main())
