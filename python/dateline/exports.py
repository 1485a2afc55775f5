"""Records in the formats of annotation tools: displaCy, Prodigy, brat standoff, WebAnno TSV 3 and UIMA CAS XMI for
INCEpTION; events in those of event data: PLOVER JSON, GDELT-like rows and CAMEO dyads.

Every function takes the record that ``extract`` returned; the article is taken from it, or given beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from . import cas
from .coding import cameo as cameo
from .coding import gdelt as gdelt
from .coding import plover as plover
from .exceptions import DatelineError, InputTypeError

Record = Mapping[str, Any]
Layer = list[tuple[int, int, str, int]]


def displacy(doc: Record, text: str | None = None) -> dict[str, Any]:
    """Entities for ``spacy.displacy.render(…, style="ent", manual=True)``.

    >>> import dateline
    >>> displacy(dateline.extract("Ana Reyes left."))["ents"]
    [{'start': 0, 'end': 9, 'label': 'PERSON'}]
    """
    spans = [
        {"start": mention["start"], "end": mention["end"], "label": entity["type"]}
        for entity in doc["entities"]
        for mention in entity["mentions"]
        if mention["kind"] == "name"
    ]
    return {"text": _article(doc, text), "ents": sorted(spans, key=_place), "title": None}


def prodigy(doc: Record, text: str | None = None) -> dict[str, Any]:
    """One task for Prodigy's ``spans.manual``: mentions, quotes and triggers; its JSONL is one a line."""
    spans = [{"start": a, "end": b, "label": label} for a, b, label in _spans(doc)]
    meta = {key: doc[key] for key in ("id", "published") if doc.get(key) is not None}
    return {"text": _article(doc, text), "spans": spans, "meta": meta}


def brat(doc: Record, text: str | None = None) -> str:
    """A brat `.ann` file: mentions, quotes and triggers as text-bound annotations, speakers and parties as arcs.

    >>> import dateline
    >>> brat(dateline.extract("Ana Reyes left."))
    'T1\\tPERSON 0 9\\tAna Reyes\\n'
    """
    article = _article(doc, text)
    lines: list[str] = []
    marks = 0

    def bound(label: str, *spans: tuple[int, int]) -> str:
        nonlocal marks
        marks += 1
        pieces = [piece for start, end in spans for piece in _lines(article, start, end)]
        places = ";".join(f"{start} {end}" for start, end in pieces)
        lines.append(f"T{marks}\t{label} {places}\t{' '.join(article[start:end] for start, end in pieces)}")
        return f"T{marks}"

    heads: dict[int, str] = {}
    for entity in doc["entities"]:
        names = [bound(entity["type"], (m["start"], m["end"])) for m in entity["mentions"]]
        heads.update({entity["id"]: names[0]} if names else {})
        lines += [f"*\tCoreference {' '.join(names)}"] if len(names) > 1 else []
    relations = 0
    for quote in doc["quotes"]:
        mark = bound("Quote", *((c["start"], c["end"]) for c in quote["content"]))
        if quote["speaker"] in heads:
            relations += 1
            lines.append(f"R{relations}\tSpeaker Arg1:{mark} Arg2:{heads[quote['speaker']]}")
    for number, event in enumerate(doc["events"], 1):
        mark = bound(event["type"], (event["trigger"]["start"], event["trigger"]["end"]))
        roles = [("Actor", i) for i in event["actors"]] + [("Recipient", i) for i in event["recipients"]]
        roles += [("Place", event["place"])] if event["place"] is not None else []
        arguments = _numbered([(role, heads[i]) for role, i in roles if i in heads])
        lines.append(f"E{number}\t{event['type']}:{mark}{arguments}")
        if event["factuality"] != "asserted":
            lines.append(f"A{number}\tFactuality E{number} {event['factuality']}")
    return "".join(line + "\n" for line in lines)


def webanno(doc: Record, text: str | None = None) -> str:
    """A WebAnno TSV 3.3 file, which INCEpTION imports: layers of entities, quotes and events over the tokens.

    Names and triggers lie on the tokens that they cover; sentences are those of the record.
    """
    from .api import parse

    article = _article(doc, text)
    spans = _layers(doc)
    out = ["#FORMAT=WebAnno TSV 3.3"]
    out += [f"#T_SP=webanno.custom.{name}|value" for name in ("Entity", "Quote", "Event")]
    out.append("")
    # Java counts UTF-16 units; beyond the first plane a character is two
    units = [0]
    for letter in article:
        units.append(units[-1] + (2 if letter > "\uffff" else 1))
    for number, sentence in enumerate(parse(article)["sentences"], 1):
        tokens = sentence["tokens"]
        words = " ".join(article[tokens[0]["start"] : tokens[-1]["end"]].split("\n")) if tokens else ""
        out += ["", f"#Text={_escape(words)}"]
        for place, token in enumerate(tokens, 1):
            cells = [_cell(layer, token["start"], token["end"]) for layer in spans]
            offsets = f"{units[token['start']]}-{units[token['end']]}"
            word = article[token["start"] : token["end"]]
            out.append("\t".join([f"{number}-{place}", offsets, word, *cells, ""]))
    return "\n".join(out) + "\n"


def xmi(doc: Record, text: str | None = None) -> str:
    """A UIMA CAS as XMI, which INCEpTION imports: sentences, tokens, and layers of entities, quotes, events and times.

    The layers are ``webanno.custom.Entity``, ``Quote``, ``Event`` and ``Time``; :func:`xmi_types` describes them.
    """
    from .api import parse

    article = _article(doc, text)
    return cas.write(article, cas.marks(doc, parse(article)["sentences"]))


def xmi_types() -> str:
    """The type system of :func:`xmi`, the ``TypeSystem.xml`` that tools want beside an XMI file."""
    return cas.types()


def _spans(doc: Record) -> list[tuple[int, int, str]]:
    found = [*_entity_spans(doc), *_quote_spans(doc, lambda quote: "QUOTE"), *_event_spans(doc)]
    return sorted(found)


def _layers(doc: Record) -> list[Layer]:
    """Entities, quotes and events, each in the order of the text; the number tells longer annotations apart."""
    names = {entity["id"]: entity["name"] for entity in doc["entities"]}
    quotes = _quote_spans(doc, lambda quote: names.get(quote["speaker"], "unknown"))
    layers = (_entity_spans(doc), quotes, _event_spans(doc))
    return [[(*span, number) for number, span in enumerate(sorted(layer), 1)] for layer in layers]


def _entity_spans(doc: Record) -> Iterator[tuple[int, int, str]]:
    return ((m["start"], m["end"], e["type"]) for e in doc["entities"] for m in e["mentions"])


def _quote_spans(doc: Record, value: Callable[[Record], str]) -> Iterator[tuple[int, int, str]]:
    return ((piece["start"], piece["end"], value(quote)) for quote in doc["quotes"] for piece in quote["content"])


def _event_spans(doc: Record) -> Iterator[tuple[int, int, str]]:
    return ((e["trigger"]["start"], e["trigger"]["end"], e["type"]) for e in doc["events"])


def _cell(layer: Layer, start: int, end: int) -> str:
    values = [f"{_escape(value)}[{number}]" for a, b, value, number in layer if a < end and start < b]
    return "|".join(values) or "_"


def _escape(value: str) -> str:
    for letter in "\\[]|_->\t\n*":
        value = value.replace(letter, {"\t": "\\t", "\n": "\\n"}.get(letter, "\\" + letter))
    return value


def _numbered(roles: list[tuple[str, str]]) -> str:
    """brat's arguments: a role that occurs again is numbered, `Actor:T1 Actor2:T4`."""
    seen: dict[str, int] = {}
    parts = []
    for role, mark in roles:
        seen[role] = seen.get(role, 0) + 1
        parts.append(f" {role}{seen[role] if seen[role] > 1 else ''}:{mark}")
    return "".join(parts)


def _lines(article: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span without the line breaks in it, which brat does not allow."""
    at = start
    for line in article[start:end].split("\n"):
        if line:
            yield at, at + len(line)
        at += len(line) + 1


def _place(span: Mapping[str, Any]) -> tuple[int, int]:
    return span["start"], span["end"]


def _article(doc: Record, text: str | None) -> str:
    if not isinstance(doc, Mapping) or "entities" not in doc:
        raise InputTypeError(f"doc: found {type(doc).__name__}, expected a record that extract returned")
    article = text if text is not None else getattr(doc, "article", None)
    if article is None:
        raise DatelineError("text: the record does not carry its article; pass it beside the record")
    return str(article)
