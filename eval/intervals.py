#!/usr/bin/env python3
"""Events, facts and GSR records with the size of the sample and a 95 % bootstrap interval for each figure.

usage: intervals.py SCORERS GOLD... [--gsr GSR.json] [--aside NAME,NAME...] [--bin BIN] [--draws 2000]

SCORERS: the folder with events.py, gsr.py and dateline_io.py. GOLD: folders of documents in the schema of events.py;
`eval/articles.py FOLDER` writes our own articles as such. The counts are the scorers' own, taken document by document and
added up; whole documents (or records) are drawn again with replacement, always by the same seed. `--aside` names
documents that are counted apart from the rest of their folder. `shown` figures leave out what has a confidence below one
half, as the page does.
"""
import argparse
import os
import random
import sys

SEED = 2026
SHOWN = 500 / 1000


def f1(tp, fp, fn):
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return 2 * p * r / (p + r) if p + r else 0.0


def precision(tp, fp, _fn):
    return tp / max(1, tp + fp)


def share(yes, _, no):
    return yes / max(1, yes + no)


def shown(analysis):
    sure = {k: [x for x in analysis[k] if x["confidence"] >= SHOWN] for k in ("events", "facts")}
    return {**analysis, **sure}


def document_counts(events, document, analysis):
    """{figure: (tp, fp, fn)} of one document"""
    counts = {k: [0, 0, 0] for k in (*events.EVENT_KEYS, "fully right", "fact")}
    found = events.Found(analysis)
    events.event_counts(document, found.events(), counts, {})
    events.fact_counts(document, found.facts(), counts)
    return counts


def figures_of_documents(events, documents, analyses):
    all_of = [document_counts(events, d, a) for d, a in zip(documents, analyses, strict=True)]
    sure = [document_counts(events, d, shown(a)) for d, a in zip(documents, analyses, strict=True)]
    rows = {}
    for key in (*events.EVENT_KEYS, "fact"):
        rows[f"{key} F1"] = (f1, [c[key] for c in all_of])
    rows["fully right"] = (share, [c["fully right"] for c in all_of])
    rows["shown: events right"] = (precision, [c["trigger+type"] for c in sure])
    rows["shown: facts right"] = (precision, [c["fact"] for c in sure])
    return rows


def figures_of_records(gsr, records, analyses):
    """Per record: its counts of type, and whether type and both actors are right."""
    types, both = [], []
    for record, analysis in zip(records, analyses, strict=True):
        r, errors = gsr.score([record], {record["id"]: gsr.predicted(analysis)})
        predicted = {kind for kind, *_ in gsr.predicted(analysis)}
        right = round(r["type"]["R"])
        types.append((right, len(predicted) - right, 1 - right))
        both.append((0, 0, 1) if errors else (1, 0, 0))
    return {"GSR type F1": (f1, types), "GSR type and both actors": (share, both)}


def interval(measure, counts, draws):
    total = lambda rows: [sum(column) for column in zip(*rows)]
    rng = random.Random(SEED)
    figures = sorted(measure(*total(rng.choices(counts, k=len(counts)))) for _ in range(draws))
    low, high = figures[int(draws * 0.025)], figures[int(draws * 0.975)]
    tp, _, fn = total(counts)
    return measure(*total(counts)), low, high, tp + fn


def show(title, figures, draws):
    print(title)
    for name, (measure, counts) in figures.items():
        figure, low, high, n = interval(measure, counts, draws)
        print(f"  {name:26s} {100 * figure:5.1f}  [{100 * low:5.1f}, {100 * high:5.1f}]  n {n}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorers")
    parser.add_argument("gold", nargs="*")
    parser.add_argument("--gsr")
    parser.add_argument("--aside", default="")
    parser.add_argument("--bin", default="target/release/dateline")
    parser.add_argument("--draws", type=int, default=2000)
    a = parser.parse_args()
    sys.path.insert(0, a.scorers)
    import dateline_io as io
    import events
    import gsr

    aside = set(filter(None, a.aside.split(",")))
    for folder in a.gold:
        documents = events.load(folder)
        inputs = [{"id": d["id"], "text": d["text"], **({"date": d["dct"]} if len(d["dct"] or "") == 10 else {})}
                  for d in documents]
        analyses = io.run(a.bin, inputs)
        for apart in (False, True):
            chosen = [i for i, d in enumerate(documents) if (d["id"] in aside) == apart]
            if chosen:
                title = f"{os.path.basename(folder.rstrip('/'))}{', kept aside' if apart else ''}: {len(chosen)} documents"
                show(title, figures_of_documents(events, [documents[i] for i in chosen],
                                                 [analyses[i] for i in chosen]), a.draws)
    if a.gsr:
        records = gsr.load(a.gsr, "odd")
        analyses = io.run(a.bin, [{"id": r["id"], "text": r["text"]} for r in records])
        show(f"records: {len(records)}", figures_of_records(gsr, records, analyses), a.draws)


if __name__ == "__main__":
    main()
