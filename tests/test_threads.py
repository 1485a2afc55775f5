"""Threads, processes, Ctrl-C and progress."""

from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import dateline
import pytest

TEXTS = [f"Ana Reyes left port {n} on Monday. “We will wait,” she said." for n in range(300)]


def test_any_number_of_threads_gives_the_same_bytes() -> None:
    one = dateline.extract_many(TEXTS, published="2026-03-05", threads=1)
    for threads in (2, 4, 7):
        many = dateline.extract_many(TEXTS, published="2026-03-05", threads=threads)
        assert repr(many.to_dicts()) == repr(one.to_dicts())
        for name in ("docs", "mentions", "quotes", "events"):
            assert many.table(name).to_pydict() == one.table(name).to_pydict()


def test_many_threads_may_share_an_extractor() -> None:
    extractor = dateline.Extractor()
    with ThreadPoolExecutor(8) as pool:
        docs = list(pool.map(extractor.extract, TEXTS[:80]))
    assert docs == [extractor.extract(text) for text in TEXTS[:80]]


def test_eight_threads_hammer_one_extractor_with_everything_it_can_do() -> None:
    extractor = dateline.Extractor()
    article, batch = TEXTS[0], TEXTS[:20]
    long = " ".join(TEXTS) * 5
    calls: list[Callable[[], Any]] = [
        lambda: extractor.extract(article),
        lambda: extractor.extract(long)["sentences"],
        lambda: extractor.extract_many(batch, threads=3).to_dicts(),
        lambda: [doc for part in extractor.stream(batch, batch=7) for doc in part.to_dicts()],
        lambda: extractor.parse(article),
        lambda: extractor.extract_many(batch).table("mentions").to_pydict(),
    ]
    expected = [call() for call in calls]
    with ThreadPoolExecutor(8) as pool:
        futures = [pool.submit(calls[n % len(calls)]) for n in range(8 * len(calls))]
    assert [future.result() for future in futures] == expected * 8


def test_other_threads_run_meanwhile() -> None:
    ticks, stop = [0], threading.Event()

    def tick() -> None:
        while not stop.is_set():
            ticks[0] += 1
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    dateline.extract_many(TEXTS * 2, threads=1)
    stop.set()
    thread.join()
    assert ticks[0] > 5


def work(count: int) -> int:
    return len(dateline.extract_many(TEXTS[:count]))


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_child_processes_work(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} on this platform")
    assert work(100) == 100
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map_async(work, [70, 130]).get(timeout=60) == [70, 130]


def test_progress_is_heard_and_ends_at_the_total() -> None:
    heard: list[tuple[int, int]] = []
    dateline.extract_many(TEXTS, progress=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (300, 300)
    assert heard == sorted(heard)


def test_an_error_in_progress_stops_the_batch() -> None:
    def fail(done: int, total: int) -> None:
        raise KeyError("stop")

    with pytest.raises(KeyError):
        dateline.extract_many(TEXTS, progress=fail)


def test_progress_true_draws_a_bar(capsys: pytest.CaptureFixture[str]) -> None:
    dateline.extract_many(TEXTS, progress=True)
    assert "300" in capsys.readouterr().err


def test_progress_without_tqdm_is_a_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    dateline.extract_many(TEXTS, progress=True)
    written = capsys.readouterr().err
    assert "dateline: 300 articles, " in written and written.endswith("/s\x1b[K\n")


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("call", ["extract(text)", "parse(text)", "extract_many([text])"])
def test_ctrl_c_is_answered_within_one_long_article(call: str) -> None:
    code = f"""if True:
        import signal, sys, time
        sys.path[:0] = [{str(Path(dateline.__file__).parent.parent)!r}]
        import dateline
        text = "Ana Reyes, the minister, left Oslo on Monday. “We will wait,” she told reporters. " * 60_000
        dateline.extract("Ana Reyes left.")
        signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
        signal.alarm(1)
        began = time.monotonic()
        try:
            dateline.{call}
            print("read to its end")
        except KeyboardInterrupt:
            print("answered" if time.monotonic() - began - 1 < 6 else time.monotonic() - began)
        assert dateline.extract("Ana Reyes left.")["entities"][0]["name"] == "Ana Reyes"
        assert len(dateline.extract_many(["Ana Reyes left."] * 100)) == 100
    """
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=240)
    assert (child.returncode, child.stdout) == (0, "answered\n"), child.stderr[-2000:]


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_is_answered() -> None:
    code = """if True:
        import dateline
        texts = ["Ana Reyes left on Monday. She will wait, she said." * 40] * 200_000
        print("ready", flush=True)
        dateline.extract_many(texts)
    """
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None and child.stdout.readline() == "ready\n"
    time.sleep(0.7)
    child.send_signal(signal.SIGINT)
    sent = time.monotonic()
    _, err = child.communicate(timeout=60)
    assert "KeyboardInterrupt" in err
    assert time.monotonic() - sent < 5
