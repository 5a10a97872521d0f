"""`python -m tests.benchmarks.answers`: every citation held against the database; how soon the first sentence comes.

All development questions in five languages; then eight who ask at once, over HTTP, of a site in a process of its own.
"""

import json
import statistics
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

from sqlalchemy import select

from knowledge import Language, read_questions
from knowledge.tables import ProvisionTextRow
from service import Answer, Application, Ask, Settings
from tests.benchmarks.figures import line, prepared
from tests.site import Site

ASKERS, EACH = 8, 40


def main() -> None:
    """Print both."""
    with tempfile.TemporaryDirectory(prefix="fq-answers-") as folder:
        home = Path(folder) / "home"
        with prepared(home) as application:
            application.index.prepare()
            _citations(application)
        with Site(home) as site:
            _first_sentences(site.port)


def _citations(application: Application) -> None:
    questions = read_questions(Settings().compilation / "questions")
    found: Counter[str] = Counter()
    for question in questions:
        for language in Language:
            answer = application.asking.consider(Ask(question.words[language], page_language=language))
            found["answers"] += 1
            found[answer.status.value] += 1
            found["citations"] += len(answer.citations)
            found["sentences"] += len(answer.sentences)
            found["faults"] += _faults(application, answer)
    line(f"{len(questions)} questions in five languages: {dict(found)}")


def _faults(application: Application, answer: Answer) -> int:
    """How many citations do not exist, are not published, not in force on the day, or not word for word."""
    wrong = 0
    with application.database.session() as session:
        for item in answer.citations:
            row = session.scalar(
                select(ProvisionTextRow).where(
                    ProvisionTextRow.provision_id == f"{item.instrument}/{item.provision}",
                    ProvisionTextRow.language == item.language.value,
                    ProvisionTextRow.published,
                    ProvisionTextRow.in_force_from <= answer.as_of,
                    ProvisionTextRow.in_force_to.is_(None) | (ProvisionTextRow.in_force_to >= answer.as_of),
                )
            )
            said = [sentence.text for sentence in answer.sentences if item.marker in sentence.citations]
            wrong += row is None or not said or item.text not in row.text or any(text not in row.text for text in said)
    return wrong


def _first_sentences(port: int) -> None:
    questions = [item for item in read_questions(Settings().compilation / "questions") if item.provisions]
    words = [question.words[language] for question in questions[: ASKERS * EACH // 5] for language in Language]
    with ThreadPoolExecutor(ASKERS) as pool:
        list(pool.map(lambda text: _first(port, text), words[: ASKERS * 5]))  # what is read once is read before
        took = sorted(item for item in pool.map(lambda text: _first(port, text), words) if item is not None)
    line(
        f"first sentence, {ASKERS} at once, {len(took)} answers: median {statistics.median(took):.0f} ms, "
        f"95 % under {took[int(len(took) * 0.95)]:.0f} ms"
    )


def _first(port: int, question: str) -> float | None:
    """Milliseconds until the first sentence of an answer; None where there is none."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    begun = time.monotonic()
    body = json.dumps({"question": question})
    connection.request("POST", "/api/v1/ask/stream", body, {"Content-Type": "application/json"})
    first = connection.getresponse().readline()
    took = (time.monotonic() - begun) * 1000
    connection.close()
    return took if first.strip() == b"event: sentence" else None


if __name__ == "__main__":
    main()
