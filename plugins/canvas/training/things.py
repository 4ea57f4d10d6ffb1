"""The things that Illustrator learns to draw: their emoji code, their words and where they belong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """One concept: its Unicode code in hexadecimal, the words for it, and the colour that its pictures have.

    `where` is `land`, `woods`, `sea`, `boat`, `air` or `any`; a thing that can be painted is shown in other colours.
    """

    code: str
    words: tuple[str, ...]
    colour: str = ""
    where: str = "any"
    painted: bool = False


THINGS: tuple[Thing, ...] = (
    Thing("1f34e", ("apple",), "red"),
    Thing("1f34c", ("banana",), "yellow"),
    Thing("1f353", ("strawberry",), "red"),
    Thing("1f349", ("watermelon", "slice of watermelon")),
    Thing("1f34b", ("lemon",), "yellow"),
    Thing("1f955", ("carrot",), "orange"),
    Thing("1f355", ("pizza", "slice of pizza")),
    Thing("1f369", ("doughnut", "donut"), "brown"),
    Thing("1f9c1", ("cupcake", "muffin")),
    Thing("1f344", ("mushroom", "toadstool"), "red", "woods"),
    Thing("1f33b", ("sunflower",), "yellow", "land"),
    Thing("1f337", ("tulip", "flower"), "pink", "land", painted=True),
    Thing("1f335", ("cactus",), "green", "land"),
    Thing("1f384", ("christmas tree",), "green", "land"),
    Thing("1f98a", ("fox", "vixen"), "red", "woods"),
    Thing("1f431", ("cat", "kitten"), "", "land"),
    Thing("1f436", ("dog", "puppy"), "", "land"),
    Thing("1f430", ("rabbit", "bunny"), "", "land"),
    Thing("1f43b", ("bear",), "brown", "woods"),
    Thing("1f43c", ("panda",), "", "land"),
    Thing("1f981", ("lion",), "", "land"),
    Thing("1f42f", ("tiger",), "orange", "land"),
    Thing("1f437", ("pig", "piglet"), "pink", "land"),
    Thing("1f438", ("frog",), "green", "land"),
    Thing("1f428", ("koala",), "grey", "land"),
    Thing("1f984", ("unicorn",), "white", "land"),
    Thing("1f418", ("elephant",), "grey", "land"),
    Thing("1f427", ("penguin",), "", "land"),
    Thing("1f989", ("owl",), "brown", "woods"),
    Thing("1f986", ("duck", "mallard"), "", "land"),
    Thing("1f425", ("chick", "chicken"), "yellow", "land"),
    Thing("1f420", ("fish", "tropical fish"), "", "sea"),
    Thing("1f433", ("whale",), "blue", "sea"),
    Thing("1f419", ("octopus",), "", "sea"),
    Thing("1f980", ("crab",), "red", "sea"),
    Thing("1f98b", ("butterfly",), "", "air"),
    Thing("1f41e", ("ladybug", "ladybird"), "red", "land"),
    Thing("1f422", ("turtle", "tortoise"), "green", "land"),
    Thing("1f40c", ("snail",), "", "land"),
    Thing("1f996", ("dinosaur", "tyrannosaurus"), "green", "land"),
    Thing("1f697", ("car", "automobile"), "", "land", painted=True),
    Thing("1f68c", ("bus",), "", "land"),
    Thing("1f682", ("train", "steam train"), "", "land"),
    Thing("1f680", ("rocket", "spaceship"), "", "air"),
    Thing("2708", ("airplane", "plane"), "", "air"),
    Thing("26f5", ("sailboat", "boat"), "", "boat"),
    Thing("1f3e0", ("house", "cottage"), "", "land"),
    Thing("1f3f0", ("castle",), "", "land"),
    Thing("1f388", ("balloon",), "red", "air", painted=True),
    Thing("1f3b8", ("guitar",), "", "any", painted=True),
    Thing("1f451", ("crown",), "golden"),
    Thing("1f381", ("gift", "present"), "", "any", painted=True),
    Thing("26bd", ("football", "soccer ball", "ball")),
    Thing("1f916", ("robot",), "", "land"),
    Thing("1f47b", ("ghost",), "white"),
    Thing("2764", ("heart",), "red", "any", painted=True),
    Thing("2b50", ("star",), "yellow", "any", painted=True),
    Thing("26c4", ("snowman",), "white", "land"),
)
