"""Features: which residues hear one another, and what each edge between them says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plugins.proteins.mpnn.backbone import Backbone
from plugins.proteins.mpnn.weights import DISTANCES, POSITIONS, Weights

_N, _ALPHA, _C, _O, _BETA = range(5)
_ATOM_PAIRS = (
    *((_ALPHA, _ALPHA), (_N, _N), (_C, _C), (_O, _O), (_BETA, _BETA)),
    *((_ALPHA, _N), (_ALPHA, _C), (_ALPHA, _O), (_ALPHA, _BETA)),
    *((_N, _C), (_N, _O), (_N, _BETA), (_BETA, _C), (_BETA, _O), (_O, _C)),
    *((_N, _ALPHA), (_C, _ALPHA), (_O, _ALPHA), (_BETA, _ALPHA)),
    *((_C, _N), (_O, _N), (_BETA, _N), (_C, _BETA), (_O, _BETA), (_C, _O)),
)
_BEFORE, _HERE, _AFTER = range(3)
_ALPHA_PAIRS = (
    *((_HERE, _HERE), (_BEFORE, _BEFORE), (_AFTER, _AFTER), (_BEFORE, _HERE), (_BEFORE, _AFTER)),
    *((_HERE, _BEFORE), (_HERE, _AFTER), (_AFTER, _BEFORE), (_AFTER, _HERE)),
)
_NEAREST, _FARTHEST = 2.0, 22.0
_TINY = 1e-6
_STEP = (3.6, 4.0)
"""Neighbouring alpha carbons are so far apart in ångström."""
_ROWS = 256


@dataclass(frozen=True, slots=True)
class Edges:
    """The `neighbours` (residues, k) of each residue, the nearest first, and what they say (residues, k, width)."""

    neighbours: Any
    values: Any


def edges_of(backbone: Backbone, weights: Weights, check: Callable[[], None] = lambda: None) -> Edges:
    """The edges of a backbone, as the network embeds them."""
    import torch

    device = weights.tensors["W_s.weight"].device
    places = torch.from_numpy(backbone.places).to(device)
    index, chain_of = (torch.from_numpy(part).to(device) for part in (backbone.index, backbone.chain_of))
    alpha = places[:, _ALPHA]
    neighbours = _nearest(alpha, weights.neighbours, check)
    seen = _alpha_seen(alpha, neighbours, index, chain_of) if weights.alpha_only else _atoms_seen(places, neighbours)
    apart = index[:, None] - index[neighbours]
    same = chain_of[:, None] == chain_of[neighbours]
    classes = torch.where(same, (apart + POSITIONS).clamp(0, 2 * POSITIONS), 2 * POSITIONS + 1)
    one_hot = torch.nn.functional.one_hot(classes, 2 * POSITIONS + 2).float()
    positions = weights.linear("features.embeddings.linear", one_hot)
    embedded = weights.linear("features.edge_embedding", torch.cat((positions, seen), -1))
    return Edges(neighbours, weights.norm("features.norm_edges", embedded))


def _nearest(alpha: Any, count: int, check: Callable[[], None]) -> Any:
    """The indices (residues, count) of the nearest residues, itself among them; fewer where there are fewer."""
    import torch

    rows = []
    for start in range(0, len(alpha), _ROWS):
        check()
        gaps = alpha[None] - alpha[start : start + _ROWS, None]
        distances = torch.sqrt((gaps**2).sum(-1) + _TINY)
        rows.append(torch.topk(distances, min(count, len(alpha)), dim=-1, largest=False).indices)
    return torch.cat(rows)


def _atoms_seen(places: Any, neighbours: Any) -> Any:
    """The distances of all pairs of backbone atoms; the beta carbon is put where it would be by ideal geometry."""
    import torch

    first, second = places[:, 1] - places[:, 0], places[:, 2] - places[:, 1]
    across = torch.cross(first, second, dim=-1)
    beta = -0.58273431 * across + 0.56802827 * first - 0.54067466 * second + places[:, 1]
    atoms = (*places.unbind(1), beta)
    return torch.cat([_bins(atoms[one], atoms[other], neighbours) for one, other in _ATOM_PAIRS], -1)


def _alpha_seen(alpha: Any, neighbours: Any, index: Any, chain_of: Any) -> Any:
    """The distances of alpha carbons and of those before and after them, and how the chain is turned there."""
    import torch

    before, after = torch.zeros_like(alpha), torch.zeros_like(alpha)
    # What lacks within a chain lies at the origin, as it did when the network learned
    there = ((index[1:] == index[:-1] + 1) | (chain_of[1:] != chain_of[:-1]))[:, None]
    before[1:], after[:-1] = alpha[:-1] * there, alpha[1:] * there
    atoms = (before, alpha, after)
    distances = [_bins(atoms[one], atoms[other], neighbours) for one, other in _ALPHA_PAIRS]
    return torch.cat([*distances, _turned(alpha, neighbours)], -1)


def _bins(one: Any, other: Any, neighbours: Any) -> Any:
    """The distance of one atom to another of each neighbour, as heights of bells between 2 and 22 ångström."""
    import torch

    gaps = torch.sqrt(((one[:, None] - other[neighbours]) ** 2).sum(-1) + _TINY)
    middles = torch.linspace(_NEAREST, _FARTHEST, DISTANCES, device=gaps.device)
    return torch.exp(-(((gaps[..., None] - middles) / ((_FARTHEST - _NEAREST) / DISTANCES)) ** 2))


def _turned(alpha: Any, neighbours: Any) -> Any:
    """Where each neighbour lies in the frame of a residue (3), and how its own frame is turned (quaternion, 4)."""
    import torch
    from torch.nn import functional

    steps = alpha[1:] - alpha[:-1]
    lengths = steps.norm(dim=-1)
    steps = steps * ((lengths > _STEP[0]) & (lengths < _STEP[1]))[:, None]
    steps = functional.normalize(steps, dim=-1)
    first, second = steps[:-2], steps[1:-1]
    normal = functional.normalize(torch.cross(first, second, dim=-1), dim=-1)
    bisector = functional.normalize(first - second, dim=-1)
    frames = torch.stack((bisector, normal, torch.cross(bisector, normal, dim=-1)), 1)
    frames = functional.pad(frames.flatten(1), (0, 0, 1, 2)).reshape(-1, 3, 3)
    towards = alpha[neighbours] - alpha[:, None]
    direction = functional.normalize((frames[:, None] @ towards[..., None]).squeeze(-1), dim=-1)
    return torch.cat((direction, _quaternion(frames[:, None].transpose(-1, -2) @ frames[neighbours])), -1)


def _quaternion(turns: Any) -> Any:
    """Rotations (…, 3, 3) as unit quaternions (…, 4), the real part last."""
    import torch
    from torch.nn import functional

    x, y, z = torch.diagonal(turns, dim1=-2, dim2=-1).unbind(-1)
    sizes = 0.5 * torch.sqrt(torch.abs(1 + torch.stack((x - y - z, y - x - z, z - x - y), -1)))
    signs = torch.sign(
        torch.stack(
            (
                turns[..., 2, 1] - turns[..., 1, 2],
                turns[..., 0, 2] - turns[..., 2, 0],
                turns[..., 1, 0] - turns[..., 0, 1],
            ),
            -1,
        )
    )
    real = torch.sqrt(functional.relu(1 + x + y + z))[..., None] / 2
    return functional.normalize(torch.cat((signs * sizes, real), -1), dim=-1)
