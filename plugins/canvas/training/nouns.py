"""English nouns: articles and plurals of the things' words."""

from __future__ import annotations

# Words that end in s and are one thing all the same.
_SINGULAR = frozenset({"tennis", "claus", "canvas"})
_PLURAL_ONLY = frozenset({"pair of pink hearts", "bowling ball and pins", "fork and knife", "chips", "dice"})
_MASS = frozenset({
    "bread", "corn", "honey", "bacon", "money", "sushi", "salt", "butter", "broccoli", "garlic", "ginger", "popcorn",
    "curry", "spaghetti", "pasta", "lettuce", "wheat", "cheese", "champagne", "coffee", "whisky", "milk", "tea", "sake",
    "chocolate", "wool", "sakura", "ramen", "stew", "soup", "gelato", "fondue", "dna", "pudding", "paella", "salad",
})  # fmt: skip
_IRREGULAR = {
    "mouse": "mice", "goose": "geese", "wolf": "wolves", "leaf": "leaves", "knife": "knives", "woman": "women",
    "man": "men", "ox": "oxen", "elf": "elves", "loaf": "loaves", "fish": "fish", "deer": "deer", "sheep": "sheep",
    "bison": "bison", "squid": "squid", "shrimp": "shrimp", "moose": "moose", "die": "dice", "octopus": "octopuses",
    "tooth": "teeth", "pufferfish": "pufferfish", "blowfish": "blowfish", "ufo": "ufos", "jellyfish": "jellyfish",
    "scarf": "scarves", "piano": "pianos", "snowman": "snowmen", "potato": "potatoes", "tomato": "tomatoes",
    "mango": "mangoes", "volcano": "volcanoes", "avocado": "avocados",
}  # fmt: skip
_SOUNDS_LIKE_CONSONANT = ("uni", "ufo", "uku", "euro", "use")
_SILENT = ("hour", "honest", "x-ray")


def is_plural(word: str) -> bool:
    """Whether a thing's word already means several, or is said of no number."""
    head = word.split(" of ")[0].split(" with ")[0].split(" in ")[0].split()[-1]
    several = head.endswith("s") and not head.endswith(("ss", "us", "'s"))
    return word in _PLURAL_ONLY or (several and head not in _SINGULAR)


def countable(word: str) -> bool:
    """Whether there can be two of it."""
    return not is_plural(word) and word.split()[-1] not in _MASS and " and " not in word


def with_article(words: str, noun: str) -> str:
    """Words that end in a noun, with an article where it takes one."""
    if is_plural(noun) or (noun.split()[-1] in _MASS and " of " not in noun and " in " not in noun):
        return words
    first = words.lower()
    vowel = (first[0] in "aeiou" and not first.startswith(_SOUNDS_LIKE_CONSONANT)) or first.startswith(_SILENT)
    return f"{'an' if vowel else 'a'} {words}"


def plural(word: str) -> str:
    """The word for several: "slice of pizza" gives "slices of pizza"."""
    for joint in (" of ", " with ", " in ", " behind "):
        if joint in word:
            head, _, rest = word.partition(joint)
            return f"{plural(head)}{joint}{rest}"
    *before, last = word.split()
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith(("s", "x", "ch", "sh", "z")):
        last += "es"
    elif last.endswith("y") and last[-2] not in "aeiou":
        last = f"{last[:-1]}ies"
    else:
        last += "s"
    return " ".join([*before, last])
