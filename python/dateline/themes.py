"""Light or dark: as the page around says, else as the reader's system does; on paper light.

Colours are written `light-dark(#1c1e21, #e8e6e3)`; the rules here say which of the two an element takes.
"""

from __future__ import annotations

from collections.abc import Mapping

#: What says that the page around is light: Jupyter, VS Code, Sphinx, Quarto, Material.
LIGHT = (
    '[data-jp-theme-light="true"]',
    ".vscode-light",
    '[data-theme="light"]',
    '[data-bs-theme="light"]',
    ".quarto-light",
    '[data-md-color-scheme="default"]',
)

#: What says that it is dark; Colab says it by `theme`.
DARK = (
    '[data-jp-theme-light="false"]',
    ".vscode-dark",
    '[data-theme="dark"]',
    '[data-bs-theme="dark"]',
    ".quarto-dark",
    '[data-md-color-scheme="slate"]',
    'html[theme="dark"]',
)


def follow(element: str) -> str:
    """The rules by which an element, given as a selector, takes its theme.

    >>> follow(".dlp").splitlines()[0]
    '.dlp{color-scheme:light dark}'
    """
    return (
        f"{element}{{color-scheme:light dark}}\n"
        f":is({','.join(LIGHT)}) {element}{{color-scheme:light}}\n"
        f":is({','.join(DARK)}) {element}{{color-scheme:dark}}\n"
        f"@media print{{{element}{{color-scheme:light!important}}}}\n"
    )


def either(light: str, dark: str) -> str:
    """A colour of two themes.

    >>> either("#ffffff", "#16181c")
    'light-dark(#ffffff,#16181c)'
    """
    return f"light-dark({light},{dark})"


def variables(elements: str, colours: Mapping[str, tuple[str, str]]) -> str:
    """The rules that name colours, each on a light page and on a dark one, for elements that take their theme.

    >>> variables(".dateline-tree", {"ink": ("#1c1e21", "#e8e6e3")}).splitlines()[0]
    '.dateline-tree{--ink:light-dark(#1c1e21,#e8e6e3);}'
    """
    named = "".join(f"--{name}:{either(*shades)};" for name, shades in colours.items())
    return f"{elements}{{{named}}}\n" + "".join(map(follow, elements.split(",")))
