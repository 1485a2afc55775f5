"""The records as types: what is in the dict that `extract` returns."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from .pictures import Plots

EntityType = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK", "GROUP"]
Factuality = Literal["asserted", "negated", "future", "hypothetical"]


class Words(TypedDict):
    """A stretch of the article; ``article[start:end] == text``."""

    start: int
    end: int
    text: str


class Dateline(TypedDict):
    """Where, when and by whom the report was filed."""

    place: str | None
    date: str | None
    agency: str | None
    start: int
    end: int


class Mention(TypedDict):
    """One place where an entity is mentioned."""

    start: int
    end: int
    text: str
    kind: Literal["name", "nominal", "pronoun"]
    sentence: int | None
    rule: str


class Role(TypedDict):
    """An office or description that the article gives a person."""

    text: str
    start: int
    end: int
    head: str
    status: str | None
    org: int | None


class Entity(TypedDict):
    """One person, organisation, place or other thing."""

    id: int
    name: str
    type: EntityType
    country: str | None
    country_via: str | None
    sector: str | None
    roles: list[Role]
    aliases: list[str]
    gender: str | None
    geonames: int | None
    wikidata: str | None
    own_id: str | None
    members: list[int]
    lat: float | None
    lon: float | None
    place_kind: str | None
    place_confidence: float | None
    salience: float
    mentions: list[Mention]


# `class` is a keyword, so this one is written as a call
Cue = TypedDict("Cue", {"start": int, "end": int, "text": str, "lemma": str, "class": str})


class Quote(TypedDict):
    """One statement."""

    id: int
    kind: Literal["direct", "indirect", "mixed"]
    content: list[Words]
    text: str
    cue: Cue | None
    source: Words | None
    speaker: int | None
    speaker_via: str | None
    addressee: int | None
    medium: dict[str, str] | None
    inside: int | None
    sentence: int
    confidence: float
    why: str


class Range(TypedDict):
    """A number of people."""

    min: int
    max: int | None


class Trigger(TypedDict):
    """The words that express an event."""

    start: int
    end: int
    text: str
    lemma: str


class Event(TypedDict):
    """One reported event."""

    id: int
    type: str
    mode: str | None
    contexts: list[str]
    quad: str | None
    score: float | None
    cameo: str | None
    trigger: Trigger
    actors: list[int]
    recipients: list[int]
    reciprocal: bool
    place: int | None
    date: str | None
    date_start: str | None
    date_end: str | None
    time: int | None
    factuality: Factuality
    historical: bool
    attributed_to: int | None
    quote: int | None
    killed: Range | None
    injured: Range | None
    arrested: Range | None
    crowd: Range | None
    same_as: int | None
    sentence: int
    confidence: float
    why: str


class Document(dict[str, Any]):
    """One article's records: a plain dict that also knows the article's text and shows itself in a notebook."""

    __slots__ = ("article",)

    def __init__(self, record: dict[str, Any], article: str | None = None) -> None:
        super().__init__(record)
        self.article = article

    def __reduce__(self) -> tuple[Any, ...]:
        return (Document, (dict(self), self.article))

    @property
    def plot(self) -> Plots:
        """Pictures: ``doc.plot.timeline()``; see :mod:`dateline.pictures`."""
        from .pictures import Plots

        return Plots(self)

    def to_html(self, path: str | os.PathLike[str]) -> None:
        """Writes the highlighted article as one self-contained page."""
        from .display import show

        show(self).save(path)

    def to_displacy(self) -> dict[str, Any]:
        """Names for ``spacy.displacy.render(…, manual=True)``; see :mod:`dateline.exports`."""
        from .exports import displacy

        return displacy(self)

    def to_prodigy(self) -> dict[str, Any]:
        """One task of Prodigy's JSONL."""
        from .exports import prodigy

        return prodigy(self)

    def to_brat(self) -> str:
        """A brat standoff `.ann` file."""
        from .exports import brat

        return brat(self)

    def to_webanno(self) -> str:
        """A WebAnno TSV 3.3 file, which INCEpTION imports."""
        from .exports import webanno

        return webanno(self)

    def to_xmi(self) -> str:
        """A UIMA CAS as XMI, which INCEpTION imports; its types are `dateline.exports.xmi_types()`."""
        from .exports import xmi

        return xmi(self)

    def _repr_html_(self) -> str:
        from .display import show

        if self.article is None:
            return f"<pre>{len(self['entities'])} entities, {len(self['quotes'])} quotes</pre>"
        return show(self)._repr_html_()


class Token(TypedDict):
    """One word of a tree."""

    start: int
    end: int
    text: str
    upos: str
    xpos: str
    lemma: str
    head: int | None
    deprel: str


class Sentence(TypedDict):
    """One sentence; the `head` of a token is an index into its `tokens`, None for the root."""

    start: int
    end: int
    tokens: list[Token]


class Parse(dict[str, Any]):
    """The trees of one article: a plain dict with a list of :class:`Sentence`; a notebook draws the first few."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return (Parse, (dict(self),))

    def _repr_html_(self) -> str:
        from .trees import html

        return html(self["sentences"])
