"""Events of many articles in groups, and articles that are nearly the same."""

from __future__ import annotations

from typing import Any

import dateline
import pytest
from dateline.grouping import near_copies


def rows(*events: tuple[Any, ...]) -> dict[str, list[Any]]:
    """Columns from (doc, type, actors, recipients, place, day)."""
    names = ("doc", "type", "actor_names", "recipient_names", "place_name", "date_start")
    columns: dict[str, list[Any]] = {name: [event[i] for event in events] for i, name in enumerate(names)}
    columns |= {name: [None] * len(events) for name in ("mode", "same_as", "date_end")}
    return columns | {"id": list(range(len(events)))}


AID = (0, "AID", ["Norway"], ["Chile"], None, "2026-03-02")


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ((1, "AID", ["the Norway"], ["Chile"], None, "2026-03-03"), True),
        ((1, "AID", ["Norway"], [], "Santiago", "2026-03-01"), True),
        ((1, "AID", ["Norway"], ["Peru"], None, "2026-03-02"), False),
        ((1, "AID", ["Norway"], ["Chile"], None, "2026-03-09"), False),
        ((1, "CONSULT", ["Norway"], ["Chile"], None, "2026-03-02"), False),
        ((1, "AID", ["Norway"], ["Chile"], None, None), False),
    ],
)
def test_reports_of_one_event_share_a_party_and_contradict_nothing(other: tuple[Any, ...], is_same: bool) -> None:
    assert (len(dateline.group(rows(AID, other))) == 1) is is_same


def test_every_member_is_kept(extraction: dateline.Extraction) -> None:
    groups = dateline.group(extraction)
    assert sorted(row for members in groups.members() for row in members) == list(range(len(extraction.events)))
    assert groups.labels == dateline.group(extraction).labels
    assert len(groups) <= len(dateline.group(extraction.events))


def test_work_grows_with_the_rows_only() -> None:
    def work(size: int) -> int:
        places = [f"town {i % 997}" for i in range(size)]
        made = [(i, "ASSAULT", ["police"], ["protesters"], place, "2026-03-02") for i, place in enumerate(places)]
        return dateline.group(rows(*made)).compared

    assert work(20_000) <= 2.2 * work(10_000) <= 2.2 * 64 * 10_000


def test_copies_are_found_by_their_words() -> None:
    story = "The ferry sank off the island on Monday night while forty passengers slept, the coast guard said. " * 3
    assert near_copies([story, "It rained in Oslo all day.", story + "More soon.", None, ""]) == [0, 1, 0, 2, 3]


def test_a_table_without_the_columns_is_told_so() -> None:
    with pytest.raises(dateline.DatelineError, match="actor_names"):
        dateline.group({"doc": [], "id": [], "type": [], "mode": [], "same_as": []})
