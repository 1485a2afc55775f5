"""Who is quoted: statements by the affiliation of their speakers, women and men apart."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .bars import bars
from .numbers import Numbers
from .picture import Picture, call, empty
from .rows import Row, Rows, articles, count, entities

_PARTS = (
    ("women", "women", "women"),
    ("men", "men", "men"),
    ("persons", "persons, gender not told", "pale"),
    ("bodies", "organisations and groups", "body"),
    ("unknown", "speaker not found", "faint"),
)
_SECTORS = {
    "GOV": "government",
    "MIL": "armed forces",
    "COP": "police",
    "JUD": "courts",
    "LEG": "parliament",
    "OPP": "opposition",
    "REB": "rebels",
    "SPY": "intelligence",
    "MED": "media",
    "BUS": "business",
    "LAB": "labour",
    "EDU": "education",
    "HLH": "health",
    "CVL": "civilians",
    "IGO": "international bodies",
    "NGO": "non-governmental bodies",
    "REL": "religion",
    "CRM": "crime",
    "ACT": "activists",
    "SPO": "sport",
    "REF": "refugees",
}


def audit(tables: Any, *, top: int = 14) -> Picture:
    """Statements by affiliation and gender of who makes them.

    The gender is the one that the article tells by a pronoun, a title or a first name; affiliation is the entity's
    sector.

    >>> import dateline
    >>> doc = dateline.extract("“We will appeal,” said Foreign Minister Ana Reyes. “No,” she added.")
    >>> audit(doc).table.to_dicts()[0]
    {'affiliation': 'government', 'statements': 2, 'women': 2, 'men': 0, 'persons': 0, 'bodies': 0, 'unknown': 0}

    :param tables: an Extraction, a record, a list of records, or a dict of frames `quotes` and `entities`.
    :param top: affiliations drawn, the most quoted; the numbers have all.
    """
    rows = Rows(tables)
    quotes = rows.table("quotes")
    known = entities(rows)
    tallies: dict[str, Counter[str]] = {}
    for quote in quotes:
        speaker = known.get((quote["doc"], quote["speaker"]))
        tallies.setdefault(_affiliation(speaker), Counter())[_kind(speaker)] += 1
    ordered = sorted(tallies.items(), key=lambda item: (item[0] == "no speaker", -item[1].total()))
    keys = [key for key, _, _ in _PARTS]
    cells = [(name, tally.total(), *(tally[key] for key in keys)) for name, tally in ordered]
    numbers = Numbers(["affiliation", "statements", *keys], cells)
    whole = sum((tally for _, tally in ordered), Counter[str]())
    title = "Who is quoted"
    how = call("audit", top=(top, 14))
    caption = f"{count(len(quotes), 'statement')} in {articles(quotes)}, direct, mixed and indirect."
    if not quotes:
        return empty(title, caption, "No statements", numbers, how)
    people = whole["women"] + whole["men"]
    if people:
        share = f"{100 * whole['women'] / people:.0f}\u00a0%"
        caption += f" Women make {whole['women']:,} of the {people:,} by people whose gender is told: {share}."
    body, height = bars(ordered[:top], _PARTS, "statements")
    legend = [(f"f-{colour}", name) for key, name, colour in _PARTS if whole[key]]
    return Picture(title, caption, body, height, numbers, how, legend)


def _affiliation(speaker: Row | None) -> str:
    if speaker is None:
        return "no speaker"
    return _SECTORS.get(speaker["sector"] or "", (speaker["sector"] or "no affiliation"))


def _kind(speaker: Row | None) -> str:
    if speaker is None:
        return "unknown"
    if speaker["type"] != "PERSON":
        return "bodies"
    return {"female": "women", "male": "men"}.get(speaker["gender"] or "", "persons")
