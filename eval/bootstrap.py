"""Bootstrap intervals over documents: how far a figure would move on other documents of the same kind."""
import random

SAMPLES = 1000
# The same seed for everyone: a report that is made twice is the same.
SEED = 2026


def interval(units, measure, samples=SAMPLES):
    """`measure` of a list of units (what one document counted) -> the 2.5th and 97.5th percentile over resamples.

    A resample draws as many documents as there are, with replacement (Efron 1979, percentile method).
    """
    if not units:
        return None
    draw = random.Random(SEED)
    values = sorted(measure(draw.choices(units, k=len(units))) for _ in range(samples))
    return values[round(0.025 * (samples - 1))], values[round(0.975 * (samples - 1))]


def f1(units):
    """F1 of summed (true positives, false positives, false negatives)."""
    right, extra, missed = (sum(unit[i] for unit in units) for i in range(3))
    return 2 * right / (2 * right + extra + missed) if right else 0.0


def share(units):
    """The share of summed (right, all)."""
    right, of = (sum(unit[i] for unit in units) for i in range(2))
    return right / of if of else 0.0
