"""`dateline completion`: what a shell needs to complete commands, options and their values.

Bash: into ~/.local/share/bash-completion/completions/dateline; zsh: into a file `_dateline` of a folder in `fpath`;
fish: into ~/.config/fish/completions/dateline.fish. A wheel brings all three under `share`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from .describe import Command, Option, commands


def add(commands: Any) -> None:
    """Describes the command."""
    command = commands.add_parser(
        "completion",
        help="completion for your shell",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("shell", choices=list(SHELLS), help="the shell")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the script."""
    from .main import parser

    print(SHELLS[options.shell](commands(parser())), end="")
    return 0


def bash(found: list[Command]) -> str:
    """The script for bash."""
    lines = [
        "# bash completion of dateline, made by `dateline completion bash`",
        "_dateline() {",
        "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}",
        "    if ((COMP_CWORD == 1)); then",
        f'        COMPREPLY=($(compgen -W "{_names(found)} --help --version" -- "$word"))',
        "        return",
        "    fi",
        '    case "${COMP_WORDS[1]} $before" in',
    ]
    for command in found:
        for option in command.flags:
            keys = "|".join(f'"{command.name} {flag}"' for flag in option.flags)
            if option.choices:
                lines.append(f"    {keys}) {_reply(' '.join(option.choices))}; return ;;")
            elif option.value and not option.is_file:
                lines.append(f"    {keys}) return ;;")
    lines += ["    esac", '    case "${COMP_WORDS[1]}" in']
    for command in found:
        flags = " ".join(flag for option in command.flags for flag in option.flags)
        words = " ".join(choice for option in command.positionals for choice in option.choices)
        files = any(option.is_file for option in command.positionals)
        other = [_reply(words)] if words else []
        other += ['COMPREPLY+=($(compgen -f -- "$word"))'] if files or any(o.is_file for o in command.flags) else []
        lines.append(
            f"    {command.name}) if [[ $word == -* ]]; then {_reply(flags)}; else {'; '.join(other or [':'])}; fi ;;"
        )
    lines += ["    esac", "}", "complete -o filenames -F _dateline dateline", ""]
    return "\n".join(lines)


def _reply(words: str) -> str:
    return f'COMPREPLY=($(compgen -W "{words}" -- "$word"))'


def zsh(found: list[Command]) -> str:
    """The script for zsh."""
    lines = ["#compdef dateline", "# made by `dateline completion zsh`", "_dateline() {", "  local -a commands"]
    lines.append("  commands=(")
    lines += [f"    '{command.name}:{_quiet(command.help)}'" for command in found]
    lines += ["  )", "  if ((CURRENT == 2)); then", "    _describe command commands", "    return", "  fi"]
    lines += ["  local command=$words[2]", "  shift words", "  ((CURRENT--))", '  case "$command" in']
    for command in found:
        lines.append(f"  {command.name}) _arguments -s \\")
        for option in command.flags:
            group = "{" + ",".join(option.flags) + "}" if len(option.flags) > 1 else option.flags[0]
            lines.append(f"    {group}'[{_quiet(option.help)}]{_zsh_value(option)}' \\")
        lines += [f"    '*{_zsh_value(option)}' \\" for option in command.positionals]
        lines.append("    ;;")
    lines += ["  esac", "}", '_dateline "$@"', ""]
    return "\n".join(lines)


def _zsh_value(option: Option) -> str:
    if option.value is None:
        return ""
    values = f"({' '.join(option.choices)})" if option.choices else "_files" if option.is_file else " "
    return f":{option.value.lower().replace(',', ' ')}:{values}"


def fish(found: list[Command]) -> str:
    """The script for fish."""
    lines = ["# fish completion of dateline, made by `dateline completion fish`", "complete -c dateline -f"]
    for command in found:
        lines.append(f"complete -c dateline -n __fish_use_subcommand -a {command.name} -d '{_quiet(command.help)}'")
    for command in found:
        here = f"complete -c dateline -n '__fish_seen_subcommand_from {command.name}'"
        for option in command.options:
            flags = " ".join(f"-l {f[2:]}" if f.startswith("--") else f"-s {f[1:]}" for f in option.flags)
            values = f" -a '{' '.join(option.choices)}'" if option.choices else " -F" if option.is_file else ""
            if not flags and not values:
                continue
            needs = " -r" if flags and option.value else ""
            told = f" -d '{_quiet(option.help)}'" if option.help else ""
            lines.append(f"{here}{' ' + flags if flags else ''}{needs}{values}{told}")
    return "\n".join(lines) + "\n"


def _names(found: list[Command]) -> str:
    return " ".join(command.name for command in found)


def _quiet(text: str) -> str:
    """A help text without what shells would read."""
    return text.replace("'", "’").replace("[", "(").replace("]", ")").replace(":", " –").replace('"', "”")


SHELLS: dict[str, Callable[[list[Command]], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
