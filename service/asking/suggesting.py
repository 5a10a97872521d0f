"""Questions the compilation can answer, offered as examples and as follow-ups.

They are the questions of `data/questions` that have an answer, in the reader's language; none is made up.
"""

from collections.abc import Sequence
from pathlib import Path

from knowledge import DevelopmentQuestion, Language, Provision, read_questions

MOST = 3


class Suggestions:
    """The answerable questions, read once."""

    def __init__(self, folder: Path) -> None:
        self._questions = [question for question in read_questions(folder) if question.provisions]
        self._near: dict[str, list[DevelopmentQuestion]] = {}
        for question in self._questions:
            for instrument in dict.fromkeys(item.partition("/")[0] for item in question.provisions):
                self._near.setdefault(instrument, []).append(question)

    def after(self, cited: Sequence[Provision], language: Language, asked: str) -> list[str]:
        """Up to three questions near what was cited, that the cited provisions do not already answer."""
        ids = {provision.id for provision in cited}
        chosen: list[str] = []
        for instrument in dict.fromkeys(provision.instrument for provision in cited):
            for question in self._near.get(instrument, ()):
                # Two questions of one provision are one question in other words.
                if ids.isdisjoint(question.provisions) and question.words[language] != asked:
                    chosen.append(question.words[language])
                    ids.update(question.provisions)
                if len(chosen) == MOST:
                    return chosen
        return chosen

    def examples(self, language: Language) -> list[str]:
        """Three questions to begin with: those chosen as examples, then the first of each other law."""
        first: dict[str, DevelopmentQuestion] = {}
        for question in sorted(self._questions, key=lambda question: not question.example):
            first.setdefault(question.provisions[0].partition("/")[0], question)
        return [question.words[language] for question in first.values()][:MOST]
