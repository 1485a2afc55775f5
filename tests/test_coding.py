"""Events as PLOVER JSON, GDELT-like rows and CAMEO dyads."""

from __future__ import annotations

import json

import dateline
from dateline import exports


def doc() -> dateline.Document:
    text = "Norway and Iceland sent food to Chile on Monday. Peru may attack Bolivia."
    return dateline.extract(text, published="2026-03-05")


def test_plover_keeps_lists_and_what_is_not_a_fact() -> None:
    first, *rest = json.loads(json.dumps(exports.plover(doc())))
    assert first["event_type"] == "AID"
    assert [party["country"] for party in first["actor"]] == ["NOR", "ISL"]
    assert any("hypothetical" in event["auxiliary_modes"] for event in rest)


def test_pairs_are_facts_only_and_have_no_date_that_is_not_told() -> None:
    dyads = exports.cameo(doc())
    assert [(row["source"][:3], row["target"][:3], row["root"]) for row in dyads] == [
        ("NOR", "CHL", "07"),
        ("ISL", "CHL", "07"),
    ]
    assert {row["date"] for row in dyads} == {"20260302"}
    assert all(
        row["date"] == ""
        for row in exports.cameo(dateline.extract("Norway sent food to Chile.", published="2026-03-05"))
    )


def test_gdelt_rows_carry_its_columns() -> None:
    row = exports.gdelt(doc())[0]
    assert row["Actor1CountryCode"] == "NOR"
    assert row["EventRootCode"] == row["EventCode"][:2] == "07"
    assert row["QuadClass"] == 2
