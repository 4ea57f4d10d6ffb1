"""ResultRouter: brings what jobs make to the panel that asked for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.api import Made, Messages, Panel
from app.jobs import Failed, Finished, Job, JobEvent, JobSpec, Produced
from app.ui.parts import WindowParts


class ResultRouter(QObject):
    """Listens to the queue; results of this document go to the panel of the plugin that made them.

    Who asked for a job in passing listens to it himself. Results for a panel that was never shown wait until it is.
    """

    def __init__(
        self,
        parts: WindowParts,
        messages: Messages,
        panel_of: Callable[[str], Panel | None],
        is_shown: Callable[[str], bool],
        show: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._parts, self._messages = parts, messages
        self._panel_of, self._is_shown, self._show = panel_of, is_shown, show
        self._waiting: dict[str, list[Made]] = {}
        parts.jobs.changed.connect(self._changed)

    def deliver(self, plugin: str) -> bool:
        """Hand over what waits for a plugin's panel, if there is one and it is of this document; whether anything."""
        panel = self._panel_of(plugin)
        if panel is None:
            return False
        waiting, document = self._waiting.pop(plugin, []), self._parts.session.document.id
        results = [made for made in waiting if made.document == document]
        if results:
            panel.offer(results)
        return bool(results)

    def _changed(self, job: Job, event: JobEvent | None) -> None:
        if isinstance(job.work, JobSpec) and job.work.in_passing:
            return
        if isinstance(event, Failed) and (job.title or isinstance(job.work, JobSpec)):
            self._messages.fail(event.error)
        if not isinstance(job.work, JobSpec):
            return
        plugin = job.work.generator.partition(".")[0]
        if job.work.document != self._parts.session.document.id:
            if isinstance(event, Finished):
                words = self.tr("“{title}” is done: it is in the gallery, since its project is not open.")
                self._messages.say(words.format(title=job.title))
            return
        panel = self._panel_of(plugin)
        if panel is not None:
            panel.show_job(job)
        has_panel = any(info.plugin == plugin for info in self._parts.panels)
        if has_panel and isinstance(event, Produced) and isinstance(event.result, Made):
            self._waiting.setdefault(plugin, []).append(event.result)
            self.deliver(plugin)
        if isinstance(event, Finished) and has_panel and not self._is_shown(plugin):
            self._messages.say(
                self.tr("“{title}” is done.").format(title=job.title),
                button=self.tr("Show"),
                action=lambda: self._show(plugin),
            )
