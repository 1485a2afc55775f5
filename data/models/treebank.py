"""Sentences of CoNLL-U files and of parsed news, and the best projective tree over scores, for `teacher.py`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# relations of older releases, as in src/train/syntax_data.rs
RENAMED = {
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
}


@dataclass
class Sentence:
    """Words with tags, heads (0 for the root, else from 1 on) and relations; only `words` when nothing is known."""

    words: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """As CoNLL-U, lemmas left out."""
        columns = zip(self.words, self.upos, self.xpos, self.heads, self.relations, strict=True)
        for i, (word, upos, xpos, head, relation) in enumerate(columns, 1):
            yield f"{i}\t{word}\t_\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t_"
        yield ""


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; ranges (`3-4`) and empty words (`5.1`) are passed over."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            yield Sentence(
                [row[1] for row in rows],
                [row[3] for row in rows],
                [row[4] for row in rows],
                [int(row[6]) if row[6].isdigit() else 0 for row in rows],
                [RENAMED.get(row[7], row[7]) for row in rows],
            )


def read_parses(path: Path) -> Iterator[Sentence]:
    """The words of every sentence of 4 to 60 words, once each, of what `dump parse` wrote (JSON Lines)."""
    seen: set[tuple[str, ...]] = set()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            for sentence in json.loads(line)["sentences"]:
                words = tuple(token["text"] for token in sentence["tokens"])
                if 4 <= len(words) <= 60 and words not in seen:
                    seen.add(words)
                    yield Sentence(list(words))


def is_projective_tree(heads: list[int]) -> bool:
    """Whether the heads make one tree with one root and no crossing arcs."""
    n = len(heads)
    if heads.count(0) != 1:
        return False
    # words that hang under a word to come wait for it on the stack, as in a shift-reduce parse
    left = [0] * (n + 1)
    for head in heads:
        left[head] += 1
    stack: list[int] = []
    for word in range(1, n + 1):
        stack.append(word)
        while stack:
            top = stack[-1]
            if len(stack) >= 2 and heads[stack[-2] - 1] == top and left[stack[-2]] == 0:
                left[top] -= 1
                del stack[-2]
            elif len(stack) >= 2 and heads[top - 1] == stack[-2] and left[top] == 0:
                left[stack[-2]] -= 1
                stack.pop()
            else:
                break
    return len(stack) == 1 and heads[stack[0] - 1] == 0


def best_projective(scores: NDArray[np.float32]) -> list[int]:
    """Eisner's tree of the highest sum; `scores[word][head]`, column 0 for the root, words from row 0 on."""
    n = len(scores)
    low = np.float32(-1e9)
    arc = scores[:, 1:]
    whole = np.zeros((2, n, n), np.float32)  # spans whose inner side is closed; 0: head on the right, 1: on the left
    half = np.full((2, n, n), low, np.float32)
    at_half = np.zeros((n, n), np.int32)
    at_whole = np.zeros((2, n, n), np.int32)
    for length in range(1, n):
        for i in range(n - length):
            j = i + length
            sums = whole[1, i, i:j] + whole[0, i + 1 : j + 1, j]
            k = int(sums.argmax())
            at_half[i, j] = i + k
            half[0, i, j] = sums[k] + arc[i, j]
            half[1, i, j] = sums[k] + arc[j, i]
            sums = whole[0, i, i:j] + half[0, i:j, j]
            k = int(sums.argmax())
            at_whole[0, i, j], whole[0, i, j] = i + k, sums[k]
            sums = half[1, i, i + 1 : j + 1] + whole[1, i + 1 : j + 1, j]
            k = int(sums.argmax())
            at_whole[1, i, j], whole[1, i, j] = i + 1 + k, sums[k]
    root = int((whole[0, 0, :] + whole[1, :, n - 1] + scores[:, 0]).argmax())
    heads = [0] * n
    todo = [(False, 0, 0, root), (False, 1, root, n - 1)]
    while todo:
        is_half, side, i, j = todo.pop()
        if i == j:
            continue
        if is_half:
            heads[i if side == 0 else j] = (j if side == 0 else i) + 1
            k = int(at_half[i, j])
            todo += [(False, 1, i, k), (False, 0, k + 1, j)]
        elif side == 0:
            k = int(at_whole[0, i, j])
            todo += [(False, 0, i, k), (True, 0, k, j)]
        else:
            k = int(at_whole[1, i, j])
            todo += [(True, 1, i, k), (False, 1, k, j)]
    return heads
