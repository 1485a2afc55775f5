"""Lays out the pages of the documentation: those written in `docs`, and those that are made from code and data.

    python packaging/pages.py [FOLDER]

Made are the reference (from docstrings), the page of word lists (from the header rows of `data/lexicon`), and the
gallery (from the cases under `tests/cases`). Links between pages are checked; `zensical build --strict` makes the site.
"""

from __future__ import annotations

import importlib
import inspect
import re
import shutil
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

#: Modules with public names, beside `dateline` itself.
MODULES = (
    "coding",
    "dask",
    "dataset",
    "duckdb",
    "exports",
    "graphs",
    "grouping",
    "lexicon",
    "partitions",
    "ray",
    "sources",
    "spark",
)

#: Pages that stand elsewhere in the project.
OUTSIDE = {
    "BENCHMARKS.md": "benchmarks.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "security.md",
    "data/models/README.md": "models.md",
    "data/gazetteer/README.md": "gazetteer.md",
}

_LINK = re.compile(r"(!?\[[^\]]*\]\()([^)\s]+)(\))")


def lay_out(folder: Path) -> list[Path]:
    """Writes all pages into a new folder and returns their paths."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs", folder)
    for source, target in OUTSIDE.items():
        (folder / target).write_text((ROOT / source).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "lexicon.md").write_text(lexicon(), encoding="utf-8")
    (folder / "reference.md").write_text(reference(), encoding="utf-8")
    accuracy = folder / "accuracy.md"
    accuracy.write_text(re.sub(r"<!-- bands.*?-->", bands(), accuracy.read_text(encoding="utf-8")), encoding="utf-8")
    _gallery(folder / "gallery")
    pages = sorted(folder.rglob("*.md"))
    for page in pages:
        page.write_text(_relinked(page, folder), encoding="utf-8")
    return pages


def broken(folder: Path) -> list[str]:
    """Links between pages that lead nowhere."""
    found = []
    for page in sorted(folder.rglob("*.md")):
        text = _prose(page.read_text(encoding="utf-8"))
        for target in (match[1] for match in _LINK.findall(text)):
            path = target.split("#")[0]
            if path and "://" not in target and not _is_page(page, path, folder):
                found.append(f"{page.relative_to(folder)}: {target}")
    return found


def lexicon() -> str:
    """The page of word lists, from their header rows and the table of `data/lexicon/README.md`."""
    told = {}
    for line in (ROOT / "data" / "lexicon" / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) > 2 and ".tsv" in cells[0]:
            told.update({name.strip(): cells for name in cells[0].split(",")})
    out = [
        "# Word lists\n",
        "A new word is a row of a sheet, not a line of code. Sheets are UTF-8 with tabs; the last column is a sentence",
        "in which the row works, run by a test. A sheet of yours is told by its header and extends ours:\n",
        "```console\n$ dateline lexicon new quote_cues > my_cues.tsv   # the header row",
        "$ dateline lexicon test my_cues.tsv             # does each row work in its own example?",
        "$ dateline extract articles.jsonl --lexicon my_cues.tsv\n```\n",
        "```python\nimport dateline\n\nsheet = (",
        '    "lemma\\tpos\\tclass\\tframe\\texample\\n"',
        '    "tweet\\tverb\\tsay\\tclause\\tThe minister tweeted that the bridge would reopen in May.\\n"\n)',
        'dateline.Extractor(lexicon=[("my_cues.tsv", sheet)])\n```\n',
    ]
    for path in sorted((ROOT / "data" / "lexicon").glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        what = told.get(path.name)
        out.append(f"## {path.stem}\n")
        if what:
            out.append(f"{what[1][:1].upper()}{what[1][1:]}. Read by `{what[2]}`.\n")
        out.append(f"{len(lines) - 1:,} rows. Columns and the first of them:\n")
        header = lines[0].split("\t")
        out += [_row(header), _row(["---"] * len(header))]
        out += [_row(line.split("\t")) for line in lines[1:4]]
        out.append("")
    return "\n".join(out) + "\n"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def reference() -> str:
    """The page of all public names, from their signatures and docstrings."""
    out = ["# Reference\n"]
    for module in ("", *MODULES):
        name = f"dateline.{module}".rstrip(".")
        found = importlib.import_module(name)
        out.append(f"## {name}\n\n{_told(found)}\n")
        for public in public_names(found):
            out += _entry(f"{name}.{public}", getattr(found, public), 3)
    return "\n".join(out) + "\n"


def public_names(module: Any) -> list[str]:
    """What a module offers: its `__all__`, else the functions and classes that are written in it."""
    if hasattr(module, "__all__"):
        return [name for name in module.__all__ if not name.startswith("_")]
    own = inspect.getmembers(module, lambda value: getattr(value, "__module__", None) == module.__name__)
    return [name for name, value in own if not name.startswith("_") and (inspect.isclass(value) or callable(value))]


def _entry(name: str, value: Any, level: int) -> list[str]:
    out = [f"{'#' * level} `{name}`\n"]
    if callable(value):
        try:
            signature = str(_plain(inspect.signature(value)))
        except ValueError:
            signature = "(…)"
        out.append(f"```text\n{name.rsplit('.', 1)[-1]}{signature}\n```\n")
    out.append(_told(value) + "\n")
    if inspect.isclass(value) and not issubclass(value, (dict, Exception)):
        for member, inner in vars(value).items():
            if not member.startswith("_") and (callable(inner) or isinstance(inner, property)) and inner.__doc__:
                out += _entry(f"{value.__name__}.{member}", inner, level + 1)
    return out


class _Raw(str):
    """An annotation that shows itself without quotation marks."""

    __repr__ = str.__str__


def _plain(signature: inspect.Signature) -> inspect.Signature:
    """A signature whose annotations are written as in the code."""
    parameters = [
        p.replace(annotation=_Raw(p.annotation)) if isinstance(p.annotation, str) else p
        for p in signature.parameters.values()
    ]
    result = signature.return_annotation
    return signature.replace(
        parameters=parameters, return_annotation=_Raw(result) if isinstance(result, str) else result
    )


def bands() -> str:
    """The shares of right quotes by confidence, from `docs/quotes.md`, each with its band."""
    text = (ROOT / "docs" / "quotes.md").read_text(encoding="utf-8")
    head = re.search(r"^\| confidence \|(.*)\|$", text, flags=re.M)
    rows = re.findall(r"^\| ([^|]*\d[^|]*) \|((?: [\d,]+ \| \d+ % \|)+)$", text, flags=re.M)
    names = [cell.split(":")[0].strip() for cell in head[1].split("|")[::2]] if head else []
    out = [_row(["confidence", *(cell for name in names for cell in (f"{name}: right", "band"))])]
    out.append(_row(["---"] * (1 + 2 * len(names))))
    for confidence, cells in rows:
        row = [confidence]
        for count, share in re.findall(r"([\d,]+) \| (\d+) %", cells):
            low, high = wilson(int(share) / 100, int(count.replace(",", "")))
            row += [f"{share} % of {count}", f"{low:.0f}–{high:.0f}"]
        out.append(_row(row))
    return "\n".join(out)


def wilson(share: float, count: int, z: float = 1.96) -> tuple[float, float]:
    """The band of a share in percent.

    >>> [round(end) for end in wilson(0.94, 772)]
    [92, 95]
    """
    width = 1 + z * z / count
    middle = share + z * z / (2 * count)
    reach = z * (share * (1 - share) / count + z * z / (4 * count * count)) ** 0.5
    return 100 * (middle - reach) / width, 100 * (middle + reach) / width


def _told(value: Any) -> str:
    """A docstring as Markdown: fields as a list, examples in fences."""
    lines, fenced = [], False
    for line in (inspect.getdoc(value) or "").splitlines():
        example = line.startswith((">>>", "..."))
        if example and not fenced:
            lines.append("```python")
            fenced = True
        elif fenced and not line.strip():
            lines.append("```")
            fenced = False
        field = re.match(r":(param|raises) ?([^:]*): ?(.*)", line)
        if field:
            line = f"- `{field[2]}`{' is raised' if field[1] == 'raises' else ''}: {field[3]}"
            if lines and lines[-1] and not lines[-1].startswith(("- ", "  ")):
                lines.append("")
        if not fenced:
            line = re.sub(r":\w+:`([^`]*)`", r"`\1`", line)
            line = re.sub(r"``([^`]*)``", r"`\1`", line)
        lines.append(line)
    return "\n".join(lines + (["```"] if fenced else []))


def _gallery(folder: Path) -> None:
    """One page a file of cases, and the page that lists them."""
    folder.mkdir()
    index = ["# Gallery\n", "Sentences written for the project with the rows they give. Every case is a test.\n"]
    for room in sorted(path for path in (ROOT / "tests" / "cases").iterdir() if path.is_dir()):
        index.append(f"\n## {room.name.capitalize()}\n")
        for case in sorted(room.glob("*.md")):
            text = case.read_text(encoding="utf-8")
            target = f"{room.name}_{case.name}"
            # what follows the word `text` is for the tests; Markdown wants a blank line before a fence and a table
            text = re.sub(r"^```text.*$", "\n```text", text, flags=re.M)
            text = re.sub(r"^```\n(?=\|)", "```\n\n", text, flags=re.M)
            (folder / target).write_text(text, encoding="utf-8")
            index.append(f"- [{text.split(chr(10), 1)[0].lstrip('# ')}]({target}): {text.count(chr(10) + '## ')} cases")
    (folder / "index.md").write_text("\n".join(index) + "\n", encoding="utf-8")


def _relinked(page: Path, folder: Path) -> str:
    """A page whose links to files of the project lead to their pages, or stand as plain words."""
    name = str(page.relative_to(folder))
    origin = next((ROOT / source for source, target in OUTSIDE.items() if target == name), ROOT / "docs" / name)

    def moved(match: re.Match[str]) -> str:
        target, _, place = match[2].partition("#")
        if "://" in match[2] or not target or _is_page(page, target, folder):
            return match[0]
        path = (origin.parent / target).resolve()
        known = path.is_relative_to(ROOT) and str(path.relative_to(ROOT))
        if known in OUTSIDE:
            return f"{match[1]}{OUTSIDE[str(known)]}{'#' + place if place else ''}{match[3]}"
        if known and known.startswith("docs/"):
            return f"{match[1]}{known.removeprefix('docs/')}{match[3]}"
        if known == "data/lexicon/README.md":
            return f"{match[1]}lexicon.md{match[3]}"
        if path.exists():
            return "`" + str(known) + "`"
        return match[0]

    return _LINK.sub(moved, page.read_text(encoding="utf-8"))


def _is_page(page: Path, target: str, folder: Path) -> bool:
    """Whether a link leads to a file among the pages."""
    path = (page.parent / target).resolve()
    return path.is_relative_to(folder.resolve()) and path.exists()


def _prose(text: str) -> str:
    """A page without its code."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "target" / "docs"
    pages = lay_out(folder)
    wrong = broken(folder)
    print(f"{len(pages)} pages in {folder}, {len(wrong)} broken links")
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
