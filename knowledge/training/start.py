"""Where training starts: tokens that stand in the same rows, in whatever language, begin near one another.

Latent semantic analysis over rows: each row is one document, all its languages together. Rare words then start in the
right neighbourhood instead of at random, which a few minutes of contrast could not make good.
"""

from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from knowledge.training.data import Row

_ROUNDS = 3
_SPARE = 16
_COMMON = 1e-3
_LENGTH = 0.5


def first_vectors(rows: Sequence[Row], tokenizer: Tokenizer, dimensions: int, seed: int) -> Tensor:
    """One vector a token: its place among the rows, shorter the commoner it is."""
    size = tokenizer.get_vocab_size()
    generator = torch.Generator().manual_seed(seed)
    table, counts = _occurrences(rows, tokenizer, size)
    width = min(dimensions + _SPARE, *table.shape)
    guess = torch.randn(table.shape[1], width, generator=generator)
    back = table.t().coalesce()
    found = torch.linalg.qr(torch.sparse.mm(table, guess)).Q
    for _ in range(_ROUNDS):
        found = torch.linalg.qr(torch.sparse.mm(table, torch.sparse.mm(back, found))).Q
    small = torch.sparse.mm(back, found)
    turned, strengths, _ = torch.linalg.svd(small.T @ small)
    places = (found @ turned * strengths.sqrt().sqrt())[:, :dimensions]
    vectors = torch.nn.functional.normalize(places)
    if vectors.shape[1] < dimensions:
        vectors = torch.nn.functional.pad(vectors, (0, dimensions - vectors.shape[1]))
    noise = torch.randn(size, dimensions, generator=generator) / dimensions**0.5
    share = counts / counts.sum()
    weight = _COMMON / (_COMMON + share)
    started: Tensor = (vectors + 0.1 * noise) * weight[:, None] * _LENGTH
    return started


def _occurrences(rows: Sequence[Row], tokenizer: Tokenizer, size: int) -> tuple[Tensor, Tensor]:
    """Tokens × rows, each language of a row counting alike, rare tokens more; and how often each token stands."""
    tokens: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    columns: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    values: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = []
    translated = [row for row in rows if row.left is row.right]
    for column, row in enumerate(translated):
        for found in tokenizer.encode_batch(list(row.left.values()), add_special_tokens=False):
            if found.ids:
                tokens.append(np.array(found.ids, np.int64))
                columns.append(np.full(len(found.ids), column, np.int64))
                values.append(np.full(len(found.ids), (row.weight / len(found.ids)) ** 0.5, np.float32))
    ids = np.concatenate(tokens)
    counts = torch.from_numpy(np.bincount(ids, minlength=size).astype(np.float32))
    rarity = torch.log(1 + len(translated) / (1 + counts)) / (1 + counts).sqrt()
    indices = torch.from_numpy(np.stack([ids, np.concatenate(columns)]))
    weights = torch.from_numpy(np.concatenate(values)) * rarity[indices[0]]
    table = torch.sparse_coo_tensor(indices, weights, (size, len(translated)), check_invariants=False).coalesce()
    return table, counts
