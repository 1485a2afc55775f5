"""The annotated articles with their texts, and what is extracted from them, as the scorer of whole articles reads them.

    python benches/annotated/join.py FOLDER COLLECTION.jsonl… [--annotated]

A collection holds one article a line, ``{"id", "text", …}``. For each set this writes ``FOLDER/A/ID.json`` (what is
annotated) and ``FOLDER/A.jsonl`` (what this package extracts; not with ``--annotated``, which needs no package). How
many of the articles the collections hold is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Record = dict[str, Any]
HERE = Path(__file__).parent
KINDS = {"na": "name", "no": "nominal", "pr": "pronoun"}


def digest(text: str) -> str:
    """By which an article knows its text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def annotated(line: Record, text: str) -> Record:
    """An article with its text and named fields; ids of entities are numbered from one, as records have them.

    Quotes are annotated up to ``quotes_until``; without it nobody looked for them. Where ``words`` are annotated, the
    article is what was read of it, up to ``until``: a word has a type and a place, and, if somebody looked for them,
    actors, recipients and mode; otherwise its event is ``word_alone``.
    """
    if "until" in line:
        fields = (None, None, "asserted", False, None, None, None)
        words = [word if len(word) > 3 else [*word, [], [], None] for word in line["words"]]
        events = [[kind, mode, [start, end], acts, suffers, *fields] for kind, start, end, acts, suffers, mode in words]
        parts = {"entities": line.get("entities", []), "quotes": [], "events": events}
        whole = annotated({"id": line["id"], "published": line["published"], **parts}, text[: line["until"]])
        for event, word in zip(whole["events"], line["words"], strict=True):
            event["word_alone"] = len(word) == 3
        return whole

    def span(at: list[int] | None) -> Record | None:
        return at and {"start": at[0], "end": at[1], "text": text[at[0] : at[1]]}

    def entity(number: int | None) -> str | None:
        return None if number is None else f"E{number + 1}"

    entities = [
        {
            "id": entity(number),
            "name": text[slice(*mentions[0][:2])],
            "type": kind,
            "country": country,
            "mentions": [{**(span(m[:2]) or {}), "kind": KINDS[m[2]]} for m in mentions],
        }
        for number, (kind, country, mentions) in enumerate(line["entities"])
    ]
    quotes = [
        {
            "kind": kind,
            "content": [span(s) for s in content],
            "cue": span(cue),
            "source": span(source),
            "speaker": entity(speaker),
        }
        for kind, content, cue, source, speaker in line["quotes"]
    ]
    events = [
        {
            "type": kind,
            "mode": mode,
            "trigger": span(trigger),
            "actors": [entity(a) for a in actors],
            "recipients": [entity(r) for r in recipients],
            "date": date,
            "place": entity(place),
            "factuality": factuality,
            "historical": historical,
            "attributed_to": entity(reporter),
            "killed": killed,
            "injured": injured,
        }
        for (
            kind, mode, trigger, actors, recipients, date, place, factuality, historical, reporter, killed, injured,
        ) in line["events"]
    ]  # fmt: skip
    named = {"entities": entities, "quotes": quotes, "events": events}
    if "quotes_until" in line:
        named["quotes_until"] = line["quotes_until"]
    return {"id": line["id"], "published": line["published"], "text": text, **named}


def texts(collections: Iterable[Path]) -> dict[str, str]:
    """Every text of the collections by its digest."""
    found: dict[str, str] = {}
    for path in collections:
        with path.open(encoding="utf-8") as file:
            for line in file:
                text = json.loads(line)["text"]
                found[digest(text)] = text
    return found


def extracted(articles: list[Record]) -> str:
    """What this package extracts, one article a line."""
    import dateline

    found = dateline.extract_many(
        [article["text"] for article in articles], published=[article["published"] for article in articles]
    ).to_dicts()
    lines = [json.dumps({**records, "id": article["id"]}) for article, records in zip(articles, found, strict=True)]
    return "".join(line + "\n" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("collections", type=Path, nargs="+")
    parser.add_argument("--annotated", action="store_true", help="write what is annotated, extract nothing")
    args = parser.parse_args()
    with (HERE / "articles.jsonl").open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    at_hand = texts(args.collections)
    sets: dict[str, list[Record]] = {}
    for line in lines:
        if text := at_hand.get(line["text"]):
            sets.setdefault(line["set"], []).append({"set": line["set"], **annotated(line, text)})
    for name, articles in sorted(sets.items()):
        (args.folder / name).mkdir(parents=True, exist_ok=True)
        for article in articles:
            (args.folder / name / f"{article['id']}.json").write_text(json.dumps(article), encoding="utf-8")
        if not args.annotated:
            (args.folder / f"{name}.jsonl").write_text(extracted(articles), encoding="utf-8")
        print(f"{name}: {len(articles)} of {sum(line['set'] == name for line in lines)} articles")
    if not sets:
        raise SystemExit(
            f"no article of {HERE / 'articles.jsonl'} has one of the {len(at_hand)} texts of the collections"
        )


if __name__ == "__main__":
    main()
