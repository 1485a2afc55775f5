"""Mail: a message a file (.eml), or many in one (.mbox); newsletters and digests of news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from .days import day
from .feeds import plain

_FROM = re.compile(rb"(?m)^From [^\n]*\d{4}\r?\n")


def mail(content: bytes) -> Iterator[dict[str, Any]]:
    """The messages of a file; the plain part is the text, else the HTML part without its markup."""
    parts = _FROM.split(content)
    for part in parts[1:] if len(parts) > 1 else parts:
        if part.strip():
            message = message_from_bytes(part, policy=policy.default)
            assert isinstance(message, EmailMessage)
            yield _article(message)


def _article(message: EmailMessage) -> dict[str, Any]:
    body = message.get_body(("plain", "html"))
    text = None
    if body is not None:
        try:
            text = body.get_content()
        except (LookupError, ValueError):
            raw = body.get_payload(decode=True)
            text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else None
        if text is not None and body.get_content_type() == "text/html":
            text = plain(text)
    return {
        "id": message["message-id"] and str(message["message-id"]),
        "text": text,
        "published": day(message["date"] and str(message["date"])),
        "title": message["subject"] and str(message["subject"]),
        "source": message["from"] and str(message["from"]),
        "url": None,
    }
