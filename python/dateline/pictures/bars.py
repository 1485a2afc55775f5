"""Bars that are cut into parts, one a row: the shape of the pictures that show shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from . import svg
from .letters import cut, width
from .picture import MARGIN, WIDTH

_ROW, _BAR = 30.0, 20.0


def bars(
    rows: Sequence[tuple[str, Mapping[str, int]]],
    parts: Sequence[tuple[str, str, str]],
    noun: str,
    *,
    shares: bool = False,
) -> tuple[str, float]:
    """The rows as bars.

    :param rows: a label and how many of each part.
    :param parts: key, name and colour of each part, in order.
    :param noun: what is counted, in the plural.
    :param shares: all bars are equally long.
    """
    left = MARGIN + min(190.0, max(width(cut(label, 190)) for label, _ in rows)) + 14
    totals = [sum(tally.values()) for _, tally in rows]
    room = WIDTH - MARGIN - left - max(width(f"{total:,}", bold=True) for total in totals) - 12
    most = max(totals)
    out: list[str] = []
    y = 14.0
    for (label, tally), total in zip(rows, totals, strict=True):
        long = room if shares else room * total / most
        out.append(svg.text(left - 14, y + 14, cut(label, 190), "right"))
        x = left
        for key, name, colour in parts:
            n = tally.get(key, 0)
            if not n:
                continue
            wide = long * n / total
            share = f"{100 * n / total:.0f}\u00a0%"
            shown = max(wide - 1.5, 1.0)
            shape = [svg.rect(x, y, shown, _BAR, f"shape f-{colour}", 1)]
            written = f"{n:,}"
            if width(written, 11) + 6 <= shown:
                shape.append(svg.text(x + shown / 2, y + 14, written, f"small middle on-{colour}"))
            out.append(svg.mark(f"{label}: {n:,} of {total:,} {noun}, {share}: {name}", *shape))
            x += wide
        out.append(svg.text(left + long + 8, y + 14, f"{total:,}", "strong"))
        y += _ROW
    return "".join(out), y
