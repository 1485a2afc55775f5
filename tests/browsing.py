"""A page in a real browser, with what it asked for, said and ran."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

#: What the style sheet shows beside a mark of an article.
TIP = "e => getComputedStyle(e, '::after').content"

# elements that load or run something, and attributes that run something; our pages have none of them
_ACTIVE = """() => [...document.querySelectorAll('body *')].filter(e =>
    /^(script|img|iframe|object|embed|link|base|form|input|meta|audio|video|foreignobject|animate|set|image|use)$/i
        .test(e.tagName) || [...e.attributes].some(a => /^on|^(src|href|xlink:href|action|srcdoc)$/i.test(a.name))
).map(e => e.outerHTML.slice(0, 200))"""


class Opened:
    """A page that is open; requests beyond its own file are recorded and refused."""

    def __init__(self, page: Any, own: str) -> None:
        self.page = page
        self.asked: list[str] = []
        self.said: list[str] = []
        page.route("**/*", lambda route: self._answer(route, own))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))

    def _answer(self, route: Any, own: str) -> None:
        if route.request.url == own:
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()

    def active(self) -> list[str]:
        """Elements in the body that load or run something."""
        found: list[str] = self.page.evaluate(_ACTIVE)
        return found

    def shade(self, selector: str) -> str:
        """The colour behind an element."""
        found: str = self.page.evaluate("s => getComputedStyle(document.querySelector(s)).backgroundColor", selector)
        return found

    def tabs(self, probe: str, most: int = 400) -> list[Any]:
        """What a function of JavaScript finds in each element that the tab key leads to, from the top of the page."""
        found = []
        for _ in range(most):
            self.page.keyboard.press("Tab")
            answer = self.page.evaluate(
                f"document.activeElement === document.body ? null : [({probe})(document.activeElement)]"
            )
            if answer is None:
                break
            found += answer
        return found

    def point(self, shape: Any) -> None:
        """Moves the pointer onto a shape of SVG: the middle of a line or of a surface."""
        x, y = shape.evaluate(
            """e => { const line = e.tagName === 'path' && !e.getAttribute('d').endsWith('Z');
            const box = e.getBoundingClientRect();
            if (!line) return [box.x + box.width / 2, box.y + box.height / 2];
            const at = e.getPointAtLength(e.getTotalLength() / 2).matrixTransform(e.getScreenCTM());
            return [at.x, at.y]; }"""
        )
        self.page.mouse.move(x, y)


@contextmanager
def opened(browser: Any, path: Path, scheme: str = "light", width: int = 900) -> Iterator[Opened]:
    """Opens a file; nothing may have been asked for or said when it is closed."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 1100})
    try:
        tab = Opened(context.new_page(), path.as_uri())
        tab.page.goto(path.as_uri())
        yield tab
        assert (tab.asked, tab.said) == ([], [])
    finally:
        context.close()


def luminance(shade: str) -> float:
    """How light `rgb(…)` is, 0 to 255."""
    parts = [float(part) for part in shade.partition("(")[2].rstrip(")").split(",")[:3]]
    return sum(parts) / 3
