"""Records as a UIMA CAS in XMI, which INCEpTION, DKPro and dkpro-cassis read, and the types that it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

_SEGMENTS = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
#: Our layers and their features, each a string.
LAYERS = {
    "Entity": ("value", "name", "kind"),
    "Quote": ("value", "speaker", "cue"),
    "Event": ("value", "mode", "date", "factuality", "actors", "recipients", "place", "source"),
    "Time": ("value", "kind"),
}
# what XML 1.0 cannot hold becomes a mark of its own length
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")
_BREAKS = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


class Mark(NamedTuple):
    """An annotation: its type's prefix and name, its place in Python's characters, its features."""

    type: str
    start: int
    end: int
    features: Mapping[str, str | None]


def marks(doc: Mapping[str, Any], sentences: Iterable[Mapping[str, Any]]) -> Iterator[Mark]:
    """Sentences, tokens, and the records of all layers."""
    for sentence in sentences:
        tokens = sentence["tokens"]
        if tokens:
            yield Mark("segments:Sentence", tokens[0]["start"], tokens[-1]["end"], {})
        yield from (Mark("segments:Token", token["start"], token["end"], {}) for token in tokens)
    names = {entity["id"]: entity["name"] for entity in doc["entities"]}
    for entity in doc["entities"]:
        for mention in entity["mentions"]:
            features = {"value": entity["type"], "name": entity["name"], "kind": mention["kind"]}
            yield Mark("layers:Entity", mention["start"], mention["end"], features)
    for quote in doc["quotes"]:
        cue = quote["cue"]["text"] if quote["cue"] else None
        features = {"value": quote["kind"], "speaker": names.get(quote["speaker"]), "cue": cue}
        yield from (Mark("layers:Quote", part["start"], part["end"], features) for part in quote["content"])
    for event in doc["events"]:
        trigger = event["trigger"]
        yield Mark("layers:Event", trigger["start"], trigger["end"], _event(event, names))
    for time in doc["times"]:
        yield Mark("layers:Time", time["start"], time["end"], {"value": time["value"], "kind": time["type"]})


def _event(event: Mapping[str, Any], names: Mapping[int, str]) -> dict[str, str | None]:
    return {
        "value": event["type"],
        "mode": event["mode"],
        "date": event["date"],
        "factuality": event["factuality"],
        "actors": "; ".join(names[i] for i in event["actors"]) or None,
        "recipients": "; ".join(names[i] for i in event["recipients"]) or None,
        "place": names.get(event["place"]),
        "source": names.get(event["attributed_to"]),
    }


def write(article: str, found: Iterable[Mark]) -> str:
    """The XMI of an article; Java counts UTF-16 units, so a character beyond the first plane is two."""
    text = article.translate(_FORBIDDEN)
    units = [0]
    for letter in text:
        units.append(units[-1] + (2 if letter > "\uffff" else 1))
    numbers = count(3)
    lines = [f'<tcas:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="{units[-1]}" language="en"/>']
    members = [2]
    for mark in found:
        members.append(next(numbers))
        features = "".join(f" {key}={_attribute(value)}" for key, value in mark.features.items() if value is not None)
        place = f'begin="{units[mark.start]}" end="{units[mark.end]}"'
        lines.append(f'<{mark.type} xmi:id="{members[-1]}" sofa="1" {place}{features}/>')
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
            'xmlns:tcas="http:///uima/tcas.ecore" xmlns:layers="http:///webanno/custom.ecore" '
            f'xmlns:segments="http:///{_SEGMENTS.replace(".", "/")}.ecore" xmi:version="2.0">',
            '<cas:NULL xmi:id="0"/>',
            *lines,
            f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString={_attribute(text)}/>',
            f'<cas:View sofa="1" members="{" ".join(map(str, members))}"/>',
            "</xmi:XMI>\n",
        ]
    )


def types() -> str:
    """The type system: what the layers and their features are called."""
    base = "uima.tcas.Annotation"
    described = [_type(f"{_SEGMENTS}.{name}", base) for name in ("Sentence", "Token")]
    described += [_type(f"webanno.custom.{name}", base, features) for name, features in LAYERS.items()]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n<types>\n'
        + "".join(described)
        + "</types>\n</typeSystemDescription>\n"
    )


def _type(name: str, base: str, features: Iterable[str] = ()) -> str:
    inner = "".join(
        f"<featureDescription><name>{feature}</name><description/>"
        "<rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>\n"
        for feature in features
    )
    told = f"<name>{name}</name><description/><supertypeName>{base}</supertypeName>"
    return f"<typeDescription>{told}\n<features>{inner}</features></typeDescription>\n"


def _attribute(value: str) -> str:
    return quoteattr(value.translate(_FORBIDDEN), _BREAKS)
