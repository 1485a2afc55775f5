"""A picture: SVG in a notebook, a file on request, its numbers as a table, and the call that makes it again."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from typing import Any

from .. import fingerprint
from ..exceptions import DatelineError
from ..frames import need
from . import svg
from .letters import lines, width
from .numbers import Numbers
from .palette import style

WIDTH = 760
MARGIN = 24
_ENDINGS = (".svg", ".html", ".png")


class Picture:
    """What a function of this package returns; a notebook shows it.

    :ivar title: its heading.
    :ivar caption: what is counted, in a sentence or two.
    :ivar table: its numbers.
    """

    __slots__ = ("_body", "_call", "_height", "_legend", "caption", "table", "title")

    def __init__(
        self,
        title: str,
        caption: str,
        body: str,
        height: float,
        table: Numbers,
        how: str,
        legend: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.title, self.caption, self.table, self._call = title, caption, table, how
        self._body, self._height, self._legend = body, height, list(legend)

    @property
    def how(self) -> str:
        """The call that makes it again, and what it was made with."""
        made = fingerprint()
        return f"{self._call}  # dateline {made['dateline']}, data {made['dateline.data']}"

    @property
    def svg(self) -> str:
        """The picture as SVG; light, or dark where the reader wants it."""
        return self.to_svg()

    def to_svg(self, theme: str | None = None, *, static: bool = False) -> str:
        """The picture as SVG.

        :param theme: "light" or "dark"; None follows the reader.
        :param static: without what answers to the pointer and the keyboard, for paper and for slides.
        """
        if theme not in (None, "light", "dark"):
            raise DatelineError(f"theme: found {theme!r}, expected 'light', 'dark' or None")
        head, top = self._head()
        bottom = top + self._height
        body = _without_tips(self._body) if static else svg.placed(self._body, self._height + 20)
        height = bottom + (MARGIN - 8 if static else 50)
        name = f"dl{zlib.crc32((self.title + self.caption + self._body).encode('utf-8', 'replace')):08x}"
        inner = [
            svg.tag("title", svg.words(self.title), id=name),
            svg.tag("desc", svg.words(f"{self.caption} Made by {self._call}."), id=f"{name}d"),
            f"<style>{style(theme, static)}</style>",
            svg.rect(0, 0, WIDTH, height, "f-page"),
            head,
            svg.tag("g", body, transform=f"translate(0 {svg.number(top)})"),
        ]
        return svg.tag(
            "svg",
            *inner,
            xmlns="http://www.w3.org/2000/svg",
            class_="dlp",
            viewBox=f"0 0 {WIDTH} {svg.number(height)}",
            width=float(WIDTH),
            height=height,
            role="group",
            aria_labelledby=name,
            aria_describedby=f"{name}d",
        )

    @property
    def html(self) -> str:
        """The picture as one page with its numbers below: no script, nothing loaded from anywhere."""
        from ..display import page

        below = f"<details><summary>Numbers</summary><div class=scroll>{self.table._repr_html_()}</div></details>"
        made = f"<p><small>Made again by <code>{svg.words(self.how)}</code></small></p>"
        return page(f'<figure style="margin:0">{self.svg}</figure>{below}{made}', self.title)

    def save(self, path: str | os.PathLike[str], *, theme: str | None = None, scale: float = 2) -> None:
        """Writes the picture; the ending of the path says as what: .svg, .html or .png.

        :param theme: "light" or "dark"; None follows the reader of an SVG or a page, and is light in a PNG.
        :param scale: pixels of a PNG for each of the picture's own 760.
        :raises MissingPackageError: for a PNG, if resvg-py is not installed (``dateline[plot]``).
        """
        from ..writers import write_file

        ending = os.path.splitext(os.fspath(path))[1].lower()
        if ending not in _ENDINGS:
            raise DatelineError(f"{path}: found {ending or 'no'} ending, expected one of {', '.join(_ENDINGS)}")
        if ending == ".png":
            need("resvg_py", "plot")
        with write_file(path) as file:
            if ending == ".svg":
                content = (self.to_svg(theme) + "\n").encode()
            elif ending == ".html":
                content = self.html.encode()
            else:
                content = self.to_png(theme or "light", scale)
            file.write(content)

    def to_png(self, theme: str = "light", scale: float = 2) -> bytes:
        """The picture as PNG, drawn by resvg.

        :raises MissingPackageError: if resvg-py is not installed (``dateline[plot]``).
        """
        resvg = need("resvg_py", "plot")
        drawn = resvg.svg_to_bytes(svg_string=self.to_svg(theme, static=True), width=round(WIDTH * scale))
        return bytes(drawn)

    def _repr_html_(self) -> str:
        return self.svg

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.svg, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"Picture({self.title!r}, {len(self.table)} rows)"

    def _head(self) -> tuple[str, float]:
        """Title, caption and legend, and where the body begins."""
        parts = [svg.text(MARGIN, 34, self.title, "title")]
        y = 54.0
        for part in lines(self.caption, WIDTH - 2 * MARGIN, 12, 4):
            parts.append(svg.text(MARGIN, y, part, "f-muted"))
            y += 17
        x = float(MARGIN)
        if self._legend:
            y += 8
        for colour, label in self._legend:
            room = 20 + width(label) + 16
            if x + room > WIDTH - MARGIN + 16 and x > MARGIN:
                x, y = float(MARGIN), y + 20
            parts += [svg.rect(x, y - 10, 12, 12, colour, 2), svg.text(x + 18, y, label)]
            x += room
        return "".join(parts), y + (14 if self._legend else 0)


def call(kind: str, **options: tuple[Any, Any]) -> str:
    """How a picture is made; options with their defaults, of which only the others are named.

    >>> call("timeline", facts=(False, True), since=(None, None))
    'dateline.plot(tables, "timeline", facts=False)'
    """
    named = [f"{name}={value!r}" for name, (value, usual) in options.items() if value != usual]
    return f"dateline.plot({', '.join(['tables', f'{chr(34)}{kind}{chr(34)}', *named])})"


def _without_tips(body: str) -> str:
    """The body without what its marks tell."""
    out, at = [], 0
    while True:
        start = body.find(svg.TIP[0], at)
        if start < 0:
            break
        out.append(body[at:start])
        at = body.index("</text>", start) + len("</text>")
    return ("".join(out) + body[at:]).replace(' tabindex="0"', "")


def empty(title: str, caption: str, told: str, table: Numbers, how: str) -> Picture:
    """A picture of nothing, which says what is missing."""
    body = svg.rect(MARGIN, 8, WIDTH - 2 * MARGIN, 96, "f-page s-grid", 6)
    body += svg.text(WIDTH / 2, 60, told, "f-muted middle")
    return Picture(title, caption, body, 116, table, how)
