"""How the teachers are taught: texts of like length together, MiniLM slowly and what stands on it fast."""

import argparse
import random
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import torch
from minilm import MiniLM
from tokenizers import Tokenizer
from torch import Tensor, nn

BATCH_WORDS = 600


class Text(Protocol):
    """What has words."""

    words: list[str]


class Learner(Protocol):
    """A module on top of MiniLM."""

    minilm: MiniLM

    def parameters(self) -> Iterable[nn.Parameter]: ...
    def train(self) -> object: ...


T = TypeVar("T", bound=Text)
G = TypeVar("G")


def alike(texts: Sequence[T], shuffle: bool, jitter: int) -> list[list[T]]:
    """Texts of like length together, `BATCH_WORDS` words at most; shuffled, lengths may differ by `jitter`."""
    order = sorted(texts, key=lambda text: len(text.words) + (random.random() * jitter if shuffle else 0))
    groups: list[list[T]] = [[]]
    for text in order:
        if (len(groups[-1]) + 1) * len(text.words) > BATCH_WORDS and groups[-1]:
            groups.append([])
        groups[-1].append(text)
    if shuffle:
        random.shuffle(groups)
    return groups


def teach(
    teacher: Learner,
    options: argparse.Namespace,
    size: int,
    groups: Callable[[], Iterable[G]],
    loss_of: Callable[[G], Tensor],
    clip: float,
    after: Callable[[], None],
) -> None:
    """Shows `groups()`, of which there are `size`, once an epoch; `after` each it is measured and kept."""
    teacher.minilm.load(options.minilm)
    slow = [p for p in teacher.minilm.parameters() if p.requires_grad]
    known = {id(p) for p in teacher.minilm.parameters()}
    fast = [p for p in teacher.parameters() if id(p) not in known]
    rates = [{"params": slow, "lr": 2e-4}, {"params": fast, "lr": 2e-3}]
    adam = torch.optim.AdamW(rates, betas=(0.9, 0.99), weight_decay=0.01, fused=True)
    steps = options.epochs * size
    schedule = torch.optim.lr_scheduler.LambdaLR(adam, lambda t: min((t + 1) / 100, 1.0) * max(1 - t / steps, 0.01))
    for epoch in range(1, (options.until or options.epochs) + 1):
        teacher.train()
        total, start = 0.0, time.time()
        for i, group in enumerate(groups()):
            adam.zero_grad(set_to_none=True)
            loss = loss_of(group)
            loss.backward()
            nn.utils.clip_grad_norm_(slow + fast, clip)
            adam.step()
            schedule.step()
            total += float(loss.detach())
            if i % 100 == 99:
                print(f"  {i + 1} steps, loss {total / 100:.4f}, {time.time() - start:.0f} s", flush=True)
                total = 0.0
        print(f"epoch {epoch}")
        after()


Task = Callable[[argparse.Namespace, Tokenizer], None]


def run(parser: argparse.ArgumentParser, train: Task, label: Task) -> None:
    """The command of a teacher: one thread, one seed, MiniLM's own pieces."""
    parser.add_argument("task", choices=["train", "label"])
    parser.add_argument("minilm", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--dev", type=Path, nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--until", type=int, help="the epoch after which to stop, if not the last")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    random.seed(1)
    tokenizer = Tokenizer.from_file(str(options.minilm / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    (train if options.task == "train" else label)(options, tokenizer)
