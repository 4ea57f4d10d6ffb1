"""RequestForm: a form built from a generator's request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.api import (
    AssetOf,
    Choice,
    Field,
    InvalidRequest,
    Json,
    LoraList,
    ModelKind,
    ModelOf,
    ModelRecord,
    Prompt,
    Range,
    Reading,
    SamplerOf,
    Seed,
    Settings,
    Text,
    Toggle,
    fields_of,
    request_from_json,
)
from app.ui.asset_field import AssetField
from app.ui.field_values import as_number, as_text, choose, field_text, instead
from app.ui.form_reading import FormReading
from app.ui.form_rows import FormRows, complaint_label, size_row
from app.ui.lora_field import LoraField
from app.ui.picture_choices import PictureChoices
from app.ui.prompt_names import FormNames
from app.ui.prompt_note import PromptNote
from app.ui.sampler_field import NARROWEST, SamplerField
from app.ui.token_count import TokenNote
from app.ui.translation import in_language
from app.widgets.choice_box import ChoiceBox
from app.widgets.explain import explain
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from app.widgets.prompt_editor import PromptEditor
from app.widgets.section import Section
from app.widgets.seed_field import SeedField


class RequestForm(QWidget):
    """The fields of one generator: the prompt large and first, the rest under More; values are kept in settings."""

    submitted = Signal()
    changed = Signal()
    earlier_wanted = Signal()
    later_wanted = Signal()

    def __init__(
        self,
        generator: str,
        request: type[Any],
        models: Callable[[ModelKind], list[ModelRecord]],
        settings: Settings,
        icons: Icons,
        pictures: PictureChoices,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._generator, self._request, self._models = generator, request, models
        self._settings, self._icons, self._pictures = settings, icons, pictures
        every = fields_of(request)
        self._fields = tuple(field for field in every if not (field.given or field.kept))
        self.given = tuple(field.name for field in every if field.given)
        self._getters: dict[str, Callable[[], Json]] = {}
        self._setters: dict[str, Callable[[Json], None]] = {}
        self._sliders: dict[str, NumberSlider] = {}
        self._seeds: dict[str, SeedField] = {}
        self._samplers: list[SamplerField] = []
        self.loras: LoraField | None = None
        self._rows: dict[str, QWidget] = {}
        self._named = FormRows()
        self._lines: dict[str, QLineEdit] = {}
        self._prompt: PromptEditor | None = None
        self.names = FormNames(models, self.model)
        self._prompt_note = PromptNote(self)
        self.tokens = TokenNote(self)
        self._untouched: set[str] = set()
        self.reading = FormReading(icons, self._sliders, self._lines, self._untouched)
        self.reading.strip.chosen.connect(lambda name, value: self.set_values({name: value}))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._complaint = complaint_label()
        more = Section(self.tr("More"), icons)
        more.set_open(bool(settings.get(f"form.{generator}.more", default=False)))
        more.toggled.connect(lambda opened: settings.set(f"form.{generator}.more", opened))
        fields = list(self._fields)
        while fields:
            field = fields.pop(0)
            place = more.body if field.more else layout
            if field.name == "width" and fields and fields[0].name == "height":
                self._add_size(place, field, fields.pop(0))
            else:
                self._add(place, field)
        if more.body.count():
            layout.addWidget(more)
        for unused in (more, self.reading.strip):
            if unused.parent() is None:
                unused.setParent(self)
                unused.hide()
        layout.addWidget(self._complaint)
        self._named.align()
        self._restore()
        self._model_changed()

    @property
    def prompt(self) -> PromptEditor | None:
        """The editor of the prompt, if there is one."""
        return self._prompt

    def values(self) -> dict[str, Json]:
        """The values as they stand; an asset field that takes the work is FROM_WORK, what is ignored as it was."""
        defaults = {field.name: field.default for field in self._fields}
        return {
            name: get() if name not in self._rows or self._rows[name].isEnabled() else defaults[name]
            for name, get in self._getters.items()
        }

    def draft(self) -> dict[str, Json]:
        """The values as they stand but for the seeds, to go on with in another form of the same generator."""
        return {name: value for name, value in self.values().items() if name not in self._seeds}

    def set_values(self, values: Mapping[str, object]) -> list[str]:
        """Put values into the fields; gives the names that this form does not have or that do not fit."""
        refused = []
        for name, value in values.items():
            setter = self._setters.get(name)
            try:
                if setter is None or not isinstance(value, str | int | float | bool | None):
                    raise ValueError(name)
                setter(value)
            except (ValueError, TypeError):
                refused.append(name)
        self._model_changed()
        self.changed.emit()
        return refused

    def next_seeds(self) -> None:
        """Draw new seeds where they are not locked."""
        for seed in self._seeds.values():
            seed.next_seed()

    def checked(self, values: Mapping[str, Json]) -> object | None:
        """The request of these values, or None after saying at the form what is wrong."""
        try:
            request = request_from_json(self._request, values)
        except InvalidRequest as error:
            self.complain(in_language(error.words))
            return None
        self.complain("")
        checked: object = request
        return checked

    def show_reading(self, reading: Reading | None) -> None:
        """Say what the request is taken to mean: under the prompt, and in the fields that leave it to the prompt."""
        if self._prompt is not None:
            self.reading.show(reading, self._prompt, self._getters)

    def complain(self, words: str) -> None:
        """Say what is wrong, or that nothing is."""
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def keep(self) -> None:
        """Keep the values for the next time, but for the seed."""
        kept: dict[str, Json] = {
            field.name: self._getters[field.name]()
            for field in self._fields
            if not isinstance(field.kind, Seed | AssetOf)
        }
        self._settings.set(f"form.{self._generator}", kept)

    @property
    def model_needed(self) -> ModelOf | None:
        """What model is needed, None where none is, or all can be done without."""
        needed = (field for field in self._fields if not field.optional)
        return next((field.kind for field in needed if isinstance(field.kind, ModelOf)), None)

    def model(self) -> ModelRecord | None:
        """The chosen model."""
        for field in self._fields if self._getters else ():
            if isinstance(field.kind, ModelOf):
                chosen = self._getters[field.name]()
                for record in self._models(field.kind.kind):
                    if record.id == chosen:
                        return record
        return None

    def _restore(self) -> None:
        kept = self._settings.get(f"form.{self._generator}", {})
        if isinstance(kept, dict):
            known = {name: value for name, value in kept.items() if name in self._setters}
            self.set_values(known)

    def _add(self, layout: Any, field: Field) -> None:
        label, help_ = field_text(field.label.text), field_text(field.label.help)
        widget: QWidget
        match field.kind:
            case Prompt(negative=negative):
                widget = self._prompt_field(field, label, large=not negative)
            case Text(multiline=multiline):
                widget = self._lines_field(field, label) if multiline else self._text_field(field, label)
            case Seed(drawn=drawn):
                widget = self._seed_field(field, label, drawn=drawn)
            case Range():
                widget = self._number_field(field, field.kind, label)
            case Choice(options=options):
                widget = self._choice_field(field, label, [(value, field_text(text)) for value, text in options])
            case Toggle():
                widget = self._toggle_field(field, label)
            case AssetOf():
                widget = self._asset_field(field, label)
            case ModelOf():
                widget = self._model_field(field, label, field.kind)
            case SamplerOf():
                widget = self._sampler_field(field, label)
            case LoraList():
                widget = self._lora_field(field, label)
            case _:
                assert_never(field.kind)
        explain(widget, help_)
        beside = isinstance(field.kind, Choice | ModelOf | SamplerOf | Seed | Text)
        row = self._named.row(label, widget) if beside else widget
        self._rows[field.name] = row
        layout.addWidget(row)
        if widget is self._prompt:
            layout.addWidget(self.tokens)
            layout.addWidget(self._prompt_note)
            layout.addWidget(self.reading.strip)

    def _add_size(self, layout: Any, width: Field, height: Field) -> None:
        sides = [
            self._number_field(field, field.kind, field_text(field.label.text))
            for field in (width, height)
            if isinstance(field.kind, Range)
        ]
        layout.addWidget(size_row(sides, self._icons, lambda: self._swap(width.name, height.name)))

    def _swap(self, one: str, other: str) -> None:
        first, second = self._getters[one](), self._getters[other]()
        self._setters[one](second)
        self._setters[other](first)
        self.changed.emit()

    def _prompt_field(self, field: Field, label: str, *, large: bool) -> QWidget:
        editor = PromptEditor(label, 3 if large else 2)
        self.names.tell(editor)
        editor.submitted.connect(self.submitted)
        editor.textChanged.connect(self._prompt_changed)
        editor.textChanged.connect(self.changed)
        if large and self._prompt is None:
            self._prompt = editor
            editor.earlier_wanted.connect(self.earlier_wanted)
            editor.later_wanted.connect(self.later_wanted)
        self._register(field, editor.text, lambda value: editor.set_text(as_text(value)))
        return editor

    def _text_field(self, field: Field, label: str) -> QWidget:
        line = QLineEdit(as_text(field.default))
        line.setAccessibleName(label)
        line.setPlaceholderText(field_text(field.label.empty))
        line.returnPressed.connect(self.submitted)
        line.textEdited.connect(lambda _text: self.changed.emit())
        self._lines[field.name] = line
        self._register(field, line.text, lambda value: line.setText(as_text(value)))
        return line

    def _lines_field(self, field: Field, label: str) -> QWidget:
        editor = PromptEditor(label, 2)
        editor.submitted.connect(self.submitted)
        editor.textChanged.connect(self.changed)
        self._register(field, editor.text, lambda value: editor.set_text(as_text(value)))
        return editor

    def _seed_field(self, field: Field, label: str, *, drawn: bool) -> QWidget:
        seed = SeedField(label, self._icons.icon("dices"), self._icons.icon("lock"), drawn=drawn)
        self._seeds[field.name] = seed
        self._register(field, seed.value, lambda value: seed.set_value(int(as_number(value)), lock=True))
        return seed

    def _number_field(self, field: Field, kind: Range, label: str) -> QWidget:
        start = kind.low if field.default is None else as_number(field.default)
        slider = NumberSlider(
            label, kind.low, kind.high, start, step=kind.step, unit=kind.unit, soft_high=kind.soft_high
        )
        self._sliders[field.name] = slider
        if field.optional:
            self._untouched.add(field.name)

        def touched(_value: float) -> None:
            self._untouched.discard(field.name)
            self.changed.emit()

        def get() -> Json:
            if field.name in self._untouched:
                return None
            return round(slider.value) if field.type is int else float(slider.value)

        def set_(value: Json) -> None:
            if value is None and field.optional:
                self._untouched.add(field.name)
            else:
                slider.set_value(as_number(value))
                self._untouched.discard(field.name)

        slider.value_changed.connect(touched)
        self._register(field, get, set_)
        return slider

    def _choice_field(self, field: Field, label: str, options: list[tuple[str, str]]) -> QWidget:
        combo = ChoiceBox(narrowest=NARROWEST)
        combo.setAccessibleName(label)
        for value, text in options:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(0, combo.findData(field.default)))
        combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._register(field, lambda: str(combo.currentData()), lambda value: choose(combo, value))
        return combo

    def _model_field(self, field: Field, label: str, needed: ModelOf) -> QWidget:
        combo = ChoiceBox(narrowest=NARROWEST)
        combo.setAccessibleName(label)
        if field.optional:
            combo.addItem(field_text(field.label.empty) or self.tr("None"), "")
        for record in filter(needed.fits, self._models(needed.kind)):
            combo.addItem(record.name, record.id)
        combo.currentIndexChanged.connect(lambda _index: self._model_changed())
        combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._register(
            field, lambda: str(combo.currentData() or ""), lambda value: choose(combo, value or combo.itemData(0))
        )
        return combo

    def _sampler_field(self, field: Field, label: str) -> QWidget:
        sampler = SamplerField(label)
        sampler.changed.connect(self.changed)
        self._samplers.append(sampler)
        self._register(field, sampler.value, lambda value: sampler.set_value(as_text(value)))
        return sampler

    def _lora_field(self, field: Field, label: str) -> QWidget:
        self.loras = loras = LoraField(label, self._models, self._icons)
        loras.changed.connect(self.changed)
        if self._prompt is not None:
            loras.word_chosen.connect(self._prompt.add_word)
        self._register(field, loras.value, lambda value: loras.set_value(as_text(value)))
        return loras

    def _toggle_field(self, field: Field, label: str) -> QWidget:
        box = QCheckBox(label)
        box.setChecked(bool(field.default))
        box.toggled.connect(lambda _on: self.changed.emit())
        self._register(field, box.isChecked, lambda value: box.setChecked(bool(value)))
        return box

    def _asset_field(self, field: Field, label: str) -> QWidget:
        asset = AssetField(label, self._pictures, self._icons, optional=field.optional)
        asset.changed.connect(self.changed)
        self._register(field, asset.value, lambda value: asset.set_value(as_text(value)))
        return asset

    def _register(self, field: Field, get: Callable[[], Json], set_: Callable[[Json], None]) -> None:
        self._getters[field.name] = get
        self._setters[field.name] = set_

    def _prompt_changed(self) -> None:
        if self._prompt is None:
            return
        texts = [as_text(self._getters[field.name]()) for field in self._fields if isinstance(field.kind, Prompt)]
        self._prompt_note.show_for(self.model(), "\n".join(texts))

    def _model_changed(self) -> None:
        record = self.model() if self._getters else None
        self._prompt_changed()
        self.names.show()
        for sampler in self._samplers:
            sampler.show_model(record)
        if self.loras is not None:
            self.loras.show_model(record)
        for name in self._untouched:
            self._sliders[name].show_instead(instead(name, record, self._fields))
        for field in self._fields:
            if (row := self._rows.get(field.name)) is not None:
                honoured = record is None or field.name not in record.ignored
                row.setEnabled(honoured)
                ignored = self.tr("{model} does not honour this.").format(model=record.name if record else "")
                explain(row, field_text(field.label.help) if honoured else ignored)
