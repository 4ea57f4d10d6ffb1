"""The film, what it uses of other panels, and the bin."""
