"""MiniLM in plain torch: word pieces of a sentence to vectors, one a layer, for the teachers.

Reads `model.safetensors` of all-MiniLM-L6-v2 (Apache-2.0): a BERT of 6 layers, 384 wide, 12 heads, lower-case only.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

LAYERS, WIDTH, HEADS, INNER, PIECES, PLACES = 6, 384, 12, 1536, 30522, 512


class Attention(nn.Module):
    """Every piece looks at every other one of its sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """`hidden` is minus infinity at the padding, else 0."""
        n, length, _ = x.shape
        parts = self.query_key_value(x).view(n, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = parts.unbind(0)
        # by hand: with half of the digits it is faster than torch's own, a third for short sentences
        likeness = query * (WIDTH // HEADS) ** -0.5 @ key.transpose(-1, -2)
        mixed = (likeness + hidden[:, None, None, :].to(likeness.dtype)).softmax(-1).to(value.dtype) @ value
        out: Tensor = self.out(mixed.transpose(1, 2).reshape(n, length, WIDTH))
        return out


class Block(nn.Module):
    """Attention, then two layers for each piece alone; both added to what was there."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.attention = Attention()
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        x = self.attention_norm(x + self.drop(self.attention(x, hidden)))
        inner = self.narrow(nn.functional.gelu(self.wide(x)))
        out: Tensor = self.norm(x + self.drop(inner))
        return out


class MiniLM(nn.Module):
    """Pieces to vectors; the table of pieces and the first `still` layers stay as they were learnt."""

    def __init__(self, drop: float = 0.1, still: int = 0) -> None:
        super().__init__()
        self.still = still
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList([Block(drop) for _ in range(LAYERS)])
        self.pieces.weight.requires_grad_(False)
        for block in self.blocks[:still]:
            block.requires_grad_(False)

    def forward(self, pieces: Tensor, mask: Tensor, more: Tensor | None = None) -> list[Tensor]:
        """The vectors before the first layer and after each; `mask` is true where there is a piece.

        `more` is added to what the first layer that learns is given.
        """
        hidden = torch.zeros(mask.shape).masked_fill(~mask, -1e9)
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.still):
            x = self.norm(self.pieces(pieces) + self.places.weight[: pieces.shape[1]])
            layers = [x]
            for block in self.blocks[: self.still]:
                x = block(x, hidden)
                layers.append(x)
        x = x if more is None else x + more
        for block in self.blocks[self.still :]:
            x = block(x, hidden)
            layers.append(x)
        return layers

    def load(self, folder: Path) -> None:
        """Takes the published weights; every sentence is of token type 0, which is added to the places."""
        old = load_file(str(folder / "model.safetensors"))
        new = {
            "pieces.weight": old["embeddings.word_embeddings.weight"],
            "places.weight": old["embeddings.position_embeddings.weight"]
            + old["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        names = {
            "attention.out": "attention.output.dense",
            "attention_norm": "attention.output.LayerNorm",
            "wide": "intermediate.dense",
            "narrow": "output.dense",
            "norm": "output.LayerNorm",
        }
        for i in range(LAYERS):
            layer = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [old[f"{layer}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                new[f"blocks.{i}.attention.query_key_value.{kind}"] = torch.cat(parts)
                for ours, theirs in names.items():
                    new[f"blocks.{i}.{ours}.{kind}"] = old[f"{layer}{theirs}.{kind}"]
        self.load_state_dict(new)
