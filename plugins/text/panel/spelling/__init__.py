"""Spelling in the panel: misspelt words are underlined where they are seen, and mended from a menu."""
