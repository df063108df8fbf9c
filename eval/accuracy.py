#!/usr/bin/env python3
"""One report of how right the program is: accuracy.md, accuracy.json and calibration.svg.

usage: accuracy.py DATA [--scorers FOLDER] [--bin BIN] [--out FOLDER]

DATA holds names/, dates/ and events/ as the scorers read them; the scorers stand in DATA/../eval unless told otherwise.
Our own annotated articles (tests/articles) are scored with the gold documents' scorer, those kept aside by themselves.
Every figure has its n and a 95 % bootstrap interval over documents (sentences where the set has no documents).
The report quotes a few words around the worst errors: it is made for reading, and not kept in the project.
"""
import argparse
import collections
import importlib
import json
import os
import re
import sys

import articles
import bootstrap
import calibration

HERE = os.path.dirname(os.path.abspath(__file__))
NAME_SETS = ("uner_ewt_dev", "crossner_politics_dev", "wnut17_dev")
DATE_SETS = ("wikiwars_01_16", "gum_open")
# Marks only what has a place on the calendar: whether a length or a "recently" is right cannot be seen there.
PARTIAL = ("gum_open",)
# Scored, and never looked at while rules are written.
KEPT_ASIDE = ("accra_call", "attaches_expelled", "barracks_mutiny", "brewer_offer", "carthage_label",
              "hanoi_visit", "lake_mapmaker", "naryn_quake", "nurses_walkout", "praia_runoff",
              "seabed_resolution", "tanker_blacklist", "torkham_truce", "waterhole_appeal")
EVENT_MEASURES = ("trigger", "trigger+type", "actor, resolved", "recipient", "place", "date", "attribution", "fact")
SHOWN = 0.5

Claim = collections.namedtuple("Claim", "confidence right error where")


def row(name, units, measure=bootstrap.f1, n=None):
    """One figure of the report."""
    low, high = bootstrap.interval(units, measure) or (0, 0)
    return {"measure": name, "value": measure(units), "low": low, "high": high,
            "n": sum(unit[0] + unit[-1] for unit in units) if n is None else n}


def around(text, start, end):
    return " ".join(f"{text[max(0, start - 40):start]}[{text[start:end]}]{text[end:end + 40]}".split())


# ---------------------------------------------------------------- names

def of_names(scorer, path, binary):
    sentences, _ = scorer.read(path)
    texts = scorer.texts(sentences, None)
    analyses = scorer.io.run(binary, [{"id": str(i), "text": text} for i, (text, _) in enumerate(texts)], quiet=True)
    units, claims = collections.defaultdict(list), []
    for (text, places), analysis in zip(texts, analyses, strict=True):
        (at, where), = places
        words = [word for word, _ in sentences[at]]
        gold = scorer.norm(scorer.spans([tag for _, tag in sentences[at]]), words)
        found = set()
        named = [m for m in analysis["mentions"] if m["level"] == "name"]
        outer = set(scorer.outermost([(m["start"], m["end"], m["type"]) for m in named]))
        for mention in named:
            place = mention["start"], mention["end"], mention["type"]
            if place in outer:
                for name in scorer.norm(scorer.spans(scorer.align([place], where)), words):
                    found.add(name)
                    claims.append(Claim(mention["confidence"], name in gold, error_of_name(name, gold),
                                        around(text, mention["start"], mention["end"])))
        for label in (*scorer.MAIN, "all"):
            g, p = ({x for x in side if label in (x[2], "all") and x[2] in scorer.MAIN} for side in (gold, found))
            units[label].append((len(g & p), len(p - g), len(g - p)))
    return [row(label, units[label]) for label in ("all", *scorer.MAIN)], claims


def error_of_name(name, gold):
    if any(other[:2] == name[:2] for other in gold):
        return "name: type"
    if any(other[0] < name[1] and name[0] < other[1] for other in gold):
        return "name: boundary"
    return "name: none there"


# ---------------------------------------------------------------- dates

def of_dates(scorer, path, binary, partial):
    gold = [json.loads(line) for line in scorer.io.open_text(path) if line.strip()]
    analyses = scorer.io.run(binary, [document(g) for g in gold], quiet=True)
    units, claims = collections.defaultdict(list), []
    for g, analysis in zip(gold, analyses, strict=True):
        of_gold = scorer.prepare(g["text"], g["timexes"])
        dates = scorer.timexes(analysis)
        for date, source in zip(dates, analysis["dates"], strict=True):
            date["confidence"] = source["confidence"]
        found = scorer.prepare(g["text"], dates)
        pairs, missed, extra = scorer.match(of_gold, found)
        tally = collections.Counter()
        for i, j in pairs:
            a, b = of_gold[i], found[j]
            same = scorer.same_days(a.get("value") or "", b["value"])
            tally.update(strict=(a["s"], a["e"]) == (b["s"], b["e"]), value=a.get("value") == b["value"], lenient=same)
            claims.append(Claim(b["confidence"], same, "date: value", around(g["text"], b["s"], b["e"])))
        for j in () if partial else extra:
            b = found[j]
            claims.append(Claim(b["confidence"], False, "date: none there", around(g["text"], b["s"], b["e"])))
        for key in ("strict", "value", "lenient"):
            units[key].append((tally[key], len(found) - tally[key], len(of_gold) - tally[key]))
        units["relaxed"].append((len(pairs), len(extra), len(missed)))
    return [row(key, units[key]) for key in ("strict", "relaxed", "value", "lenient")], claims


def document(gold):
    day = {"date": gold["dct"]} if re.fullmatch(r"\d{4}-\d\d-\d\d", gold.get("dct") or "") else {}
    return {"id": gold["id"], "text": gold["text"], **day}


# ---------------------------------------------------------------- events, facts, entities

def of_events(scorer, gold, binary):
    analyses = scorer.io.run(binary, [document(g) for g in gold], quiet=True)
    units, claims, chains = collections.defaultdict(list), {"events": [], "facts": []}, []
    for g, analysis in zip(gold, analyses, strict=True):
        one = scorer.score([g], [analysis])
        for key in EVENT_MEASURES:
            units[key].append((one[key]["tp"], one[key]["fp"], one[key]["fn"]))
        units["fully right"].append((one["fully right"]["right"], one["fully right"]["of"]))
        for label, figures in one["names"].items():
            right = round(figures["R"] * figures["n"])
            found = round(right / figures["P"]) if figures["P"] else 0
            units["names: " + label].append((right, found - right, figures["n"] - right))
        chains.append(chain_counts(scorer, g, analysis))
        claims["events"] += claims_of_events(scorer, g, analysis)
        claims["facts"] += claims_of_facts(scorer, g, analysis)
    rows = [row(key, units[key]) for key in EVENT_MEASURES]
    rows.append(row("event fully right", units["fully right"], bootstrap.share, sum(of for _, of in units["fully right"])))
    rows.append(row("coreference", chains, mean_of_chains, len(chains)))
    rows += [row(key, units[key]) for key in units if key.startswith("names: ")]
    for kind, made in claims.items():
        shown = [(claim.right, 1) for claim in made if claim.confidence >= SHOWN]
        rows.append(row(f"precision of {kind} shown", shown, bootstrap.share, len(shown)))
    return rows, claims


def chain_counts(scorer, gold, analysis):
    found = scorer.Found(analysis)
    span = scorer.sp
    key = scorer.clusters([(e["type"], [span(m) for m in e["mentions"] if m["level"] != "TITLE"]) for e in gold["entities"]])
    response = scorer.clusters([(e["type"], [span(m) for m in found.of.get(e["id"], []) if m["level"] != "title"])
                                for e in analysis["entities"]])
    counts = {measure: {"P": [0, 0], "R": [0, 0]} for measure in ("MUC", "B3", "CEAFe")}
    scorer.coref_counts(key, response, counts)
    return counts


def mean_of_chains(units):
    total = 0.0
    for measure in ("MUC", "B3", "CEAFe"):
        precision, recall = (
            sum(u[measure][side][0] for u in units) / max(1e-9, sum(u[measure][side][1] for u in units)) for side in "PR")
        total += 2 * precision * recall / max(1e-9, precision + recall)
    return total / 3


def claims_of_events(scorer, gold, analysis):
    for event, source in zip(scorer.Found(analysis).events(), analysis["events"], strict=True):
        right = bool(scorer.credited(event, [g for g in gold["events"] if g["type"] == event["type"]]))
        error = "event: type" if scorer.credited(event, gold["events"]) else "event: none there"
        yield Claim(source["confidence"], right, f"{error}, {event['type']}", around(gold["text"], *event["triggers"][0]))


def claims_of_facts(scorer, gold, analysis):
    for fact in analysis["facts"]:
        alone = scorer.Found({**analysis, "facts": [fact]}).facts()
        if alone:
            counts = {"fact": [0, 0, 0]}
            scorer.fact_counts(gold, alone, counts)
            place = fact["evidence"][0] if fact["evidence"] else {"start": 0, "end": 0}
            yield Claim(fact["confidence"], not counts["fact"][1], f"fact: {fact['property']}",
                        around(gold["text"], place["start"], place["end"]))


# ---------------------------------------------------------------- records of PLOVER

def of_records(scorer, path, binary):
    gold = scorer.load(path, "odd")
    analyses = scorer.io.run(binary, [{"id": g["id"], "text": g["text"]} for g in gold], quiet=True)
    types, both = [], []
    for g, analysis in zip(gold, analyses, strict=True):
        wanted = scorer.OLD.get(g["event"], g["event"])
        events = scorer.predicted(analysis)
        found = {event[0] for event in events}
        types.append((wanted in found, len(found - {wanted}), wanted not in found))
        one, _ = scorer.score([g], {g["id"]: events})
        both.append((one["type+both"], 1))
    return [row("event type", types, n=len(gold)), row("type and both actors", both, bootstrap.share, len(gold))]


# ---------------------------------------------------------------- the report

def report(data, scorers, binary):
    sys.path.insert(0, scorers)
    names, dates, events, gsr = map(importlib.import_module, ("names", "dates", "events", "gsr"))
    tables, claims = {}, collections.defaultdict(list)
    for set_ in NAME_SETS:
        tables[f"Names, {set_}"], made = of_names(names, os.path.join(data, "names", set_ + ".iob"), binary)
        claims["names"] += made
    for set_ in DATE_SETS:
        tables[f"Dates, {set_}"], made = of_dates(
            dates, os.path.join(data, "dates", set_ + ".jsonl"), binary, set_ in PARTIAL)
        claims["dates"] += made
    own = [articles.read(path) for path in articles.paths()]
    aside = [article for article in own if article["id"] in KEPT_ASIDE]
    rest = [article for article in own if article["id"] not in KEPT_ASIDE]
    gold = events.load(os.path.join(data, "events", "gold"))
    for title, documents in (("Gold documents", gold), ("Our articles", rest), ("Our articles kept aside", aside)):
        tables[title], made = of_events(events, documents, binary)
        for kind in made:
            claims[kind] += made[kind]
    tables["PLOVER records, odd"] = of_records(gsr, os.path.join(data, "events", "plover_gsr_odd.json"), binary)
    return tables, claims


def markdown(tables, claims):
    out = ["# Accuracy", "", "Per cent, with the 95 % bootstrap interval over documents. n counts what had to be found."]
    for title, rows in tables.items():
        out += ["", f"## {title}", "", "| measure | value | interval | n |", "| --- | --- | --- | --- |"]
        out += [f"| {r['measure']} | {100 * r['value']:.1f} | {100 * r['low']:.1f} to {100 * r['high']:.1f} | {r['n']} |"
                for r in rows]
    out += ["", "## Confidence", "", "![Confidence against share right](calibration.svg)", "",
            "| kind | claims | expected calibration error |", "| --- | --- | --- |"]
    for kind, made in claims.items():
        out.append(f"| {kind} | {len(made)} | {calibration.error([claim[:2] for claim in made]):.3f} |")
    wrong = [claim for made in claims.values() for claim in made if not claim.right]
    classes = collections.Counter(claim.error for claim in wrong)
    worst = collections.defaultdict(list)
    for claim in sorted(wrong, key=lambda claim: -claim.confidence)[:50]:
        worst[claim.error].append(claim)
    out += ["", "## The fifty worst errors", "", "Claims that are wrong, the surest first, by class (all of the class in brackets)."]
    for error in sorted(worst, key=lambda error: -len(worst[error])):
        out += ["", f"### {error} ({classes[error]})", ""]
        out += [f"- {claim.confidence:.2f} {claim.where}" for claim in worst[error]]
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--scorers")
    parser.add_argument("--bin", default="target/release/dateline")
    parser.add_argument("--out", default="target/accuracy")
    given = parser.parse_args()
    tables, claims = report(given.data, given.scorers or os.path.join(given.data, "..", "eval"), given.bin)
    os.makedirs(given.out, exist_ok=True)
    pairs = {kind: [claim[:2] for claim in made] for kind, made in claims.items()}
    errors = {kind: calibration.error(made) for kind, made in pairs.items()}
    written = {"accuracy.md": markdown(tables, claims), "calibration.svg": calibration.picture(pairs),
               "accuracy.json": json.dumps({"tables": tables, "calibration error": errors}, indent=1)}
    for name, text in written.items():
        with open(os.path.join(given.out, name), "w", encoding="utf-8") as file:
            file.write(text)
    print(written["accuracy.md"].partition("\n## The fifty")[0])


if __name__ == "__main__":
    main()
