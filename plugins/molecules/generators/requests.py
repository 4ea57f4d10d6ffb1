"""Requests: what the generators of molecules are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from app.api import Choice, Given, Kept, Label, More, Prompt, Range, Seed, Text
from plugins.molecules.generators.annalog import is_installed

_PROMPT: TypeAlias = Annotated[
    str, Prompt(), Label("Prompt", "Such as: soluble, under 320 Da, logP 1-2, no nitro, keep the pyrimidine")
]
_CONSTRAINTS: TypeAlias = Annotated[
    str,
    Text(multiline=True),
    Given(),
    Label("Constraints", "Written as in a prompt; where there are any, they hold in place of what the prompt says."),
]
_COUNT: TypeAlias = Annotated[int, Range(1, 256, soft_high=64), Label("Molecules", "How many to show.")]
_SEED: TypeAlias = Annotated[
    int, Seed(), Label("Seed", "The same seed with the same settings gives the same molecules.")
]
_TEMPERATURE: TypeAlias = Annotated[
    float,
    Range(0.2, 2.0, step=0.05),
    Label("Temperature", "Low keeps to what is likely, high is more varied and less often a molecule."),
    More(),
]
_DRAWS: TypeAlias = Annotated[
    int,
    Range(16, 50_000, step=16, soft_high=8_000),
    Label("Draws", "How many are drawn at most; those that fit best are shown."),
    More(),
]
_ALIKE: TypeAlias = Annotated[
    int, Range(1, 256, soft_high=16), Label("Of one scaffold", "So many molecules of a scaffold at most."), More()
]
_WEIGHTS: TypeAlias = Annotated[
    str,
    Text(),
    Label("Weights", "How much each quantity counts, such as: logp 2, qed 0.5. Otherwise all alike."),
    More(),
]
ANNALOG = "annalog"
_BY: TypeAlias = Annotated[
    str,
    Choice((("", "The studio's model"), *(((ANNALOG, "ANNalog"),) if is_installed() else ()))),
    Label("Written by", "ANNalog can be chosen once it is installed: pip install --no-deps annalog partialsmiles"),
    More(),
]
_TOLD: TypeAlias = Annotated[
    str, Text(multiline=True), Kept(), Label("What was drawn", "How many were drawn, dropped and kept.")
]


@dataclass(frozen=True, slots=True)
class DesignRequest:
    """Molecules from a sentence."""

    prompt: _PROMPT
    constraints: _CONSTRAINTS = ""
    count: _COUNT = 16
    seed: _SEED = 0
    temperature: _TEMPERATURE = 1.0
    draws: _DRAWS = 1024
    alike: _ALIKE = 4
    weights: _WEIGHTS = ""
    told: _TOLD = ""


@dataclass(frozen=True, slots=True)
class DecorateRequest:
    """Molecules around a scaffold."""

    scaffold: Annotated[str, Text(), Given(), Label("Scaffold", "SMILES with * where something is to be attached.")]
    prompt: _PROMPT = ""
    constraints: _CONSTRAINTS = ""
    count: _COUNT = 16
    seed: _SEED = 0
    temperature: _TEMPERATURE = 1.0
    draws: _DRAWS = 1024
    alike: _ALIKE = 256
    weights: _WEIGHTS = ""
    told: _TOLD = ""


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """Molecules that link two fragments."""

    fragments: Annotated[
        str, Text(), Given(), Label("Fragments", "Two SMILES with one * each, with a dot between: *c1ccccc1.*N1CCOCC1")
    ]
    prompt: _PROMPT = ""
    constraints: _CONSTRAINTS = ""
    count: _COUNT = 16
    seed: _SEED = 0
    temperature: _TEMPERATURE = 1.0
    draws: _DRAWS = 1024
    alike: _ALIKE = 256
    weights: _WEIGHTS = ""
    told: _TOLD = ""


@dataclass(frozen=True, slots=True)
class AnaloguesRequest:
    """Molecules like another."""

    molecule: Annotated[str, Text(), Given(), Label("Molecule", "The SMILES of what they are to be like.")]
    prompt: _PROMPT = ""
    constraints: _CONSTRAINTS = ""
    by: _BY = ""
    count: _COUNT = 16
    seed: _SEED = 0
    temperature: _TEMPERATURE = 1.0
    draws: _DRAWS = 1024
    alike: _ALIKE = 256
    weights: _WEIGHTS = ""
    told: _TOLD = ""


@dataclass(frozen=True, slots=True)
class OptimiseRequest:
    """Molecules made better round by round, from a sentence's goals."""

    prompt: _PROMPT
    molecule: Annotated[
        str, Text(), Given(), Label("Molecule", "A SMILES to begin with; empty begins with what is drawn.", "none")
    ] = ""
    constraints: _CONSTRAINTS = ""
    count: _COUNT = 16
    seed: _SEED = 0
    temperature: _TEMPERATURE = 1.0
    draws: _DRAWS = 2048
    rounds: Annotated[int, Range(1, 20), Label("Rounds", "How often the model learns from the best.")] = 4
    alike: _ALIKE = 4
    weights: _WEIGHTS = ""
    told: _TOLD = ""
