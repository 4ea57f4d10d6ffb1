"""Films that are made by the real panels, as a person would."""
