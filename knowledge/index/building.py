"""Builds the indexes from the database: embeds only what changed, fills a new generation, then swaps.

Every step can be killed and begun again: embeddings are kept batch by batch, a half-filled generation is never
current, and a current one is checked by looking up a sample before it is trusted.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import numpy as np
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from knowledge.database import Database
from knowledge.errors import IndexUnavailable
from knowledge.index.embedding import Embedder, EmbeddingModel, Vectors
from knowledge.index.passages import Passage, published_passages, refresh_passages
from knowledge.index.vectors import VectorStore
from knowledge.languages import Language
from knowledge.tables import EmbeddingRow, GenerationRow

BATCH = 1024
SAMPLE = 5
Progress = Callable[[str, int, int], None]


def silent(_step: str, _done: int, _total: int) -> None:
    """A progress report nobody reads."""


@dataclass(frozen=True, slots=True)
class Built:
    """What the indexes are made of now, and the generation that holds it."""

    passages: Sequence[Passage]
    fingerprint: str
    generation: str


def read_passages(database: Database) -> list[Passage]:
    """The published passages, after making them agree with the texts."""
    with database.session(writes=True) as session:
        refresh_passages(session)
    with database.session() as session:
        return published_passages(session)


def fingerprint_of(passages: Sequence[Passage], model: str) -> str:
    """Names what an index is built from: changes with any passage, its id, or the model."""
    digest = sha256(model.encode())
    for passage in passages:
        digest.update(f"{passage.id}:{passage.language}:{passage.digest}\n".encode())
    return digest.hexdigest()


def missing_embeddings(database: Database, passages: Sequence[Passage], model: str) -> dict[str, str]:
    """The words not yet embedded under this model, by digest."""
    with database.session() as session:
        known = set(session.scalars(select(EmbeddingRow.digest).where(EmbeddingRow.model == model)))
    return {passage.digest: passage.words for passage in passages if passage.digest not in known}


def embed(database: Database, embedder: Embedder, passages: Sequence[Passage], progress: Progress = silent) -> int:
    """Encode what is missing and keep it, batch by batch; answers how many were encoded."""
    missing = sorted(missing_embeddings(database, passages, embedder.name).items())
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        vectors = embedder.encode([words for _, words in batch])
        with database.session(writes=True) as session:
            # Another process may have kept some of them meanwhile.
            kept = select(EmbeddingRow.digest).where(
                EmbeddingRow.model == embedder.name, EmbeddingRow.digest.in_([digest for digest, _ in batch])
            )
            known = set(session.scalars(kept))
            # As plain rows: nearly a hundred thousand of them on a first start.
            fresh = [
                {"digest": digest, "model": embedder.name, "vector": vector.astype("<f4").tobytes()}
                for (digest, _), vector in zip(batch, vectors, strict=True)
                if digest not in known
            ]
            if fresh:
                session.execute(insert(EmbeddingRow), fresh)
        progress("embedding", min(start + BATCH, len(missing)), len(missing))
    return len(missing)


def kept_embeddings(session: Session, passages: Sequence[Passage], model: str) -> dict[str, Vectors]:
    """The vectors of the passages, by digest."""
    wanted = {passage.digest for passage in passages}
    rows = session.execute(select(EmbeddingRow.digest, EmbeddingRow.vector).where(EmbeddingRow.model == model))
    return {digest: np.frombuffer(vector, dtype="<f4") for digest, vector in rows if digest in wanted}


def earlier_model(database: Database, model: str) -> tuple[str, EmbeddingModel] | None:
    """The name of the model whose generation is current, and what it was opened with; None when that is `model`."""
    with database.session() as session:
        row = session.scalar(
            select(GenerationRow)
            .where(GenerationRow.state == "current", GenerationRow.model != model)
            .order_by(GenerationRow.id.desc())
        )
        if row is None:
            return None
        return row.model, EmbeddingModel(row.model_path, row.query_prefix, row.passage_prefix)


def fill(
    database: Database, store: VectorStore, passages: Sequence[Passage], embedder: Embedder, progress: Progress = silent
) -> str:
    """The name of a generation of `store` that holds `passages`: the current one when it stands the test, or a new one.

    Encodes nothing, and leaves other generations where they are: somebody may be searching them. Raises
    IndexUnavailable when the store cannot be written or an embedding is missing.
    """
    model = embedder.name
    fingerprint = fingerprint_of(passages, model)
    with database.session() as session:
        vectors = kept_embeddings(session, passages, model)
        current = session.scalar(
            select(GenerationRow).where(GenerationRow.fingerprint == fingerprint, GenerationRow.state == "current")
        )
    if absent := sum(passage.digest not in vectors for passage in passages):
        raise IndexUnavailable(f"{absent} passages are not embedded yet")
    by_language = _by_language(passages)
    if not store.durable:
        # A command beside the site must leave no trace: the site's own generation stays current.
        name = generation_name(model, 0)
        for language, group in by_language.items():
            store.fill(name, language, [item.id for item in group], _matrix(group, vectors))
        return name
    if current is not None:
        name = generation_name(current.model, current.id)
        if _stands(store, name, by_language, vectors):
            _remember(database, current.id, embedder)
            return name
    return _build(database, store, by_language, vectors, fingerprint, embedder, progress)


def _build(
    database: Database,
    store: VectorStore,
    by_language: Mapping[Language, Sequence[Passage]],
    vectors: Mapping[str, Vectors],
    fingerprint: str,
    embedder: Embedder,
    progress: Progress,
) -> str:
    model = embedder.name
    with database.session(writes=True) as session:
        row = GenerationRow(model=model, fingerprint=fingerprint, state="building", built_at=datetime.now(UTC))
        session.add(row)
        session.flush()
        name, number = generation_name(model, row.id), row.id
    done, total = 0, sum(len(group) for group in by_language.values())
    for language, group in by_language.items():
        store.fill(name, language, [passage.id for passage in group], _matrix(group, vectors))
        done += len(group)
        progress("indexing", done, total)
    if not _stands(store, name, by_language, vectors):
        raise IndexUnavailable("the vector store did not give back what was put in")
    with database.session(writes=True) as session:
        for other in session.scalars(select(GenerationRow).where(GenerationRow.id != number)):
            other.state = "retired"
        session.get_one(GenerationRow, number).state = "current"
    _remember(database, number, embedder)
    return name


def _remember(database: Database, generation: int, embedder: Embedder) -> None:
    """Write down what opens the embedder again; also for generations of a release that did not."""
    model = embedder.model
    folder = Path(model.path)
    # Where the site is started from may be another folder next time.
    path = str(folder.resolve()) if folder.is_dir() else model.path
    with database.session(writes=True) as session:
        row = session.get_one(GenerationRow, generation)
        row.model_path, row.query_prefix, row.passage_prefix = path, model.query_prefix, model.passage_prefix


def generation_name(model: str, number: int) -> str:
    """The name collections of a generation begin with."""
    return f"faqiao-{model}-g{number}"


def _matrix(passages: Sequence[Passage], vectors: Mapping[str, Vectors]) -> Vectors:
    return np.stack([vectors[item.digest] for item in passages]) if passages else np.zeros((0, 1), np.float32)


def _by_language(passages: Sequence[Passage]) -> dict[Language, list[Passage]]:
    return {language: [item for item in passages if item.language is language] for language in Language}


def _stands(
    store: VectorStore,
    name: str,
    by_language: Mapping[Language, Sequence[Passage]],
    vectors: Mapping[str, Vectors],
) -> bool:
    return all(
        store.holds(name, language, {item.id: vectors[item.digest] for item in _sample(group)}, len(group))
        for language, group in by_language.items()
    )


def _sample(passages: Sequence[Passage]) -> Sequence[Passage]:
    step = max(1, len(passages) // SAMPLE)
    return passages[::step][: SAMPLE + 1]
