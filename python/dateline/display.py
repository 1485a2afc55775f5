"""Articles and tables to look at: highlighted HTML, plain grids, and explanations in words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from .exceptions import DatelineError, InputTypeError
from .marks import pieces
from .themes import variables

_KINDS = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "GROUP": "group",
}

#: Each colour on a light page and on a dark one.
_COLOURS = {
    "ink": ("#1c1e21", "#e8e6e3"),
    "page": ("#fff", "#16181c"),
    "person": ("#cfe3ff", "#234a80"),
    "org": ("#ffe0b8", "#6f4613"),
    "place": ("#d3efcf", "#25592b"),
    "group": ("#ecd8f7", "#54306b"),
    "other": ("#e4e4e4", "#444"),
    "event": ("#b3261e", "#ff8a80"),
    "quote": ("#5b6370", "#a7afbb"),
    "time": ("#0b6e6e", "#6fd3d3"),
}

# a notebook has rules of its own for lists and tables; those that end in `!important` stand against them
_RULES = """
.dateline,.dateline-page{color:var(--ink);background:var(--page)}
.dateline{font:16px/1.9 Georgia,serif;max-width:46em;padding:1em}
.dateline p{position:relative;margin:0 0 .9em;line-height:1.9!important;white-space:pre-wrap;overflow-wrap:anywhere}
.dateline .m{border-radius:.3em;padding:.05em .2em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.dateline .i{border-top-left-radius:0;border-bottom-left-radius:0;padding-left:0}
.dateline .person{background:var(--person)}.dateline .org{background:var(--org)}
.dateline .place{background:var(--place)}.dateline .group{background:var(--group)}
.dateline .other{background:var(--other)}
.dateline .q{border-bottom:2px dotted var(--quote);font-style:italic}
.dateline .e{color:var(--event);font-weight:bold}
.dateline .t{text-decoration:underline;text-decoration-color:var(--time);text-decoration-thickness:2px;
text-underline-offset:.25em}
.dateline [data-tip]:focus{outline:2px solid var(--event);outline-offset:1px}
.dateline [data-tip]:hover::after,.dateline [data-tip]:focus::after{content:attr(data-tip);position:absolute;left:0;
margin-top:1.9em;z-index:1;width:max-content;max-width:min(26em,100%);box-sizing:border-box;padding:.4em .6em;
border-radius:.3em;white-space:pre-line;font:13px/1.4 system-ui,sans-serif;color:var(--page);background:var(--ink)}
@supports (anchor-name:--a){.dateline [data-tip]:focus{anchor-name:--dl-focus}
.dateline [data-tip]:hover{anchor-name:--dl-hover}.dateline [data-tip]:focus::after{position-anchor:--dl-focus}
.dateline [data-tip]:hover::after{position-anchor:--dl-hover}
.dateline [data-tip]:hover::after,.dateline [data-tip]:focus::after{left:auto;margin:0;top:anchor(bottom);
justify-self:anchor-center}}
.dateline ul{list-style:none!important;margin:0 0 1em!important;padding:0!important;font:13px/1.9 system-ui,sans-serif}
.dateline li{display:inline-block;margin-right:1em}
.dateline .scroll{overflow-x:auto}
.dateline h2{font:600 13px/1.4 system-ui,sans-serif;color:var(--quote);margin:1em 0 .3em}
.dateline table,.dateline-grid table{border-collapse:collapse;font:13px/1.4 system-ui,sans-serif}
.dateline td,.dateline th,.dateline-grid td,.dateline-grid th{text-align:left!important;vertical-align:top!important;
padding:.25em .6em}
.dateline td,.dateline th{border-top:1px solid var(--quote);white-space:normal!important;max-width:none!important}
.dateline table,.dateline thead,.dateline tr,.dateline td,.dateline th{color:inherit!important;
background:none!important}
.dateline .s{white-space:nowrap!important}
.dateline small{font:12px system-ui,sans-serif;color:var(--quote)}
@media print{.dateline{max-width:none;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.dateline tr{break-inside:avoid}}
"""

_STYLE = variables(".dateline,.dateline-page", _COLOURS) + _RULES

#: What the marks mean, in the order in which they are explained.
_LEGEND = (
    ("m person", "person"),
    ("m org", "organisation"),
    ("m place", "place"),
    ("m group", "people"),
    ("q", "quote"),
    ("e", "event"),
    ("t", "time"),
)


class Page:
    """A highlighted article; a notebook shows it, `save` writes it as one self-contained HTML file."""

    def __init__(self, body: str, title: str) -> None:
        self._body = body
        self._title = title

    def _repr_html_(self) -> str:
        return f'<style>{_STYLE}</style><div class="dateline">{self._body}</div>'

    @property
    def html(self) -> str:
        """The whole page: no script, nothing loaded from anywhere."""
        return page(f'<div class="dateline">{self._body}</div>', self._title)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the page."""
        from .writers import write_file

        with write_file(path) as file:
            file.write(self.html.encode("utf-8", "replace"))

    def __repr__(self) -> str:
        return f"Page({self._title!r})"


def page(body: str, title: str) -> str:
    """A whole page around a body."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    head += '<meta name="viewport" content="width=device-width,initial-scale=1">'
    frame = ":root{color-scheme:light dark}body{margin:0}main{max-width:48em;margin:0 auto}"
    styles = f"<style>{_STYLE}</style><style>{frame}</style>"
    main = f'<body class="dateline-page"><main>{body}</main></body>'
    return f'<!doctype html><html lang="en"><head>{head}{styles}</head>{main}</html>\n'


def show(doc: Mapping[str, Any] | str, text: str | None = None) -> Page:
    """The article with its entities, quotes and events marked, and the tables below it.

    >>> "Ana Reyes" in show("Ana Reyes left <early>.").html
    True

    :param doc: what `extract` returned, or an article.
    :param text: the article, where the record does not carry it.
    """
    if isinstance(doc, str):
        from .api import extract

        doc = extract(doc)
    article = text if text is not None else getattr(doc, "article", None)
    if not isinstance(doc, Mapping) or "entities" not in doc:
        raise InputTypeError(f"doc: found {type(doc).__name__}, expected a record that extract returned")
    if article is None:
        raise DatelineError("text: the record does not carry its article; pass it: show(doc, text)")
    title = article.strip().split("\n", 1)[0][:80]
    parts = [_marked(doc, article), _legend(), _quotes(doc), _events(doc)]
    return Page("".join(parts), title or "dateline")


def _marks(doc: Mapping[str, Any]) -> list[tuple[int, int, str, str]]:
    """Start, end, class and title of everything to be marked."""
    names = _names(doc)
    marks = []
    for entity in doc["entities"]:
        title = " · ".join(str(entity[k]) for k in ("type", "name", "country") if entity.get(k))
        kind = "m " + _KINDS.get(entity["type"], "other")
        marks += [(m["start"], m["end"], kind, title) for m in entity["mentions"]]
    for quote in doc["quotes"]:
        speaker = names.get(quote["speaker"], "unknown")
        title = f"{quote['kind']} quote · speaker: {speaker}\n{quote['why']}"
        marks += [(c["start"], c["end"], "q", title) for c in quote["content"]]
    for event in doc["events"]:
        title = " · ".join(str(event[k]) for k in ("type", "mode", "date", "factuality") if event.get(k))
        title += f"\n{event['why']}"
        marks.append((event["trigger"]["start"], event["trigger"]["end"], "e", title))
    for time in doc["times"]:
        title = " · ".join(str(time[k]) for k in ("type", "value", "mod", "basis") if time.get(k))
        marks.append((time["start"], time["end"], "t", title))
    return [mark for mark in marks if mark[0] < mark[1]]


def _legend() -> str:
    """One line that explains the marks."""
    return "<ul>" + "".join(f'<li><span class="{kind}">{word}</span></li>' for kind, word in _LEGEND) + "</ul>"


def _marked(doc: Mapping[str, Any], text: str) -> str:
    """The text cut at every start and end of a mark; overlapping marks share a piece."""
    out = []
    for start, end, active in pieces(text, _marks(doc)):
        piece = escape(text[start:end])
        if active:
            kinds = " ".join(dict.fromkeys(mark[2] for mark in active))
            tip = escape("\n".join(dict.fromkeys(mark[3] for mark in active)))
            begins = any(mark[0] == start for mark in active)
            inside = "" if begins else " i"
            focus = f' tabindex="0" aria-description="{tip}"' if begins else ""
            piece = f'<span class="{kinds}{inside}" data-tip="{tip}"{focus}>{piece}</span>'
        out.append(piece)
    return f"<p>{''.join(out)}</p>"


def _quotes(doc: Mapping[str, Any]) -> str:
    names = _names(doc)
    rows = [
        {"who": names.get(q["speaker"]), "cue": (q["cue"] or {}).get("text"), "what": q["text"]} for q in doc["quotes"]
    ]
    return _section("Quotes", rows)


def _events(doc: Mapping[str, Any]) -> str:
    return _section("Events", [event_row(doc, event) for event in doc["events"]])


def event_row(doc: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any]:
    """An event in a few readable columns."""
    names = _names(doc)
    told = event["factuality"] + (", historical" if event["historical"] else "")
    return {
        "who": ", ".join(names[i] for i in event["actors"]),
        "did": " ".join(filter(None, (event["type"], event["mode"]))),
        "to whom": ", ".join(names[i] for i in event["recipients"]),
        "trigger": event["trigger"]["text"],
        "where": names.get(event["place"]),
        "when": event["date"],
        "told as": told,
        "by": names.get(event["attributed_to"]),
    }


def _section(title: str, rows: list[dict[str, Any]]) -> str:
    if not rows:
        return ""
    return f'<h2>{title}</h2><div class="scroll">{_html_table(rows, list(rows[0]))}</div>'


def _html_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(map(_html_cell, (row[column] for column in columns))) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _html_cell(value: Any) -> str:
    """A cell; a day, a number or a word stays on one line."""
    text = _cell(value)
    short = ' class="s"' if 0 < len(text) <= 12 else ""
    return f"<td{short}>{escape(text)}</td>"


def html_grid(rows: list[dict[str, Any]], columns: Sequence[str], title: str) -> str:
    """A table for a notebook."""
    return f'<div class="dateline-grid"><small>{escape(title)}</small>{_html_table(rows, columns)}</div>'


def grid(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None, width: int = 28) -> str:
    """A table for a terminal: columns that hold something, cut to a readable width."""
    if not rows:
        return "(none)"
    names = columns or [name for name in rows[0] if any(row[name] not in (None, "", []) for row in rows)]
    cells = [[_cut(_cell(row[name]), width) for name in names] for row in rows]
    widths = [max(len(line[i]) for line in [list(names), *cells]) for i in range(len(names))]
    lines = [list(names), ["─" * w for w in widths], *cells]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines)


def _cut(text: str, width: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return str(value)


def _names(doc: Mapping[str, Any]) -> dict[int | None, str]:
    return {entity["id"]: entity["name"] for entity in doc["entities"]}


def explain(doc: Mapping[str, Any], kind: str, id: int) -> str:
    """Why a record is there, in one paragraph: which words, which row, which rule.

    :param doc: what `extract` returned.
    :param kind: "entities", "quotes", "events", "times" or "quantities".
    :param id: the record's number.
    """
    known = {"entities": _entity, "quotes": _quote, "events": _event, "times": _time, "quantities": _quantity}
    if kind not in known:
        raise DatelineError(f"kind: found {kind!r}, expected one of {', '.join(known)}")
    found = [record for record in doc[kind] if record["id"] == id]
    if not found:
        raise DatelineError(f"id: found {id}, expected a number below {len(doc[kind])}")
    return known[kind](doc, found[0])


def _entity(doc: Mapping[str, Any], entity: Mapping[str, Any]) -> str:
    mentions = entity["mentions"]
    parts = [f"Entity {entity['id']} is {entity['name']}, {entity['type']}."]
    if mentions:
        words = ", ".join(f"“{m['text']}” ({m['kind']}, {m['start']}–{m['end']}, {m['rule']})" for m in mentions[:8])
        more = f" and {len(mentions) - 8} more" if len(mentions) > 8 else ""
        times = "once" if len(mentions) == 1 else f"{len(mentions)} times"
        parts.append(f"It is mentioned {times}: {words}{more}.")
    if entity["roles"]:
        parts.append("The article calls it " + ", ".join(f"“{role['text']}”" for role in entity["roles"]) + ".")
    if entity["country"]:
        parts.append(f"Its country is {entity['country']}.")
    return " ".join(parts)


def _quote(doc: Mapping[str, Any], quote: Mapping[str, Any]) -> str:
    names = _names(doc)
    parts = [f"Quote {quote['id']} is {quote['kind']}: “{quote['text']}”."]
    if quote["cue"]:
        parts.append(f"The cue “{quote['cue']['text']}” ({quote['cue']['class']}) tells that it was said.")
    if quote["speaker"] is not None:
        source = f", named there as “{quote['source']['text']}”" if quote["source"] else ""
        parts.append(f"The speaker is {names[quote['speaker']]} ({quote['speaker_via']}){source}.")
    return " ".join([*parts, _why(quote)])


def _event(doc: Mapping[str, Any], event: Mapping[str, Any]) -> str:
    row = event_row(doc, event)
    trigger = event["trigger"]
    parts = [f"Event {event['id']} is {row['did']}: the trigger is “{trigger['text']}” (lemma {trigger['lemma']})."]
    for label, key in (("Actors", "who"), ("Recipients", "to whom"), ("Place", "where"), ("Date", "when")):
        if row[key]:
            parts.append(f"{label}: {row[key]}.")
    told = f"It is told as {row['told as']}"
    parts.append(f"{told}, on the word of {row['by']}." if row["by"] else f"{told}.")
    return " ".join([*parts, _why(event)])


def _time(doc: Mapping[str, Any], time: Mapping[str, Any]) -> str:
    anchor = f", counted from “{time['anchor']['text']}”" if time["anchor"] else ""
    return (
        f"Time {time['id']} is “{time['text']}”, {time['type']} {time['value']}, "
        f"from {time['earliest']} to {time['latest']} (basis: {time['basis']}{anchor})."
    )


def _quantity(doc: Mapping[str, Any], quantity: Mapping[str, Any]) -> str:
    unit = quantity["currency"] or quantity["unit"] or quantity["noun"] or ""
    about = "about " if quantity["approx"] else ""
    ends = dict.fromkeys(f"{value:,.15g}" for value in (quantity["min"], quantity["max"]) if value is not None)
    span = f"{' to '.join(ends)} {unit}".strip()
    return f"Quantity {quantity['id']} is “{quantity['text']}”, {quantity['kind']}: {about}{span}."


def _why(record: Mapping[str, Any]) -> str:
    return f"Why: {record['why']} (confidence {record['confidence']:.2f})."
