"""The picture of a dependency tree: words in a row, an arc from every head to what hangs under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from .themes import variables

#: Sentences that are drawn; the rest are counted.
SHOWN = 5
#: Words of a sentence that are drawn; an arc from beyond them is left out.
LONGEST = 60
#: Pixels a letter of a word and of a label, a level of arcs, and between words.
_LETTER, _SMALL, _LEVEL, _GAP = 8.6, 5.8, 24, 18

_RULES = """
.dateline-tree{color:var(--ink);background:var(--page);padding:.5em;overflow-x:auto}
.dateline-tree svg{display:block;margin:0 0 1em}
.dateline-tree text{fill:var(--ink);font:15px Georgia,serif;text-anchor:middle}
.dateline-tree .t{fill:var(--tag);font:11px system-ui,sans-serif}
.dateline-tree .l{fill:var(--arc);font:10px system-ui,sans-serif}
.dateline-tree path{fill:none;stroke:var(--arc);stroke-width:1.2}
.dateline-tree .h{fill:var(--arc);stroke:none}
.dateline-tree small{font:12px system-ui,sans-serif;color:var(--arc)}
"""
_COLOURS = {
    "ink": ("#1c1e21", "#e8e6e3"),
    "page": ("#fff", "#16181c"),
    "arc": ("#6b7280", "#9ca3af"),
    "tag": ("#1f5fae", "#8ab8f0"),
}
_STYLE = variables(".dateline-tree", _COLOURS) + _RULES


def html(sentences: Sequence[Mapping[str, Any]]) -> str:
    """The first trees of an article: no script, nothing loaded from anywhere."""
    body = "".join(svg(sentence["tokens"]) for sentence in sentences[:SHOWN])
    more = len(sentences) - SHOWN
    rest = f"<small>and {more} more sentence{'s' if more > 1 else ''}</small>" if more > 0 else ""
    return f'<style>{_STYLE}</style><div class="dateline-tree">{body}{rest}</div>'


def svg(tokens: Sequence[Mapping[str, Any]]) -> str:
    """One tree."""
    shown = tokens[:LONGEST]
    places, width = _places(shown)
    arcs = [
        (i, t["head"], t["deprel"]) for i, t in enumerate(shown) if t["head"] is not None and t["head"] < len(shown)
    ]
    levels = _levels([(min(a, b), max(a, b)) for a, b, _ in arcs])
    base = max(levels, default=0) * _LEVEL + 34
    parts = [_arc(places, arc, level, base) for arc, level in zip(arcs, levels, strict=True)]
    parts += [_root(places[i], base) for i, t in enumerate(shown) if t["head"] is None]
    for x, token in zip(places, shown, strict=True):
        title = f"<title>{escape(token['lemma'])} · {escape(token['xpos'])}</title>"
        parts.append(f'<text x="{x:.0f}" y="{base + 20}">{title}{escape(token["text"])}</text>')
        parts.append(f'<text class="t" x="{x:.0f}" y="{base + 36}">{escape(token["upos"])}</text>')
    size = f'width="{width:.0f}" height="{base + 44}" viewBox="0 0 {width:.0f} {base + 44}"'
    words = escape(" ".join(token["text"] for token in shown))
    return f'<svg role="img" aria-label="{words}" {size}>{"".join(parts)}</svg>'


def _places(tokens: Sequence[Mapping[str, Any]]) -> tuple[list[float], float]:
    """The middle of every word, and the width of the row; the label of an arc to a neighbour must fit, too."""
    places, x = [], 10.0
    for token in tokens:
        half = max(len(token["text"]) * _LETTER, len(token["upos"]) * 7, len(token["deprel"]) * _SMALL) / 2
        places.append(x + half)
        x += 2 * half + _GAP
    return places, x


def _levels(spans: list[tuple[int, int]]) -> list[int]:
    """The height of every arc: one above the highest that it spans."""
    order = sorted(range(len(spans)), key=lambda i: spans[i][1] - spans[i][0])
    top: dict[int, int] = {}
    levels = [0] * len(spans)
    for i in order:
        gaps = range(*spans[i])
        levels[i] = 1 + max((top.get(gap, 0) for gap in gaps), default=0)
        top.update(dict.fromkeys(gaps, levels[i]))
    return levels


def _arc(places: list[float], arc: tuple[int, int, str], level: int, base: float) -> str:
    """From the head to the word, a label in the middle, an arrow's head at the word."""
    word, head, label = arc
    side = 5 if head > word else -5
    start, end, y = places[head] - side, places[word], base - level * _LEVEL
    bend = min(16.0, abs(end - start) / 2)
    turn = bend if end > start else -bend
    path = (
        f"M{start:.1f} {base} C{start:.1f} {y:.1f} {start:.1f} {y:.1f} {start + turn:.1f} {y:.1f} "
        f"L{end - turn:.1f} {y:.1f} C{end:.1f} {y:.1f} {end:.1f} {y:.1f} {end:.1f} {base}"
    )
    tip = f'<path class="h" d="M{end - 3.5:.1f} {base - 6} h7 l-3.5 7 z"/>'
    text = f'<text class="l" x="{(start + end) / 2:.0f}" y="{y - 4:.0f}">{escape(label)}</text>'
    return f'<path d="{path}"/>{tip}{text}'


def _root(x: float, base: float) -> str:
    tip = f'<path class="h" d="M{x - 3.5:.1f} {base - 6} h7 l-3.5 7 z"/>'
    return f'<path d="M{x:.1f} 18 V{base}"/>{tip}<text class="l" x="{x:.0f}" y="12">root</text>'
