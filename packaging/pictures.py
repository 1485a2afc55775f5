"""Draws docs/pictures/*.svg from the articles that ship with dateline: `python packaging/pictures.py [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

import dateline
from dateline.demo import articles
from dateline.pictures import PICTURES

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"


def draw(folder: Path) -> None:
    """One file a picture, light, without what answers to a pointer."""
    names, days, texts = (list(column) for column in zip(*articles(), strict=True))
    extraction = dateline.extract_many(texts, published=days, ids=names)
    folder.mkdir(parents=True, exist_ok=True)
    for kind in PICTURES:
        picture = dateline.plot(extraction, kind)
        (folder / f"{kind}.svg").write_text(picture.to_svg("light", static=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
