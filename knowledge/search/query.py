"""What can be asked of the compilation, and what comes back.

Plain values; how they are found is the business of `retrieving`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from knowledge.instruments import Instrument, Jurisdiction, Provision
from knowledge.languages import Language


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A question to the compilation. `as_of` is required: nothing is searched outside time.

    `depth` joins only so many of the best to their rows; what an answer needs, where a page of search wants all.
    `language` is the language of the words in `text`, and of the texts searched first.
    """

    text: str
    language: Language
    as_of: date
    jurisdictions: Sequence[Jurisdiction] = ()
    instrument: str | None = None
    topic: str | None = None
    kind: str | None = None
    limit: int = 20
    offset: int = 0
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision found, joined back to its published rows.

    `score` orders the hits and `strength` says how much one speaks to the query (`weighing`). `coverage` is the share
    of the query's weight (0 to 1, rare words weigh more) found in the provision's words; `similarity` is the cosine of
    the best passage (-1 to 1; 0 when vectors are not available), `elsewhere` that of the other languages, `terms` the
    share of the query's terms of the glossary. `legs` names where it was found, with its rank there.
    """

    provision: Provision
    instrument: Instrument
    score: float
    strength: float
    coverage: float
    similarity: float
    elsewhere: float
    terms: float
    legs: Mapping[str, int] = field(default_factory=dict)
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits. `total` counts all hits; `facets` count by value over all of them.

    `sought` is how many things the query looks for: words, or groups of words that mean the same.
    """

    total: int
    hits: Sequence[Hit]
    facets: Mapping[str, Mapping[str, int]]
    next_offset: int | None
    sought: int = 0
