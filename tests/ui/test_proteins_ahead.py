"""What is said before a structure is predicted, and how the licence of IgFold is agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.api import JobContext, ModelFormat, ModelId, ModelKind, ModelRecord
from app.jobs import JobId
from plugins.proteins.folding.igfold_licence import licence
from plugins.proteins.folding.memory import Machine
from plugins.proteins.panel.antibody_dock import AGREED, GENERATOR
from plugins.proteins.panel.fold_ahead import FOLD, FoldAhead
from plugins.proteins.panel.saying import said
from tests.conftest import REPOSITORY
from tests.plugins.proteins.test_igfold import install
from tests.ui.canvas_parts import NoGenerators
from tests.ui.protein_parts import ProteinBench

LONG_MS = 30_000


@dataclass
class SomeModels(NoGenerators):
    """Knows of some models."""

    records: tuple[ModelRecord, ...] = ()

    def models(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """Those of the kind."""
        return [one for one in self.records if one.kind is kind]


def record(name: str, byte_size: int) -> ModelRecord:
    """A model that predicts structures."""
    return ModelRecord(
        ModelId(name), name, ModelKind.PLUGIN_MODEL, "esmfold", ModelFormat.PLUGIN, Path(name), byte_size
    )


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[ProteinBench]:
    """A panel."""
    bench = ProteinBench(tmp_path, REPOSITORY / "resources")
    qtbot.addWidget(bench.panel)
    yield bench
    bench.close()


def test_the_memory_is_told_and_what_does_not_fit_is_not_begun() -> None:
    models = SomeModels(records=(record("tiny", 90_000_000), record("esmfold", 8_440_000_000)))
    ahead = FoldAhead(models, lambda: Machine(64 * 10**9, 40 * 10**9))
    values = {"sequence": "MKTAYIAKQR" * 30, "model": "esmfold", "chunk": "auto"}
    (told,) = ahead.tell(values)
    for part in ("Estimate for 300 amino acids: 17.9 GB", "chunks of 128 rows", "64.0 GB", "40.0 GB of it can be had"):
        assert part in said(told)
    assert not ahead.foresee(values)
    assert "graphics card" in said(FoldAhead(models, lambda: Machine(1, 1, is_graphics_card=True)).tell(values)[0])
    ahead = FoldAhead(models, lambda: Machine(8 * 10**9, 5 * 10**9))
    (refused,) = ahead.foresee(values)
    assert "17.6 GB even 16 rows at a time, and 5.0 GB can be had" in said(refused)
    first, second = ahead.tell({**values, "model": "tiny"})
    assert "random weights" in said(first)
    assert "Estimate for 300" in said(second)
    assert not ahead.foresee({**values, "model": "tiny"})
    for text in ("", "MKX", "ACGT" * 20):
        assert not ahead.tell({**values, "sequence": text})
        assert not ahead.foresee({**values, "sequence": text})
    assert "17.9 GB" in said(FoldAhead(SomeModels(), lambda: Machine(64 * 10**9, 40 * 10**9)).tell(values)[0])


def test_the_panel_tells_and_foresees_of_predictions_alone(bench: ProteinBench) -> None:
    values = {"sequence": "MKTAYIAKQR"}
    assert any("Estimate for 10" in said(words) for words in bench.panel.tell(FOLD, values))
    assert not bench.panel.tell("proteins.design-sequence", values)


def test_without_igfold_its_owner_is_told_how_to_install_it(bench: ProteinBench, qtbot: QtBot) -> None:
    dock = bench.panel.antibodies
    qtbot.waitUntil(lambda: bool(dock.words.text()), timeout=LONG_MS)
    if licence() is not None:
        pytest.skip("IgFold is installed here")
    assert "-m pip install igfold antiberty" in dock.command.text()
    assert not dock.command.isHidden()
    assert dock.agree_button.isHidden()
    assert [said(one) for one in bench.panel.foresee(GENERATOR, {})]


def test_the_licence_can_be_agreed_to_once_its_end_was_seen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "site", monkeypatch, "\n\n".join(f"Clause {at} of the licence." for at in range(200)))
    bench = ProteinBench(tmp_path, REPOSITORY / "resources")
    qtbot.addWidget(bench.panel)
    dock = bench.panel.antibodies
    qtbot.addWidget(dock)
    dock.resize(320, 400)
    dock.show()
    qtbot.waitUntil(lambda: "Clause 199" in dock.text.toPlainText(), timeout=LONG_MS)
    assert not dock.agree_button.isEnabled()
    dock.agree()
    assert not dock.agreed
    assert not bench.panel.gives(GENERATOR, "licence")
    bar = dock.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(dock.agree_button.isEnabled, timeout=LONG_MS)
    bar.setValue(0)
    assert dock.agree_button.isEnabled()
    dock.agree_button.click()
    found = licence()
    assert found is not None
    assert bench.settings.get(AGREED, "") == dock.agreed == found.digest
    assert not bench.panel.foresee(GENERATOR, {})
    values = bench.panel.input_task(GENERATOR, ["licence"])(JobContext(JobId("job"), lambda _event: None))
    assert values == {"licence": found.digest}
    dock.begin_button.click()
    assert bench.recalled[0].generator == GENERATOR
    dock.withdraw_button.click()
    assert not dock.agreed
    assert bench.panel.foresee(GENERATOR, {})
    bench.close()
