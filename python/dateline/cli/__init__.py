"""The command line, one subcommand a file: `dateline --help` lists them.

The parser is the one description of it: help, completion and the manual page are all made from it.
"""

from .main import main

__all__ = ["main"]
