"""Who says it how, or about whom: a matrix of speakers."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..exceptions import DatelineError
from . import svg
from .letters import cut, width
from .numbers import Numbers
from .picture import MARGIN, WIDTH, Picture, call, empty
from .rows import Rows, articles, count
from .talk import spoken_about

_CELL = 30.0


def speakers(tables: Any, *, by: str = "how", top: int = 15) -> Picture:
    """A matrix of speakers: a row each, a column for each way of saying it, or each party that they speak about.

    One name is one speaker, in all articles.

    >>> import dateline
    >>> doc = dateline.extract("“We will appeal,” said Ana Reyes. She denied that the ferry sank.")
    >>> speakers(doc).table.to_dicts()  # doctest: +NORMALIZE_WHITESPACE
    [{'speaker': 'Ana Reyes', 'column': 'say', 'statements': 1},
     {'speaker': 'Ana Reyes', 'column': 'deny', 'statements': 1}]

    :param tables: an Extraction, a record, a list of records, or a dict of frames: `quotes`, for "about" `mentions` and
        `entities` too.
    :param by: "how", the class of the cue (say, deny, ask …), or "about", who is named in the statement.
    :param top: speakers drawn, the most quoted; the numbers have all.
    """
    if by not in ("how", "about"):
        raise DatelineError(f"by: found {by!r}, expected 'how' or 'about'")
    rows = Rows(tables)
    quotes = rows.table("quotes")
    if by == "how":
        pairs = Counter((q["speaker_name"], q["cue_class"] or "no cue") for q in quotes if q["speaker_name"])
    else:
        pairs = spoken_about(rows)
    totals = Counter(quote["speaker_name"] for quote in quotes if quote["speaker_name"])
    columns = sum((Counter({column: n}) for (_, column), n in pairs.items()), Counter[str]())
    order = {name: place for place, (name, _) in enumerate(totals.most_common())}
    cells = sorted(pairs.items(), key=lambda item: (order[item[0][0]], -item[1]))
    numbers = Numbers(["speaker", "column", "statements"], [(*pair, n) for pair, n in cells])
    how = call("speakers", by=(by, "how"), top=(top, 15))
    title = "Who says it how" if by == "how" else "Who speaks about whom"
    caption = f"{count(len(quotes), 'statement')} in {articles(quotes)}"
    speaking = [name for name, _ in totals.most_common() if any(pair[0] == name for pair in pairs)]
    shown, names = speaking[:top], [name for name, _ in columns.most_common(12)]
    if not pairs:
        return empty(
            title, caption + ".", "No statements" if by == "how" else "No statement names anybody", numbers, how
        )
    if len(shown) < len(speaking):
        caption += f"; the {len(shown)} most quoted of {count(len(speaking), 'speaker')}"
    if len(names) < len(columns):
        caption += f"; the {len(names)} most frequent of {len(columns)} columns"
    nobody = len(quotes) - totals.total()
    if nobody:
        caption += f"; {nobody:,} without a speaker"
    body, height = _matrix(shown, names, pairs, totals, by)
    return Picture(
        title, f"{caption}. The bars on the right count all statements of a speaker.", body, height, numbers, how
    )


def _matrix(
    names: list[str], columns: list[str], pairs: Counter[tuple[str, str]], totals: Counter[str], by: str
) -> tuple[str, float]:
    left = MARGIN + min(200.0, max(width(cut(name, 200)) for name in names)) + 12
    step = min(62.0 if by == "how" else 44.0, (WIDTH - MARGIN - left - 130) / len(columns))
    slanted = by == "about" or any(width(column) > step - 6 for column in columns)
    top = 18.0 + (max(width(cut(column, 120)) for column in columns) * 0.71 if slanted else 8)
    out = [_column(column, left + step * (n + 0.5), top, slanted) for n, column in enumerate(columns)]
    most = max(pairs[name, column] for name in names for column in columns)
    bar = left + step * len(columns) + (52 if slanted else 16)
    for row, name in enumerate(names):
        y = top + 10 + row * _CELL
        out.append(svg.text(left - 12, y + 19, cut(name, 200), "right"))
        for n, column in enumerate(columns):
            x = left + step * n
            value = pairs[name, column]
            if not value:
                out.append(svg.rect(x + 1, y + 1, step - 2, _CELL - 2, "f-grid", 2))
                continue
            shape = _cell(x, y, step, value, most)
            out.append(svg.mark(f"{name}, {column}: {count(value, 'statement')}", *shape))
        long = max(2.0, (WIDTH - MARGIN - bar - 40) * totals[name] / max(totals[n] for n in names))
        shape = [svg.rect(bar, y + 6, long, _CELL - 12, "shape f-body", 1)]
        shape.append(svg.text(bar + long + 6, y + 19, f"{totals[name]:,}", "strong"))
        out.append(svg.mark(f"{name}: {count(totals[name], 'statement')} in all", *shape))
    return "".join(out), top + 14 + len(names) * _CELL


def _cell(x: float, y: float, step: float, value: int, most: int) -> list[str]:
    """Darker for more; the number has the ink that is read on it."""
    strength = 0.25 + 0.75 * (value / most) ** 0.5
    shade = svg.tag(
        "rect",
        x=x + 1,
        y=y + 1,
        width=step - 2,
        height=_CELL - 2,
        class_="shape f-accent",
        rx=2,
        fill_opacity=f"{strength:.2f}",
    )
    look = "middle on-accent" if strength > 0.6 else "middle"
    return [shade, svg.text(x + step / 2, y + 19, f"{value:,}", look)]


def _column(column: str, x: float, top: float, slanted: bool) -> str:
    if not slanted:
        return svg.text(x, top, column, "f-muted middle")
    turn = f"rotate(-45 {svg.number(x)} {svg.number(top)})"
    return svg.text(x, top, cut(column, 120), "f-muted", transform=turn)
