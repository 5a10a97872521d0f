"""Every parameter of ranking, in one place. Set by measuring on the development questions, never on a guess."""

LEG_WEIGHTS = {"lookup": 3.0, "keywords": 1.0, "vectors": 0.5}
FUSION_K = 10.0
LEG_DEPTH = 60
VECTOR_FLOOR = 0.2
SHOWN_COVERAGE = 0.2
SHOWN_SIMILARITY = 0.5
