"""A large recogniser of names that is too slow to ship; what it says of plain news teaches the small one.

    name_lessons TRAIN… > train.jsonl; name_lessons DEV --read > dev.jsonl; name_lessons NEWS… --read > news.jsonl
    python data/models/name_teacher.py train MINILM names.pt train.jsonl --dev dev.jsonl…
    python data/models/name_teacher.py label MINILM names.pt news.jsonl > silver.jsonl

MiniLM reads some sentences of an article at once; capitals, which it does not see by itself, are added to its pieces. A
softmax over the labels of `labels.rs` learns from partial labels: any that a word may have is right. Labels and their
chances are given to news by this teacher and the small model together (`name_lessons --read`), where the latter is
unsure; a word they both are unsure of may have any label. Packages as for `teacher.py`.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from minilm import LAYERS, WIDTH, MiniLM
from numpy.typing import NDArray
from pieces import ENDINGS, SHAPES, Batch
from teaching import alike, run, teach
from tokenizers import Tokenizer
from torch import Tensor, nn

CLASSES = ["PERSON", "ORG", "LOC", "FAC", "NORP", "MISC", "PRODUCT", "DATE", "MONEY"]
LABELS = 1 + 4 * len(CLASSES)
ANY = (1 << LABELS) - 1
PASSAGE = 150
# the layers that stay as they are
STILL = 1
# the class of each label (-1 outside) and its place in the name: begin, inside, last, only
CLASS = np.array([-1] + [c for c in range(len(CLASSES)) for _ in range(4)])
PART = np.array([3] + [0, 1, 2, 3] * len(CLASSES))
STARTS, ENDS = (PART == 0) | (PART == 3), (PART == 2) | (PART == 3)
MAY_FOLLOW = np.where(ENDS[:, None], STARTS[None, :], ~STARTS[None, :] & (CLASS[:, None] == CLASS[None, :]))
NEVER = np.float32(-1e4)
# the classes that are scored
SCORED = {0: "PERSON", 1: "ORG", 2: "LOC", 3: "LOC", 4: "NORP"}


@dataclass
class Passage:
    """Some sentences of an article that may hold names."""

    words: list[str]
    ends: list[int]
    allowed: list[int]
    chances: list[list[list[int]]]
    names: set[tuple[int, int, str]]


@dataclass
class Article:
    """All passages of a line."""

    passages: list[Passage]


def telling(words: list[str]) -> bool:
    """Whether there is a capital behind the first word, or only one word."""
    return len(words) == 1 or any(c.isupper() for word in words[1:] for c in word)


def passage(row: dict[str, Any], places: list[int], ends: list[int]) -> Passage:
    at = {place: i for i, place in enumerate(places)}
    names = {(at[a], at[b - 1] + 1, SCORED[c]) for a, b, c in row["names"] if a in at and c in SCORED}
    chances = [row["chances"][i] for i in places] if row["chances"] else []
    return Passage([row["words"][i] for i in places], ends, [row["allowed"][i] for i in places], chances, names)


def unsure(chances: list[list[list[int]]], least: int) -> bool:
    """Whether the small model gives no label of some word so many thousandths."""
    return any(max(c for _, c in row) < least for row in chances if row)


def read(path: Path, least: int | None = None) -> Iterator[Article]:
    """Articles cut into passages of about `PASSAGE` words, never within a sentence.

    Sentences without capitals are left out, with `least` also those of which the small model is sure.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            passages, places, ends, start = [], list[int](), list[int](), 0
            for end in row["ends"]:
                if telling(row["words"][start:end]) and (least is None or unsure(row["chances"][start:end], least)):
                    places += range(start, end)
                    ends.append(len(places))
                start = end
                if places and (len(places) >= PASSAGE or end == row["ends"][-1]):
                    passages.append(passage(row, places, ends))
                    places, ends = [], []
            yield Article(passages)


class Teacher(nn.Module):
    """Words to labels of names."""

    def __init__(self) -> None:
        super().__init__()
        self.minilm = MiniLM(still=STILL)
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.case = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.case.weight)
        self.endings = nn.Embedding(ENDINGS, 32)
        self.shapes = nn.Embedding(SHAPES, 32)
        self.drop = nn.Dropout(0.2)
        self.inner = nn.Sequential(nn.Linear(WIDTH + 64, 256), nn.LeakyReLU(0.1), nn.Dropout(0.2))
        self.labels = nn.Linear(256, LABELS)

    def forward(self, batch: Batch) -> Tensor:
        more = (batch.pool.transpose(1, 2) > 0).float() @ self.case(batch.shapes)
        # half the digits are enough for the large layers, and a third faster
        with torch.autocast("cpu", torch.bfloat16):
            layers = torch.stack(self.minilm(batch.pieces, batch.is_piece, more)).float()
        mixed = (layers * self.mix.softmax(0)[:, None, None, None]).sum(0)
        own = torch.cat([self.endings(batch.endings), self.shapes(batch.shapes)], -1)
        out: Tensor = self.labels(self.inner(self.drop(torch.cat([batch.pool @ mixed, own], -1)))).float()
        return out.log_softmax(-1)


def masks(batch: Batch, passages: list[Passage]) -> Tensor:
    """Word × label: whether the word may have it."""
    allowed = batch.padded([p.allowed for p in passages])
    return (allowed[:, :, None] >> torch.arange(LABELS)) & 1 == 1


def loss_of(teacher: Teacher, batch: Batch, passages: list[Passage]) -> Tensor:
    chances = teacher(batch)
    right = chances.masked_fill(~masks(batch, passages), NEVER).logsumexp(-1)
    return -right[batch.is_word].mean()


def dressed(passage: Passage) -> list[str]:
    """Now and then in small letters or in capitals."""
    dice = random.random()
    if dice < 0.02:
        return [w.lower() for w in passage.words]
    return [w.upper() for w in passage.words] if dice < 0.05 else passage.words


@torch.no_grad()
def read_all(teacher: Teacher, passages: list[Passage], tokenizer: Tokenizer) -> dict[int, NDArray[np.float32]]:
    """Logarithms of the chances of every label, by `id` of the passage."""
    teacher.eval()
    out = {}
    for group in alike(passages, shuffle=False, jitter=20):
        rows = teacher(Batch([p.words for p in group], tokenizer)).numpy()
        out.update({id(p): rows[i, : len(p.words)] for i, p in enumerate(group)})
    return out


def small(passage: Passage) -> NDArray[np.float32]:
    """What the small model thought, as logarithms."""
    chances = np.full((len(passage.words), LABELS), 1e-4, np.float32)
    for row, pairs in zip(chances, passage.chances, strict=True):
        for label, thousandths in pairs:
            row[label] = max(thousandths / 1000, 1e-4)
    out: NDArray[np.float32] = np.log(chances)
    return out


def best(chances: NDArray[np.float32], ends: list[int]) -> list[int]:
    """The best labels that spell names, sentence by sentence."""
    out: list[int] = []
    follow = np.where(MAY_FOLLOW, 0, NEVER).astype(np.float32)
    for start, end in zip([0, *ends], ends, strict=False):
        sums = chances[start] + np.where(STARTS, 0, NEVER)
        back = []
        for row in chances[start + 1 : end]:
            steps = sums[:, None] + follow
            back.append(steps.argmax(0))
            sums = steps.max(0) + row
        label = int((sums + np.where(ENDS, 0, NEVER)).argmax())
        path = [label]
        for row in reversed(back):
            path.append(int(row[path[-1]]))
        out += reversed(path)
    return out


def names(labels: list[int]) -> set[tuple[int, int, str]]:
    """First word, one past the last, class of the names that labels spell."""
    found, first = set(), 0
    for i, label in enumerate(labels):
        if PART[label] in (0, 3):
            first = i
        if PART[label] in (2, 3) and CLASS[label] in SCORED:
            found.add((first, i + 1, SCORED[CLASS[label]]))
    return found


def score(teacher: Teacher, path: Path, tokenizer: Tokenizer) -> None:
    """F1 of whole names: the teacher alone, and with the small model at some weights."""
    passages = [p for a in read(path) for p in a.passages]
    chances = read_all(teacher, passages, tokenizer)
    for weight in (0.0, 0.3, 0.5, 0.7, 1.0):
        counts: dict[str, list[int]] = {}
        for passage in passages:
            logs = chances[id(passage)]
            if weight and passage.chances:
                logs = (1 - weight) * logs + weight * small(passage)
            ours = names(best(logs, passage.ends))
            for span in ours | passage.names:
                for key in ("all", span[2]):
                    count = counts.setdefault(key, [0, 0, 0])
                    count[0] += span in ours & passage.names
                    count[1] += span in ours
                    count[2] += span in passage.names
        f1 = {key: 200 * c[0] / max(c[1] + c[2], 1) for key, c in sorted(counts.items())}
        print(f"  {path.name} small model {weight}:", " ".join(f"{k} {v:.2f}" for k, v in f1.items()), flush=True)


def train(options: argparse.Namespace, tokenizer: Tokenizer) -> None:
    passages = [p for path in options.files for a in read(path) for p in a.passages]
    teacher = Teacher()
    size = len(alike(passages, shuffle=True, jitter=20))
    words = sum(len(p.words) for p in passages)
    print(f"{len(passages)} passages, {words} words, {options.epochs * size} steps", flush=True)

    def loss(group: list[Passage]) -> Tensor:
        batch = Batch([dressed(p) for p in group], tokenizer)
        return loss_of(teacher, batch, group)

    def after() -> None:
        torch.save(teacher.state_dict(), options.teacher)
        for path in options.dev:
            score(teacher, path, tokenizer)

    teach(teacher, options, size, lambda: alike(passages, shuffle=True, jitter=20), loss, 1.0, after)


def consistent(chances: NDArray[np.float32], ends: list[int]) -> NDArray[np.float32]:
    """How likely each word has each label among all rows of labels that spell names."""
    out = np.zeros_like(chances)
    out[:, 0] = 1
    follow = MAY_FOLLOW.astype(np.float32)
    own = np.exp(chances - chances.max(-1, keepdims=True))
    for start, end in zip([0, *ends], ends, strict=False):
        rows = own[start:end].copy()
        rows[0] *= STARTS
        rows[-1] *= ENDS
        forward, after = rows.copy(), np.ones_like(rows)
        for i in range(1, len(rows)):
            forward[i] *= forward[i - 1] @ follow
            forward[i] /= max(forward[i].sum(), 1e-30)
        for i in range(len(rows) - 2, -1, -1):
            after[i] = follow @ (after[i + 1] * rows[i + 1])
            after[i] /= max(after[i].sum(), 1e-30)
        both = forward * after
        sums = both.sum(-1, keepdims=True)
        out[start:end] = np.where(sums > 0, both / np.maximum(sums, 1e-30), out[start:end])
    return out


def label(options: argparse.Namespace, tokenizer: Tokenizer) -> None:
    """Each word comes with the chances of its labels; where both are sure, only one is allowed.

    Only sentences that the small model is unsure of are read: of the others it has nothing to learn.
    """
    teacher = Teacher()
    teacher.load_state_dict(torch.load(options.teacher))
    for path in options.files:
        articles = [a for a in read(path, options.least) if a.passages]
        chances = read_all(teacher, [p for a in articles for p in a.passages], tokenizer)
        for article in articles:
            words, ends, allowed, told = list[str](), list[int](), list[int](), list[list[tuple[int, int]]]()
            for passage in article.passages:
                logs = chances[id(passage)]
                if passage.chances:
                    logs = (1 - options.small) * logs + options.small * small(passage)
                sure = consistent(logs, passage.ends)
                labels = best(logs, passage.ends)
                ends += [len(words) + end for end in passage.ends]
                words += passage.words
                allowed += [1 << k if sure[i, k] >= options.sure else ANY for i, k in enumerate(labels)]
                thousandths = (sure * 1000).round().astype(int)
                told += [[(int(k), int(row[k])) for k in row.nonzero()[0]] for row in thousandths]
            print(json.dumps({"words": words, "ends": ends, "allowed": allowed, "chances": told}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sure", type=float, default=0.8)
    parser.add_argument("--small", type=float, default=0.5, help="what the small model weighs beside the teacher")
    parser.add_argument("--least", type=int, default=600, help="thousandths of surety below which news is read")
    run(parser, train, label)
