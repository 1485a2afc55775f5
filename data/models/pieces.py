"""Sentences as tensors for the teachers: MiniLM's pieces, and beside them what it cannot see, capitals and endings."""

from collections.abc import Sequence
from zlib import crc32

import torch
from tokenizers import Tokenizer
from torch import Tensor

ENDINGS, SHAPES = 4096, 512
LONGEST_CODE = 512


def shape(word: str) -> str:
    """`NATO-led` → `XX-xx`: kinds of letters, runs cut to two."""
    kinds = ["X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word[:24]]
    return "".join(k for i, k in enumerate(kinds) if kinds[max(0, i - 2) : i] != [k, k])


class Batch:
    """Sentences as tensors, padded; MiniLM's pieces of a word are averaged by `pool`."""

    def __init__(self, sentences: Sequence[list[str]], tokenizer: Tokenizer) -> None:
        encoded = [tokenizer.encode(words, is_pretokenized=True) for words in sentences]
        n, most = len(sentences), max(len(words) for words in sentences)
        length = min(LONGEST_CODE, max(len(e.ids) for e in encoded))
        self.pieces = torch.zeros(n, length, dtype=torch.long)
        self.is_piece = torch.zeros(n, length, dtype=torch.bool)
        self.is_word = torch.zeros(n, most, dtype=torch.bool)
        self.endings = torch.zeros(n, most, dtype=torch.long)
        self.shapes = torch.zeros(n, most, dtype=torch.long)
        self.pool = torch.zeros(n, most, length)
        for row, (words, code) in enumerate(zip(sentences, encoded, strict=True)):
            ids = code.ids[:length]
            self.pieces[row, : len(ids)] = torch.tensor(ids)
            self.is_piece[row, : len(ids)] = True
            self.is_word[row, : len(words)] = True
            at = [(word, piece) for piece, word in enumerate(code.word_ids[:length]) if word is not None]
            self.pool[row, [word for word, _ in at], [piece for _, piece in at]] = 1
            self.endings[row, : len(words)] = torch.tensor([crc32(w[-3:].encode()) % ENDINGS for w in words])
            self.shapes[row, : len(words)] = torch.tensor([crc32(shape(w).encode()) % SHAPES for w in words])
        self.pool /= self.pool.sum(-1, keepdim=True).clamp(min=1)

    def padded(self, rows: Sequence[Sequence[int]]) -> Tensor:
        """A number for each word."""
        out = torch.zeros(self.is_word.shape, dtype=torch.long)
        for i, row in enumerate(rows):
            out[i, : len(row)] = torch.tensor(row, dtype=torch.long)
        return out
