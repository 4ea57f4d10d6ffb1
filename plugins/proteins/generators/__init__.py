"""Generators: sequences for a backbone, and structures of sequences."""

from plugins.proteins.generators.antibody import PredictAntibody
from plugins.proteins.generators.design_sequence import DesignSequence
from plugins.proteins.generators.fold import Fold

__all__ = ["DesignSequence", "Fold", "PredictAntibody"]
