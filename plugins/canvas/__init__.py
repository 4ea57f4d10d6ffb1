"""Canvas: paint and generate pictures."""
