"""Colours that are told apart without seeing red or green, on light and dark pages, and the style sheet they make.

Cooperation is blue and conflict is orange; what is done is darker than what is said.
"""

from __future__ import annotations

from ..themes import either, follow

#: Each colour on a light page and on a dark one.
COLOURS = {
    "ink": ("#1c1e21", "#e8e6e3"),
    "page": ("#ffffff", "#16181c"),
    "muted": ("#5b6370", "#a7afbb"),
    "grid": ("#e1e5e9", "#2e333a"),
    "sea": ("#f3f6f9", "#1b1f25"),
    "land": ("#dfe4e9", "#2f353d"),
    "shore": ("#b4bcc5", "#4a525d"),
    "vc": ("#3f8fcb", "#8cc4f0"),
    "mc": ("#0b4f8a", "#3f8ad6"),
    "vf": ("#cf7a1c", "#f7bd6a"),
    "mf": ("#9c3305", "#e0662f"),
    "accent": ("#0b4f8a", "#8cc4f0"),
    "women": ("#5e3c99", "#b79be6"),
    "men": ("#cf7a1c", "#f0a44b"),
    "body": ("#8a939e", "#7d8793"),
    "pale": ("#c5cbd2", "#4d555f"),
    "faint": ("#e4e8ec", "#2b3037"),
}

#: The quad classes of PLOVER: class, name, colour.
QUADS = (
    ("VC", "verbal cooperation", "vc"),
    ("MC", "material cooperation", "mc"),
    ("VF", "verbal conflict", "vf"),
    ("MF", "material conflict", "mf"),
)

FONT = "'Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans',sans-serif"

_SHARED = f"""
.dlp{{font:12px {FONT};max-width:100%;height:auto}}
.dlp .title{{font-size:17px;font-weight:600}}
.dlp .strong{{font-weight:600}}
.dlp .small{{font-size:11px}}
.dlp .right{{text-anchor:end}}
.dlp .middle{{text-anchor:middle}}
.dlp .tip{{visibility:hidden}}
.dlp .mark{{outline:none}}
.dlp .mark:hover .tip,.dlp .mark:focus .tip{{visibility:visible}}
.dlp:has(.mark:hover) .mark:focus:not(:hover) .tip{{visibility:hidden}}
.dlp .line{{fill:none}}
.dlp .label{{paint-order:stroke;stroke-width:3;stroke-linejoin:round}}
.dlp .hollow{{fill-opacity:0.15;stroke-width:1.6}}
"""


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG between two colours, 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return round((light + 0.05) / (dark + 0.05), 2)


def style(theme: str | None, static: bool = False) -> str:
    """The style sheet: one theme, or with None that of the page around."""
    shared = _SHARED if not static else "".join(f"{line}\n" for line in _SHARED.splitlines() if "mark" not in line)
    return shared + ("" if theme else follow(".dlp")) + _rules(theme, static)


def _rules(theme: str | None, static: bool) -> str:
    ink = _paint("stroke", COLOURS["ink"], theme)
    lines = [
        f".dlp{{{_paint('background', COLOURS['page'], theme)}}}",
        f".dlp text{{{_paint('fill', COLOURS['ink'], theme)}}}",
    ]
    for name, shades in COLOURS.items():
        lines.append(f".dlp .f-{name}{{{_paint('fill', shades, theme)}}}")
        lines.append(f".dlp .s-{name}{{{_paint('stroke', shades, theme)}}}")
        lines.append(f".dlp .on-{name}{{{_paint('fill', (_readable(shades[0]), _readable(shades[1])), theme)}}}")
    if not static:
        lines.append(f".dlp .mark:hover .shape,.dlp .mark:focus .shape{{{ink};stroke-width:2.5}}")
    return "\n".join(lines) + "\n"


def _paint(what: str, shades: tuple[str, str], theme: str | None) -> str:
    """A colour as CSS; what does not know two themes at once draws the light one.

    >>> _paint("fill", ("#ffffff", "#16181c"), None)
    'fill:#ffffff;fill:light-dark(#ffffff,#16181c)'
    """
    if theme is not None:
        return f"{what}:{shades[('light', 'dark').index(theme)]}"
    both = "" if shades[0] == shades[1] else f";{what}:{either(*shades)}"
    return f"{what}:{shades[0]}{both}"


def _readable(shade: str) -> str:
    """Black or white, whichever is read better on a colour."""
    return max(("#1c1e21", "#ffffff"), key=lambda text: contrast(text, shade))


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
