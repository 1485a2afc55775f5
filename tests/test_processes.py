"""Pools, exits and interpreters: whatever runs dateline, articles are read or the refusal is clear."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import dateline
import pytest

PACKAGES = str(Path(dateline.__file__).parent.parent)


def run(code: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """A Python of its own that runs the code."""
    code = f"import sys; sys.path[:0] = [{PACKAGES!r}]\n" + textwrap.dedent(code)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=timeout)


def test_an_extractor_goes_to_the_workers_of_a_pool(tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(
        f"import sys; sys.path[:0] = [{PACKAGES!r}]\n"
        + textwrap.dedent("""
        from concurrent.futures import ProcessPoolExecutor
        import multiprocessing
        import dateline

        if __name__ == "__main__":
            extractor = dateline.Extractor(attitudes=True)
            extractor.extract("Ana Reyes left.")
            for method in multiprocessing.get_all_start_methods():
                context = multiprocessing.get_context(method)
                with ProcessPoolExecutor(2, mp_context=context) as pool:
                    docs = list(pool.map(extractor.extract, ["Ana Reyes left."] * 4, chunksize=2))
                assert docs == [extractor.extract("Ana Reyes left.")] * 4, method
            print("done")
        """),
        encoding="utf-8",
    )
    child = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=240)
    assert child.stdout == "done\n", child.stderr[-2000:]


def test_joblib() -> None:
    joblib = pytest.importorskip("joblib")
    texts = [f"Ana Reyes left port {n}." for n in range(40)]
    parts = joblib.Parallel(n_jobs=2)(joblib.delayed(dateline.extract)(text) for text in texts)
    assert parts == [dateline.extract(text) for text in texts]


def test_workers_of_a_data_loader(tmp_path: Path) -> None:
    """As torch reads: a data set goes to each worker, which asks it for rows and sends back what came of them."""
    script = tmp_path / "loader.py"
    script.write_text(
        f"import sys; sys.path[:0] = [{PACKAGES!r}]\n"
        + textwrap.dedent("""
        import multiprocessing
        import dateline

        class Articles:
            def __init__(self):
                self.extractor = dateline.Extractor()

            def __getitem__(self, row):
                return self.extractor.extract(f"Ana Reyes left port {row}.", id=row)

        def work(articles, rows, results):
            for row in iter(rows.get, None):
                results.put((row, articles[row]))

        if __name__ == "__main__":
            articles = Articles()
            expected = [articles[row] for row in range(20)]
            for method in multiprocessing.get_all_start_methods():
                context = multiprocessing.get_context(method)
                rows, results = context.Queue(), context.Queue()
                workers = [context.Process(target=work, args=(articles, rows, results), daemon=True) for _ in range(2)]
                for worker in workers:
                    worker.start()
                for row in [*range(20), None, None]:
                    rows.put(row)
                found = dict(results.get(timeout=60) for _ in range(20))
                assert [found[row] for row in range(20)] == expected, method
                for worker in workers:
                    worker.join(60)
                    assert worker.exitcode == 0, method
            print("done")
        """),
        encoding="utf-8",
    )
    child = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=240)
    assert child.stdout == "done\n", child.stderr[-2000:]


def test_the_interpreter_may_exit_while_articles_are_read() -> None:
    child = run("""
        import threading, time
        import dateline
        texts = ["Ana Reyes left on Monday. She will wait, she said." * 40] * 20_000
        threading.Thread(target=dateline.extract_many, args=(texts,), daemon=True).start()
        time.sleep(0.5)
        print("leaving")
    """)
    assert (child.returncode, child.stdout) == (0, "leaving\n"), child.stderr[-2000:]


def test_a_progress_that_reads_articles_itself() -> None:
    nested: list[int] = []

    def progress(done: int, total: int) -> None:
        nested.append(len(dateline.extract_many(["Ana Reyes left."] * 3)))

    assert len(dateline.extract_many(["Ana Reyes left."] * 500, progress=progress)) == 500
    assert set(nested) == {3}


def test_a_second_interpreter_works_or_is_refused_clearly() -> None:
    child = run("""
        try:
            import _interpreters as interpreters
        except ImportError:
            import _xxsubinterpreters as interpreters
        other = interpreters.create()
        code = '''
        import sys
        sys.path[:0] = %r
        try:
            import dateline
            print(len(dateline.extract("Ana Reyes left.")["entities"]))
        except ImportError as error:
            print("refused:", error)
        ''' % sys.path[:1]
        import textwrap
        told = interpreters.run_string(other, textwrap.dedent(code))
        if told is not None:
            print(told)
    """)
    assert child.returncode == 0, child.stderr[-2000:]
    assert child.stdout.startswith("refused: ") or child.stdout.strip() == "1", child.stdout
