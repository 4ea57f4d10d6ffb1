"""Network: ProteinMPNN's encoder of the backbone, and its decoder of the sequence, residue by residue in any order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plugins.proteins.mpnn.features import Edges, edges_of
from plugins.proteins.mpnn.weights import Weights

_SCALE = 30
"""Messages of all neighbours are added up, and divided by this."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A backbone as the encoder leaves it: `nodes` (residues, width), `edges` (residues, k, width), `neighbours`."""

    nodes: Any
    edges: Any
    neighbours: Any


def encode(edges: Edges, weights: Weights, check: Callable[[], None] = lambda: None) -> Encoded:
    """Let residues hear their neighbours, layer after layer."""
    import torch

    neighbours, values = edges.neighbours, weights.linear("W_e", edges.values)
    nodes = torch.zeros(values.shape[0], values.shape[-1], device=values.device)
    for at in range(weights.encoder_layers):
        check()
        name = f"encoder_layers.{at}"
        heard = torch.cat((values, nodes[neighbours]), -1)
        nodes = _updated(name, weights, nodes, heard)
        told = torch.cat((_spread(nodes, values), values, nodes[neighbours]), -1)
        values = weights.norm(f"{name}.norm3", values + _message(name, ("W11", "W12", "W13"), weights, told))
    return Encoded(nodes, values, neighbours)


def encoded(backbone: Any, weights: Weights, check: Callable[[], None] = lambda: None) -> Encoded:
    """A backbone as the encoder leaves it."""
    return encode(edges_of(backbone, weights, check), weights, check)


def log_probabilities(known: Encoded, letters: Any, order: Any, weights: Weights) -> Any:
    """The log-probability (residues, 21) of each letter at each place, given those that come before in the order.

    `letters` (residues,) are the numbers of a sequence's letters, `order` its residues as they are decoded.
    """
    import torch

    earlier = _earlier(order, known.neighbours)[..., None]
    spoken = weights.tensors["W_s.weight"][letters]
    unspoken = torch.zeros_like(spoken)[known.neighbours]
    from_encoder = torch.cat((known.edges, unspoken, known.nodes[known.neighbours]), -1) * ~earlier
    nodes = known.nodes
    for at in range(weights.decoder_layers):
        heard = torch.cat((known.edges, spoken[known.neighbours], nodes[known.neighbours]), -1)
        nodes = _updated(f"decoder_layers.{at}", weights, nodes, earlier * heard + from_encoder)
    return torch.log_softmax(weights.linear("W_out", nodes), -1)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What every sequence for a backbone needs, computed once: a layer's first matrix applied to what does not change.

    `edges` (residues, k, width) and `nodes` (residues, width) for each layer of the decoder, and `letters` (21, width).
    """

    known: Encoded
    edges: tuple[Any, ...]
    nodes: tuple[Any, ...]
    letters: tuple[Any, ...]


def prepared(known: Encoded, weights: Weights) -> Prepared:
    """Apply the first matrix of each layer to the edges, to the nodes of the encoder, and to all letters."""
    width = weights.width
    edges, nodes, letters = [], [], []
    for layer in range(weights.decoder_layers):
        name = f"decoder_layers.{layer}.W1"
        matrix, bias = weights.tensors[f"{name}.weight"], weights.tensors[f"{name}.bias"]
        edges.append(known.edges @ matrix[:, width : 2 * width].T + bias)
        letters.append(weights.tensors["W_s.weight"] @ matrix[:, 2 * width : 3 * width].T)
        nodes.append(known.nodes @ matrix[:, 3 * width :].T)
    return Prepared(known, tuple(edges), tuple(nodes), tuple(letters))


class Decoding:
    """Decodes one sequence, some residues at a time: what was said is heard by those that come later in the order."""

    def __init__(self, ready: Prepared, order: Any, weights: Weights) -> None:
        import torch

        self._ready = ready
        self._weights = weights
        self._earlier = _earlier(order, ready.known.neighbours)[..., None]
        # What was said, and the nodes that it was said of, as the first matrix of each layer makes them
        self._spoken = [torch.zeros_like(nodes) for nodes in ready.nodes]
        self._told = [torch.zeros_like(nodes) for nodes in ready.nodes]

    def scores(self, residues: Any) -> Any:
        """The scores (some, 21) of the letters at places; each is asked for once, before its letter is said."""
        import torch

        ready, weights, width = self._ready, self._weights, self._weights.width
        neighbours, earlier = ready.known.neighbours[residues], self._earlier[residues]
        nodes = ready.known.nodes[residues]
        for layer in range(weights.decoder_layers):
            name = f"decoder_layers.{layer}"
            matrix = weights.tensors[f"{name}.W1.weight"]
            self._told[layer][residues] = nodes @ matrix[:, 3 * width :].T
            said = (self._spoken[layer] + self._told[layer])[neighbours]
            heard = ready.edges[layer][residues] + torch.where(earlier, said, ready.nodes[layer][neighbours])
            inner = _gelu(heard + (nodes @ matrix[:, :width].T)[:, None])
            total = _gelu(weights.linear(f"{name}.W2", inner)).sum(-2)
            count = neighbours.shape[-1]
            message = total @ weights.tensors[f"{name}.W3.weight"].T + count * weights.tensors[f"{name}.W3.bias"]
            nodes = _mended(name, weights, nodes, message)
        return weights.linear("W_out", nodes)

    def hear(self, residues: Any, letters: Any) -> None:
        """Let residues that come first in the order, in this order, hear one another's letters, which are known."""
        self.say(residues, letters)
        self.scores(residues)

    def say(self, residues: Any, letters: Any) -> None:
        """Put letters at places."""
        for layer, spoken in enumerate(self._spoken):
            spoken[residues] = self._ready.letters[layer][letters]


def _updated(name: str, weights: Weights, nodes: Any, heard: Any) -> Any:
    """Residues (residues, width) after they heard their edges (residues, k, any)."""
    import torch

    told = torch.cat((_spread(nodes, heard), heard), -1)
    return _mended(name, weights, nodes, _message(name, ("W1", "W2", "W3"), weights, told).sum(-2))


def _mended(name: str, weights: Weights, nodes: Any, message: Any) -> Any:
    """Residues (residues, width) after a message (residues, width), which is the sum of those of all neighbours."""
    nodes = weights.norm(f"{name}.norm1", nodes + message / _SCALE)
    inner = _gelu(weights.linear(f"{name}.dense.W_in", nodes))
    return weights.norm(f"{name}.norm2", nodes + weights.linear(f"{name}.dense.W_out", inner))


def _message(name: str, layers: tuple[str, str, str], weights: Weights, told: Any) -> Any:
    first, second, third = (f"{name}.{layer}" for layer in layers)
    return weights.linear(third, _gelu(weights.linear(second, _gelu(weights.linear(first, told)))))


def _spread(nodes: Any, edges: Any) -> Any:
    return nodes[:, None].expand(-1, edges.shape[1], -1)


def _gelu(values: Any) -> Any:
    from torch.nn import functional

    return functional.gelu(values)


def _earlier(order: Any, neighbours: Any) -> Any:
    """Of each edge (residues, k) whether the neighbour is decoded before the residue."""
    import torch

    rank = torch.empty_like(order)
    rank[order] = torch.arange(len(order), device=order.device)
    return rank[neighbours] < rank[:, None]
