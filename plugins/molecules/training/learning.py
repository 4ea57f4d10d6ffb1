"""Learning: a small Llama learns SMILES, for so long as it is given; it goes on from where it was."""

from __future__ import annotations

import itertools
import json
import multiprocessing
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from multiprocessing.queues import Queue
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from transformers import LlamaConfig, LlamaForCausalLM

from app.api import InvalidData
from plugins.molecules.smiles.properties import bins_of
from plugins.molecules.smiles.tokens import BEGIN, END, PAD, PROPERTIES, SIZE, START, prefix, symbols
from plugins.molecules.training import corpus
from plugins.molecules.training.corpus import Row

CHECKPOINT = "checkpoint.pt"
LOG = "log.jsonl"
FACTS = "training.json"
_LONGEST = 192
_LOOK_AGAIN_S = 600.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how it is trained. Of what is known of a molecule a part is told, so that any part may be asked for.

    A quarter of the molecules are told of nothing, a quarter is made around a scaffold and a sixth between two ends.
    `seconds` are of the processor's time, so that other work beside it takes nothing away, and by the clock on an
    accelerator; the rate falls to nothing in the last part of them, and until then there may be more. With `makers` so
    many processes make the batches.
    """

    seconds: float
    falling: float = 0.3
    batch_tokens: int = 8192
    rate: float = 8e-3
    embedding_rate: float = 4e-3
    warm_up: int = 200
    untold: float = 0.25
    scaffolds: float = 0.25
    linked: float = 0.16
    told: float = 0.5
    seed: int = 1
    checkpoint_every_s: float = 150.0
    makers: int = 0


def network(width: int = 256, layers: int = 6) -> LlamaForCausalLM:
    """A network that has learned nothing yet."""
    config = LlamaConfig(
        vocab_size=SIZE,
        hidden_size=width,
        intermediate_size=2 * width,
        num_hidden_layers=layers,
        num_attention_heads=max(1, width // 32),
        max_position_embeddings=256,
        pad_token_id=PAD,
        bos_token_id=BEGIN,
        eos_token_id=END,
        tie_word_embeddings=True,
        use_cache=False,
    )
    return LlamaForCausalLM(config)


def sequence(row: Row, edges: dict[str, list[float]], recipe: Recipe, chance: random.Random) -> list[int]:
    """A molecule as the model reads it, told of a part of what is known."""
    fate = chance.random()
    kept = ""
    if fate < recipe.scaffolds and row.scaffolds:
        kept = chance.choice(row.scaffolds)
    elif recipe.scaffolds <= fate < recipe.scaffolds + recipe.linked:
        kept = row.ends
    bins = bins_of(dict(zip(PROPERTIES, row.values, strict=True)), edges)
    told = {} if chance.random() < recipe.untold else {
        name: number for name, number in bins.items() if chance.random() < recipe.told
    }  # fmt: skip
    return [*prefix(told, kept), *symbols(row.smiles), END]


def batches(
    rows: Sequence[Row], edges: dict[str, list[float]], recipe: Recipe, begin: int
) -> Iterator[tuple[Tensor, int]]:
    """Batches (B, T) without end, and how many molecules were drawn by then; the same for the same rows and seed."""
    drawn = begin
    while True:
        chance = random.Random(f"{recipe.seed} {drawn}")
        chunk = [
            sequence(row, edges, recipe, chance) for row in chance.choices(rows, k=max(2048, recipe.batch_tokens // 6))
        ]
        chunk = sorted((tokens for tokens in chunk if len(tokens) <= _LONGEST), key=len)
        groups: list[list[list[int]]] = [[]]
        for tokens in chunk:
            if len(tokens) * (len(groups[-1]) + 1) > recipe.batch_tokens and groups[-1]:
                groups.append([])
            groups[-1].append(tokens)
        chance.shuffle(groups)
        for group in groups:
            longest = max(map(len, group))
            drawn += len(group)
            yield torch.tensor([tokens + [PAD] * (longest - len(tokens)) for tokens in group]), drawn


def made(work: Path, edges: dict[str, list[float]], recipe: Recipe, begin: int) -> Iterator[tuple[Tensor, int]]:
    """Batches as `batches` gives them, made by processes, each of its share of the shards."""
    context = multiprocessing.get_context("spawn")
    ready = context.Queue(maxsize=8 * recipe.makers)
    for maker in range(recipe.makers):
        share = replace(recipe, seed=recipe.seed * recipe.makers + maker)
        context.Process(target=_make, args=(ready, work, maker, edges, share, begin), daemon=True).start()
    drawn = begin
    while True:
        batch = torch.from_numpy(ready.get()).long()
        drawn += len(batch)
        yield batch, drawn


def _make(
    ready: Queue[NDArray[np.uint8]],
    work: Path,
    maker: int,
    edges: dict[str, list[float]],
    recipe: Recipe,
    begin: int,
) -> None:
    torch.set_num_threads(1)
    every = {path.name for path in work.glob("train-*.tsv.gz")}
    others = every - set(sorted(every)[maker :: recipe.makers])
    for batch, _ in batches(corpus.load(work, "train", others), edges, recipe, begin):
        ready.put(batch.numpy().astype(np.uint8))


def train(work: Path, recipe: Recipe, model: LlamaForCausalLM) -> LlamaForCausalLM:
    """Train on the shards of the work folder, those too that come while it goes on; leaves a checkpoint there."""
    known: set[str] = set()
    rows = corpus.load(work, "train", known, 1 if recipe.makers else None)
    if not rows:
        raise InvalidData("There are no molecules in {folder}.", advice="Run with --prepare first.", folder=str(work))
    edges = corpus.edges(work, rows)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(recipe.seed)
    model.to(device).train()
    matrices = [value for name, value in model.named_parameters() if value.ndim == 2 and "embed" not in name]
    others = [value for name, value in model.named_parameters() if value.ndim != 2 or "embed" in name]
    muon: torch.optim.Optimizer = torch.optim.Muon(
        matrices, lr=recipe.rate, weight_decay=0.05, adjust_lr_fn="match_rms_adamw"
    )
    adam = torch.optim.AdamW(others, lr=recipe.embedding_rate, betas=(0.9, 0.98), weight_decay=0.0)
    spent, drawn, steps = 0.0, 0, 0
    path = work / CHECKPOINT
    if path.exists():
        stored = torch.load(path, weights_only=True, map_location=device)
        model.load_state_dict(stored["network"])
        muon.load_state_dict(stored["muon"])
        adam.load_state_dict(stored["adam"])
        spent, drawn, steps = stored["spent_s"], stored["drawn"], stored["steps"]
    test = batches(corpus.load(work, "test"), edges, Recipe(0, seed=0), 0)
    held_out = [batch.to(device) for batch, _ in itertools.islice(test, 4)]
    wide = device == "cpu" and not fastest_is_half(model, next(batches(rows, edges, recipe, 0))[0])
    clock = time.monotonic if device == "cuda" else time.process_time
    began, saved, looked = clock() - spent, time.monotonic(), time.monotonic()
    running, seen = torch.zeros((), device=device), 0
    stream = made(work, edges, recipe, drawn) if recipe.makers else batches(rows, edges, recipe, drawn)
    while (spent := clock() - began) < recipe.seconds:
        if not recipe.makers and time.monotonic() - looked > _LOOK_AGAIN_S:
            looked = time.monotonic()
            rows = [*rows, *corpus.load(work, "train", known)]
            stream = batches(rows, edges, recipe, drawn)
        batch, drawn = next(stream)
        part = spent / recipe.seconds
        share = min(1.0, steps / recipe.warm_up, (1 - part) / recipe.falling)
        for optimizer, rate in ((muon, recipe.rate), (adam, recipe.embedding_rate)):
            for group in optimizer.param_groups:
                group["lr"] = rate * share
        loss = loss_of(model, batch.to(device), wide=wide)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        muon.step()
        adam.step()
        model.zero_grad(set_to_none=True)
        steps += 1
        running, seen = running + loss.detach() * len(batch), seen + len(batch)
        if time.monotonic() - saved > recipe.checkpoint_every_s:
            saved = time.monotonic()
            _save(work, model, muon, adam, {"spent_s": spent, "drawn": drawn, "steps": steps})
            _note(
                work, model, held_out, wide=wide, spent_s=spent, drawn=drawn, steps=steps, train=float(running) / seen
            )
            running, seen = torch.zeros((), device=device), 0
    _save(work, model, muon, adam, {"spent_s": spent, "drawn": drawn, "steps": steps})
    _note(
        work, model, held_out, wide=wide, spent_s=spent, drawn=drawn, steps=steps, train=float(running) / max(1, seen)
    )
    shards = sum(1 for _ in work.glob("train-*.tsv.gz"))
    facts = {"spent_s": spent, "drawn": drawn, "steps": steps, "shards": shards, "recipe": asdict(recipe)}
    (work / FACTS).write_text(json.dumps(facts), encoding="utf-8")
    return model


def loss_of(model: LlamaForCausalLM, batch: Tensor, *, wide: bool) -> Tensor:
    """The mean surprise (nats a token) of what follows `START`; what a molecule is told of is not learned."""
    with torch.autocast(batch.device.type, torch.bfloat16, enabled=not wide):
        logits = model(input_ids=batch[:, :-1]).logits
    told = (batch == START).cumsum(1)[:, :-1] > 0
    wanted = batch[:, 1:].masked_fill(~told, PAD)
    return functional.cross_entropy(logits.float().flatten(0, 1), wanted.flatten(), ignore_index=PAD)


def fastest_is_half(model: LlamaForCausalLM, batch: Tensor) -> bool:
    """Try how many threads and which numbers are fastest here; sets the threads, and says whether bfloat16 is."""
    most = int(os.environ.get("OMP_NUM_THREADS", os.cpu_count() or 1))
    times = {}
    for threads in sorted({1, most}):
        torch.set_num_threads(threads)
        for wide in (False, True):
            durations = []
            for _ in range(3):
                began = time.perf_counter()
                torch.autograd.backward(loss_of(model, batch, wide=wide))
                durations.append(time.perf_counter() - began)
                model.zero_grad(set_to_none=True)
            times[threads, wide] = min(durations)
    threads, wide = min(times, key=lambda key: times[key])
    torch.set_num_threads(threads)
    return not wide


def restore(work: Path, model: LlamaForCausalLM) -> LlamaForCausalLM:
    """The network as the work folder's checkpoint has it."""
    model.load_state_dict(torch.load(work / CHECKPOINT, weights_only=True, map_location="cpu")["network"])
    return model.eval()


def _save(
    work: Path,
    model: LlamaForCausalLM,
    muon: torch.optim.Optimizer,
    adam: torch.optim.Optimizer,
    facts: dict[str, float],
) -> None:
    fresh = work / f"{CHECKPOINT}.new"
    states = {"network": model.state_dict(), "muon": muon.state_dict(), "adam": adam.state_dict()}
    torch.save({**states, **facts}, fresh)
    fresh.replace(work / CHECKPOINT)


def _note(work: Path, model: LlamaForCausalLM, held_out: Sequence[Tensor], *, wide: bool, **facts: float) -> None:
    with torch.no_grad():
        losses = [float(loss_of(model, batch, wide=wide)) for batch in held_out]
    line = {name: round(value, 4) for name, value in facts.items()}
    line["valid"] = round(sum(losses) / max(1, len(losses)), 4)
    with (work / LOG).open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
