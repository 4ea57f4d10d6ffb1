"""Generators: continuing, rewriting, filling in, and answering."""

from plugins.text.generators.chat import Chat
from plugins.text.generators.continuing import Continue
from plugins.text.generators.filling_in import FillIn
from plugins.text.generators.rewriting import Rewrite

__all__ = ["Chat", "Continue", "FillIn", "Rewrite"]
