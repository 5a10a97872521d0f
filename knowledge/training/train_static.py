"""Trains the embedding model that the site ships: one vector a token, a text is the mean of its tokens.

`python -m knowledge.training.train_static --parallel DIR --output DIR [--compilation DIR]`. Some minutes on one core.
Translations are drawn together and other texts of the same language apart (in-batch contrast), for every pair of
languages.
"""

import argparse
import itertools
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from knowledge.training.data import Row, training_rows
from knowledge.training.saving import save_model
from knowledge.training.start import first_vectors
from knowledge.training.tokens import build_tokenizer

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that shapes the model; the defaults made the one we ship."""

    vocabulary: int = 40_000
    dimensions: int = 256
    characters: int = 1_500_000
    steps: int = 6_000
    batch: int = 1_024
    longest: int = 128
    rate: float = 0.01
    scale: float = 20.0
    dropped: float = 0.05
    flatten: float = 0.5
    threads: int = 1
    seed: int = 20


class Pairs:
    """Texts as token ids, and for each pair of languages which texts belong together and how often to draw them."""

    def __init__(self, rows: Sequence[Row], tokenizer: Tokenizer, settings: Settings) -> None:
        numbers: dict[str, int] = {}
        pairs: dict[tuple[str, str], list[tuple[int, int, float]]] = {}
        for row in rows:
            for (one, text), (other, partner) in _pairs_of(row):
                left, right = (numbers.setdefault(said, len(numbers)) for said in (text, partner))
                if left != right:
                    pairs.setdefault((one, other), []).append((left, right, row.weight))
        encoded = tokenizer.encode_batch(list(numbers), add_special_tokens=False)
        self.ids: list[Ids] = [np.array(found.ids[: settings.longest] or [0], np.int32) for found in encoded]
        self._pairs = {
            names: (
                np.array([pair[:2] for pair in found], np.int64),
                np.cumsum([pair[2] for pair in found]),
            )
            for names, found in sorted(pairs.items())
        }
        masses = np.array([weights[-1] for _, weights in self._pairs.values()]) ** settings.flatten
        self._chances = masses / masses.sum()

    def __len__(self) -> int:
        return sum(len(found) for found, _ in self._pairs.values())

    def batches(self, settings: Settings) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """For each step the numbers of texts and of their partners: one pair of languages at a time, no pair twice."""
        chance = np.random.default_rng(settings.seed)
        tables = list(self._pairs.values())
        for _ in range(settings.steps):
            found, weights = tables[chance.choice(len(tables), p=self._chances)]
            drawn = np.searchsorted(weights, chance.random(settings.batch) * weights[-1], side="right")
            chosen = found[np.unique(drawn)]
            yield chosen[:, 0], chosen[:, 1]


def _pairs_of(row: Row) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    if row.left is row.right:
        yield from itertools.combinations(sorted(row.left.items()), 2)
    else:
        yield from itertools.product(sorted(row.left.items()), sorted(row.right.items()))


def contrast(left: Tensor, right: Tensor, same: Tensor, scale: float) -> Tensor:
    """How badly each text finds its partner among all partners, both ways; `same` marks rivals that are no rivals."""
    likeness = (functional.normalize(left) @ functional.normalize(right).T * scale).masked_fill(same, -math.inf)
    wanted = torch.arange(len(left))
    return (functional.cross_entropy(likeness, wanted) + functional.cross_entropy(likeness.T, wanted)) / 2


def train(rows: Sequence[Row], settings: Settings) -> tuple[Tokenizer, Tensor]:
    """The tokenizer and its vectors.

    The same rows and settings give the same model on the same machine, but for a last digit of a token's likelihood.
    """
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    begun = time.monotonic()
    tokenizer = build_tokenizer(rows, settings.vocabulary, settings.characters, settings.seed)
    pairs = Pairs(rows, tokenizer, settings)
    size = tokenizer.get_vocab_size()
    print(f"{size} tokens, {len(pairs.ids)} texts, {len(pairs)} pairs: {time.monotonic() - begun:.0f} s", flush=True)
    vectors = first_vectors(rows, tokenizer, settings.dimensions, settings.seed)
    print(f"first vectors: {time.monotonic() - begun:.0f} s", flush=True)
    bag = nn.EmbeddingBag.from_pretrained(vectors, freeze=False, mode="mean")
    optimiser = torch.optim.Adam(bag.parameters(), lr=settings.rate, betas=(0.9, 0.99))
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, settings.rate, total_steps=settings.steps, pct_start=0.1, anneal_strategy="linear"
    )
    chance = random.Random(settings.seed)  # noqa: S311 - a draw, not a secret
    drops = np.random.default_rng(chance.randrange(2**32))
    losses = []
    for step, (left, right) in enumerate(pairs.batches(settings), 1):
        one, other = (bag(*_packed(pairs.ids, side, drops, settings.dropped)) for side in (left, right))
        same = torch.from_numpy((left[:, None] == left) | (right[:, None] == right))
        same.fill_diagonal_(False)
        loss = contrast(one, other, same, settings.scale)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        plan.step()
        losses.append(loss.item())
        if step % 250 == 0:
            print(f"step {step}: loss {np.mean(losses[-250:]):.3f}, {time.monotonic() - begun:.0f} s", flush=True)
    return tokenizer, bag.weight.detach()


def _packed(
    ids: Sequence[Ids], numbers: NDArray[np.int64], drops: np.random.Generator, dropped: float
) -> tuple[Tensor, Tensor]:
    """The texts' tokens one after the other and where each begins, some tokens left out at random."""
    kept = []
    for number in numbers:
        tokens = ids[number]
        staying = tokens[drops.random(len(tokens)) >= dropped] if dropped else tokens
        kept.append(staying if len(staying) else tokens)
    starts = np.cumsum([0, *(len(tokens) for tokens in kept[:-1])])
    return torch.from_numpy(np.concatenate(kept).astype(np.int64)), torch.from_numpy(starts)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    settings = Settings()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parallel", type=Path, required=True, help="folder of parallel texts, see sources.py")
    parser.add_argument("--compilation", type=Path, help="folder of the five-language digests")
    parser.add_argument("--output", type=Path, required=True, help="folder the model is written to")
    for name in ("vocabulary", "dimensions", "steps", "batch", "threads", "seed"):
        parser.add_argument(f"--{name}", type=int, default=getattr(settings, name))
    for name in ("rate", "scale", "dropped", "flatten"):
        parser.add_argument(f"--{name}", type=float, default=getattr(settings, name))
    given = vars(parser.parse_args(arguments))
    parallel, compilation, output = (given.pop(name) for name in ("parallel", "compilation", "output"))
    settings = Settings(**given)
    rows = training_rows(parallel, compilation)
    print(f"{len(rows)} rows", flush=True)
    tokenizer, vectors = train(rows, settings)
    save_model(output, tokenizer, vectors)
    print(f"written to {output}")


if __name__ == "__main__":
    main()
