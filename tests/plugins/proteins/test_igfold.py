"""IgFold is used only where it is installed, and only after its licence was agreed to."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.api import AssetStore, InvalidRequest, UserError
from app.storage.assets import FolderAssets
from plugins.proteins.folding import igfold, igfold_licence
from plugins.proteins.generators import PredictAntibody
from plugins.proteins.generators.antibody import AntibodyRequest, chains_of
from plugins.proteins.structure.confidence import plddt_of
from tests.plugins.proteins.nets import OneModel, made_by
from tests.plugins.proteins.samples import read

HEAVY = (
    "EVQLVESGGGLVQPGGSLRLSCAASGFNIKDTYIHWVRQAPGKGLEWVARIYPTNGYTRYADSVKGRFTISADTSKNTAYLQMNSLRAEDTAVYYCSRWGGDGFYAM"
    "DYWGQGTLVTVSS"
)
LIGHT = "DIQMTQSPSSLSASVGDRVTITCRASQDVNTAVAWYQQKPGKAPKLLIYSASFLYSGVPSRFSGSRSGTDFTLTISSLQPEDFATYYCQQHYTTPPTFGQGTKVEIK"
PACKAGES = "SEISEI_TEST_IGFOLD"
"""Names the folder into which igfold and antiberty, with its weights, were installed after reading their licence."""


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    """A store."""
    store = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield store
    store.close()


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str = "Non-commercial use alone.\n") -> Path:
    """Packages of these names as pip leaves them, with nothing in them but a licence."""
    for name in igfold_licence.PACKAGES:
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "__init__.py").write_text("")
    told = folder / "igfold-1.0.1.dist-info"
    (told / "licenses").mkdir(parents=True, exist_ok=True)
    (told / "METADATA").write_text("Metadata-Version: 2.4\nName: igfold\nVersion: 1.0.1\n")
    (told / "licenses" / "LICENSE.md").write_text(text, encoding="utf-8")
    (told / "RECORD").write_text("igfold/__init__.py,,\nigfold-1.0.1.dist-info/licenses/LICENSE.md,,\n")
    monkeypatch.syspath_prepend(str(folder))
    return told / "licenses" / "LICENSE.md"


@pytest.mark.skipif(igfold_licence.is_installed(), reason="IgFold is installed here")
def test_without_the_package_it_is_said_to_be_missing(assets: AssetStore, tmp_path: Path) -> None:
    assert igfold_licence.licence() is None
    with pytest.raises(UserError, match="not installed"):
        made_by(PredictAntibody(), AntibodyRequest(HEAVY, LIGHT), OneModel(tmp_path, "none"), assets)


def test_the_licence_is_agreed_to_as_it_is_now(
    assets: AssetStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = install(tmp_path, monkeypatch)
    found = igfold_licence.licence()
    assert found is not None
    assert (igfold_licence.is_installed(), igfold_licence.version(), found.text) == (
        True,
        "1.0.1",
        "Non-commercial use alone.\n",
    )
    for digest in ("", "0" * 64):
        with pytest.raises(InvalidRequest, match="has not been agreed to") as refused:
            made_by(PredictAntibody(), AntibodyRequest(HEAVY, licence=digest), OneModel(tmp_path, "none"), assets)
        assert "LICENSE.md" in str(refused.value)
    igfold_licence.check_agreed(found.digest)
    file.write_text("Other words.\n", encoding="utf-8")
    with pytest.raises(InvalidRequest, match="has not been agreed to"):
        igfold_licence.check_agreed(found.digest)
    file.unlink()
    with pytest.raises(UserError, match="is not beside it"):
        igfold_licence.check_agreed(found.digest)


def test_weights_that_are_not_there_are_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.delenv(igfold.WEIGHTS_DIR, raising=False)
    with pytest.raises(UserError, match="not fetched unasked"), igfold.loaded("cpu"):
        pass
    assert igfold.WEIGHTS_DIR not in os.environ
    assert not (tmp_path / "hub").exists() or not any((tmp_path / "hub").iterdir())


@pytest.mark.parametrize(
    ("heavy", "light", "said"),
    [
        ("", LIGHT, "heavy chain is missing"),
        (HEAVY + HEAVY, "", "variable domains alone"),
        ("EVQX", "", "“X” at place 4"),
        (f">a\n{HEAVY}\n>b\n{LIGHT}", "", "2 sequences"),
    ],
)
def test_what_is_no_antibody_is_refused_before_anything_is_loaded(heavy: str, light: str, said: str) -> None:
    with pytest.raises(InvalidRequest, match=said):
        chains_of(AntibodyRequest(heavy, light))


def test_chains_are_named_as_antibodies_are() -> None:
    assert chains_of(AntibodyRequest(f">trastuzumab\n{HEAVY.lower()}", LIGHT)) == {"H": HEAVY, "L": LIGHT}
    assert list(chains_of(AntibodyRequest(HEAVY))) == ["H"]


@pytest.mark.skipif(not os.environ.get(PACKAGES), reason=f"set {PACKAGES} to where IgFold was installed")
@pytest.mark.filterwarnings("ignore")
def test_an_antibody_is_predicted(assets: AssetStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(os.environ[PACKAGES])
    found = igfold_licence.licence()
    assert found is not None
    request = AntibodyRequest(HEAVY, LIGHT, found.digest)
    (made,) = made_by(PredictAntibody(), request, OneModel(tmp_path, "none"), assets)
    assert made.request == AntibodyRequest(HEAVY, LIGHT)
    assert isinstance(made.content, bytes)
    structure = read(made.content.decode()).structure
    assert (structure.sequence("H"), structure.sequence("L")) == (HEAVY, LIGHT)
    alpha = structure.atoms_of(("CA",))[: len(HEAVY), 0]
    assert np.median(np.linalg.norm(np.diff(alpha, axis=0), axis=1)) == pytest.approx(3.8, abs=0.1)
    assert plddt_of(structure) is None
    assert 0.2 < json.loads(made.details["json"])["mean_error"] < 2
