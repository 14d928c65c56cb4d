"""Two values of one fact that cannot both be true.

What it finds: an amount, a count, a percentage, an age, a rank, a duration, a measure or a value of any further kind
that two sources give in two ways, where no rounding, bound or range makes both true: 25 doctoral researchers here, 30
there.

Why it matters: at least one of them is wrong, and a reader who has seen both will ask which.

Example: "The port will spend $40 million" and "The port will spend $46 million", said of one plan. Not this rule: "$4.2
million" and "$4.18 million" (a rounding), "at least 30" and "31" (within the bound), or the sum of a part. A warning,
which says what is in doubt, where it is likely, not certain, that both speak of one thing, and the two articles share
too little to tell of one event for sure; where weeks lie between the articles; where one number is many times the
other; where a birthday within two weeks would explain it; where what lasts may have gone on; where their sentences name
two years. Of two tallies of a player or a side, where another figure says that they do not take in the same games (9
goals in 14 games, 31 goals in three seasons), nothing is said. A sum in euros here and in dollars there is held
together by the European Central Bank's rates of both days of publication: within a twenty-fifth beyond both roundings
it is one sum, from a tenth it is a conflict. Nothing is said where a day is unknown or after the last rate, or a
currency has none.

What would settle it: the source both rest on, or a question to whom the sentence names.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.evidence.context import FindingContext
from reconcile.evidence.conversion import by_rate
from reconcile.evidence.exclusion import facts_of
from reconcile.evidence.value_severity import conflict
from reconcile.kinds import Trait, having, kinds
from reconcile.messages import say_later
from reconcile.model import Finding, Severity
from reconcile.rules.registry import Rule, rules

NAME = "value-conflict"
SETTLE = (
    say_later("The document or the person that the sources rest on."),
    say_later("Which report is the latest, and whether the figure changed between them."),
)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a fact whose values exclude each other, of every kind that no other rule speaks of."""
    others = {kind for rule in rules().values() for kind in rule.kinds}
    mine = kinds().keys() - others
    found = (
        conflict(context, fact, NAME, SETTLE)
        or (by_rate(context, fact, NAME, SETTLE) if fact.kind in having(Trait.MONEY) else None)
        for fact in facts_of(context, mine)
    )
    return [each for each in found if each is not None]


RULE = Rule(NAME, (Severity.CONFLICT, Severity.WARNING), check, order=20, values=True)
