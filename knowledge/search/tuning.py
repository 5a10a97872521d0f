"""Every parameter of ranking, in one place. Set by measuring on the development questions, never on a guess."""

# What a provision is ordered by (`weighing`): scores, because they beat fused ranks. Fitted over the tuning half of the
# development questions on Chinese law (cross-entropy of the right provisions), looked at on the test half.
COVERAGE = 0.22
SIMILARITY = 0.098
ELSEWHERE = 0.122
ASKED = 0.189
ASKED_ELSEWHERE = 0.236
TERMS = 0.036
KEYWORDS = 0.099
NAMED = 1.0
BELOW_LAW = 0.05  # what is made under a law stands behind an article of the law that fits as well
GUIDANCE = 0.06  # and a section of the handbook behind both
LEG_DEPTH = 300  # passages a leg looks at
SHOWN = 0.08  # of strength; less says nothing to the question
SYNONYM_WEIGHT = 0.6  # of a word the law uses, against 1 for a word the person used
