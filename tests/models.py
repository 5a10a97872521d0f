"""Tiny models made on the spot, as folders sentence-transformers can load: nothing is downloaded, nothing is good."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

SIZE = 32


def a_static_model(folder: Path, *, seed: int = 0, prompts: Mapping[str, str] | None = None) -> str:
    """An embedding model in `folder`: a random vector for each byte. Another seed makes another model."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers

    vocabulary = {token: place for place, token in enumerate(["[UNK]", *sorted(pre_tokenizers.ByteLevel.alphabet())])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
            pre_tokenizers.Split(Regex("."), "isolated"),
        ]
    )
    weights = np.random.default_rng(seed).normal(size=(len(vocabulary), SIZE)).astype(np.float32)
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)], device="cpu").save(str(folder))
    configuration = folder / "config_sentence_transformers.json"
    written = json.loads(configuration.read_text(encoding="utf-8"))
    configuration.write_text(json.dumps({**written, "prompts": dict(prompts or {})}), encoding="utf-8")
    return str(folder)


def a_cross_encoder(folder: Path, *, labels: int = 1, headless: bool = False) -> str:
    """A BERT of two thin layers with random weights that scores pairs; `headless` leaves the scoring away."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz"]
    words += [f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(0)
    shape = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        num_labels=labels,
    )
    model = BertModel(shape) if headless else BertForSequenceClassification(shape)
    model.save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=64).save_pretrained(folder)
    return str(folder)
