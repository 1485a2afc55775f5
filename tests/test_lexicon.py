"""Sheets of one's own: kinds, checks, and rows tried on their own examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from dateline import lexicon
from dateline.cli import main

SHEETS = Path(__file__).parent.parent / "data" / "lexicon"

VERBS = "verb\ttype\tmode\tframe\tobject\tcameo\tcount\texample\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "mine.tsv"
    rows = [
        "kerfuffle\tASSAULT\t\tsubject>object\t\t190\t\tRebels kerfuffled the village on Sunday.",
        "blandish\tASSAULT\t\tsubject>object\t\t190\t\tIt rained on Sunday.",
    ]
    path.write_text(VERBS + "# a remark\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_kinds_are_those_that_ship() -> None:
    heads = {}
    for path in SHEETS.glob("*.tsv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        heads[path.stem] = tuple(next(line for line in lines if not line.startswith("#")).split("\t"))
    assert dict(sorted(lexicon.KINDS.items())) == dict(sorted(heads.items()))


def test_a_row_that_does_nothing_is_told(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicon", "check", str(sheet)]) == 0
    assert "mine.tsv: 2 rows of event_verbs, well formed" in capsys.readouterr().out
    assert main(["lexicon", "test", str(sheet)]) == 1
    told = capsys.readouterr()
    assert "2 rows of event_verbs, 1 work" in told.out
    assert "mine.tsv:4: found no event in: It rained on Sunday." in told.err


@pytest.mark.parametrize("kind", ["light_verbs", "quote_media", "event_contexts"])
def test_rows_that_ship_work(kind: str, tmp_path: Path) -> None:
    text = (SHEETS / f"{kind}.tsv").read_text(encoding="utf-8")
    path = tmp_path / f"{kind}.tsv"
    path.write_text("\n".join(text.splitlines()[:12]) + "\n", encoding="utf-8")
    sheet = lexicon.check(path)
    assert sheet.kind == kind and len(sheet.rows) == 11
    assert lexicon.test(sheet) == []


def test_a_title_changes_its_example(tmp_path: Path) -> None:
    path = tmp_path / "titles.tsv"
    rows = "Grobnar\toffice\tGOV\t\tGrobnar Ana Reyes resigned on Monday.\nMr\thonorific\t\tmale\tMr Okafor resigned.\n"
    path.write_text("title\tkind\tsector\tgender\texample\n" + rows, encoding="utf-8")
    assert [row.line for row in lexicon.test(lexicon.check(path))] == [3]


def test_mistakes(sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.tsv"
    bad.write_text(VERBS + "kerfuffle\tASSAULT\n", encoding="utf-8")
    for arguments, message in (
        (["check", str(bad)], "bad.tsv:2: found 2 columns, expected 8"),
        (["check"], "lexicon check: found no file"),
        (["test", "no.tsv"], "lexicon: cannot read 'no.tsv'"),
        (["new", "verbs"], "lexicon new: found verbs, expected one of abbreviations"),
    ):
        assert main(["lexicon", *arguments]) == 2
        assert message in capsys.readouterr().err


def test_kinds_and_a_new_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicon", "kinds"]) == 0
    assert "quote_cues         lemma, pos, class, frame, example" in capsys.readouterr().out
    assert main(["lexicon", "new", "event_verbs"]) == 0
    assert capsys.readouterr().out == VERBS
