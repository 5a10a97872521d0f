"""Every parameter of ranking, in one place. Set by measuring on the development questions, never on a guess."""

# What a provision is ordered by (`weighing`): scores, because they beat fused ranks. Fitted over the development
# questions, four-fold by question.
COVERAGE = 0.34
SIMILARITY = 0.42
KEYWORDS = 0.24
NAMED = 1.0
LEG_DEPTH = 200  # passages a leg looks at
SHOWN_COVERAGE = 0.15
SHOWN_SIMILARITY = 0.5
SYNONYM_WEIGHT = 0.6  # of a word the law uses, against 1 for a word the person used
