"""Articles out of web pages, feeds, archives, mail and the exports of news databases."""

from __future__ import annotations

import doctest
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import dateline
import pytest
from dateline import sources

NEXIS = """Page 1 of 2

Ferry sinks off Kisumu

Lakeside Wire

March 5, 2026 Thursday

Copyright 2026 Lakeside Wire All Rights Reserved

Section: NEWS
Length: 14 words
Byline: Ana Reyes

Body

A ferry sank off Kisumu on Wednesday.

“We saw it go down,” said a fisherman.

Classification

Language: ENGLISH

Load-Date: March 6, 2026

End of Document

Talks resume in Lima

The Pacific Post

6 March 2026

Body

Talks resumed in Lima.

Load-Date: March 7, 2026

End of Document
"""

FACTIVA = """SE Africa
HD  Ferry sinks off Kisumu
BY  By Ana Reyes
WC  14 words
PD  5 March 2026
SN  Lakeside Wire
LA  English

LP

A ferry sank off Kisumu on Wednesday.

TD

IN Kisumu, rescuers searched all night.

NS
gdis : Disasters

AN
Document LAKE000020260305em350001

HD  Talks resume
PD  6 March 2026
LP
Talks resumed in Lima.

Document PACI000020260306em360001
"""

PROQUEST = """____________________________________________________________

Document 1 of 1

Ferry sinks off Kisumu

Author: Reyes, Ana

Publication info: Lakeside Wire ; Kisumu. 05 Mar 2026.

Abstract: None available.

Full text: A ferry sank off Kisumu on Wednesday.
The mayor had one demand: Safer boats.

Subject: Ferries

Title: Ferry sinks off Kisumu

Publication title: Lakeside Wire

Publication date: Mar 5, 2026

ProQuest document ID: 1234567890

Document URL: https://example.org/docview/1234567890

____________________________________________________________

Contact us at: https://example.org
"""

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Lakeside Wire</title><item><title>Ferry sinks</title><link>https://example.org/a</link><guid>a-1</guid>
<pubDate>Thu, 05 Mar 2026 22:10:00 GMT</pubDate><description>A ferry sank.</description>
<content:encoded><![CDATA[<p>A ferry sank off Kisumu &amp; Mbita.</p>
<p>“It went down,” said Ana Reyes.</p>]]></content:encoded>
</item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Lakeside Wire</title><entry><title>Ferry sinks</title>
<id>urn:a-1</id><link href="https://example.org/a"/><updated>2026-03-05T22:10:00Z</updated>
<summary>A ferry sank.</summary></entry></feed>"""

MBOX = """From desk@wire.example Thu Mar  5 22:10:00 2026
From: Lakeside Wire <desk@wire.example>
Subject: Morning digest
Date: Thu, 05 Mar 2026 22:10:00 +0000
Message-ID: <1@wire.example>
Content-Type: text/html; charset=utf-8

<p>A ferry sank off Kisumu.</p><p>Talks resumed.</p>

From desk@wire.example Fri Mar  6 22:10:00 2026
From: Lakeside Wire <desk@wire.example>
Subject: Evening digest

From Lima, a report: talks resumed.
"""

LINE = "<p>A ferry sank off Kisumu on Wednesday, and boat {} went to look for the people aboard.</p>"
PAGE = (
    "<html><head><title>Ferry sinks</title><meta property='article:published_time' content='2026-03-05'></head><body>"
    "<nav>Home | News</nav><article><h1>Ferry sinks</h1>"
    + "".join(
        f"<p>A ferry sank off Kisumu on Wednesday, and boat {n} went to look for the people aboard.</p>"
        for n in range(8)
    )
    + "</article></body></html>"
)


def read(text: str, layout: str) -> list[dict[str, Any]]:
    return list(sources.read(io.StringIO(text), layout))


def test_nexis() -> None:
    first, second = read(NEXIS, "nexis")
    assert first["title"] == "Ferry sinks off Kisumu"
    assert first["source"] == "Lakeside Wire"
    assert first["published"] == "2026-03-05"
    assert first["text"].startswith("A ferry sank") and first["text"].endswith("said a fisherman.")
    assert (second["published"], second["text"]) == ("2026-03-06", "Talks resumed in Lima.")


def test_factiva() -> None:
    first, second = read(FACTIVA, "factiva")
    assert first["id"] == "LAKE000020260305em350001"
    assert (first["published"], first["source"]) == ("2026-03-05", "Lakeside Wire")
    assert first["text"] == "A ferry sank off Kisumu on Wednesday.\nIN Kisumu, rescuers searched all night."
    assert second["text"] == "Talks resumed in Lima."


def test_proquest() -> None:
    (article,) = read(PROQUEST, "proquest")
    assert article["text"] == "A ferry sank off Kisumu on Wednesday.\nThe mayor had one demand: Safer boats."
    assert (article["published"], article["source"], article["id"]) == ("2026-03-05", "Lakeside Wire", "1234567890")


def test_feeds() -> None:
    (item,) = read(RSS, "feed")
    assert item["text"] == "A ferry sank off Kisumu & Mbita.\n\n\n“It went down,” said Ana Reyes."
    assert (item["id"], item["published"], item["source"]) == ("a-1", "2026-03-05", "Lakeside Wire")
    (entry,) = read(ATOM, "feed")
    assert (entry["text"], entry["url"]) == ("A ferry sank.", "https://example.org/a")
    assert entry["published"] == "2026-03-05"


def test_mail() -> None:
    first, second = read(MBOX, "mail")
    assert first["text"] == "A ferry sank off Kisumu.\n\nTalks resumed."
    assert (first["id"], first["published"]) == ("<1@wire.example>", "2026-03-05")
    assert second["text"].strip() == "From Lima, a report: talks resumed."
    assert second["published"] is None


def test_a_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (article,) = sources.read(path)
    assert article["text"].count("Kisumu") == 8 and "Home" not in article["text"]
    assert (article["title"], article["published"]) == ("Ferry sinks", "2026-03-05")


def test_an_archive_of_pages(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    writer = pytest.importorskip("warcio.warcwriter")
    headers = pytest.importorskip("warcio.statusandheaders")
    path = tmp_path / "news.warc.gz"
    with open(path, "wb") as file:
        out = writer.WARCWriter(file, gzip=True)
        for url, kind in (
            ("https://example.org/a", "text/html; charset=utf-8"),
            ("https://example.org/i", "image/png"),
        ):
            http = headers.StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            body = io.BytesIO(PAGE.encode())
            out.write_record(out.create_warc_record(url, "response", payload=body, http_headers=http))
    (article,) = sources.read(path)
    assert article["id"] == "https://example.org/a"
    assert article["text"].count("Kisumu") == 8


@dataclass
class Newspaper:
    """What newspaper4k's article has."""

    text: str = "The ferry sank."
    publish_date: datetime = datetime(2026, 3, 5, 22, 10)
    title: str = "Ferry sinks"
    url: str = "https://example.org/a"


@dataclass
class Fundus:
    """What Fundus' article has."""

    plaintext: str = "The ferry sank."
    publishing_date: datetime = datetime(2026, 3, 5, 22, 10)
    title: str = "Ferry sinks"


@pytest.mark.parametrize("item", [Newspaper(), Fundus(), {"maintext": "The ferry sank.", "date_publish": "2026-03-05"}])
def test_articles_of_other_packages(item: Any) -> None:
    article = sources.article(item)
    assert (article["text"], article["published"]) == ("The ferry sank.", "2026-03-05")
    (part,) = dateline.stream([article])
    assert part.docs.to_pydict()["published"] != [None]


def test_mistakes_say_what_was_found() -> None:
    with pytest.raises(dateline.DatelineError, match="layout: found 'word', expected one of factiva, feed"):
        list(sources.read(io.StringIO(""), "word"))
    with pytest.raises(dateline.DatelineError, match="nexis: found no line 'End of Document'"):
        list(sources.read(io.StringIO("A ferry sank."), "nexis"))
    with pytest.raises(dateline.DatelineError, match="feed: found no XML"):
        list(sources.read(io.StringIO("A ferry sank."), "feed"))
    with pytest.raises(dateline.DatelineError, match="feed: found entity declarations"):
        list(sources.read(io.StringIO('<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "feed"))
    with pytest.raises(dateline.DatelineError, match=r"no\.rss: cannot read this file"):
        list(sources.read("no.rss"))
    with pytest.raises(dateline.InputTypeError, match="article: found a int"):
        sources.article(7)


def test_days_are_never_guessed() -> None:
    assert [sources.days.day(text) for text in ("03/05/2026", "31 February 2026", "", None)] == [None] * 4


@pytest.mark.parametrize("module", [sources, sources.days, sources.objects])
def test_examples_of_the_docs(module: Any) -> None:
    assert doctest.testmod(module).failed == 0


EXPORT = Path(__file__).parent.parent / "examples" / "wikinews_export.xml"


def test_wikinews() -> None:
    found = list(sources.read(EXPORT, "wikinews"))
    assert [article["id"] for article in found] == ["101", "102", "103"]
    assert [article["licence"] for article in found] == ["CC BY 4.0", "CC BY 2.5", "CC BY 4.0"]
    dam, storm, _ = found
    assert dam["url"] == "https://wikinews.example/wiki/Dam_workers_in_Laos_end_strike_after_talks"
    assert (dam["published"], dam["source"]) == ("2026-03-05", "Wikinews")
    lines = dam["text"].split("\n")
    assert lines[0].endswith("ended a strike of nine days on Wednesday after talks with the Labour Ministry.")
    assert lines[1].startswith('"We have what we asked for," said union leader Khamla Souvan. She added')
    assert len(lines) == 3 and "Note" not in dam["text"] and "Mekong Wire" not in dam["text"]
    assert "Tomás Quispe" in storm["text"] and "\nResponse\n" in storm["text"]


def test_a_compressed_dump_of_wikinews_reads_the_same() -> None:
    import bz2

    packed = io.BytesIO(bz2.compress(EXPORT.read_bytes()))
    assert list(sources.read(packed, "wikinews")) == list(sources.read(EXPORT, "wikinews"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<rss/>", "found no <mediawiki>"),
        (b'<!DOCTYPE m [<!ENTITY a "b">]><mediawiki/>', "found no <mediawiki>"),
        (b"<mediawiki><page><ns>0</ns>", "breaks off"),
        (b"BZh91AY&SYbroken", "decompress"),
    ],
)
def test_what_is_no_export_of_wikinews_is_told(content: bytes, message: str) -> None:
    with pytest.raises(dateline.DatelineError, match=message):
        list(sources.read(io.BytesIO(content), "wikinews"))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("[[w:Oslo|]] and [[Bergen#Port]]", "Oslo and Bergen"),
        ("{{w|Oslo|lang=no}} of {{w|Norway|the kingdom}}", "Oslo of the kingdom"),
        ("a\n{| class=x\n|-\n| b\n|}\nc", "a\nc"),
        ("[https://example.org the paper] and [https://example.org]", "the paper and"),
        ("'''''Oslo'''''<br/>Bergen &amp; port", "Oslo\nBergen & port"),
        ("* one\n# two\n: three", "one\ntwo\nthree"),
        ("{{Infobox|a={{b|c}}|[[d]]}}x", "x"),
        ("never {{closed and [[open", "never closed and open"),
        ("<!-- hidden -->seen<!-- to the end", "seen"),
        ("}} ]] |}", "|}"),
    ],
)
def test_wikitext(markup: str, text: str) -> None:
    from dateline.sources import wikitext

    assert wikitext.plain(markup) == text
    assert doctest.testmod(wikitext).failed == 0


@pytest.mark.parametrize(
    "part",
    ["{{", "[[", "{{a|", "[[a|", "<ref>", "<!--", "[http://a", "[http://a ", " ", "<", "''", "\n{|", "{{a}}", "= "],
)
def test_wikitext_takes_its_time_in_proportion(part: str) -> None:
    import time

    from dateline.sources import wikitext

    start = time.process_time()
    wikitext.plain(part * 100_000)
    wikitext.templates(part * 100_000)
    assert time.process_time() - start < 5
