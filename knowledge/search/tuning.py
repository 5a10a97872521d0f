"""Every parameter of ranking, in one place. Set by measuring on the development questions, never on a guess."""

LEG_WEIGHTS = {"lookup": 3.0, "coverage": 1.0, "keywords": 0.5, "vectors": 0.5}
FUSION_K = 10.0
LEG_DEPTH = 60
VECTOR_FLOOR = 0.2
SHOWN_COVERAGE = 0.15
SHOWN_SIMILARITY = 0.5
SYNONYM_WEIGHT = 0.6  # of a word the law uses, against 1 for a word the person used
