"""Edits as pure functions: a sequence goes in and another one comes out, or what is refused is said in words.

Durations: what ripples changes the length of its track, or of all, by exactly what was put in or taken out; what does
not ripple leaves everything behind it where it was. Transitions that no longer have room are shortened to what there
is, and those whose two sides are parted go.
"""
