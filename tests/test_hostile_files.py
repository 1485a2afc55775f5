"""Files that others made, damaged in every way: articles come out or one clear error, and nothing is written."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from dateline import DatelineError, sources
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NEXIS = (
    b"Ferry sinks\n\nWire\n\nMarch 5, 2026\n\nBody\n\nA ferry sank.\n\nLoad-Date: March 6, 2026\n\nEnd of Document\n"
)
FACTIVA = b"HD  Ferry sinks\nPD  5 March 2026\nSN  Lakeside Wire\nLP\nA ferry sank.\n\nDocument LAKE000020260305em35\n"
PROQUEST = (
    b"_" * 60 + b"\nTitle: Ferry sinks\nFull text: A ferry sank.\nPublication date: Mar 5, 2026\n" + b"_" * 60 + b"\n"
)
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item><title>Ferry</title>'
    b"<link>https://example.org/a</link><pubDate>Thu, 05 Mar 2026 22:10:00 GMT</pubDate>"
    b"<description>&lt;p&gt;A ferry sank.&lt;/p&gt;</description></item></channel></rss>"
)
MAIL = (
    b"From desk@wire.example Thu Mar  5 22:10:00 2026\nFrom: Wire <desk@wire.example>\nSubject: =?utf-8?q?Ferry?=\n"
    b"Date: Thu, 05 Mar 2026 22:10:00 +0000\nMessage-ID: <1@wire.example>\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n'
    b"Content-Transfer-Encoding: base64\n\nQSBmZXJyeSBzYW5rLg==\n--b--\n"
)
PAGE = b"<html><head><title>Ferry</title></head><body><article><p>A ferry sank off Kisumu.</p></article></body></html>"
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/../../a\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
) % (len(HTTP), HTTP)
WIKINEWS = (
    b"<mediawiki><siteinfo><dbname>enwikinews</dbname></siteinfo><page><title>Ferry sinks</title><ns>0</ns><id>1</id>"
    b"<revision><text>{{date|March 5, 2026}} A [[ferry]] sank. {{publish}}</text></revision></page></mediawiki>"
)
#: A good file of every layout.
GOOD = {
    "factiva": [FACTIVA],
    "feed": [FEED],
    "html": [PAGE],
    "mail": [MAIL],
    "nexis": [NEXIS],
    "proquest": [PROQUEST],
    "warc": [WARC, gzip.compress(WARC, mtime=0)],
    "wikinews": [WIKINEWS, bz2.compress(WIKINEWS)],
}
#: Bytes that mean something to one reader or another.
WORDS = b"< > & \0 \xff ]]> <!-- =?utf-8?b? --b {{ [[ Document 99 WARC/1.0 charset=utf-7 \xef\xbb\xbf <page>".split()
SIGNS = st.sampled_from([*WORDS, b"\n", b"\r\n", b"Body\n", b"Content-Length: 99999\r\n"])
EDITS = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(0, 40), st.one_of(SIGNS, st.binary(max_size=8))), max_size=6
)


def damaged(content: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """The file with stretches of it replaced."""
    for at, length, put in edits:
        at %= len(content) + 1
        content = content[:at] + put + content[at + length :]
    return content


@pytest.fixture(scope="module")
def opened() -> Iterator[list[str]]:
    """Paths that were opened for writing since."""
    paths: list[str] = []
    listening = True

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if listening and event == "open" and set(str(arguments[1])) & set("wax+"):
            paths.append(str(arguments[0]))

    sys.addaudithook(hear)
    yield paths
    listening = False


def test_every_layout_is_here() -> None:
    assert GOOD.keys() == sources.READERS.keys()


@pytest.mark.parametrize("layout", sorted(GOOD))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 1), edits=EDITS, other=st.one_of(st.none(), st.binary(max_size=300)))
def test_damaged_files(
    layout: str, opened: list[str], which: int, edits: list[tuple[int, int, bytes]], other: bytes | None
) -> None:
    if layout in ("html", "warc"):
        pytest.importorskip("trafilatura")
        pytest.importorskip("warcio")
    content = damaged(GOOD[layout][which % len(GOOD[layout])], edits) if other is None else other
    opened.clear()
    try:
        for article in sources.read(io.BytesIO(content), layout):
            assert article["text"] is None or isinstance(article["text"], str)
            assert article["published"] is None or isinstance(article["published"], str)
    except DatelineError as error:
        assert str(error)
    assert [path for path in opened if path != os.devnull and "hypothesis" not in path] == []


@pytest.mark.parametrize("layout", sorted(GOOD))
def test_good_files(layout: str) -> None:
    if layout in ("html", "warc"):
        pytest.importorskip("trafilatura")
        pytest.importorskip("warcio")
    for content in GOOD[layout]:
        (article,) = sources.read(io.BytesIO(content), layout)
        assert "ferry sank" in article["text"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("layout", ["feed", "wikinews"])
def test_entities_of_xml_are_refused(layout: str, encoding: str) -> None:
    lol = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    xml = lol + ("<rss><item><title>&b;</title></item></rss>" if layout == "feed" else "<mediawiki>&b;</mediawiki>")
    with pytest.raises(DatelineError):
        list(sources.read(io.BytesIO(xml.encode(encoding)), layout))


def test_no_reader_unpacks_or_evaluates() -> None:
    """Archives are streams: nothing writes their members to disk, and nothing runs what a file says."""
    for path in Path(sources.__file__).parent.parent.rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        for word in (
            "extractall",
            "unpack_archive",
            "import pickle",
            "import marshal",
            "import shelve",
            " eval(",
            " exec(",
        ):
            assert word not in code, f"{path.name}: {word}"
