"""How Illustrator is trained: Muon's steps, and sprites in other colours."""

from __future__ import annotations

import colorsys
import copy

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from plugins.canvas.training.muon import Muon, orthogonal
from plugins.canvas.training.styles import PAINTS, own_colour, painted


@pytest.mark.parametrize("shape", [(2, 20, 50), (2, 50, 20), (1, 32, 32)])
def test_every_direction_of_a_step_is_about_equally_long(shape: tuple[int, int, int]) -> None:
    torch.manual_seed(1)
    sizes = torch.linalg.svdvals(orthogonal(torch.randn(shape) * torch.logspace(-1, 1, shape[2])))
    assert sizes.max() < 1.3
    assert sizes.median() > 0.6


def test_muon_learns_matrices_and_kernels_and_goes_on_from_what_was_stored() -> None:
    torch.manual_seed(1)
    first, last = torch.nn.Conv2d(3, 8, 3, bias=False), torch.nn.Linear(288, 4)
    network = torch.nn.Sequential(first, torch.nn.Flatten(), last)
    weights = [*first.parameters(), *last.parameters()][:2]
    inputs, wanted = torch.randn(16, 3, 8, 8), torch.randn(16, 4)

    def trained(muon: Muon, steps: int) -> float:
        for _ in range(steps):
            loss = (network(inputs) - wanted).square().mean()
            network.zero_grad()
            loss.backward()
            muon.step()
        return float(loss.detach())

    muon = Muon(weights, lr=0.01)
    begun = trained(muon, 1)
    assert trained(muon, 40) < 0.2 * begun
    again, anew = Muon(weights, lr=0.01), Muon(weights, lr=0.01)
    again.load_state_dict(copy.deepcopy(muon.state_dict()))
    before = [weight.detach().clone() for weight in weights]

    def stepped(by: Muon) -> torch.Tensor:
        with torch.no_grad():
            for weight, old in zip(weights, before, strict=True):
                weight.copy_(old)
        trained(by, 1)
        return torch.cat([weight.detach().flatten() for weight in weights])

    ahead = stepped(muon)
    torch.testing.assert_close(stepped(again), ahead)
    assert not torch.allclose(stepped(anew), ahead, atol=1e-4)


@pytest.mark.parametrize("colour", PAINTS)
@pytest.mark.parametrize(
    ("body", "pane"),
    [((220, 60, 40), (40, 190, 255)), ((205, 200, 210), (240, 40, 60))],
    ids=["a car and not its panes", "a pale thing and not its few colours"],
)
def test_the_main_part_is_painted(body: tuple[int, int, int], pane: tuple[int, int, int], colour: str) -> None:
    sprite = _sprite(body, pane)
    new = painted(sprite, colour)
    np.testing.assert_array_equal(new[20:30, 20:44], sprite[20:30, 20:44])
    _is(new[50, 32], colour)


@pytest.mark.parametrize(
    "colour", ["red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "white", "brown"]
)
def test_what_was_painted_has_that_colour_of_its_own(colour: str) -> None:
    plain = _sprite((120, 70, 50), pane=(120, 70, 50))
    assert own_colour(painted(plain, colour)) == colour


def _sprite(body: tuple[int, int, int], pane: tuple[int, int, int]) -> NDArray[np.uint8]:
    """A square of 48 pixels in one of 64, with a pane in it."""
    pixels = np.zeros((64, 64, 4), np.uint8)
    pixels[8:56, 8:56] = (*body, 255)
    pixels[20:30, 20:44] = (*pane, 255)
    return pixels


def _is(pixel: NDArray[np.uint8], colour: str) -> None:
    hue, saturation, value = PAINTS[colour]
    found = colorsys.rgb_to_hsv(*(pixel[:3] / 255))
    assert abs(found[1] - saturation) < 0.04
    assert abs(found[2] - value) < 0.04
    assert saturation < 0.1 or abs((found[0] - hue + 0.5) % 1 - 0.5) < 0.03
