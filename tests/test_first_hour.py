"""What a newcomer tries in the first hour, as it is typed."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path
from typing import Any

import dateline
import pytest
from dateline import exports

TALKS = """OSLO (Lakeside Wire) — Northern ministers urged both governments to end hostilities on Thursday.
“The shelling must stop at once,” the envoy for the region, Marta Lindqvist, wrote on Twitter. “Civilians are paying.” \
She added that the truce of 2020 had been broken.
An EU official, who asked not to be named, said monitors would stay.
On Wednesday Chad's army opened fire on a post and killed one Niger soldier, the Defence Ministry of Niger said. \
Chad occupied the valley in 1991.
Sign up for our newsletter"""


def names(doc: dict[str, Any], ids: list[int]) -> list[str]:
    return [doc["entities"][i]["name"] for i in ids]


def test_1_an_article_of_talks_and_shots() -> None:
    doc = dateline.extract(TALKS, published="2022-08-04")
    speaker = {entity["id"]: entity["name"] for entity in doc["entities"]}
    hers = [quote for quote in doc["quotes"] if speaker.get(quote["speaker"]) == "Marta Lindqvist"]
    assert {"direct", "indirect"} <= {quote["kind"] for quote in hers}
    assert any(quote["medium"] and "Twitter" in quote["medium"]["text"] for quote in hers)
    assert any(quote["cue"] and quote["cue"]["text"] == "added" for quote in hers)
    assert any("official" in speaker.get(quote["speaker"], "") for quote in doc["quotes"])
    by_trigger = {event["trigger"]["text"]: event for event in doc["events"]}
    shots = by_trigger["opened fire"]
    assert (shots["type"], shots["date"], shots["factuality"]) == ("ASSAULT", "2022-08-03", "asserted")
    assert "Ministry" in speaker[shots["attributed_to"]]
    assert by_trigger["occupied"]["historical"]
    assert any(event["type"] == "REQUEST" for event in doc["events"])
    assert not any("newsletter" in event["trigger"]["text"] for event in doc["events"])
    assert all(event["place"] is None or speaker[event["place"]] != "OSLO" for event in doc["events"])


def test_2_a_frame_in_and_frames_out(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    df = pandas.DataFrame({"text": [TALKS, None, "Chad attacked Niger on Monday."], "date": "2022-08-04"})
    df["url"] = [f"https://example.org/{i}" for i in range(3)]
    ex = dateline.extract_many(df["text"], published=df["date"], ids=df["url"])
    docs, events, entities = (ex.to_pandas(table) for table in ("docs", "events", "entities"))
    assert list(docs["doc"]) == list(df["url"])
    joined = events.merge(docs, on="doc").merge(df, left_on="doc", right_on="url")
    assert len(joined) == len(events) > 2
    assert str(events["date_start"].dtype).startswith("datetime64")
    assert str(ex.to_pandas("events", categories=True)["type"].dtype) == "category"
    assert str(events["attributed_to"].dtype) in ("Int32", "Int64")
    assert set(events["doc"]) <= set(entities["doc"])
    ex.save(str(tmp_path))
    back = pandas.read_parquet(tmp_path / "events.parquet")
    assert list(back["trigger"]) == list(events["trigger"])


def test_2_ten_thousand_rows_in_seconds() -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    df = pandas.DataFrame({"text": [TALKS[:300], "Chad attacked Niger on Monday.", None, "It rained."] * 2_500})
    df["date"] = pandas.Timestamp("2022-08-04")
    df.index = df.index[::-1]
    start = time.process_time()
    ex = dateline.extract_many(df["text"], published=df["date"], ids=df.index, threads=1)
    assert time.process_time() - start < 15
    assert list(ex.to_pandas("docs")["doc"]) == list(df.index)
    events = ex.to_pandas("events")
    order = events["doc"].drop_duplicates()
    assert list(order) == sorted(order, reverse=True)


def test_3_a_row_is_trusted_at_a_glance() -> None:
    text = "🇰🇪 “We\u00a0won’t leave,” said Ana Reyes 👩🏽‍🚒 in Nairobi. Police arrested her on Monday."
    doc = dateline.extract(text, published="2026-03-05")
    spans = [mention for entity in doc["entities"] for mention in entity["mentions"]]
    spans += [part for quote in doc["quotes"] for part in [*quote["content"], quote["cue"], quote["source"]] if part]
    spans += [event["trigger"] for event in doc["events"]] + doc["times"]
    assert len(spans) > 6
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    told = dateline.explain(doc, "events", 0)
    assert "arrest" in told and len(told.split()) > 10


def test_4_the_same_again() -> None:
    def digest(threads: int) -> str:
        docs = dateline.extract_many([TALKS] * 40, published="2022-08-04", threads=threads).to_dicts()
        return hashlib.sha256(json.dumps(docs).encode()).hexdigest()

    assert digest(1) == digest(8) == digest(1)
    made = dateline.fingerprint()
    assert made["dateline"] == dateline.__version__
    pytest.importorskip("pyarrow")
    told = dateline.extract_many([TALKS]).quotes.to_arrow().schema.metadata
    assert {key.decode(): value.decode() for key, value in told.items()}.items() >= made.items()


def test_5_whose_words_a_newsroom_prints() -> None:
    pytest.importorskip("pandas")
    long = "“It began at dawn,” said Ana Reyes.\n“We ran to the boats.\n“Nobody helped us.\n“Then they came back.”"
    ex = dateline.extract_many([TALKS, long], published="2022-08-04")
    quotes = ex.to_pandas("quotes")
    direct = quotes[quotes["kind"] == "direct"]
    assert direct["speaker"].isna().mean() < 0.1
    assert (quotes.groupby("speaker_name").size() > 0).all()
    spans = [len(quote["content"]) for quote in ex.to_dicts()[1]["quotes"]]
    assert max(spans) == 3
    assert len(ex.plot.audit().table)


FALSE_ALARMS = [
    "Chad beat Spain 2-1 on Sunday as their striker fired a late shot past the keeper.",
    "The film, a battle for Hollywood, opens in May. Critics attacked its ending.",
    "Shares of the bank were hit on Monday after an attack on the dollar; traders fought to sell.",
    "The club’s midfielder attacked from the left and shot at goal late in the match.",
    "A storm struck the coast on Tuesday and destroyed forty boats.",
]


def test_6_a_conflict_feed_without_false_alarms() -> None:
    pytest.importorskip("pandas")
    texts = [*FALSE_ALARMS, "On Monday rebels shelled a market in Bamako, killing at least 12 people and wounding 30."]
    events = dateline.extract_many(texts, published="2026-03-05").events.facts().to_pandas()
    assaults = events[events["type"] == "ASSAULT"]
    assert set(assaults["doc"]) == {5}, assaults[["doc", "trigger"]]
    assert (assaults["killed_min"].max(), assaults["injured_min"].max()) == (12, 30)


def test_7_event_data_for_a_political_scientist() -> None:
    ex = dateline.extract_many(
        ["The ministers of Norway and Iceland met in Geneva on Monday.", "Norway's army attacked Iceland on Monday."],
        published="2026-03-05",
    )
    events = ex.events.to_pydict()
    assert events["type"] == ["CONSULT", "ASSAULT"]
    dyads = ex.events.dyads().to_pydict()
    attack = dyads["type"].index("ASSAULT")
    assert (dyads["actor_country"][attack], dyads["actor_sector"][attack]) == ("NOR", "MIL")
    assert dyads["recipient_country"][attack] == "ISL"
    assert dyads["cameo"][attack].startswith("19")


def test_7_one_meeting_of_many_is_one_row() -> None:
    text = "Norway, Iceland, Peru, Chile and Kenya met in Delhi on Monday."
    ex = dateline.extract_many([text], published="2026-03-05")
    meetings = [row for row in zip(*ex.events.to_pydict().values(), strict=True) if "CONSULT" in row]
    assert len(meetings) == 1
    assert len(ex.to_dicts()[0]["events"][0]["actors"]) >= 5
    found = exports.plover(ex.to_dicts()[0])
    assert [row["event_type"] for row in found] == ["CONSULT"]


def test_8_what_only_one_side_says() -> None:
    pytest.importorskip("pandas")
    texts = [
        "Chad bombed a village on Monday, Niger's government said. Niger shelled a market on Sunday, Chad's army said.",
        "Norway expelled two diplomats on Monday.",
    ]
    events = dateline.extract_many(texts, published="2026-03-05").to_pandas("events")
    said = events[events["attributed_to"].notna()]
    sides = said.groupby("attributed_to_name")["trigger"].agg(list).to_dict()
    assert len(sides) == 2 and ["bombed"] in sides.values() and ["shelled"] in sides.values()
    assert set(said["doc"]) == {0}


def test_8_who_says_so() -> None:
    text = "Chad bombed a village on Monday, Niger's government said. “They killed my brother,” said Ana Reyes."
    doc = dateline.extract(text, published="2026-03-05")
    told = {event["trigger"]["text"]: event for event in doc["events"]}
    assert names(doc, [told["bombed"]["attributed_to"]])[0].lower().startswith(("niger", "government"))
    inside = told["killed"]
    assert inside["quote"] is not None
    speaker = doc["quotes"][inside["quote"]]["speaker"]
    assert names(doc, [speaker]) == ["Ana Reyes"]
