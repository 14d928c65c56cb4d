"""Sentences without a parser: inflection, verb groups, clauses, arguments, and the acts that they tell of."""
