"""What conversations stand on in the tests: a text panel, a model that is listed, and requests that are kept."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from app.api import (
    AssetId,
    Job,
    JobState,
    Json,
    Lane,
    Made,
    ModelFormat,
    ModelId,
    ModelKind,
    ModelRecord,
    Recipe,
    TextPreview,
)
from app.jobs import JobContext, JobQueue, JobSpec
from plugins.text.commands import AddItem
from plugins.text.generators.requests import ChatRequest
from plugins.text.model import Conversation, Turn
from plugins.text.panel.chat import ChatView
from plugins.text.turns import AddTurn
from tests.ui.canvas_parts import NoGenerators
from tests.ui.text_parts import TextBench

TALK = "talk"


def record(name: str, *, chat: bool = True, images: bool = True) -> ModelRecord:
    """What is known of a language model."""
    return ModelRecord(
        ModelId(name), name, ModelKind.LANGUAGE_MODEL, "llama", ModelFormat.GGUF, Path(name), 1, chat=chat,
        images=images,
    )  # fmt: skip


@dataclass
class KeptRequests(NoGenerators):
    """Generators that keep what is asked of them, and what for."""

    records: list[ModelRecord] = field(default_factory=lambda: [record("Tiny")])
    requests: list[ChatRequest] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    document: str = ""
    queue: JobQueue | None = None

    def submit(
        self,
        generator: str,
        request: object,
        *,
        front: bool = False,  # noqa: ARG002 - the protocol's names
        place: Json = None,
        in_passing: bool = False,  # noqa: ARG002
    ) -> Job:
        """Keep a request."""
        assert isinstance(request, ChatRequest)
        values: dict[str, Json] = {
            "prompt": request.prompt, "seed": request.seed, "go_on": request.go_on, "messages": request.messages,
        }  # fmt: skip
        spec = JobSpec(generator, values, self.document, place)
        job = Job(request.prompt, spec, Lane.INTERACTIVE)
        if self.queue is not None:
            job = self.queue.submit(spec, title=request.prompt, lane=Lane.INTERACTIVE)
        self.requests.append(request)
        self.jobs.append(job)
        return job

    def models(self, kind: ModelKind) -> Sequence[ModelRecord]:  # noqa: ARG002 - the protocol's name
        """Those that there are."""
        return self.records


class ChatBench(TextBench):
    """A text panel in which a conversation is open."""

    def __init__(self, folder: Path, resources: Path, **values: Any) -> None:
        self.kept = KeptRequests()
        super().__init__(folder, resources, generators=self.kept, run=_write_on)
        self.kept.document = self.session.document.id
        self.session.execute(AddItem(Conversation(TALK, "Conversation", **values)))

    @property
    def view(self) -> ChatView:
        """The conversation that is shown."""
        return self.panel.chat

    def write_really(self) -> None:
        """Have the queue run what is asked for from now on, which writes until it is stopped."""
        self.kept.queue = self.jobs.queue
        self.jobs.subscribe(self.panel.show_job)

    def open(self) -> None:
        """Show it."""
        self.panel.conversation_wanted.emit(TALK)

    def talk(self) -> Conversation:
        """It as the document has it."""
        return self.manuscript().conversation(TALK)

    def say(self, role: str, text: str, parent: str | None = None, id_: str = "", **values: Any) -> Turn:
        """Put a turn into the conversation, behind what is shown."""
        talk = self.talk()
        asset = self.assets.add_bytes(text.encode(), "text/plain")
        above = talk.leaf if parent is None else parent
        turn = Turn(id_ or f"t{len(talk.turns)}", above or None, role, asset.id, **values)
        self.session.execute(AddTurn(TALK, turn, (asset,)))
        return turn

    def texts(self) -> list[str]:
        """What the turns that are shown say, as the document has it."""
        return [self.assets.read(turn.text).decode() for turn in self.talk().shown]

    def said(self) -> list[str]:
        """What the messages in the view say."""
        return [view.body.text for view in self.view.messages.views]

    def sent(self, number: int = -1) -> list[dict[str, Any]]:
        """The messages of a request."""
        request = self.kept.requests[number]
        found: list[dict[str, Any]] = json.loads(self.assets.read(AssetId(request.messages or "")))
        return found

    def wait_for_request(self, qtbot: QtBot, number: int = 1) -> Job:
        """Wait until so many requests were submitted; the last one's job, which is queued and told of."""
        qtbot.waitUntil(lambda: len(self.kept.requests) >= number)
        job = self.kept.jobs[number - 1]
        self.panel.show_job(job)
        return job

    def stream(self, job: Job, text: str, draft: int = 0) -> None:
        """Have a job write so much."""
        job.state, job.preview = JobState.RUNNING, TextPreview(text, draft)
        self.panel.show_job(job)

    def answer(self, job: Job, text: str, seed: int = 0, stop_after: int = 0) -> Made:
        """Have a job offer an answer; with `stop_after` it is what was written before that was cancelled."""
        job.state = JobState.RUNNING
        self.panel.show_job(job)
        assert isinstance(job.work, JobSpec)
        asset = self.assets.add_bytes(text.encode(), "text/plain", name=text[:20])
        recipe = Recipe("text.chat", "1", {**job.work.request, "seed": seed, "stop_after": stop_after})
        made = Made(asset, recipe, job.id, 0.5)
        self.panel.offer([made])
        return made

    def end(self, job: Job, state: JobState = JobState.FINISHED) -> None:
        """Have a job end."""
        job.state = state
        self.panel.show_job(job)


def _write_on(_spec: JobSpec, context: JobContext) -> None:
    """Write until the job is cancelled."""
    text = "Once"
    while True:
        context.report(1, 100, "Writing", TextPreview(text))
        time.sleep(0.01)
        text += " more"
