"""What a sentence asks for: a plan, and for every part of the sentence what it became."""
