"""Five hundred bad inputs: all that breaks readers, at several sizes, in one batch with good articles."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import dateline
import pytest

GOOD = "Ana Reyes left Oslo on Monday, police said."
SIZES = (0, 1, 7, 63, 400, 3_000)


def _soup(alphabet: str) -> Callable[[int], str]:
    def make(n: int) -> str:
        chance = random.Random(n)
        return "".join(chance.choice(alphabet) for _ in range(n))

    return make


def _words(*words: str) -> Callable[[int], str]:
    def make(n: int) -> str:
        chance = random.Random(n)
        return " ".join(chance.choice(words) for _ in range(n))

    return make


#: Text of about ``n`` characters or words, by kind.
TEXTS: dict[str, Callable[[int], str]] = {
    **{
        f"only {name}": (lambda n, sign=sign: sign * n)
        for name, sign in {
            "full stops": ".",
            "commas": ",",
            "spaces": " ",
            "tabs": "\t",
            "new lines": "\n",
            "carriage returns": "\r\n",
            "nulls": "\0",
            "escapes": "\x1b[31m",
            "backspaces": "\b",
            "form feeds": "\f",
            "no-break spaces": "\u00a0",
            "zero-width spaces": "\u200b",
            "joiners": "\u200d",
            "byte order marks": "\ufeff",
            "soft hyphens": "\u00ad",
            "line separators": "\u2028",
            "right-to-left marks": "\u202e",
            "combining accents": "\u0301",
            "straight quotes": '"',
            "opening quotes": "“",
            "closing quotes": "”",
            "apostrophes": "'",
            "guillemets": "«»",
            "low quotes": "„",
            "backticks": "``",
            "parentheses": "(",
            "closing parentheses": ")",
            "brackets": "[]",
            "braces": "{}",
            "dashes": "—",
            "hyphens": "-",
            "ellipses": "…",
            "slashes": "/",
            "backslashes": "\\",
            "ampersands": "&",
            "at signs": "@",
            "hashes": "#",
            "dollars": "$",
            "percents": "%",
            "digits": "7",
            "capitals": "A",
            "small letters": "a",
            "sharp s": "ß",
            "dotted i": "İ",
            "ligatures": "ﬁ",
            "emoji": "🇰🇪",
            "families": "👩‍👩‍👧",
            "astral letters": "𝐀",
            "replacement marks": "\ufffd",
            "private use": "\ue000",
            "noncharacters": "\uffff",
            "lone surrogates": "\ud800",
            "Chinese": "漢",
            "Arabic": "ع",
            "Thai": "ก",
            "Hindi": "कि",
            "Hangul jamo": "ᄒ",
        }.items()
    },
    "quote soup": _soup("\"'“”‘’«»„‹› .,"),
    "bracket soup": _soup("()[]{}<> .,"),
    "digit soup": _soup("0123456789/:.,- "),
    "money soup": _soup("$€£¥%0123456789.,mbk "),
    "any soup": _soup("".join(map(chr, [*range(32, 400), 0x200B, 0x2019, 0x4E00, 0x1F600]))),
    "controls": _soup("".join(map(chr, range(32)))),
    "words of quotes": _words("said", "“", "”", "he", "that", ",", "told", "asked", "denied", "whether", ":"),
    "words of events": _words("police", "killed", "rebels", "not", "will", "threatened", "to", "attack", "and", "by"),
    "words of times": _words("Monday", "next", "last", "May", "2026", "ago", "days", "two", "the", "since", "31"),
    "words of names": _words("Ana", "Reyes", "of", "the", "Bank", "Norway", "Mr.", "U.S.", "de", "-", "Ministry"),
    "impossible days": _words("31 February 2026", "2026-13-40", "99/99/9999", "0000-00-00", "Feb. 30,", "25:61"),
    "years far off": _words("99999 BC", "in 0", "12026", "the year 1", "the 99th century", "1.5e308"),
    "large numbers": _words("9" * 400, "1,000,000,000,000,000,000,000,000", "a million billion trillion", "1e999"),
    "markup": _words("<p>", "</p>", "<script>alert(1)</script>", "&nbsp;", "&#8217;", "<!--", "-->", "<br/>"),
    "addresses": _words("https://example.org/?a=b&c", "a@b.example", "www.example.org", "@name", "#tag"),
    "initials": _words("J.", "R.", "R.", "U.S.", "No.", "Mr.", "e.g.", "a.m.", "St."),
    "shouting": lambda n: "POLICE KILLED REBELS IN OSLO ON MONDAY. " * (n // 8),
    "no sentence end": lambda n: "the ministers of Norland met and " * (n // 6),
    "all sentence ends": lambda n: "Go. " * n,
    "a long word": lambda n: "Donaudampfschiff" * n,
    "a long name": lambda n: " ".join(["Ana", *["Maria"] * n, "Reyes"]),
    "nested quotes": lambda n: "“" * n + "We wait" + "”" * n + " she said.",
    "nested clauses": lambda n: "he said that " * (n // 3) + "it rained.",
    "of of of": lambda n: "the brother of " * (n // 3) + "Ana Reyes",
    "a list of names": lambda n: ", ".join(f"Ana Reyes{i}" for i in range(n // 2)),
    "a table": lambda n: "1\t2\t3\n" * n,
    "a transcript": lambda n: "REYES: We wait.\nHALE: No.\n" * (n // 6),
    "mojibake": lambda n: "â€œWe waitâ€\u009d " * (n // 3),
    "other languages": lambda n: "Der Minister trat am Montag zurück. Le ministre a démissionné. " * (n // 10),
}

#: What stands where a text should.
NO_TEXTS: tuple[Any, ...] = (
    None, float("nan"), float("inf"), 0, -1, 3.5, True, b"bytes", b"\xff\xfe", bytearray(b"x"), [], ["text"], (), {},
    {"text": GOOD}, set(), object(), Ellipsis, NotImplemented, int, len, 1j, range(3), memoryview(b"x"),
)  # fmt: skip

KINDS = [(kind, size) for kind in TEXTS for size in SIZES]


def test_there_are_five_hundred() -> None:
    assert len(KINDS) + len(NO_TEXTS) >= 500


@pytest.fixture(scope="module")
def batch() -> tuple[list[Any], list[dict[str, Any]]]:
    """All bad inputs, a good article after each, read at once."""
    bad: list[Any] = [TEXTS[kind](size) for kind, size in KINDS] + list(NO_TEXTS)
    rows = [text for one in bad for text in (one, GOOD)]
    return rows, dateline.extract_many(rows, published="2026-03-05").to_dicts()


def test_no_row_is_lost(batch: tuple[list[Any], list[dict[str, Any]]]) -> None:
    rows, docs = batch
    assert [doc["id"] for doc in docs] == list(range(len(rows)))


def test_good_rows_are_read_as_if_alone(batch: tuple[list[Any], list[dict[str, Any]]]) -> None:
    alone = dateline.extract(GOOD, published="2026-03-05")
    for row, doc in enumerate(batch[1]):
        if row % 2:
            assert {**doc, "id": alone["id"]} == alone, f"after {(KINDS + list(NO_TEXTS))[row // 2]!r}"


def test_nothing_fails_inside(batch: tuple[list[Any], list[dict[str, Any]]]) -> None:
    for text, doc in zip(*batch, strict=True):
        assert not any(told.startswith(("failed", "internal")) for told in doc["warnings"]), (text, doc["warnings"])


def test_spans_slice_and_what_is_no_text_is_told(batch: tuple[list[Any], list[dict[str, Any]]]) -> None:
    for text, doc in zip(*batch, strict=True):
        if not isinstance(text, str):
            assert doc["warnings"], text
            continue
        if "\ud800" in text:
            continue  # read with marks of replacement in their place
        spans = [mention for entity in doc["entities"] for mention in entity["mentions"]]
        spans += [part for quote in doc["quotes"] for part in quote["content"]] + doc["times"] + doc["quantities"]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
