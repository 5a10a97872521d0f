"""Keyword search with our own words, in memory: tantivy over `text.words`, one copy a process, made from the database.

Small to build (19,000 passages a second were measured), so it is never written to disk and never stale after a start.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import tantivy
from numpy.typing import NDArray

from knowledge.index.passages import Passage
from knowledge.languages import Language
from knowledge.text.words import words_of

HEADING_WEIGHT = 2.0
TITLE_WEIGHT = 0.6
WRITER_BYTES = 50_000_000
_NOBODY = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many passages of a language there are, and how many hold each word."""

    passages: int
    holding: Counter[str]


class KeywordIndex:
    """The words of every published passage. Immutable: a change of the compilation makes a new one."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        builder = tantivy.SchemaBuilder()
        for name in ("words", "heading", "title"):
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
        for name in ("language", "jurisdiction"):
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("id", stored=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        self._counts = {language: _Counts(0, Counter()) for language in Language}
        self._places = {item: place for place, item in enumerate(dict.fromkeys(item.provision for item in passages))}
        self._holders: dict[tuple[str, Language], NDArray[np.int32]] = {}
        self._fill(passages)
        self._searcher = self._index.searcher()

    def nearest(
        self, words: Mapping[str, float], language: Language, jurisdictions: Collection[str], limit: int
    ) -> list[tuple[int, float]]:
        """The passages that hold any of `words`, each with its weight, best first by BM25.

        Headings count more, titles less.
        """
        if not words:
            return []
        should = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(name, word), boost * weight))
            for word, boost in words.items()
            for name, weight in (("words", 1.0), ("heading", HEADING_WEIGHT), ("title", TITLE_WEIGHT))
        ]
        must = [
            (tantivy.Occur.Must, tantivy.Query.boolean_query(should)),
            (tantivy.Occur.Must, tantivy.Query.const_score_query(self._term("language", language.value), 0.0)),
        ]
        if jurisdictions:
            among = tantivy.Query.term_set_query(self._schema, "jurisdiction", sorted(jurisdictions))
            must.append((tantivy.Occur.Must, tantivy.Query.const_score_query(among, 0.0)))
        found = self._searcher.search(tantivy.Query.boolean_query(must), limit, count=False)
        return [(self._searcher.doc(address)["id"][0], score) for score, address in found.hits]

    def weight(self, word: str, language: Language) -> float:
        """How much a word says: rare words much, common words little; a word never seen as much as the rarest."""
        counts = self._counts[language]
        holding = counts.holding.get(word, 0)
        return math.log(1.0 + (counts.passages - holding + 0.5) / (holding + 0.5))

    def knows(self, word: str, language: Language) -> bool:
        """Whether any passage of the language holds the word."""
        return word in self._counts[language].holding

    def places_of(self, provisions: Sequence[str]) -> NDArray[np.intp]:
        """Where the provisions stand in what `holding` answers. Raises KeyError for one without passages."""
        return np.array([self._places[item] for item in provisions], dtype=np.intp)

    def holding(self, words: Sequence[str], language: Language) -> NDArray[np.bool_]:
        """For every provision whether it holds all of `words`, heading and what people ask included."""
        counts = np.zeros(len(self._places), dtype=np.int16)
        for word in words:
            counts[self._holders.get((word, language), _NOBODY)] += 1
        holds: NDArray[np.bool_] = counts == len(words)
        return holds

    def _term(self, name: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, name, value)

    def _fill(self, passages: Sequence[Passage]) -> None:
        writer = self._index.writer(WRITER_BYTES, 1)
        seen = dict.fromkeys(Language, 0)
        every: dict[Language, defaultdict[str, set[int]]] = {language: defaultdict(set) for language in Language}
        titles = {
            (title, language): " ".join(words_of(title, language))
            for title, language in {(passage.title, passage.language) for passage in passages}
        }
        for passage in passages:
            words = words_of(passage.text, passage.language)
            heading = words_of(passage.heading, passage.language)
            document = tantivy.Document()
            document.add_integer("id", passage.id)
            document.add_text("language", passage.language.value)
            document.add_text("jurisdiction", passage.jurisdiction)
            document.add_text("words", " ".join(words))
            document.add_text("heading", " ".join(heading))
            document.add_text("title", titles[passage.title, passage.language])
            writer.add_document(document)
            seen[passage.language] += 1
            place, distinct = self._places[passage.provision], {*words, *heading}
            self._counts[passage.language].holding.update(distinct)
            holders = every[passage.language]
            for word in distinct:
                holders[word].add(place)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._holders = {
            (word, language): np.fromiter(places, dtype=np.int32)
            for language, holders in every.items()
            for word, places in holders.items()
        }
        self._counts = {language: _Counts(seen[language], counts.holding) for language, counts in self._counts.items()}
