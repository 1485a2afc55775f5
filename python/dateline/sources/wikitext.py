"""The words of a page in MediaWiki's markup: links and a few templates as their labels, without the rest of the markup.

>>> plain("'''Oslo''' and [[w:Bergen|the port]] of {{w|Norway|the kingdom}}.{{publish}}\\n== Sources ==\\n* …")
'Oslo and the port of the kingdom.'
"""

from __future__ import annotations

import re

from .feeds import plain as without_tags

# braces, brackets and tables open and close; deeper than this they are only signs
_DEEPEST = 20
_PARTS = re.compile(r"\{\{|\}\}|\[\[|\]\]|^\{\||^\|\}", re.MULTILINE)
_CLOSES = {"}}": "{{", "]]": "[[", "|}": "{|"}
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(ref|gallery|timeline|math|imagemap)\b(?:[^>]*/>|.*?(?:</\1\s*>|\Z))",
    re.IGNORECASE | re.DOTALL,
)
_END = re.compile(
    r"^={2,4}[ \t]*(?:sources?|references|notes|see also|sister links|external links?"
    r"|related (?:news|articles|stories))\b.*",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_LINE = re.compile(r"^[ \t]*(?:={1,6}[ \t]*|[*#:;]+[ \t]*|----+)", re.MULTILINE)
_HEADING = re.compile(r"={1,6}[ \t]*$", re.MULTILINE)
_OUTSIDE = re.compile(r"\[(?:https?:)?//[^\s\[\]]+([^\[\]\n]*)\]")
_SIGNS = re.compile(r"'{2,5}|__[A-Z]+__")
_FILES = ("file:", "image:", "category:", "media:")
# templates that stand for words: their label is the last of their first two arguments, or the first
_LABELS = frozenset({"w", "wikipedia", "l", "wlink"})
_WORDS = frozenset({"quote", "cquote", "blockquote", "nowrap", "lang", "small"})


def plain(markup: str) -> str:
    """The text of a page, a line a paragraph; sources and links below it are left out."""
    text = _END.sub("", _opened(_HIDDEN.sub("", markup)))
    text = _HEADING.sub("", _LINE.sub("", _SIGNS.sub("", _OUTSIDE.sub(r"\1", text))))
    lines = (" ".join(line.split()) for line in without_tags(text).split("\n"))
    return "\n".join(filter(None, lines))


def templates(markup: str) -> dict[str, list[str]]:
    """The templates of a page that hold no other: their names in small letters, and the arguments of the first of each.

    >>> templates("{{date|March 5, 2026}}{{Publish}}")
    {'date': ['March 5, 2026'], 'publish': []}
    """
    found: dict[str, list[str]] = {}
    for inner in re.findall(r"\{\{([^{}]*)\}\}", _HIDDEN.sub("", markup)):
        name, *arguments = inner.split("|")
        found.setdefault(name.strip().lower(), [argument.strip() for argument in arguments])
    return found


def _opened(markup: str) -> str:
    """The markup with templates and links replaced by their words, in one pass."""
    stack: list[tuple[str, list[str]]] = [("", [])]
    at = 0
    for part in _PARTS.finditer(markup):
        stack[-1][1].append(markup[at : part.start()])
        at, sign = part.end(), part.group()
        if sign not in _CLOSES and len(stack) <= _DEEPEST:
            stack.append((sign, []))
        elif stack[-1][0] and stack[-1][0] == _CLOSES.get(sign):
            opening, pieces = stack.pop()
            stack[-1][1].append(_read(opening, "".join(pieces)))
    out = [markup[at:]]
    while stack:  # what was never closed is left as words
        out[:0] = stack.pop()[1]
    return "".join(out)


def _read(opening: str, inner: str) -> str:
    if opening == "{|":
        return ""
    name, *arguments = [part.strip() for part in inner.split("|")]
    if opening == "[[":
        return _link(name, arguments)
    given = [argument for argument in arguments if not re.match(r"\w+\s*=", argument)]
    if name.lower() in _LABELS and given:
        return given[1] if len(given) > 1 and given[1] else given[0]
    return given[-1] if name.lower() in _WORDS and given else ""


def _link(target: str, labels: list[str]) -> str:
    if target.lower().startswith(_FILES):
        return ""
    page = target.lstrip(":").rsplit(":", 1)[-1]
    return labels[-1] if labels and labels[-1] else page.split("#")[0]
