"""Measures a model on texts it was not trained on: does a translation find its original?

`python -m knowledge.training.measure --parallel DIR --model DIR` prints one line a figure. Tatoeba and NTREX are
everyday sentences and news; CC+UDHR, held-out treaties and held-out Japanese acts are law.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from knowledge.training.data import read_table
from knowledge.training.sources import HELD_OUT_ACTS, HELD_OUT_TREATIES

Vectors = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]


def recall(queries: Vectors, targets: Vectors, depth: int) -> float:
    """Of a hundred queries, how many have the target of the same number among their `depth` nearest."""
    likeness = queries @ targets.T
    nearer = (likeness > np.diag(likeness)[:, None]).sum(axis=1)
    return float((nearer < depth).mean() * 100)


def translation_figures(parallel: Path, encode: Encode) -> dict[str, float]:
    """Name of the measurement → percent."""
    figures = {}
    for language in ("zh", "ja", "ko", "ru"):
        cells = list(read_table(parallel / f"test_tatoeba-{language}.tsv.xz"))
        figures[f"Tatoeba en→{language} R@1"] = _found(cells, "en", language, encode, 1)
    news = list(read_table(parallel / "test_ntrex.tsv.xz"))
    for language in ("zh", "ja", "ko", "ru"):
        figures[f"NTREX en→{language} R@1"] = _found(news, "en", language, encode, 1)
    law = list(read_table(parallel / "test_cc_udhr.tsv.xz"))
    for depth in (1, 10):
        for language in ("ja", "ko", "ru", "en"):
            figures[f"CC+UDHR {language}→zh R@{depth}"] = _found(law, language, "zh", encode, depth)
    treaties = [
        cells
        for cells in read_table(parallel / "legal_treaties_en-zh-ko.tsv.xz")
        if cells["treaty"] in HELD_OUT_TREATIES
    ]
    acts = [cells for cells in read_table(parallel / "legal_jlt_ja-en.tsv.xz") if cells["law_id"] in HELD_OUT_ACTS]
    for depth in (1, 10):
        for language in ("en", "ko"):
            figures[f"Held-out treaties {language}→zh R@{depth}"] = _found(treaties, language, "zh", encode, depth)
        figures[f"Held-out Japanese acts en→ja R@{depth}"] = _found(acts, "en", "ja", encode, depth)
    return figures


def cost_figures(folder: Path, model: SentenceTransformer) -> dict[str, float]:
    """Size of the folder in MB, and milliseconds to encode one question on one thread."""
    questions = (
        "外商投资需要审批吗",
        "株式会社を設立するには",
        "외국인 투자 절차",
        "Как открыть компанию?",
        "How do I open a company?",
    )
    model.encode(list(questions), show_progress_bar=False)
    begun = time.perf_counter()
    rounds = 100
    for _ in range(rounds):
        for question in questions:
            model.encode([question], show_progress_bar=False)
    spent = (time.perf_counter() - begun) / (rounds * len(questions))
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return {"Size, MB": size / 1e6, "Encode one question, ms": spent * 1000}


def _found(cells: Sequence[dict[str, str]], one: str, other: str, encode: Encode, depth: int) -> float:
    both = [found for found in cells if one in found and other in found]
    return recall(encode([found[one] for found in both]), encode([found[other] for found in both]), depth)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parallel", type=Path, required=True, help="folder with the test files")
    parser.add_argument("--model", type=Path, required=True)
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    model = SentenceTransformer(str(given.model), device="cpu")

    def encode(texts: Sequence[str]) -> Vectors:
        found = model.encode(list(texts), convert_to_numpy=True, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)

    figures = translation_figures(given.parallel, encode) | cost_figures(given.model, model)
    for name, figure in figures.items():
        print(f"{name:<40}{figure:8.2f}")


if __name__ == "__main__":
    main()
