"""The tokenizer: one vocabulary for five languages, with the folding of letters built into tokenizer.json."""

import json
import random
import re
import zlib
from collections.abc import Iterable, Iterator

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from knowledge.training.charmap import han_forms, precompiled
from knowledge.training.data import LANGUAGES, Row

UNKNOWN = "[UNK]"
# Characters of each language the vocabulary is learned from, so that a word costs about as much in each.
_SHARE = {"zh": 1.0, "ja": 1.25, "ko": 1.25, "ru": 1.9, "en": 1.7}
_HIGHEST_REPEAT = 2
# Runs of kanji, hiragana and katakana stand alone, without a mark for the space before them; other words carry it.
_PIECES = r"\p{Han}+|\p{Hiragana}+|[\p{Katakana}ー]+|▁?\p{N}+|▁?[^▁\p{Han}\p{Hiragana}\p{Katakana}ー\p{N}]+"
_ORDINAL = "第[〇零一二三四五六七八九十百千]+|的"
_CLAUSE = re.compile(r"[\u3400-\u9fff]{6}|[\u3040-\u309f]{8}")
_SURPLUS = 1.2


def build_tokenizer(rows: Iterable[Row], vocabulary: int, characters: int, seed: int) -> Tokenizer:
    """A Unigram tokenizer of `vocabulary` tokens, learned from so many Chinese characters and as much of the others."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Precompiled(precompiled(han_forms())),
            normalizers.Replace(Regex(r"[\p{P}\p{S}\s\p{C}]+"), " "),
            normalizers.Strip(),
            normalizers.Prepend("▁"),
            normalizers.Replace(" ", "▁"),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_PIECES), "removed", invert=True),
            pre_tokenizers.Split(Regex(_ORDINAL), "isolated"),
        ]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=int(vocabulary * _SURPLUS),
        show_progress=False,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        max_piece_length=12,
    )
    tokenizer.train_from_iterator(_sample(rows, characters, seed), trainer)
    learned = json.loads(tokenizer.to_str())["model"]["vocab"]
    tokenizer.model = models.Unigram(_chosen(learned, vocabulary), unk_id=0)
    return tokenizer


def _chosen(learned: list[tuple[str, float]], vocabulary: int) -> list[tuple[str, float]]:
    """The best pieces without whole Chinese clauses, which the learner likes but which no one ever asks for.

    The learner adds up in no fixed order; rounding and sorting by the letters make its answer the same each time.
    """
    unknown, *pieces = ((piece, round(score, 2)) for piece, score in learned)
    letters = [piece for piece in pieces if len(piece[0]) == 1]
    words = [piece for piece in pieces if len(piece[0]) > 1 and not _CLAUSE.match(piece[0])]
    words.sort(key=lambda piece: (-piece[1], piece[0]))
    return [unknown, *sorted([*letters, *words[: max(0, vocabulary - 1 - len(letters))]])]


def _sample(rows: Iterable[Row], characters: int, seed: int) -> Iterator[str]:
    """Texts in proportion to the weight of their rows, until each language has its share."""
    texts: dict[str, list[tuple[str, float]]] = {language: [] for language in LANGUAGES}
    for row in rows:
        for language, text in row.left.items():
            texts[language].append((text, row.weight))
    for language in LANGUAGES:
        chance = random.Random(seed + zlib.crc32(language.encode()))  # noqa: S311 - a sample, not a secret
        drawn = [text for text, weight in texts[language] for _ in range(_repeats(weight, chance.random()))]
        chance.shuffle(drawn)
        left = int(characters * _SHARE[language])
        for text in drawn:
            if left <= 0:
                break
            left -= len(text)
            yield text


def _repeats(weight: float, draw: float) -> int:
    """A weight of 2.4 is twice, or with luck thrice."""
    return min(_HIGHEST_REPEAT, int(weight) + (draw < weight % 1))
