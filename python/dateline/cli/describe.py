"""The parser as plain data, from which completion and the manual page are made."""

from __future__ import annotations

import argparse
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One option or positional argument."""

    flags: tuple[str, ...]
    value: str | None
    choices: tuple[str, ...]
    help: str

    @property
    def is_file(self) -> bool:
        """Whether its value is the name of a file."""
        return self.value in ("IN", "OUT", "TSV", "HTML", "JSONL", "FILE")


@dataclass(frozen=True)
class Command:
    """One subcommand."""

    name: str
    help: str
    options: tuple[Option, ...]

    @property
    def flags(self) -> tuple[Option, ...]:
        """What begins with a dash."""
        return tuple(option for option in self.options if option.flags)

    @property
    def positionals(self) -> tuple[Option, ...]:
        """What stands by its place."""
        return tuple(option for option in self.options if not option.flags)


def commands(parser: argparse.ArgumentParser) -> list[Command]:
    """The subcommands of a parser, in its order."""
    subparsers = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    told = {choice.dest: choice.help or "" for choice in subparsers._choices_actions}
    return [
        Command(name, told.get(name, ""), tuple(map(_option, command._actions)))
        for name, command in subparsers.choices.items()
    ]


def _option(action: argparse.Action) -> Option:
    takes = action.nargs != 0
    name = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    choices = tuple(map(str, action.choices or ()))
    return Option(tuple(action.option_strings), name if takes else None, choices, (action.help or "").strip())
