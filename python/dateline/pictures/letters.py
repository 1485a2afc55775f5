"""How wide a text is, so that no two texts of a picture meet.

The widths are those of DejaVu Sans, the widest of the usual fonts; in any other a text is a little narrower.
"""

from __future__ import annotations

import unicodedata

# hundredths of the font's size, from the space to the tilde
_WIDTHS = bytes.fromhex(
    "20282e54405f4e1b272732542024202240404040404040404040222254545435644445464d3f3a4d4b1d1d4238564b4f"
    "3c4f453f3d494463453d452722275432323d3f373f3e233f3f1c1c3a1c613f3d3f3f2934273f3b523b3b3440224054"
)

_NARROW = {"–": 50, "·": 32, "“": 52, "”": 52, "‘": 32, "’": 32, "→": 84, "×": 84}


def width(text: str, size: float = 12, bold: bool = False) -> float:
    """At most so many pixels.

    >>> width("dateline") < width("DATELINE") < width("DATELINE", bold=True)
    True
    """
    hundredths = sum(_letter(letter) for letter in text)
    return hundredths * size * (1.13 if bold else 1) / 100


def cut(text: str, room: float, size: float = 12, bold: bool = False) -> str:
    """The text on one line, shortened to the room there is.

    >>> cut("Ministry of Foreign Affairs", 60)
    'Ministr…'
    """
    text = " ".join(text.split())
    if width(text, size, bold) <= room:
        return text
    while text and width(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def lines(text: str, room: float, size: float = 12, most: int = 3) -> list[str]:
    """The text in lines of at most `room`; the last of `most` is shortened."""
    out: list[str] = []
    words = [word for word in text.split(" ") if word]
    while words:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size) <= room:
            taken += 1
        if len(out) == most - 1:
            taken = len(words)
        out.append(cut(" ".join(words[:taken]), room, size))
        words = words[taken:]
    return out


def _letter(letter: str) -> int:
    place = ord(letter) - 32
    if 0 <= place < len(_WIDTHS):
        return _WIDTHS[place]
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 100
    base = unicodedata.normalize("NFD", letter)[0]
    known = ord(base) - 32
    if 0 <= known < len(_WIDTHS):
        return _WIDTHS[known]
    return _NARROW.get(letter, 110)
