"""Events in the formats of event data: PLOVER JSON, GDELT-like rows and CAMEO dyads.

For scripts that read what POLECAT, GDELT or Phoenix give. A date that the article does not tell stays empty: it is
never filled with the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Record = Mapping[str, Any]
Row = dict[str, Any]

# GDELT numbers the quad classes
_QUADS = {"VC": 1, "MC": 2, "VF": 3, "MF": 4}


def plover(doc: Record) -> list[Row]:
    """One JSON object an event, with the field names of PLOVER; lists of parties, never pairs.

    >>> import dateline
    >>> [event["event_type"] for event in plover(dateline.extract("Police arrested two editors in Kano."))]
    ['COERCE']
    """
    return [_plover(doc, event) for event in doc["events"]]


def _plover(doc: Record, event: Record) -> Row:
    trigger = event["trigger"]
    told = event["factuality"]
    flags = {"negation": told == "negated", "future": told == "future", "hypothetical": told == "hypothetical"}
    return {
        "event_id": f"{doc['id']}_{event['id']}",
        "story_id": doc["id"],
        "pub_date": doc["published"],
        "event_type": event["type"],
        "event_mode": event["mode"],
        "contexts": list(event["contexts"]),
        "quad_class": event["quad"],
        "event_intensity": event["score"],
        "event_date": event["date"],
        "event_date_start": event["date_start"],
        "event_date_end": event["date_end"],
        "actor": [_party(doc, party) for party in event["actors"]],
        "recip": [_party(doc, party) for party in event["recipients"]],
        "event_location": _place(doc, event),
        "auxiliary_modes": [name for name, is_so in {"historical": event["historical"], **flags}.items() if is_so],
        "dead": event["killed"],
        "injured": event["injured"],
        "arrested": event["arrested"],
        "size": event["crowd"],
        "event_text": trigger["text"],
        "event_text_start": trigger["start"],
        "event_text_end": trigger["end"],
        "sentence": event["sentence"],
        "same_as": None if event["same_as"] is None else f"{doc['id']}_{event['same_as']}",
        "confidence": event["confidence"],
        "why": event["why"],
    }


def _party(doc: Record, party: int) -> Row:
    entity = doc["entities"][party]
    sector = [entity["sector"]] if entity["sector"] else []
    return {
        "text": entity["name"],
        "country": entity["country"],
        "sector": sector,
        "wiki": entity["wikidata"],
        "type": entity["type"],
    }


def _place(doc: Record, event: Record) -> Row | None:
    if event["place"] is None:
        return None
    place = doc["entities"][event["place"]]
    kept = {key: place[key] for key in ("country", "lat", "lon", "place_kind")}
    return {"text": place["name"], "geonameid": place["geonames"], **kept}


def gdelt(doc: Record, facts: bool = True) -> list[Row]:
    """One row a pair of actor and recipient, with the column names of GDELT 2.0.

    ``GoldsteinScale`` holds the PLOVER score, which has the same ends; columns that are counted over many articles
    (``AvgTone``, ``NumSources``) are left out.

    :param doc: what ``extract`` returned.
    :param facts: only what is asserted and not historical, as GDELT means it.
    """
    return [_gdelt(doc, event, actor, recipient) for event, actor, recipient in _pairs(doc, facts)]


def _gdelt(doc: Record, event: Record, actor: Record | None, recipient: Record | None) -> Row:
    place = _place(doc, event) or {}
    day = (event["date_start"] or "").replace("-", "")
    code = event["cameo"] or ""
    row: Row = {
        "GLOBALEVENTID": f"{doc['id']}_{event['id']}",
        "SQLDATE": day,
        "MonthYear": day[:6],
        "Year": day[:4],
    }
    for number, side in ((1, actor), (2, recipient)):
        row[f"Actor{number}Code"] = _code(side)
        row[f"Actor{number}Name"] = side["name"].upper() if side else ""
        row[f"Actor{number}CountryCode"] = (side["country"] or "") if side else ""
        row[f"Actor{number}Type1Code"] = (side["sector"] or "") if side else ""
    return row | {
        "IsRootEvent": int(event["sentence"] == 0),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": _QUADS.get(event["quad"] or "", ""),
        "GoldsteinScale": event["score"],
        "ActionGeo_FullName": place.get("text", ""),
        "ActionGeo_CountryCode": place.get("country") or "",
        "ActionGeo_Lat": place.get("lat"),
        "ActionGeo_Long": place.get("lon"),
        "ActionGeo_FeatureID": place.get("geonameid"),
        "DATEADDED": (doc["published"] or "").replace("-", ""),
        "SOURCEURL": doc["id"],
    }


def cameo(doc: Record, facts: bool = True) -> list[Row]:
    """One row a pair: date, source and target as CAMEO codes (``KENCOP``), event code, root and quad class.

    :param doc: what ``extract`` returned.
    :param facts: only what is asserted and not historical.
    """
    return [
        {
            "date": (event["date_start"] or "").replace("-", ""),
            "source": _code(actor),
            "target": _code(recipient),
            "code": event["cameo"] or "",
            "root": (event["cameo"] or "")[:2],
            "quad": _QUADS.get(event["quad"] or "", ""),
            "doc": doc["id"],
            "sentence": event["sentence"],
            "text": event["trigger"]["text"],
        }
        for event, actor, recipient in _pairs(doc, facts)
    ]


def _code(entity: Record | None) -> str:
    """Country, then sector: ``KENCOP``; one sector only, never a chain of them."""
    return (entity["country"] or "") + (entity["sector"] or "") if entity else ""


def _pairs(doc: Record, facts: bool) -> Iterator[tuple[Record, Record | None, Record | None]]:
    """Events unfolded; in a mutual one everybody meets everybody else, each pair in both directions."""
    entities = doc["entities"]
    for event in doc["events"]:
        if facts and (event["factuality"] != "asserted" or event["historical"]):
            continue
        actors = event["actors"] or [None]
        mutual = event["reciprocal"] and len(actors) > 1
        for actor in actors:
            others = [other for other in actors if other != actor] if mutual else event["recipients"] or [None]
            for recipient in others:
                yield event, *(None if side is None else entities[side] for side in (actor, recipient))
