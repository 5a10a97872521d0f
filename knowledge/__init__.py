"""The library: instruments, provisions, their texts, and finding the one that decides a question.

It knows no people, no requests and no interface text. The names below are its public face; nothing else may
be imported from outside.
"""

from knowledge.checking.compilation import faults_against_official, faults_between_languages, held_by_jurisdiction
from knowledge.checking.guidance import faults_in_guidance
from knowledge.checking.spelled import counted_in, figures_said, in_digits
from knowledge.checking.terms import faults_in_terms
from knowledge.comparison import COMPARED, Aspect, Row, aspects, compare, faults_in_comparison
from knowledge.database import Database
from knowledge.errors import (
    CompilationError,
    Fault,
    IndexUnavailable,
    KnowledgeError,
    NoTextForDay,
    UnknownInstrument,
    UnknownProvision,
    UnknownTerm,
)
from knowledge.evaluation import DevelopmentQuestion, Evaluation, Half, Recall, evaluate, interval, read_questions
from knowledge.glossary import Term, term, terms, terms_in
from knowledge.index.embedding import EmbeddingModel
from knowledge.instruments import (
    Held,
    Instrument,
    InstrumentPage,
    Jurisdiction,
    Kind,
    Origin,
    Provision,
    ProvisionText,
    Reading,
    Status,
    Verification,
)
from knowledge.languages import Language
from knowledge.library import Library
from knowledge.marking import Mark, marks_in
from knowledge.numbering import label
from knowledge.places import Places, places_in
from knowledge.references import references_in_any, without_references
from knowledge.remembering import revision
from knowledge.search.lookup import Named
from knowledge.search.query import Hit, SearchQuery, SearchResult
from knowledge.search.retrieving import SearchIndex
from knowledge.shelving import Shelved, is_empty, load_starter
from knowledge.starter import read_starter
from knowledge.tables import Base
from knowledge.text.detect import detect
from knowledge.text.quantities import Quantity, Unit, quantities_in
from knowledge.text.sentences import sentences_of
from knowledge.text.words import asked_words, words_of
from knowledge.topics import TERM_TOPICS, TOPICS

__all__ = [
    "COMPARED",
    "TERM_TOPICS",
    "TOPICS",
    "Aspect",
    "Base",
    "CompilationError",
    "Database",
    "DevelopmentQuestion",
    "EmbeddingModel",
    "Evaluation",
    "Fault",
    "Half",
    "Held",
    "Hit",
    "IndexUnavailable",
    "Instrument",
    "InstrumentPage",
    "Jurisdiction",
    "Kind",
    "KnowledgeError",
    "Language",
    "Library",
    "Mark",
    "Named",
    "NoTextForDay",
    "Origin",
    "Places",
    "Provision",
    "ProvisionText",
    "Quantity",
    "Reading",
    "Recall",
    "Row",
    "SearchIndex",
    "SearchQuery",
    "SearchResult",
    "Shelved",
    "Status",
    "Term",
    "Unit",
    "UnknownInstrument",
    "UnknownProvision",
    "UnknownTerm",
    "Verification",
    "asked_words",
    "aspects",
    "compare",
    "counted_in",
    "detect",
    "evaluate",
    "faults_against_official",
    "faults_between_languages",
    "faults_in_comparison",
    "faults_in_guidance",
    "faults_in_terms",
    "figures_said",
    "held_by_jurisdiction",
    "in_digits",
    "interval",
    "is_empty",
    "label",
    "load_starter",
    "marks_in",
    "places_in",
    "quantities_in",
    "read_questions",
    "read_starter",
    "references_in_any",
    "revision",
    "sentences_of",
    "term",
    "terms",
    "terms_in",
    "without_references",
    "words_of",
]
