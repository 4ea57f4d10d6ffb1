"""Generators of molecules, headless; the panel is one of several that submit their requests."""

from plugins.molecules.generators.analogues import Analogues
from plugins.molecules.generators.design import Design
from plugins.molecules.generators.making import Decorate, Link
from plugins.molecules.generators.optimise import Optimise

__all__ = ["Analogues", "Decorate", "Design", "Link", "Optimise"]
