"""`python -m tests.benchmarks`: a first start, a second start, searches and answers, with the model we ship."""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from knowledge import Language, SearchQuery, places_in, read_questions
from service import Ask, Settings, build, prepare
from tests.site import Site

ROUNDS = 3


def main() -> None:
    """Print the figures, one a line."""
    folder = Path(tempfile.mkdtemp(prefix="fq-bench-"))
    try:
        first = _seconds(lambda: _started(folder / "home"))
        second = _seconds(lambda: _started(folder / "home"))
        shutil.rmtree(folder / "home" / "chroma")
        rebuilt = _seconds(lambda: _started(folder / "home"))
        _line("first start, empty folder to ready", f"{first:.1f} s")
        _line("second start", f"{second:.1f} s")
        _line("start without the vector index", f"{rebuilt:.1f} s")
        _measure(folder / "other")
    finally:
        shutil.rmtree(folder)


def _started(home: Path) -> None:
    with Site(home):
        pass


def _measure(home: Path) -> None:
    application = build(Settings(home=home, ask_limit=""), serving=True)
    try:
        _line("prepare, in process", f"{_seconds(lambda: prepare(application, lambda *_: None)):.1f} s")
        application.index.warm()
        questions = read_questions(application.settings.compilation / "questions")
        today = application.clock.today()
        for language in Language:
            texts = [question.words[language] for question in questions]
            queries = [SearchQuery(places_in(text).rest or text, language, today) for text in texts]
            _spread(
                f"search, {language.value}",
                [_seconds(lambda q=q: application.index.search(q)) for q in queries * ROUNDS],
            )
        texts = [question.words[language] for question in questions[:20] for language in Language]
        _spread("answer, all languages", [_seconds(lambda t=t: application.asking.ask(Ask(t))) for t in texts])
    finally:
        application.index.close()
        application.database.close()


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _spread(name: str, seconds: list[float]) -> None:
    ordered = sorted(item * 1000 for item in seconds)
    last = ordered[int(len(ordered) * 0.95)]
    _line(name, f"median {statistics.median(ordered):.1f} ms, 95 % under {last:.1f} ms, {len(ordered)} times")


def _line(name: str, figure: str) -> None:
    print(f"{name:<40} {figure}", flush=True)  # noqa: T201  printing is what it is for


if __name__ == "__main__":
    main()
