"""An article that attacks its reader: in no page, picture, table, notebook or terminal does it run, load or inject."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dateline
import pytest
from browsing import opened
from dateline.display import page
from dateline.frames import TABLES
from dateline.pictures import PICTURES
from dateline.terminal import view

#: What breaks out of an element, an attribute, a style sheet, a comment, a line; what runs, loads or turns letters.
ATTACKS = (
    "<script>window.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "</title></svg><script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "'><svg onload='window.hit=1'>",
    '" onmouseover="window.hit=1" tabindex="1" autofocus onfocus="window.hit=1',
    "<a href='javascript:window.hit=1'>Reyes</a>",
    "<iframe src='https://evil.example/'></iframe>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<style>@import 'https://evil.example/b.css';body{background:url(https://evil.example/c.png)}</style>",
    "<base href='https://evil.example/'><form action=/x><input autofocus onfocus=window.hit=1></form>",
    "--><script>window.hit=1</script><!--",
    "]]><script>window.hit=1</script>",
    "&lt;script&gt;window.hit=1&lt;/script&gt; &#60;img src=x onerror=window.hit=1&#62;",
    "{tip0}<script>window.hit=1</script></text>",
    "\u202eseyeR anA\u202c \u2066\u2067\u200f\ufeff\x00\x08\x1b[31m\x9b31m\x7f",
)
TEXT = "\n".join(
    f"Chad attacked Niger on Monday, {attack} Ana {attack} Reyes said. “{attack} We wait {attack},” said Tom Hale."
    for attack in ATTACKS
)


@pytest.fixture(scope="module")
def tables() -> dateline.Extraction:
    """The article beside one that is harmless, each under a hostile id."""
    harmless = (
        "Chad attacked Niger in Zinder on Monday. “No,” said Ana Reyes, a minister of Chad. Niger's army denied it."
    )
    texts = [TEXT, *[harmless] * len(ATTACKS)]
    return dateline.extract_many(texts, published="2026-03-05", ids=["".join(ATTACKS), *ATTACKS])


@pytest.fixture(scope="module")
def poisoned(tables: dateline.Extraction) -> list[dateline.Document]:
    """Records whose every word that came from the article is an attack."""

    def poison(value: Any, attack: str, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: poison(v, attack, k) for k, v in value.items()}
        if isinstance(value, list):
            return [poison(v, attack, key) for v in value]
        return attack if isinstance(value, str) and key in ("name", "text", "why", "rule", "lemma", "value") else value

    docs = []
    for doc, attack in zip(list(tables)[1:], ATTACKS, strict=True):
        docs.append(dateline.Document(poison(dict(doc), attack), doc.article))
    return docs


@pytest.fixture(scope="module")
def outputs(tables: dateline.Extraction, poisoned: list[dateline.Document]) -> dict[str, str]:
    """Everything that a notebook would show of them."""
    found = {"extraction": tables._repr_html_(), "trees": dateline.parse(TEXT)._repr_html_()}
    found |= {f"table {name}": tables.table(name)._repr_html_() for name in TABLES}
    found |= {f"article {n}": doc._repr_html_() for n, doc in enumerate([tables[0], *poisoned])}
    for kind in PICTURES:
        found[f"picture {kind}"] = tables.plot(kind)._repr_html_()
        found[f"poisoned picture {kind}"] = dateline.plot(poisoned, kind)._repr_html_()
    return found


def test_nothing_runs_loads_or_is_injected(browser: Any, outputs: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "all.html"
    body = "".join(f'<section id="{n}">{html}</section>' for n, html in enumerate(outputs.values()))
    path.write_text(page(body, "".join(ATTACKS)), encoding="utf-8")
    with opened(browser, path) as tab:
        assert tab.page.locator("main > section").count() == len(outputs), "an output broke out of its element"
        assert tab.active() == []
        assert tab.page.locator("style").count() == path.read_text(encoding="utf-8").count("<style>")
        for mark in tab.page.locator(".dateline [tabindex]").all()[:40]:
            mark.focus()
        tab.page.locator(".dlp .shape").first.hover(force=True)
        assert tab.page.evaluate("window.hit") is None


def test_saved_files_are_as_harmless(browser: Any, poisoned: list[dateline.Document], tmp_path: Path) -> None:
    for n, doc in enumerate(poisoned[::5]):
        dateline.show(doc).save(tmp_path / f"{n}.html")
    for kind in PICTURES:
        picture = dateline.plot(poisoned, kind)
        picture.save(tmp_path / f"{kind}.html")
        picture.save(tmp_path / f"{kind}.svg")
        ElementTree.fromstring((tmp_path / f"{kind}.svg").read_text(encoding="utf-8"))
    for path in sorted(tmp_path.iterdir()):
        with opened(browser, path) as tab:
            assert tab.page.evaluate("window.hit") is None and tab.active() == [], path.name


def test_a_notebook_shows_it_harmlessly(browser: Any, outputs: dict[str, str], tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    exporters = pytest.importorskip("nbconvert.exporters")
    new = nbformat.v4
    shown = [new.new_output("display_data", {"text/html": html}) for html in outputs.values()]
    notebook = new.new_notebook(cells=[new.new_code_cell("tables", outputs=shown)])
    html, _ = exporters.HTMLExporter(mathjax_url="", require_js_url="").from_notebook_node(notebook)
    path = tmp_path / "notebook.html"
    path.write_text(html, encoding="utf-8")
    with opened(browser, path) as tab:
        assert tab.page.locator(".jp-RenderedHTML").count() == len(outputs)
        assert tab.page.evaluate("window.hit") is None


def test_no_markup_of_the_article_is_left(outputs: dict[str, str]) -> None:
    for name, html in outputs.items():
        for attack in ATTACKS[:13]:
            assert attack not in html, name


@pytest.mark.parametrize("form", ["to_brat", "to_webanno", "to_xmi"])
def test_lines_of_exports_are_not_injected(tables: dateline.Extraction, form: str) -> None:
    harmless = getattr(tables[1], form)()
    assert len(harmless.splitlines()) > 3
    if form == "to_xmi":
        ElementTree.fromstring(tables[0].to_xmi())


def test_a_terminal_obeys_nothing(tables: dateline.Extraction, escapes: Callable[[str], list[str]]) -> None:
    shown = view(tables[0], TEXT, coloured=True)
    assert escapes(shown) == []
    assert not set(shown) & set("\x00\x08\x7f\x9b\u202e\u2066\u2067")


@pytest.fixture
def escapes() -> Callable[[str], list[str]]:
    """Escape sequences that are none of ours."""
    import re

    return lambda shown: [code for code in re.findall(r"\x1b.{0,8}", shown) if not re.match(r"\x1b\[[\d;]*m", code)]
