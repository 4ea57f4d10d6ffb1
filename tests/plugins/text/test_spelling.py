"""Spelling: with the studio's own English dictionary, and small ones that are made here."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.api import UserError
from plugins.text.spelling import Dictionary, Speller, Spellers, dictionaries_in, dictionary_folders, dictionary_for

OWN = dictionaries_in([])[0]


@pytest.fixture(scope="module")
def english() -> Speller:
    """A speller with the studio's own dictionary."""
    return Speller([OWN])


def marked(speller: Speller, text: str) -> list[str]:
    """The words that are underlined."""
    return [text[start:end] for start, end in speller.misspelt(text)]


def make(folder: Path, name: str, words: str, encoding: str = "UTF-8", codec: str = "utf-8") -> Path:
    """Write a dictionary of words."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = words.split()
    (folder / f"{name}.aff").write_text(f"SET {encoding}\n", codec)
    (folder / f"{name}.dic").write_text("\n".join([str(len(listed)), *listed, ""]), codec)
    return folder


def test_the_studio_has_an_english_dictionary_of_its_own(english: Speller) -> None:
    assert OWN.language == "en-US"
    assert marked(
        english, "The blog said: the qiuck brown fox's emails weren't unfazed, dogs’ toys don’t matttter."
    ) == [
        "qiuck",
        "matttter",
    ]


def test_a_word_that_begins_a_sentence_is_suggested_as_any_other(english: Speller) -> None:
    assert english.suggestions("Teh")[0] == "The"
    assert "John" in english.suggestions("Jhon")
    assert "The" not in english.suggestions("teh")


def test_what_was_meant_is_suggested_with_the_apostrophe_that_was_typed(english: Speller) -> None:
    assert english.suggestions("incorect")[0] == "incorrect"
    assert "there’s" in english.suggestions("tehre’s")
    assert len(english.suggestions("incorect", most=2)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "see https://exmple.com/teh?x=wrnog and www.wrnog.org/teh, or mail wrnog.teh@exmple.co.uk",
        "in /hme/usre/teh.txt, ~/wrnog/teh, C:\\Wrnog\\teh.txt, or in wrnog.teh",
        "call `wrnog(teh)` or ``teh ` wrnog``",
        "```pyhton\nwrnog teh\n\nteh\n```\nand more",
        "~~~\nwrnog",
        "NASA, UNICEFF’s, HTMLX",
        "the 2nd, 42teh, teh42, x_wrnog, wrnog_x",
        "an iPhonne, eBayy and GitHubb",
        '<b class="wrnog">bold</b> <!-- wrnog\nteh --> one &nbspp; two',
        "[a link](wrnog.teh) and [another](<wrnog> 'teh')",
        "\uff5cwrnog《teh》, 《《wrnog》》, 漢字《wrnog》 and {wrnog|teh}, <ruby>wrnog<rt>teh</rt></ruby>",
        "@wrnog and #tehtag",
        "日本語の文章はそのまま。カタカナー、\uff26\uff55\uff4c\uff4c\uff57。",
        "a x y z",
        "café, naïve, façade, cafe\u0301, co\u00adoperate, well-known, well\u2011known",
        "w" * 300,
    ],
)
def test_what_has_no_spelling_is_left_alone(english: Speller, text: str) -> None:
    assert marked(english, text) == []


def test_english_words_in_japanese_are_seen_at_their_places(english: Speller) -> None:
    text = "𠮷野家のteh 本はwrnogです。"
    assert english.misspelt(text) == ((4, 7), (10, 15))
    assert marked(english, text) == ["teh", "wrnog"]


def test_after_a_fence_spelling_goes_on(english: Speller) -> None:
    assert marked(english, "wrnog\n```\nteh\n```\nmatttter") == ["wrnog", "matttter"]


def test_of_a_compound_the_wrong_part_is_marked(english: Speller) -> None:
    text = "a well-knwon thing"
    assert english.misspelt(text) == ((7, 12),)
    assert text[7:12] == "knwon"


def test_words_of_the_writer_are_known_until_they_are_taken_back() -> None:
    speller = Speller([OWN], ["Zorblax", "grimbly"])
    assert marked(speller, "Zorblax’s grimbly Grimbly zorblax Wrnog") == ["zorblax", "Wrnog"]
    speller.set_words(["Wrnog"])
    assert marked(speller, "Zorblax grimbly Wrnog") == ["Zorblax", "grimbly"]


def test_the_language_of_a_chapter_chooses_the_dictionary(tmp_path: Path) -> None:
    make(tmp_path, "de_DE", "Haus Straße")
    make(tmp_path, "en_GB", "colour")
    make(tmp_path, "hyph_de_DE", "nothing")
    spellers = Spellers([tmp_path])
    assert not {item.name for item in spellers.dictionaries} & {"hyph_de_DE"}
    assert marked(spellers.of("de"), "Haus Straße Hauss") == ["Hauss"]
    assert marked(spellers.of("en-GB"), "colour color") == ["color"]
    assert marked(spellers.of("en"), "colour color") == ["colour"]
    assert spellers.of("") is spellers.of("en-US")
    assert marked(spellers.of("ja"), "wrnog 日本語") == []
    assert marked(spellers.of("xx"), "wrnog") == []
    spellers.set_words(["Hauss", "colour"])
    assert marked(spellers.of("de"), "Hauss") == marked(spellers.of("en"), "colour") == []


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("en_gb", "en_GB"),
        ("en-NZ", "en_US"),
        ("de-AT", "de_DE_frami"),
        ("pt", "pt_BR"),
        ("sr-Latn-RS", "sr_Latn"),
        ("fr", "fr"),
        ("fi", None),
        ("", None),
    ],
)
def test_the_nearest_dictionary_is_taken(language: str, name: str | None, tmp_path: Path) -> None:
    names = ("de_AT", "en_GB", "en_US", "fr", "fr_CA", "pt_BR", "pt_PT", "sr_Latn", "de_DE_frami")
    for each in names[1:]:
        make(tmp_path, each, "word")
    found = dictionary_for(language, dictionaries_in([tmp_path]))
    assert (found and found.name) == name


def test_the_users_folder_comes_before_the_systems_and_wildcards_are_followed(tmp_path: Path) -> None:
    mine, theirs = make(tmp_path / "mine", "fr", "mien"), make(tmp_path / "office" / "dict-fr" / "deep", "fr", "autre")
    make(theirs, "it_IT", "altro")
    found = dictionaries_in([mine, tmp_path / "office" / "dict-*" / "**"])
    assert [(item.name, item.folder) for item in found[:2]] == [("fr", mine), ("it_IT", theirs)]


def test_folders_that_are_not_there_are_no_trouble(tmp_path: Path) -> None:
    assert len(dictionary_folders()) > 3
    assert dictionaries_in([tmp_path / "none", tmp_path / "*" / "none"]) == (OWN,)


def test_a_folder_with_another_alphabet_in_its_name_is_read(tmp_path: Path) -> None:
    folder = make(tmp_path / "辞書 ordner", "fr", "été")
    assert marked(Speller([Dictionary("fr", "fr", folder)]), "été étée") == ["étée"]


@pytest.mark.parametrize(
    ("encoding", "codec", "word"),
    [("ISO8859-1", "latin-1", "größe"), ("KOI8-R", "koi8-r", "слово"), ("microsoft-cp1251", "cp1251", "дума")],
)
def test_old_encodings_are_read(encoding: str, codec: str, word: str, tmp_path: Path) -> None:
    speller = Speller([Dictionary("xx", "xx", make(tmp_path, "xx", word, encoding, codec))])
    assert speller.known(word)
    assert not speller.known(word[:-1])
    assert not speller.known("日žx")
    assert speller.suggestions("日žx") == ()
    assert word in speller.suggestions(word[:-1])


@pytest.mark.parametrize(
    ("words", "rules"), [("", "SET UTF-8\n"), ("word\nword\n", "SET UTF-8\n"), ("1\nword\n", "SET KLINGON-9\n")]
)
def test_a_broken_dictionary_says_so_and_marks_nothing(words: str, rules: str, tmp_path: Path) -> None:
    (tmp_path / "fr.dic").write_text(words)
    (tmp_path / "fr.aff").write_text(rules)
    with pytest.raises(UserError, match="fr is damaged"):
        Spellers([tmp_path]).of("fr")
    (tmp_path / "fr.aff").unlink()
    with pytest.raises(UserError, match="cannot be read"):
        Speller([Dictionary("fr", "fr", tmp_path)])


def test_several_dictionaries_know_what_any_of_them_knows(tmp_path: Path) -> None:
    speller = Speller([OWN, Dictionary("de-DE", "de_DE", make(tmp_path, "de_DE", "Straße Katze"))])
    assert marked(speller, "the Straße of the Katze, Katzze") == ["Katzze"]
    assert "Katze" in speller.suggestions("Katzze")


def test_it_is_fast_enough_for_a_page_at_a_time(english: Speller) -> None:
    words = [line.partition("/")[0] for line in (OWN.folder / "en_US.dic").read_text("utf-8").splitlines()[1:20_001]]
    text = " ".join(words)
    started = time.perf_counter()
    assert english.misspelt(text) == ()
    assert len(words) / (time.perf_counter() - started) > 10_000
    started = time.perf_counter()
    for _ in range(3):
        english.misspelt(text)
    assert 3 * len(words) / (time.perf_counter() - started) > 20_000


@pytest.mark.parametrize(
    "text", ["`" * 50_000, "<ruby" * 10_000, "<!--" * 10_000, "{a" * 20_000, "a-" * 30_000, "@a" * 20_000]
)
def test_no_text_makes_it_stall(english: Speller, text: str) -> None:
    started = time.perf_counter()
    english.misspelt(text)
    assert time.perf_counter() - started < 2


def test_threads_get_the_same_answers(english: Speller) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda index: marked(english, f"word teh{'h' * (index % 50)} house wrnog"), range(200)))
    assert all(words[-1] == "wrnog" and len(words) == 2 for words in found)
