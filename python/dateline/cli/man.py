"""`dateline man`: the manual page, made from the parser; `dateline man | man -l -` shows it."""

from __future__ import annotations

import argparse
from typing import Any

from .describe import Command, Option, commands


def add(commands: Any) -> None:
    """Describes the command."""
    command = commands.add_parser("man", help="the manual page", description=__doc__)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the page in roff."""
    from .main import parser

    print(page(parser()), end="")
    return 0


def page(parser: argparse.ArgumentParser) -> str:
    """The manual page of a parser."""
    from .. import __version__
    from .main import STATUS

    lines = [f'.TH DATELINE 1 "" "dateline {__version__}" "User Commands"', ".SH NAME"]
    lines += [r"dateline \- English news text into tables", ".SH SYNOPSIS"]
    lines += [r".B dateline", r"\fIcommand\fR [\fIoptions\fR] [\fIinputs\fR]", ".SH DESCRIPTION"]
    lines += [_roff(parser.description or "")]
    text, _, examples = (parser.epilog or "").partition("\n\n")
    lines += [".PP", _roff(text), ".SH COMMANDS"]
    for command in commands(parser):
        lines += _command(command)
    lines += [".SH EXIT STATUS"]
    for status, told in STATUS.items():
        lines += [".TP", rf".B {status}", _roff(told)]
    lines += [".SH ENVIRONMENT", ".TP", ".B NO_COLOR", "No colours on a terminal."]
    lines += [".SH EXAMPLES", ".nf", *(_roff(line.strip()) for line in examples.strip().splitlines()), ".fi"]
    return "\n".join(lines) + "\n"


def _command(command: Command) -> list[str]:
    places = " ".join(rf"\fI{_roff(option.value or '')}\fR" for option in command.positionals)
    told = command.help[:1].upper() + command.help[1:] + "."
    lines = [rf".SS dateline {command.name} {places}".rstrip(), _roff(told)]
    for option in command.options:
        lines += [".TP", _head(option), _roff(option.help)]
    return lines


def _head(option: Option) -> str:
    value = "|".join(option.choices) if option.choices else option.value
    if not option.flags:
        return rf"\fI{_roff(value or '')}\fR"
    flags = ", ".join(rf"\fB{_roff(flag)}\fR" for flag in option.flags)
    return flags + (rf" \fI{_roff(value)}\fR" if value else "")


def _roff(text: str) -> str:
    """Text without what roff would read: backslashes, hyphens that are dashes, a control character at the start."""
    out = text.replace("\\", r"\e").replace("-", r"\-").replace("\n", " ")
    return rf"\&{out}" if out.startswith((".", "'")) else out
