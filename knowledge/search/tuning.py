"""Every parameter of ranking, in one place. Set by measuring on the development questions, never on a guess."""

# What a provision is ordered by (`weighing`): scores, because they beat fused ranks. Fitted over one half of the
# development questions (cross-entropy of the right provisions), looked at on the other.
COVERAGE = 0.293
SIMILARITY = 0.252
ELSEWHERE = 0.244
TERMS = 0.043
KEYWORDS = 0.168
NAMED = 1.0
BELOW_LAW = 0.05  # what is made under a law stands behind an article of the law that fits as well
GUIDANCE = 0.06  # and a section of the handbook behind both
LEG_DEPTH = 200  # passages a leg looks at
SHOWN = 0.08  # of strength; less says nothing to the question
SYNONYM_WEIGHT = 0.6  # of a word the law uses, against 1 for a word the person used
