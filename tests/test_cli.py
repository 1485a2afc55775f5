"""The command line, as a user calls it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import dateline
import pytest
from dateline.cli import main

ARTICLES = [
    {"id": "a", "text": "The ferry sank on Monday.", "published": "2026-03-05"},
    {"id": "b", "text": "It rained in Oslo.", "published": None},
]


@pytest.fixture
def jsonl(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    return path


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_jsonl_to_standard_output(jsonl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(jsonl)]) == 0
    docs = records(capsys.readouterr().out)
    assert [doc["id"] for doc in docs] == ["a", "b"]
    assert docs[0] == dateline.extract(ARTICLES[0]["text"], "2026-03-05", "a")  # type: ignore[arg-type]


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = json.dumps("The ferry sank.") + "\n\n" + json.dumps(ARTICLES[1]) + "\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert main(["extract", "-", "--date", "2026-03-05"]) == 0
    docs = records(capsys.readouterr().out)
    assert [doc["id"] for doc in docs] == ["0", "b"]
    assert docs[1]["published"] == "2026-03-05"


def test_csv_with_columns_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "articles.csv"
    path.write_text('url,body,day\nu1,"The ferry, it ""sank"".",2026-03-05\nu2,It rained.,\n', encoding="utf-8")
    assert main(["extract", str(path), "--text", "body", "--id", "url", "--published", "day"]) == 0
    docs = records(capsys.readouterr().out)
    assert [(doc["id"], doc["published"]) for doc in docs] == [("u1", "2026-03-05"), ("u2", None)]


def test_a_folder_of_texts_to_a_folder_of_tables(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("The ferry sank.", encoding="utf-8")
    out = tmp_path / "out"
    assert main(["extract", str(tmp_path), "-o", str(out), "--tables", "docs,quotes"]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["docs.csv", "quotes.csv"]
    with open(out / "docs.csv", encoding="utf-8", newline="") as file:
        assert [row["doc"] for row in csv.DictReader(file)] == ["one", "two"]


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_formats_of_tables(jsonl: Path, tmp_path: Path, kind: str) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow")
    out = tmp_path / "out"
    assert main(["extract", str(jsonl), "-o", str(out), "--format", kind, "--batch", "1"]) == 0
    assert len(list(out.iterdir())) == 6
    if kind == "parquet":
        from pyarrow import parquet

        assert parquet.read_table(out / "docs.parquet").num_rows == 2


def test_one_table_to_standard_output_or_a_file(
    jsonl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(jsonl), "--tables", "docs", "--format", "csv"]) == 0
    printed = capsys.readouterr().out
    assert main(["extract", str(jsonl), "-o", str(tmp_path / "docs.csv")]) == 0
    assert (tmp_path / "docs.csv").read_text(encoding="utf-8") == printed
    assert printed.startswith("doc,published,") and printed.count("\n") == 3


def test_parquet_in_and_records_out(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist(ARTICLES), tmp_path / "articles.parquet")
    out = tmp_path / "records.jsonl"
    assert main(["extract", str(tmp_path / "articles.parquet"), "-o", str(out)]) == 0
    assert len(records(out.read_text(encoding="utf-8"))) == 2


def test_an_article_without_text_is_told_by_the_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "a", "text": null}\n{"id": "b", "text": "It rained."}\n', encoding="utf-8")
    assert main(["extract", str(path)]) == 1
    assert len(records(capsys.readouterr().out)) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "no-such.jsonl"], "no-such.jsonl: there is no such file"),
        (
            ["extract", "{jsonl}", "--tables", "docs,quotes"],
            "tables: found docs, quotes, expected one for a single file",
        ),
        (["extract", "{jsonl}", "--format", "csv"], "tables: found none, expected one for a single file"),
        (["extract", "{jsonl}", "--tables", "docs", "--format", "parquet"], "Parquet goes into a file"),
        (["extract", "{jsonl}", "-o", "{out}", "--tables", "facts"], "tables: found 'facts'"),
        (["extract", "{jsonl}", "--text", "body"], "expected one named 'body'"),
        (["extract", "{jsonl}", "--date", "soon"], 'found "soon"'),
        (["extract", "{jsonl}", "--lexicon", "no.tsv"], "lexicon: cannot read"),
        (["show", "no-such.txt"], "no-such.txt: "),
    ],
)
def test_mistakes_exit_with_2(
    jsonl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    arguments = [a.format(jsonl=jsonl, out=tmp_path / "out") for a in arguments]
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_a_line_that_is_no_json_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": "It rained."}\n{"text": \n', encoding="utf-8")
    assert main(["extract", str(path)]) == 2
    assert "articles.jsonl:2: found no JSON" in capsys.readouterr().err


def test_show_writes_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sank.", encoding="utf-8")
    assert main(["show", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.html")]) == 0
    assert "ferry" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_demo_prints_three_tables_an_article(
    shipped: list[tuple[str, str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo"]) == 0
    out = capsys.readouterr().out
    for title in ("Entities", "Quotes", "Events"):
        assert out.count(f"\n{title}\n") == len(shipped)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    data = dateline.fingerprint()["dateline.data"]
    assert capsys.readouterr().out == f"dateline {dateline.__version__} (data {data})\n"


def test_usage_exits_with_2() -> None:
    with pytest.raises(SystemExit) as end:
        main([])
    assert end.value.code == 2


def test_a_folder_by_day_is_taken_up_again(jsonl: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out"
    for _ in range(2):
        assert main(["extract", str(jsonl), "-o", str(out), "--by-day", "--tables", "docs", "--batch", "1"]) == 0
        found = [parquet.ParquetFile(path).read().num_rows for path in sorted(out.rglob("*.parquet"))]
        assert found == [1, 1]


def test_an_interrupted_run_leaves_no_file_under_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": "It rained."}\n{"text": "It snowed."\n', encoding="utf-8")
    for kind in ("csv", "jsonl", "parquet"):
        out = tmp_path / f"docs.{kind}"
        assert main(["extract", str(path), "-o", str(out), "--tables", "docs", "--batch", "1"]) == 2
        assert "articles.jsonl:2: found no JSON" in capsys.readouterr().err
        assert not out.exists()
        assert (tmp_path / f"docs.{kind}.part").exists()


def test_an_output_that_cannot_be_written_is_told_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "no" / "docs.csv"
    assert main(["extract", str(tmp_path / "articles.jsonl"), "-o", str(out)]) == 2
    assert "docs.csv: cannot write this file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("select", "columns"),
    [
        ("docs.doc,warnings", ["doc", "warnings"]),
        ("docs.published,docs.doc", ["published", "doc"]),
        ("docs", None),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "tsv", "jsonl", "parquet"])
def test_columns_are_chosen_in_their_order(
    jsonl: Path, tmp_path: Path, select: str, columns: list[str] | None, kind: str
) -> None:
    out = tmp_path / f"docs.{kind}"
    assert main(["extract", str(jsonl), "-o", str(out), "--select", select]) == 0
    if kind == "parquet":
        found = pytest.importorskip("pyarrow.parquet").read_table(out).column_names
    elif kind == "jsonl":
        found = list(records(out.read_text(encoding="utf-8"))[0])
    else:
        found = out.read_text(encoding="utf-8").splitlines()[0].split("\t" if kind == "tsv" else ",")
    assert found == (columns or dateline.extract_many([]).docs.columns)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "quotes.speakr"], "select: found quotes.speakr, expected some of doc, id,"),
        (["--select", "facts.doc"], "tables: found 'facts', expected some of docs"),
        (["--select", "doc"], "tables: found 'doc'"),
        (["--select", "quotes.doc", "--by-day", "-o", "{out}"], "expected whole tables with --by-day"),
        (["--by-day"], "by-day: found standard output, expected a folder"),
    ],
)
def test_a_choice_that_is_none_is_told(
    jsonl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    arguments = [argument.format(out=tmp_path / "out") for argument in arguments]
    assert main(["extract", str(jsonl), *arguments]) == 2
    assert message in capsys.readouterr().err


def test_no_articles_give_tables_without_rows(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    assert main(["extract", str(tmp_path / "none.jsonl"), "-o", str(tmp_path / "docs.csv")]) == 0
    assert (tmp_path / "docs.csv").read_text(encoding="utf-8").startswith("doc,published,")


def test_a_row_without_text_is_a_row_with_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b'{"text": "It rained in Caf\xe9."}\n{"id": "b"}\n')
    assert main(["extract", str(path), "--select", "docs.doc,warnings"]) == 1
    assert [row["doc"] for row in records(capsys.readouterr().out)] == ["0", "b"]


@pytest.mark.parametrize("kind", ["csv", "txt", "mail"])
def test_standard_input_in_other_layouts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    texts = {
        "csv": "id,text\na,The ferry sank.\n",
        "txt": "The ferry sank.\n",
        "mail": "From: desk@wire.example\nSubject: Ferry\n\nThe ferry sank.\n",
    }
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(texts[kind].encode())))
    assert main(["extract", "-", "--from", kind]) == 0
    assert len(records(capsys.readouterr().out)) == 1


def test_exports_are_told_by_their_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.eml").write_text("From: desk@wire.example\n\nThe ferry sank on Monday.\n", encoding="utf-8")
    assert main(["extract", str(tmp_path / "a.eml"), "--text", "body"]) == 0
    assert len(records(capsys.readouterr().out)[0]["times"]) == 1  # type: ignore[arg-type]


def test_explain_tells_quotes_and_events(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("“We wait,” said Ana Reyes. Police arrested two men in Lima.", encoding="utf-8")
    assert main(["explain", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["Quote", "Event"]
    assert main(["explain", str(path), "--only", "entities", "--record", "0"]) == 0
    assert capsys.readouterr().out.startswith("Entity 0 is ")
    assert main(["explain", str(path), "--record", "0"]) == 2
    assert "expected --only" in capsys.readouterr().err


def test_an_article_is_picked_by_its_id(jsonl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(jsonl), "--pick", "b", "--as", "text"]) == 0
    assert "It rained in Oslo." in capsys.readouterr().out
    assert main(["show", str(jsonl), "--pick", "c"]) == 2
    assert "found none, expected an article with the id 'c'" in capsys.readouterr().err


def test_colours_only_where_they_are_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("“We \x1b[31mwait,” said Ana Reyes.", encoding="utf-8")
    for colour, shown in (("auto", False), ("never", False), ("always", True)):
        assert main(["show", str(path), "--as", "text", "--color", colour]) == 0
        out = capsys.readouterr().out
        assert ("\x1b[34mAna Reyes\x1b[0m" in out) == shown
        assert "\x1b[31m" not in out and "␛[31m" in out


def test_groups_of_two_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Norway sent aid to Chile on Monday, officials said."
    path = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": name, "text": text, "published": "2026-03-05"}) + "\n" for name in "ab"]
    path.write_text("".join(lines), encoding="utf-8")
    for arguments in ([], ["--copies"]):
        assert main(["group", str(path), "--least", "2", *arguments]) == 0
        (group,) = records(capsys.readouterr().out)
        assert (group["type"], group["n_docs"]) == ("AID", 2)
    assert main(["group", str(path), "--least", "3"]) == 0
    assert capsys.readouterr().out == ""


def test_a_manual_and_a_completion_are_those_of_the_parser(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["man"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(".TH DATELINE 1") and r"\fB\-\-select\fR, \fB\-\-tables\fR \fIA,B\fR" in page
    share = Path(__file__).parent.parent / "packaging" / "wheel" / "data" / "share"
    for name, arguments in SHIPPED.items():
        main(arguments)
        assert (share / name).read_text(encoding="utf-8") == capsys.readouterr().out, f"run `make share`: {name}"


SHIPPED = {
    "man/man1/dateline.1": ["man"],
    "bash-completion/completions/dateline": ["completion", "bash"],
    "zsh/site-functions/_dateline": ["completion", "zsh"],
    "fish/vendor_completions.d/dateline.fish": ["completion", "fish"],
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ext"], {"extract"}),
        (["extract", "--for"], {"--format"}),
        (["extract", "--format", ""], {"csv", "jsonl", "parquet", "tsv"}),
        (["explain", "--only", "ev"], {"events"}),
        (["lexicon", "ch"], {"check"}),
        (["extract", "--threads", ""], set()),
    ],
)
def test_bash_completes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: list[str], expected: set[str]
) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("no bash")
    main(["completion", "bash"])
    script = capsys.readouterr().out
    quoted = " ".join(f"'{word}'" for word in ["dateline", *words])
    script += f"COMP_WORDS=({quoted}); COMP_CWORD={len(words)}; _dateline; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    run = subprocess.run([shell, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert set(run.stdout.split()) == expected and run.stderr == ""


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_other_shells_read_their_completion(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    main(["completion", name])
    script = tmp_path / "script"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    assert "select" in script.read_text(encoding="utf-8")
    if shutil.which(name) is not None:
        subprocess.run([name, "-n", str(script)], check=True)


def test_a_picture_is_saved(jsonl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("dateline.pictures")
    out = tmp_path / "timeline.svg"
    assert main(["plot", "timeline", str(jsonl), "-o", str(out)]) == 0
    assert "<svg" in out.read_text(encoding="utf-8")
    assert main(["plot", "cake", str(jsonl), "-o", str(out)]) == 2
    assert "picture: found 'cake', expected one of timeline" in capsys.readouterr().err
    assert main(["plot", "timeline", str(jsonl), "-o", str(tmp_path / "no" / "a.svg")]) == 2
    assert "cannot write into this folder" in capsys.readouterr().err
