"""Writes the model as a folder that `SentenceTransformer(folder)` reads, versions 5 and 6 alike."""

import json
from pathlib import Path

from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, float16

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_CONFIG: dict[str, object] = {"prompts": {}, "default_prompt_name": None, "similarity_fn_name": "cosine"}


def save_model(folder: Path, tokenizer: Tokenizer, vectors: Tensor) -> None:
    """Half precision and compact JSON: nothing a reader gains from is written."""
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    save_file({"embedding.weight": vectors.to(float16).contiguous()}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)
    for name, content in (("modules.json", _MODULES), ("config_sentence_transformers.json", _CONFIG)):
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    (folder / "1_Normalize" / "config.json").write_text("{}\n", encoding="utf-8")
