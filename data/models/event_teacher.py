"""A large reader of events that is too slow to ship; what it says of plain news teaches the small network.

    event_lessons ANNOTATED… > lessons.jsonl; event_lessons DEV > dev.jsonl; event_lessons NEWS.jsonl > news.jsonl
    python data/models/event_teacher.py train MINILM events.pt lessons.jsonl --dev dev.jsonl --epochs 4 --until 2
    python data/models/event_teacher.py label MINILM events.pt news.jsonl > taught.jsonl

MiniLM reads some sentences of an article at once, after those just before them; capitals, and which words head mentions
of entities, are added to its pieces. Of each word that may tell an event it says which type it has, or none; what the
sheets say is known to it. Packages as for `teacher.py`.
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
from torch.nn.functional import cross_entropy

# the types of an event, then none
CLASSES = 17
NONE = CLASSES - 1
THINGS = 16
# words of a passage, of what is read before it, and of both at most
PASSAGE, BEFORE, LONGEST = 160, 60, 300
# the layers that stay as they are
STILL = 1
# how often what the sheets say is hidden
HIDDEN = 0.1


@dataclass
class Passage:
    """Some sentences of an article."""

    words: list[str]
    # what kind of entity each word heads a mention of, and what the sheets say of it
    things: list[int]
    told: list[int]
    # of the words that are asked about: number in the article, place here, what the sheets say, what is right
    asked: list[tuple[int, int, int, int]]


def passages(row: dict[str, Any]) -> Iterator[Passage]:
    """An article cut into passages, never within a sentence."""
    ends = row["ends"]
    starts = [0, *ends[:-1]]
    told = {word: ruled for word, ruled, _ in row["senses"]}
    first = 0
    while first < len(ends):
        last = first
        while last + 1 < len(ends) and ends[last] - starts[first] < PASSAGE:
            last += 1
        before = first
        while before > 0 and starts[first] - starts[before - 1] <= BEFORE:
            before -= 1
        start, end = starts[before], min(ends[last], starts[before] + LONGEST)
        asked = [
            (k, word - start, ruled, right)
            for k, (word, ruled, right) in enumerate(row["senses"])
            if starts[first] <= word < end
        ]
        if asked:
            yield Passage(
                row["words"][start:end],
                row["things"][start:end],
                [told.get(word, NONE) for word in range(start, end)],
                asked,
            )
        first = last + 1


def read(path: Path) -> Iterator[tuple[dict[str, Any], list[Passage]]]:
    """Articles, each with its passages."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row, list(passages(row))


class Teacher(nn.Module):
    """Words to types of events."""

    def __init__(self) -> None:
        super().__init__()
        self.minilm = MiniLM(still=STILL)
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.case = nn.Embedding(SHAPES, WIDTH)
        self.thing = nn.Embedding(THINGS, WIDTH)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.thing.weight)
        self.endings = nn.Embedding(ENDINGS, 32)
        self.shapes = nn.Embedding(SHAPES, 32)
        self.told = nn.Embedding(CLASSES, 48)
        self.drop = nn.Dropout(0.2)
        self.inner = nn.Sequential(nn.Linear(WIDTH + 112, 256), nn.LeakyReLU(0.1), nn.Dropout(0.25))
        self.classes = nn.Linear(256, CLASSES)

    def forward(self, passages: list[Passage], tokenizer: Tokenizer) -> Tensor:
        """The odds of every class, of each word that is asked about."""
        batch = Batch([p.words for p in passages], tokenizer)
        seen = self.case(batch.shapes) + self.thing(batch.padded([p.things for p in passages]))
        more = (batch.pool.transpose(1, 2) > 0).float() @ seen
        with torch.autocast("cpu", torch.bfloat16):
            layers = torch.stack(self.minilm(batch.pieces, batch.is_piece, more)).float()
        mixed = (layers * self.mix.softmax(0)[:, None, None, None]).sum(0)
        told = batch.padded([p.told for p in passages])
        if self.training:
            told = told.masked_fill(torch.rand(told.shape) < HIDDEN, NONE)
        own = [self.endings(batch.endings), self.shapes(batch.shapes), self.told(told)]
        words = self.drop(torch.cat([batch.pool @ mixed, *own], -1))
        rows = [row for row, p in enumerate(passages) for _ in p.asked]
        places = [place for p in passages for _, place, _, _ in p.asked]
        odds: Tensor = self.classes(self.inner(words[rows, places]))
        return odds


def loss_of(teacher: Teacher, passages: list[Passage], tokenizer: Tokenizer) -> Tensor:
    right = torch.tensor([right for p in passages for _, _, _, right in p.asked])
    return cross_entropy(teacher(passages, tokenizer), right, reduction="sum") / 100


@torch.no_grad()
def read_all(teacher: Teacher, passages: list[Passage], tokenizer: Tokenizer) -> dict[int, NDArray[np.float32]]:
    """The chances of every class for each word that is asked about, by `id` of the passage."""
    teacher.eval()
    out = {}
    for group in alike(passages, shuffle=False, jitter=20):
        rows = teacher(group, tokenizer).softmax(-1).numpy()
        start = 0
        for p in group:
            out[id(p)] = rows[start : start + len(p.asked)]
            start += len(p.asked)
    return out


def score(teacher: Teacher, path: Path, tokenizer: Tokenizer) -> None:
    """F1 of words and types where a chance of 0.4 makes an event: the teacher alone, and the sheets."""
    found = [p for _, some in read(path) for p in some]
    chances = read_all(teacher, found, tokenizer)
    for name, sheets in (("teacher", False), ("sheets", True)):
        right = said = sought = 0
        for p in found:
            for row, (_, _, ruled, answer) in zip(chances[id(p)], p.asked, strict=True):
                best = int(row[:NONE].argmax())
                ours = ruled if sheets else best if row[best] >= 0.4 else NONE
                right += ours == answer != NONE
                said += ours != NONE
                sought += answer != NONE
        print(f"  {path.name} {name}: F1 {200 * right / max(said + sought, 1):.2f}", flush=True)


def train(options: argparse.Namespace, tokenizer: Tokenizer) -> None:
    found = [p for path in options.files for _, some in read(path) for p in some]
    teacher = Teacher()
    size = len(alike(found, shuffle=True, jitter=20))
    print(f"{len(found)} passages, {options.epochs * size} steps", flush=True)

    def after() -> None:
        torch.save(teacher.state_dict(), options.teacher)
        for path in options.dev:
            score(teacher, path, tokenizer)

    def loss(group: list[Passage]) -> Tensor:
        return loss_of(teacher, group, tokenizer)

    random.seed(1)
    teach(teacher, options, size, lambda: alike(found, shuffle=True, jitter=20), loss, 1.0, after)


def label(options: argparse.Namespace, tokenizer: Tokenizer) -> None:
    """Each line: the article, and the chances in thousandths of every word asked about; null where it was not read."""
    teacher = Teacher()
    teacher.load_state_dict(torch.load(options.teacher))
    for path in options.files:
        articles = list(read(path))
        chances = read_all(teacher, [p for _, some in articles for p in some], tokenizer)
        for row, some in articles:
            told: list[list[int] | None] = [None] * len(row["senses"])
            for p in some:
                for (k, *_), own in zip(p.asked, chances[id(p)], strict=True):
                    told[k] = [int(n) for n in (own * 1000).round()]
            print(json.dumps({"text": row["text"], "published": row["published"], "senses": told}))


if __name__ == "__main__":
    run(argparse.ArgumentParser(description=__doc__), train, label)
