"""PromptDock: what is to be made, and the button that makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.api import (
    GeneratorInfo,
    Json,
    Lane,
    Messages,
    ModelKind,
    ModelRecord,
    Panel,
    UserError,
    Words,
    fields_of,
    request_from_json,
)
from app.api.foreseeing import TakesUp
from app.jobs import Job, JobEvent, JobSpec, JobState
from app.ui.ahead import Ahead
from app.ui.asset_field import FROM_WORK
from app.ui.durations import in_words
from app.ui.field_values import count_of
from app.ui.form import RequestForm
from app.ui.lora_adding import LoraAdding
from app.ui.model_offer import ModelOffer
from app.ui.parts import WindowParts
from app.ui.picture_choices import PictureChoices
from app.ui.prompt_names import Aside
from app.ui.style_menu import StyleMenu
from app.ui.translation import in_language
from app.widgets.icons import Icons
from app.widgets.progress_button import ProgressButton
from app.widgets.scrolled_column import ScrolledColumn

_READ_AFTER_MS = 150
"""So long after a key a prompt is read anew."""
_MANY = 4
_UNTOLD = (
    "batch", "variations", "steps", "guidance", "guidance_rescale", "colour_guidance", "image", "written",
    "negative_written",
)  # fmt: skip
"""What goes without saying where a form that something is recalled into lacks it."""


class PromptDock(QWidget):
    """The form of the chosen generator with Generate below it; the same in every workspace."""

    submitted = Signal(str)
    """The id of a job that was queued here."""
    model_shown = Signal(str)
    """The name of the model that is chosen now."""
    model_fetched = Signal()
    """A model came that was offered here."""
    models_wanted = Signal()
    """All models are to be shown."""

    def __init__(self, parts: WindowParts, icons: Icons, messages: Messages, panel: Callable[[], Panel | None]) -> None:
        super().__init__()
        self.setProperty("class", "dock")
        self._parts, self._icons, self._messages, self._panel = parts, icons, messages, panel
        self._infos: list[GeneratorInfo] = []
        self._forms: dict[str, RequestForm] = {}
        self._drafts: dict[str, dict[str, Json]] = {}
        self._pictures = PictureChoices(parts, messages)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(_READ_AFTER_MS)
        self._reading.timeout.connect(self._read)
        self._job: Job | None = None
        self._offer: ModelOffer | None = None
        self._records: dict[ModelKind, list[ModelRecord]] = {}
        self._history_at = -1
        self._draft = ""
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("What to make"))
        self._choice.currentIndexChanged.connect(lambda _index: self._show_form())
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._note = QLabel()
        self._note.setProperty("class", "secondary")
        self._note.setWordWrap(True)
        self._adding = LoraAdding(parts, messages, self._form, self)
        self._adding.added.connect(self.model_fetched)
        self.ahead = Ahead(parts.session, panel, self._asked, self)
        self._button = ProgressButton(self.tr("Generate"))
        self._button.clicked.connect(self._pressed)
        self._button.setToolTip(self.tr("Generate (Ctrl+Enter)"))
        self._arrow = QToolButton()
        self._arrow.setIcon(icons.icon("ellipsis-vertical"))
        self._arrow.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._arrow.setAccessibleName(self.tr("More ways to generate"))
        self._arrow.setToolTip(self.tr("More ways to generate"))
        self._arrow.setMenu(self._menu())
        body = QWidget()
        fields = QVBoxLayout(body)
        fields.setContentsMargins(12, 8, 12, 8)
        fields.setSpacing(8)
        fields.addWidget(self._choice)
        fields.addLayout(self._place)
        fields.addStretch(1)
        self.column = ScrolledColumn(body)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 12)
        row.setSpacing(4)
        row.addWidget(self._button, 1)
        row.addWidget(self._arrow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.column, 1)
        # Beside the button: it is read wherever the form is scrolled to.
        note = QVBoxLayout()
        note.setContentsMargins(12, 4, 12, 0)
        note.addWidget(self.ahead.told)
        note.addWidget(self.ahead)
        note.addWidget(self._note)
        layout.addLayout(note)
        layout.addLayout(row)
        parts.jobs.changed.connect(self._job_changed)

    def set_plugin(self, plugin: str) -> None:
        """Offer the generators of a plugin."""
        self._infos = [info for info in self._parts.generators.infos() if info.plugin == plugin]
        self._choice.blockSignals(True)
        self._choice.clear()
        for info in self._infos:
            self._choice.addItem(QCoreApplication.translate("Plugins", info.title), info.id)
        self._choice.blockSignals(False)
        self._choice.setVisible(len(self._infos) > 1)
        self._show_form()

    def models_changed(self) -> None:
        """Offer the models that there are now."""
        self._records.clear()
        for generator, form in self._forms.items():
            self._drafts[generator] = form.draft()
            form.setParent(None)
            form.deleteLater()
        self._forms.clear()
        self._show_form()

    def focus_prompt(self) -> None:
        """Put the cursor into the prompt."""
        form = self._form()
        if form and form.prompt:
            form.prompt.setFocus()

    def set_prompt(self, text: str) -> None:
        """Write a prompt."""
        self.recall(self._infos[0].id if self._infos else "", {"prompt": text})
        self.focus_prompt()

    def recall(self, generator: str, values: Mapping[str, object]) -> None:
        """Put settings into the form of a generator and say which of them it does not have."""
        index = self._choice.findData(generator)
        if index >= 0:
            self._choice.setCurrentIndex(index)
        form = self._form()
        if form is None:
            return
        known = {name: value for name, value in values.items() if value is not None}
        refused = [name for name in form.set_values(known) if name not in (*_UNTOLD, *self._taken_up(generator, known))]
        if refused:
            self._messages.say(
                self.tr("Not recalled, since there is no such field here: {names}.").format(names=", ".join(refused))
            )

    def _taken_up(self, generator: str, values: Mapping[str, object]) -> Sequence[str]:
        """What the panel sees to itself of values that are recalled."""
        panel = self._panel()
        plain = {name: value for name, value in values.items() if isinstance(value, str | int | float)}
        return panel.take_up(generator, plain) if isinstance(panel, TakesUp) else ()

    def generate(
        self, _checked: object = None, *, front: bool = False, changes: Mapping[str, Json] | None = None
    ) -> None:
        """Submit what the form says; a field that takes the work is filled from the panel first."""
        form, info = self._form(), self._info()
        if form is None or info is None:
            return
        if self.ahead.look():
            return
        form.next_seeds()
        values = {**form.values(), **(changes or {})}
        panel = self._panel()
        wanted = [*self.ahead.wanted(form, info.id), *(name for name, value in values.items() if value == FROM_WORK)]
        if not wanted:
            self._submit(form, info.id, values, panel, front=front)
            return
        try:
            task = panel.input_task(info.id, wanted) if panel else None
        except UserError as error:
            form.complain(in_language(error.words))
            return
        if task is None:
            return

        def stored(given: Mapping[str, Json]) -> None:
            self._submit(form, info.id, {**values, **given}, panel, front=front)

        self._parts.jobs.run(self.tr("Reading the work"), task, Lane.IO, stored)

    def _submit(
        self, form: RequestForm, generator: str, values: Mapping[str, Json], panel: Panel | None, *, front: bool
    ) -> None:
        request = form.checked(values)
        if request is None:
            return
        try:
            place = panel.place_for(values) if panel else None
            job = self._parts.generators.submit(generator, request, front=front, place=place)
        except UserError as error:
            form.complain(in_language(error.words))
            return
        form.keep()
        self._history_at = -1
        self.submitted.emit(job.id)

    def _pressed(self) -> None:
        if self._button.busy and self._job is not None:
            self._parts.jobs.cancel(self._job)
        else:
            self.generate()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for text, front in ((self.tr("Add to queue"), False), (self.tr("Add at the front"), True)):
            entry = QAction(text, menu)
            entry.triggered.connect(partial(self.generate, front=front))
            menu.addAction(entry)
        four = QAction(self.tr("Make four"), menu)
        four.triggered.connect(lambda: self.generate(changes=self._count(_MANY)))
        menu.addAction(four)
        menu.aboutToShow.connect(lambda: four.setVisible(bool(self._count(_MANY))))
        styles = StyleMenu(self._parts.studio.prompts.styles, self._parts.jobs, self._messages, self._form, self)
        menu.addMenu(styles)
        menu.aboutToShow.connect(lambda: styles.menuAction().setVisible(self._draws()))
        return menu

    def _draws(self) -> bool:
        """Whether the form is one of pictures drawn from a prompt."""
        form = self._form()
        needed = form.model_needed if form is not None and form.prompt is not None else None
        return needed is not None and needed.kind is ModelKind.CHECKPOINT

    def _count(self, wanted: int) -> dict[str, Json]:
        info = self._info()
        return count_of(fields_of(self._parts.generators.request_type(info.id)), wanted) if info is not None else {}

    def _info(self) -> GeneratorInfo | None:
        index = self._choice.currentIndex()
        return self._infos[index] if 0 <= index < len(self._infos) else None

    def _asked(self) -> tuple[str, RequestForm] | None:
        """What is asked for, and where."""
        form, info = self._form(), self._info()
        return None if form is None or info is None else (info.id, form)

    def _form(self) -> RequestForm | None:
        info = self._info()
        return self._forms.get(info.id) if info else None

    def _show_form(self) -> None:
        info = self._info()
        for form in self._forms.values():
            form.hide()
        if info is None:
            return
        if info.id not in self._forms:
            try:
                type_ = self._parts.generators.request_type(info.id)
            except (UserError, ImportError, AttributeError, TypeError) as error:
                self._messages.fail(error)
                return
            form = RequestForm(info.id, type_, self._models, self._parts.settings, self._icons, self._pictures)
            form.set_values(self._drafts.pop(info.id, {}))
            form.submitted.connect(self.generate)
            form.changed.connect(self._say_note)
            form.changed.connect(self._reading.start)
            form.changed.connect(self.ahead.look_soon)
            if form.loras is not None:
                form.loras.file_dropped.connect(self._adding.take)
            form.earlier_wanted.connect(lambda: self._walk(1))
            form.later_wanted.connect(lambda: self._walk(-1))
            form.tokens.set_tools(self._parts.studio.prompts)
            lists = Aside(self._parts.studio.prompts.wildcards.names, form)
            lists.done.connect(lambda names, form=form: form.names.set_wildcards(names or ()))
            lists.start()
            self._forms[info.id] = form
            self._place.addWidget(form)
        self._forms[info.id].show()
        self._offer_model(self._forms[info.id])
        self._say_note()
        self._reading.start()
        self.ahead.look_soon()

    def _offer_model(self, form: RequestForm) -> None:
        """Offer a model to begin with where there is none of those that are needed."""
        needed = form.model_needed
        lacking = needed if needed is not None and not any(map(needed.fits, self._models(needed.kind))) else None
        self._button.setEnabled(lacking is None or self._button.busy)
        if self._offer is not None and self._offer.needed != lacking:
            self._offer.setParent(None)
            self._offer.deleteLater()
            self._offer = None
        if lacking is not None and self._offer is None:
            self._offer = ModelOffer(self._parts, lacking)
            self._offer.fetched.connect(self.model_fetched)
            self._offer.others_wanted.connect(self.models_wanted)
            self._place.insertWidget(0, self._offer)

    def _models(self, kind: ModelKind) -> list[ModelRecord]:
        if kind not in self._records:
            self._records[kind] = list(self._parts.generators.models(kind))
        return self._records[kind]

    def _say_note(self) -> None:
        form = self._form()
        record = form.model() if form else None
        self.model_shown.emit(record.name if record else "")
        if form is None or record is None:
            self._note.setText("")
            return
        words = [record.licence] if record.licence else []
        if record.conditions is not None:
            words.insert(0, " ".join(in_language(said) for said in record.conditions.words))
        values = form.values()
        width, height = values.get("width"), values.get("height")
        if record.native_size and isinstance(width, int) and isinstance(height, int):
            factor = next((f for f in (1, 2, 4) if width * height <= 1.6 * (f * record.native_size) ** 2), 4)
            if factor > 1:
                words.insert(
                    0,
                    self.tr("Drawn at {width} × {height}, enlarged {factor} ×").format(
                        width=width // factor, height=height // factor, factor=factor
                    ),
                )
        self._note.setText(" · ".join(words))

    def _read(self) -> None:
        """Show what the generator takes the request to mean, where it says so."""
        form, info = self._form(), self._info()
        if form is None or info is None:
            return
        model = form.model() if self._draws() else None
        form.tokens.ask(model.id if model else None, form.prompt.text() if form.prompt and model else "")
        generators = self._parts.generators
        try:
            kind = generators.request_type(info.id)
            given: dict[str, Json] = {field.name: "" for field in fields_of(kind) if field.given and field.required}
            request = request_from_json(kind, {**given, **form.values()})
            reading = generators.note(info.id, request)
        except UserError as error:
            # Of a form without a reading it is said when it is submitted
            if form.reading.shows:
                form.complain(in_language(error.words))
            return
        if reading is not None or form.reading.shows:
            form.show_reading(reading)
            form.complain("")

    def _walk(self, by: int) -> None:
        form = self._form()
        if form is None or form.prompt is None:
            return
        prompts = self._parts.studio.history.prompts(limit=100)
        if self._history_at < 0:
            self._draft = form.prompt.text()
        self._history_at = min(len(prompts) - 1, max(-1, self._history_at + by))
        form.prompt.set_text(self._draft if self._history_at < 0 else prompts[self._history_at])

    def _job_changed(self, job: Job, _event: JobEvent | None) -> None:
        if not isinstance(job.work, JobSpec) or job.work.document != self._parts.session.document.id:
            return
        running = [
            other
            for other in self._parts.jobs.jobs
            if other.state is JobState.RUNNING
            and isinstance(other.work, JobSpec)
            and not other.work.in_passing
            and other.work.document == self._parts.session.document.id
        ]
        self._job = running[0] if running else None
        if self._job is None:
            self._button.show_idle()
            return
        words = [in_language(self._job.activity or Words("Waiting"))]
        if left := in_words(self._job.remaining_s()):
            words.append(left)
        words.append(self.tr("click to cancel"))
        self._button.show_progress(words, self._job.fraction)
