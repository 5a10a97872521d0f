"""`python -m tests.benchmarks.latency`: how long a search takes at 10,000 provisions in five languages, and on what.

Beside it, in the same run and over the same passages, plain BM25 (bm25s) and exact cosines (numpy). Copies of the
compilation stand in for laws not written yet; a copy has the words, so nothing is found faster than in the original.
"""

import cProfile
import pstats
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import numpy as np

from knowledge import Jurisdiction, Language, SearchQuery, places_in
from knowledge.index.building import kept_embeddings, read_passages
from knowledge.text.words import asked_text, words_of
from service import Application, Settings
from tests.benchmarks.figures import held_half, line, prepared

PROVISIONS = 10_000
QUESTIONS = 100
STAGES = (
    ("planning", "units_of"),
    ("lookup", "look_up"),
    ("retrieving", "_encoded"),
    ("retrieving", "_keyword_leg"),
    ("retrieving", "_vector_leg"),
    ("ranking", "weighed"),
    ("library", "standing"),
    ("library", "provisions"),
)


def main() -> None:
    """Print the figures."""
    folder = Path(tempfile.mkdtemp(prefix="fq-latency-"))
    try:
        with prepared(folder / "home", _copied(folder / "data")) as application:
            application.index.prepare()
            queries = _queries(application)
            held = application.library.counts()["provisions"]
            line(f"{held} provisions in five languages, {len(queries)} searches a row")
            _spread("our search, whole", [lambda q=q: application.index.search(q) for q in queries])
            _others(application, queries)
            _stages(application, queries)
    finally:
        shutil.rmtree(folder)


def _copied(folder: Path) -> Path:
    """The compilation we ship, its instruments copied under other names until there are enough provisions."""
    shutil.copytree(Settings().compilation, folder, ignore=shutil.ignore_patterns("model"))
    table = folder / "laws.csv"
    rows = table.read_text("utf-8").splitlines()
    originals = sorted((folder / "compilation").iterdir())
    sizes = {item: (item / "zh.md").read_text("utf-8").count("\n### ") for item in originals}
    held, copy = sum(sizes.values()), 0
    while held < PROVISIONS:
        copy += 1
        for item in originals:
            shutil.copytree(item, item.with_name(f"{item.name}-c{copy}"))
            about = item.with_name(f"{item.name}-c{copy}") / "instrument.toml"
            text = about.read_text("utf-8").replace(f'id = "{item.name}"', f'id = "{item.name}-c{copy}"', 1)
            about.write_text(text, encoding="utf-8")
            rows += [
                row.replace(item.name, f"{item.name}-c{copy}", 1) for row in rows if row.startswith(f"{item.name},")
            ]
            held += sizes[item]
            if held >= PROVISIONS:
                break
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def _queries(application: Application) -> list[SearchQuery]:
    """As an answer asks: the countries named and treaties, the best twenty joined."""
    today = application.clock.today()
    found = []
    for question in held_half()[:QUESTIONS]:
        for language, text in question.words.items():
            places = places_in(text)
            among = (*(places.located or places.jurisdictions or (Jurisdiction.CN,)), Jurisdiction.INT)
            found.append(SearchQuery(places.rest or text, language, today, among, limit=10, depth=20))
    return found


def _others(application: Application, queries: Sequence[SearchQuery]) -> None:
    """Plain BM25 and plain cosines over the passages of the language asked in, the best ten of each."""
    passages = read_passages(application.database)
    with application.database.session() as session:
        kept = kept_embeddings(session, passages, application.index.model)
    texts, vectors = {}, {}
    for language in Language:
        own = [item for item in passages if item.language is language]
        texts[language] = bm25s.BM25()
        texts[language].index([words_of(item.words, language) or [""] for item in own], show_progress=False)
        vectors[language] = np.stack([kept[item.digest] for item in own])
    words = [(words_of(asked_text(q.text, q.language), q.language) or [""], q.language) for q in queries]
    known = [([word for word in said if word in texts[tag].vocab_dict] or [""], tag) for said, tag in words]
    _spread("bm25s", [lambda s=s, t=t: texts[t].retrieve([s], k=10, show_progress=False) for s, t in known])
    asked = [(vectors[q.language], vectors[q.language][place]) for place, q in enumerate(queries)]
    _spread("numpy, exact cosines", [lambda v=v, a=a: np.argpartition(-(v @ a), 10)[:10] for v, a in asked])


def _stages(application: Application, queries: Sequence[SearchQuery]) -> None:
    """Shares of a profiled run: a profiler slows everything, so it tells proportions and no times."""
    profile = cProfile.Profile()
    profile.enable()
    for query in queries:
        application.index.search(query)
    profile.disable()
    stats = pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
    spent = {(Path(file).stem, name): figures[3] for (file, _, name), figures in stats}
    whole = spent["retrieving", "search"]
    line("share of a search: " + ", ".join(f"{name} {spent[stage, name] / whole:.0%}" for stage, name in STAGES))


def _spread(name: str, works: Sequence[Callable[[], object]]) -> None:
    seconds = []
    for work in works:
        begun = time.perf_counter()
        work()
        seconds.append((time.perf_counter() - begun) * 1000)
    ordered = sorted(seconds)
    line(
        f"{name:<24} median {statistics.median(ordered):.1f} ms, 99 % under {ordered[int(len(ordered) * 0.99)]:.1f} ms"
    )


if __name__ == "__main__":
    main()
