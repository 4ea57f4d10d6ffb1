"""Designs and predictions as a user asks for them, through the generators."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from app.api import (
    AssetStore,
    InvalidData,
    InvalidRequest,
    ModelId,
    ModelKind,
    ModelRecord,
    OutOfMemory,
    Place,
    UnreadableModel,
    UserError,
)
from app.storage import FolderAssets
from plugins.proteins.folding.esmfold import load_folder
from plugins.proteins.folding.memory import (
    CHUNKS,
    PUBLISHED_BYTES,
    Machine,
    Need,
    chunk_for,
    loading_bytes,
    machine,
    need_of,
    working_bytes,
)
from plugins.proteins.generators import DesignSequence, Fold
from plugins.proteins.generators.design_sequence import DesignRequest
from plugins.proteins.generators.fold import FoldRequest
from plugins.proteins.media import FASTA, PDB
from plugins.proteins.sequences.fasta import read_fasta
from plugins.proteins.structure.confidence import plddt_of, read_aligned_error
from plugins.proteins.structure.writing import pdb_text
from tests.plugins.proteins.nets import OneModel, asked_of, made_by, save_folder
from tests.plugins.proteins.samples import REAL, read, real


@pytest.fixture(scope="module")
def networks(tmp_path_factory: pytest.TempPathFactory) -> OneModel:
    """Random weights in place of the fetched ones."""
    return OneModel(save_folder(tmp_path_factory.mktemp("mpnn")), "proteinmpnn")


@pytest.fixture
def assets(tmp_path: Path) -> AssetStore:
    """A store."""
    return FolderAssets(tmp_path / "assets", tmp_path / "cache")


@pytest.fixture
def asked(assets: AssetStore) -> DesignRequest:
    """A design of the real chain."""
    return DesignRequest(str(assets.add_file(REAL, PDB).id), model="proteinmpnn", seed=7)


def test_designs_are_fasta_with_all_that_was_told(asked: DesignRequest, networks: OneModel, assets: AssetStore) -> None:
    made = made_by(DesignSequence(), replace(asked, count=2, fixed="9-12, A:20", omitted="C"), networks, assets)
    assert [output.media_type for output in made] == [FASTA, FASTA]
    assert [asked_of(output).seed for output in made] == [7, 8]
    for output in made:
        assert isinstance(output.content, bytes)
        (sequence,) = read_fasta(output.content.decode())
        assert "designed score=" in sequence.description
        assert sequence.letters[:4] == "NTDE"
        told = json.loads(output.details["json"])
        assert told["sequence"] == sequence.letters
        assert told["residues"][:2] == ["A:9", "A:10"]
        table = np.array(told["log_probabilities"])
        assert table.shape == (96, 21)
        assert np.allclose(np.exp(table).sum(axis=1), 1, atol=2e-3)
        assert told["designed"][:5] == [False] * 4 + [True]
        designed = read(output.details["pdb"].decode()).structure
        assert designed.sequence("A") == sequence.letters
        assert set(designed.atom_names) == {"N", "CA", "C", "O"}
    assert made[0].content != made[1].content
    (again,) = made_by(DesignSequence(), made[1].request, networks, assets)
    assert (again.content, again.details) == (made[1].content, made[1].details)


@pytest.mark.parametrize("kind", ["soluble", "alpha"])
def test_every_kind_of_network_designs(asked: DesignRequest, networks: OneModel, assets: AssetStore, kind: str) -> None:
    (first,) = made_by(DesignSequence(), replace(asked, kind=kind), networks, assets)
    (vanilla,) = made_by(DesignSequence(), asked, networks, assets)
    assert first.content != vanilla.content


def test_copies_of_a_chain_get_one_sequence(networks: OneModel, assets: AssetStore) -> None:
    lines = REAL.read_text().splitlines(keepends=True)
    atoms = [line for line in lines if line.startswith("ATOM")]
    copy = [f"{line[:21]}B{line[22:30]}{float(line[30:38]) + 40:8.3f}{line[38:]}" for line in atoms]
    asset = assets.add_bytes("".join([*atoms, *copy]).encode(), PDB)
    request = DesignRequest(str(asset.id), model="proteinmpnn", tied="A B")
    (made,) = made_by(DesignSequence(), request, networks, assets)
    assert isinstance(made.content, bytes)
    one, other = read_fasta(made.content.decode())
    assert one.letters == other.letters
    (made,) = made_by(DesignSequence(), replace(request, tied="", chains="B"), networks, assets)
    assert isinstance(made.content, bytes)
    one, other = read_fasta(made.content.decode())
    assert (one.description, one.letters) == ("as it was", real().sequence("A"))
    assert other.letters != one.letters


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"chains": "Q"}, "no protein chain “Q”"),
        ({"fixed": "500"}, "no residue “500”"),
        ({"fixed": "ten"}, "“ten” is no position"),
        ({"fixed": "1-999"}, "Nothing is left to design"),
        ({"omitted": "CZ"}, "Z stands for no amino acid"),
        ({"omitted": "ACDEFGHIKLMNPQRSTVWY"}, "All amino acids"),
        ({"bias": "A=1, nonsense"}, "“nonsense” is no bias"),
        ({"bias": "A=900"}, "too large"),
        ({"tied": "A"}, "ties no chains"),
        ({"noise": "030"}, "no model of this kind"),
        ({"model_number": 4}, "no model 4"),
    ],
)
def test_what_cannot_be_met_is_refused_in_words(
    asked: DesignRequest, networks: OneModel, assets: AssetStore, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        made_by(DesignSequence(), replace(asked, **changes), networks, assets)


def tiny_folder(folder: Path) -> Path:
    """ESMFold with random weights, as small as it goes, saved as a real one is."""
    from transformers import EsmConfig, EsmForProteinFolding
    from transformers.models.esm.configuration_esm import get_default_vocab_list

    torch.manual_seed(0)
    config = EsmConfig(
        vocab_size=33,
        mask_token_id=32,
        pad_token_id=1,
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=128,
        position_embedding_type="rotary",
        token_dropout=True,
        is_folding_model=True,
        vocab_list=list(get_default_vocab_list()),
        esmfold_config={
            "fp16_esm": False,
            "lddt_head_hid_dim": 16,
            "trunk": {
                "num_blocks": 1,
                "sequence_state_dim": 32,
                "pairwise_state_dim": 32,
                "sequence_head_width": 8,
                "pairwise_head_width": 8,
                "position_bins": 4,
                "chunk_size": None,
                "max_recycles": 1,
                "structure_module": {
                    "sequence_dim": 32,
                    "pairwise_dim": 16,
                    "ipa_dim": 8,
                    "resnet_dim": 16,
                    "num_heads_ipa": 2,
                    "num_qk_points": 2,
                    "num_v_points": 2,
                    "num_blocks": 1,
                },
            },
        },
    )
    EsmForProteinFolding(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> OneModel:
    """A model to test with."""
    return OneModel(tiny_folder(tmp_path_factory.mktemp("esmfold")), "esmfold")


def test_a_model_to_test_with_is_said_to_be_one(folder: OneModel, assets: AssetStore) -> None:
    request = FoldRequest(">one first\nMKTAYIAKQR\n>two\nGWF", recycles=1, model="esmfold")
    one, two = made_by(Fold(), request, folder, assets)
    assert (one.media_type, one.name) == (PDB, "Test, no prediction: one")
    assert isinstance(one.content, bytes)
    text = one.content.decode()
    assert "MODEL TO TEST WITH" in text
    for shown in (read(text), read(one.details["cif"].decode(), "x.cif")):
        assert ["no prediction" in str(remark) for remark in shown.remarks] == [True]
    structure = read(text).structure
    assert structure.sequence("A") == "MKTAYIAKQR"
    assert np.isfinite(structure.positions).all()
    assert set(structure.atom_names[structure.residue_of == 0]) == {"N", "CA", "C", "O", "CB", "CG", "SD", "CE"}
    told = json.loads(one.details["json"])
    assert told["test"] is True
    plddt = plddt_of(structure)
    assert plddt is not None
    assert np.allclose(plddt, told["plddt"], atol=0.02)
    assert read_aligned_error(one.details["json"]).error.shape == (10, 10)
    assert read(one.details["cif"].decode(), "x.cif").structure.sequence("A") == "MKTAYIAKQR"
    assert read(bytes(two.content).decode()).structure.sequence("A") == "GWF"
    (again,) = made_by(Fold(), one.request, folder, assets)
    assert again.content == one.content
    (chunked,) = made_by(Fold(), replace(asked_of(one), chunk="16"), folder, assets)
    other = read(bytes(chunked.content).decode()).structure
    assert np.allclose(other.positions, structure.positions, atol=2e-3)


def test_a_folder_that_lacks_weights_predicts_nothing(folder: OneModel, tmp_path: Path) -> None:
    import shutil

    from safetensors.torch import load_file, save_file

    copy = tmp_path / "copy"
    shutil.copytree(folder.path, copy)
    tensors = load_file(copy / "model.safetensors")
    tensors.pop("trunk.structure_module.bb_update.linear.weight")
    save_file(tensors, copy / "model.safetensors", {"format": "pt"})
    record: ModelRecord = OneModel(copy, "esmfold").record(ModelId("esmfold"))
    assert record.kind is ModelKind.PLUGIN_MODEL
    with pytest.raises(UnreadableModel, match="no whole ESMFold model"):
        load_folder(record, Place("cpu", "float32", 1 << 40))


@pytest.mark.parametrize(
    ("sequence", "said"),
    [("", "no sequence"), ("MKXA", "“X” at place 3"), ("ACGT" * 10, "nucleic acid"), ("A" * 2001, "2001 amino acids")],
)
def test_what_is_no_chain_is_refused_before_anything_is_loaded(
    assets: AssetStore, tmp_path: Path, sequence: str, said: str
) -> None:
    nothing = OneModel(tmp_path / "none", "esmfold")
    with pytest.raises((InvalidRequest, InvalidData), match=said):
        made_by(Fold(), FoldRequest(sequence, model="esmfold"), nothing, assets)


def test_memory_is_reckoned_with_before() -> None:
    assert loading_bytes(8_440_000_000) > 14e9
    assert [chunk_for(500, 128, free, "CPU") for free in (10**12, working_bytes(500, 128, 32))] == [CHUNKS[0], 32]
    with pytest.raises(OutOfMemory, match="domain"):
        chunk_for(2000, 128, 10**9, "CPU")
    assert working_bytes(400, 128, 64) < working_bytes(800, 128, 64)


def test_what_a_prediction_takes_is_reckoned_by_its_length_and_the_machine() -> None:
    there = machine()
    assert 0 < there.usable_bytes <= there.total_bytes
    large = Machine(10**12, 10**12)
    short, long = (need_of(length, PUBLISHED_BYTES, large) for length in (100, 1000))
    assert short.chunk == long.chunk == CHUNKS[0]
    assert 15e9 < short.needed_bytes < 18e9 < long.needed_bytes
    tight = Machine(10**11, need_of(1000, PUBLISHED_BYTES, large, chunk=32).needed_bytes)
    assert need_of(1000, PUBLISHED_BYTES, tight) == Need(tight.usable_bytes, 32, fits=True)
    assert not need_of(1000, PUBLISHED_BYTES, Machine(10**11, 10**10)).fits
    assert not need_of(1000, PUBLISHED_BYTES, tight, chunk=128).fits


def test_a_structure_that_was_predicted_goes_on_to_a_design(
    folder: OneModel, networks: OneModel, assets: AssetStore
) -> None:
    (made,) = made_by(Fold(), FoldRequest("MKTAYIAKQR", recycles=0, model="esmfold"), folder, assets)
    asset = assets.add_bytes(bytes(made.content), PDB)
    (design,) = made_by(DesignSequence(), DesignRequest(str(asset.id), model="proteinmpnn"), networks, assets)
    assert len(read_fasta(bytes(design.content).decode())[0].letters) == 10
    assert "A" in pdb_text(read(bytes(made.content).decode()).structure)
