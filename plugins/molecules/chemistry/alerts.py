"""Alerts: groups that often disturb assays or make a drug fail, with the atoms that raise them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdkit import Chem
    from rdkit.Chem.rdfiltercatalog import FilterCatalog, FilterCatalogEntry

_CATALOGS = {"PAINS_A": "PAINS A", "PAINS_B": "PAINS B", "PAINS_C": "PAINS C", "BRENK": "BRENK", "NIH": "NIH"}
CATALOGS = tuple(_CATALOGS.values())


@dataclass(frozen=True, slots=True)
class Alert:
    """A group by the name that its catalog has for it, and the atoms of the molecule, by index, that make it."""

    name: str
    catalog: str
    atoms: tuple[int, ...]


def alerts_of(molecule: Chem.Mol) -> tuple[Alert, ...]:
    """All alerts of a molecule, one for each place where it has such a group."""
    found = {
        Alert(entry.GetDescription(), _CATALOGS[entry.GetProp("FilterSet").upper()], atoms): None
        for entry in _catalog().GetMatches(molecule)
        for atoms in _places(entry, molecule)
    }
    return tuple(found)


def _places(entry: FilterCatalogEntry, molecule: Chem.Mol) -> list[tuple[int, ...]]:
    matches = entry.GetFilterMatches(molecule)
    return [tuple(sorted({atom for _, atom in match.atomPairs})) for match in matches]


@cache
def _catalog() -> FilterCatalog:
    from rdkit.Chem.rdfiltercatalog import FilterCatalog, FilterCatalogParams

    parameters = FilterCatalogParams()
    for name in _CATALOGS:
        parameters.AddCatalog(getattr(FilterCatalogParams.FilterCatalogs, name))
    return FilterCatalog(parameters)
