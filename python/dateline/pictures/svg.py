"""Elements of SVG as text: escaped, numbers rounded to a tenth, so that a picture is the same bytes everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .letters import lines

# what XML cannot hold, and what a browser may draw out of order
_FORBIDDEN = dict.fromkeys([*range(32), 127, 8206, 8207, *range(8234, 8239), *range(8294, 8298), 65534, 65535], " ")


# opens the text that a mark tells, before its place is known; no text of an article can hold it
TIP = "\x02{}\x03"


def number(value: float) -> str:
    """A coordinate.

    >>> number(12.04), number(-0.01), number(3.25)
    ('12', '0', '3.2')
    """
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def words(text: str) -> str:
    """Text that may stand in an element or an attribute."""
    return escape("".join(c for c in text.translate(_FORBIDDEN) if not 0xD800 <= ord(c) < 0xE000))


def tag(name: str, *children: str, **attributes: str | float | None) -> str:
    """One element; `class_` is written `class`, other underscores are hyphens.

    >>> tag("rect", x=1.25, class_="f-vc")
    '<rect x="1.2" class="f-vc"/>'
    """
    parts = [name]
    for key, value in attributes.items():
        if value is not None:
            text = words(value) if isinstance(value, str) else number(value)
            parts.append(f'{key.rstrip("_").replace("_", "-")}="{text}"')
    inside = "".join(children)
    return f"<{' '.join(parts)}>{inside}</{name}>" if inside else f"<{' '.join(parts)}/>"


def text(x: float, y: float, content: str, class_: str = "", **attributes: str | float) -> str:
    """One line of text; its base line is at `y`."""
    return tag("text", words(content), x=x, y=y, class_=class_ or None, **attributes)


def rect(x: float, y: float, w: float, h: float, class_: str, rx: float | None = None) -> str:
    """A rectangle."""
    return tag("rect", x=x, y=y, width=w, height=h, class_=class_, rx=rx)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def diamond(x: float, y: float, r: float, class_: str) -> str:
    """A square on its corner."""
    points = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    return tag("path", d=path(points), class_=class_)


def path(points: Iterable[tuple[float, float]], closed: bool = True) -> str:
    """The `d` of a path through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if closed else "")


def mark(told: str, *shapes: str) -> str:
    """Something that can be pointed at and tabbed to; what it tells appears on the picture's last lines.

    The place of those lines is known only when the picture is put together: see :func:`placed`.
    """
    tips = [f"{TIP.format(n)}{words(part)}</text>" for n, part in enumerate(lines(told, 700, 12, 2))]
    return tag("g", *shapes, *tips, class_="mark", tabindex="0", role="img", aria_label=told)


def placed(body: str, y: float) -> str:
    """The body with what its marks tell at height `y` and below."""
    for n in range(2):
        body = body.replace(TIP.format(n), f'<text class="tip" x="24" y="{number(y + 16 * n)}">')
    return body
