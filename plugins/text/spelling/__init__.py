"""Spelling: which words of a text no Hunspell dictionary knows, and what could have been meant."""

from plugins.text.spelling.dictionaries import Dictionary, dictionaries_in, dictionary_folders, dictionary_for
from plugins.text.spelling.speller import Speller
from plugins.text.spelling.spellers import Spellers

__all__ = ["Dictionary", "Speller", "Spellers", "dictionaries_in", "dictionary_folders", "dictionary_for"]
