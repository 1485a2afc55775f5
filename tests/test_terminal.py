"""The command line as a person meets it: on a terminal, in a pipe, and interrupted."""

from __future__ import annotations

import json
import os
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

fcntl = pytest.importorskip("fcntl", reason="no pseudo-terminals here")
pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

DATELINE = [sys.executable, "-m", "dateline"]
TEXT = "“We wait,” said Ana Reyes on Monday. Police arrested two men in Lima. " * 3


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    rows = [{"id": f"a{i}", "text": TEXT, "published": f"2026-03-{1 + i % 9:02}"} for i in range(300)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


class Terminal:
    """A command whose standard streams are a terminal."""

    def __init__(self, arguments: list[str], folder: Path) -> None:
        self.main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": os.pathsep.join(sys.path)}
        environment.pop("NO_COLOR", None)
        self.process = subprocess.Popen(
            [*DATELINE, *arguments],
            stdin=side,
            stdout=side,
            stderr=side,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        os.close(side)
        self.seen = ""

    def read(self, until: str | None = None, seconds: float = 60) -> str:
        """What it has written, until a word is seen or it ends."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit and (until is None or until not in self.seen):
            if not select.select([self.main], [], [], 0.1)[0]:
                continue
            try:
                piece = os.read(self.main, 65536)
            except OSError:  # how Linux tells the end of a terminal
                break
            if not piece:
                break
            self.seen += piece.decode("utf-8", "replace")
        return self.seen

    def end(self) -> int:
        status = self.process.wait(60)
        os.close(self.main)
        return status


def wait_until(seen: Callable[[], bool], seconds: float = 60) -> None:
    limit = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < limit, "this never happens"
        time.sleep(0.02)


def piped(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [*DATELINE, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, timeout=120)


def test_progress_is_shown_on_a_terminal(articles: Path, tmp_path: Path) -> None:
    terminal = Terminal(["extract", str(articles), "-o", "out", "--batch", "50"], tmp_path)
    told = terminal.read()
    assert terminal.end() == 0
    assert "300" in told and "articles" in told and "/s" in told


def test_no_progress_in_a_pipe_or_when_quiet(articles: Path, tmp_path: Path) -> None:
    run = piped(["extract", str(articles), "-o", "out"], tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    terminal = Terminal(["extract", str(articles), "-o", "more", "--quiet"], tmp_path)
    assert terminal.read() == ""
    assert terminal.end() == 0


def test_interrupted_work_leaves_no_file_under_its_name(articles: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "more.jsonl"
    os.mkfifo(fifo)  # never ends, so that there is always something to interrupt
    terminal = Terminal(["extract", str(articles), str(fifo), "-o", "quotes.csv", "--batch", "20"], tmp_path)
    wait_until(lambda: (tmp_path / "quotes.csv.part").exists())
    terminal.read(until="articles")
    terminal.process.send_signal(signal.SIGINT)
    assert "interrupted" in terminal.read(until="interrupted")
    assert terminal.end() == 130
    assert not (tmp_path / "quotes.csv").exists()
    assert (tmp_path / "quotes.csv.part").exists()


def test_a_run_by_day_goes_on_where_it_was_stopped(articles: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    fifo = tmp_path / "more.jsonl"
    os.mkfifo(fifo)
    how = ["--by-day", "--tables", "docs", "--batch", "20", "-o", "out"]
    terminal = Terminal(["extract", str(articles), str(fifo), *how], tmp_path)
    journal = tmp_path / "out" / "journal.jsonl"
    wait_until(lambda: journal.exists() and journal.read_text(encoding="utf-8").count("\n") > 2)
    terminal.process.send_signal(signal.SIGINT)
    terminal.read()
    assert terminal.end() == 130
    fifo.unlink()
    fifo.write_text(json.dumps({"id": "last", "text": TEXT}) + "\n", encoding="utf-8")
    run = piped(["extract", str(articles), str(fifo), *how], tmp_path)
    assert run.returncode == 0, run.stderr
    ids = [
        row
        for path in (tmp_path / "out").rglob("*.parquet")
        for row in parquet.ParquetFile(path).read()["doc"].to_pylist()
    ]
    assert sorted(ids) == sorted(["last", *(f"a{i}" for i in range(300))])


def test_a_closed_pipe_is_no_error(articles: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [*DATELINE, "extract", str(articles), "--batch", "20"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id": "a0"')
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == b""


def test_one_command_reads_what_another_writes(articles: Path, tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m dateline extract - --select quotes.doc,quote < '{articles}' | head -n 2"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=environment, cwd=tmp_path)
    assert [json.loads(line)["doc"] for line in run.stdout.splitlines()] == ["a0", "a0"]
    assert run.stderr == ""


def test_mistakes_are_told_before_any_work(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for arguments, message in (
        (["extract", str(articles), "--text", "body"], "found the keys id, text, published, expected one named 'body'"),
        (["extract", str(articles), "-o", "file/quotes.csv"], "file/quotes.csv: cannot write this file"),
        (["extract", str(articles), "-o", "file"], "file: cannot make this folder"),
        (["show", str(articles), "-o", "file/a.html"], "file/a.html: cannot write this file"),
    ):
        run = piped(arguments, tmp_path)
        assert run.returncode == 2 and message in run.stderr, run.stderr
        assert run.stderr.startswith("dateline: ") and run.stderr.count("\n") == 1
        assert run.stdout == ""


def test_an_article_is_shown_in_colours_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT[:71], encoding="utf-8")
    terminal = Terminal(["show", "a.txt"], tmp_path)
    told = terminal.read()
    assert terminal.end() == 0
    assert "\x1b[34mAna Reyes\x1b[0m" in told and "Events" in told
    run = piped(["show", "a.txt"], tmp_path)
    assert run.stdout.startswith("<!doctype html>") and "\x1b" not in run.stdout


def test_help_names_every_command(tmp_path: Path) -> None:
    run = piped(["--help"], tmp_path)
    for name in ("extract", "show", "demo", "explain", "group", "plot", "lexicon", "completion", "man"):
        assert f"\n    {name}" in run.stdout
        assert piped([name, "--help"], tmp_path).returncode == 0
