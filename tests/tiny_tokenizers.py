"""Tiny tokenizers of every family that picture models use: a few words whole, everything else by its letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

WORDS = (
    *("a", "the", "in", "of", "on", "at", "and", "with", "red", "green", "blue", "bright", "dark", "fox", "cat", "dog"),
    *("house", "tree", "snow", "snowy", "forest", "night", "day", "sea", "picture", "painting"),
)


def clip_tokenizer(pad_token: str = "<|endoftext|>") -> Any:
    """A CLIP tokenizer that knows WORDS whole and everything else by its letters; the last id ends the text."""
    import transformers

    letters = [chr(code) for code in range(33, 127)]
    vocabulary, merges = _merged([*letters, *(letter + "</w>" for letter in letters)], _ended)
    for special in ("<|startoftext|>", "<|endoftext|>"):
        vocabulary[special] = len(vocabulary)
    return transformers.CLIPTokenizer(vocab=vocabulary, merges=merges, pad_token=pad_token, model_max_length=77)


def qwen_tokenizer() -> Any:
    """A Qwen tokenizer of the same words, with a chat template."""
    import transformers
    from tokenizers.pre_tokenizers import ByteLevel

    vocabulary, merges = _merged(sorted(ByteLevel.alphabet()), lambda word: ["Ġ", *word])
    for special in ("<|endoftext|>", "<|im_start|>", "<|im_end|>"):
        vocabulary[special] = len(vocabulary)
    tokenizer = transformers.Qwen2Tokenizer(
        vocab=vocabulary, merges=merges, additional_special_tokens=["<|im_start|>", "<|im_end|>"], model_max_length=1024
    )
    tokenizer.chat_template = (
        "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
        "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
    )
    return tokenizer


def t5_tokenizer() -> Any:
    """A T5 tokenizer of the same words."""
    import transformers

    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    pieces += [(f"▁{word}", -3.0) for word in WORDS]
    pieces += [(chr(code), -6.0) for code in range(33, 127)]
    return transformers.T5Tokenizer(vocab=pieces, extra_ids=0, model_max_length=512)


def bert_tokenizer() -> Any:
    """A BERT tokenizer of the same words."""
    import transformers

    letters = [chr(code) for code in range(33, 127) if not chr(code).isupper()]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    pieces += [word for word in WORDS if word not in letters]
    return transformers.BertTokenizer(vocab={piece: at for at, piece in enumerate(pieces)}, model_max_length=64)


def _merged(letters: list[str], split: Callable[[str], list[str]]) -> tuple[dict[str, int], list[Any]]:
    vocabulary = {letter: at for at, letter in enumerate(letters)}
    merges: list[Any] = []
    for word in WORDS:
        head, *rest = split(word)
        for piece in rest:
            if head + piece not in vocabulary:
                vocabulary[head + piece] = len(vocabulary)
                merges.append((head, piece))
            head += piece
    return vocabulary, merges


def _ended(word: str) -> list[str]:
    return [*word[:-1], word[-1] + "</w>"]
