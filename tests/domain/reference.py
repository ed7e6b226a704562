"""The matching model once more, slow and exact, from the formulas of the guide alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

K = 16


@dataclass(frozen=True)
class Expected:
    """What one voice should come to; None is unknown."""

    score: Decimal | None
    low: Fraction
    high: Fraction
    coverage: Fraction
    contributions: dict[str, Decimal]


def expected(
    answers: Mapping[str, int | None],
    weights: Mapping[str, int],
    positions: Mapping[str, int | None],
) -> Expected:
    """The match of one voice with a ballot that has at least one answer.

    The interval is not taken from its formula, but from the classic city-block mean with every
    silence filled in at its worst and at its best.
    """
    counted = {
        q: (v, weights.get(q, 1)) for q, v in answers.items() if v is not None and weights.get(q, 1)
    }
    stances = {q: positions.get(q) for q in counted}
    w_sum = sum(w for _, w in counted.values())
    c_all = sum(w * (2 + abs(v)) for v, w in counted.values())
    b_all = sum(w * (4 + 2 - abs(v)) for v, w in counted.values())
    net: dict[str, int] = {}
    c_spoken = 0
    worst = best = Fraction(0)
    for q, (v, w) in counted.items():
        p = stances[q]
        if p is None:
            worst += w * min(4 - abs(v - x) for x in (-2, -1, 0, 1, 2))
            best += w * 4
            continue
        a = 4 - abs(v - p)
        worst, best = worst + w * a, best + w * a
        net[q] = w * (2 * a - 4 - (2 - abs(v)))
        c_spoken += w * (2 + abs(v))
    low, high = worst / (4 * w_sum), best / (4 * w_sum)
    if not net:
        return Expected(None, low, high, Fraction(0), {})
    coverage, n = Fraction(c_spoken, c_all), len(counted)
    with localcontext() as context:
        context.prec = 60
        g = _decimal(coverage * (n + K) / (coverage * n + K)).sqrt()
        r = Fraction(sum(net.values()), c_spoken)
        score = _decimal(Fraction(b_all, 8 * w_sum)) + g * _decimal(Fraction(c_all, 8 * w_sum) * r)
        parts = {q: g * _decimal(part / coverage / (8 * w_sum)) for q, part in net.items()}
    return Expected(score, low, high, coverage, parts)


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)
