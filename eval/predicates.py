#!/usr/bin/env python3
"""How much of the field the frame table covers: predicates drawn from open news, judged by hand.

usage: predicates.py draw VOA.jsonl.gz STORIES.jsonl.gz [--bin BIN] [--size N]     -> lemma, class, times drawn
       predicates.py cover [JUDGED.tsv] [--frames FRAMES.tsv]                      -> coverage, and what is missing

`draw` takes verbs and nouns at random (always by the same seed) from texts that the program has parsed, and prints each
lemma with how often it was drawn. eval/predicates.tsv holds our own verdict on each: the types of event that it may name
(`-`: none), one line a lemma and class, without any sentence. `cover` counts the predicates that were judged to name an
event, and the share for which the table has a row of the same lemma, class and type.
"""
import argparse
import collections
import gzip
import json
import os
import random
import subprocess
import sys

SEED = 20260601
HERE = os.path.dirname(os.path.abspath(__file__))
JUDGED = os.path.join(HERE, "predicates.tsv")
FRAMES = os.path.join(HERE, "..", "src", "relations", "data", "frames.tsv")
CHARACTERS = 2500


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def draw(sources, program, size):
    rng = random.Random(SEED)
    tokens = []
    for path in sources:
        for document in rng.sample(lines(path), 80):
            text = document["text"][:CHARACTERS]
            answer = subprocess.run([program, "analyze", "-", "--format", "conllu"], input=text.encode("utf-8"),
                                    capture_output=True, check=True).stdout.decode("utf-8")
            rows = [line.split("\t") for line in answer.splitlines() if line and line[0] != "#"]
            tokens += [(row[2].lower(), row[3].lower()) for row in rows if row[3] in ("VERB", "NOUN")]
    return collections.Counter(rng.sample(tokens, size))


def table(path):
    """(lemma, class) -> types, by the key word of each predicate"""
    rows = collections.defaultdict(set)
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(fields) < 4:
                continue
            for predicate in fields[0].split(", "):
                words = predicate.split(" ")
                last = fields[1] == "noun" and "of" not in words
                rows[words[-1] if last else words[0], fields[1]].add(fields[3])
    return rows


def cover(judged, frames):
    rows, total, covered, missing = table(frames), 0, 0, []
    with open(judged, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            lemma, kind, times, types = line.rstrip("\n").split("\t")
            wanted = set(types.split(" ")) - {"-"}
            if not wanted:
                continue
            total += int(times)
            if wanted & rows[lemma, kind]:
                covered += int(times)
            else:
                missing.append((int(times), lemma, kind, types))
    print(f"{covered} of {total} predicates that name an event have a row: {100 * covered / total:.1f} %")
    for times, *what in sorted(missing, reverse=True):
        print(f"  {times}  {' '.join(what)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("draw", "cover"))
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--bin", default="target/release/dateline")
    parser.add_argument("--frames", default=FRAMES)
    parser.add_argument("--size", type=int, default=1950)
    a = parser.parse_args()
    if a.what == "cover":
        cover(a.paths[0] if a.paths else JUDGED, a.frames)
        return
    if not a.paths:
        sys.exit("draw needs the texts to draw from")
    for (lemma, kind), times in sorted(draw(a.paths, a.bin, a.size).items()):
        print(lemma, kind, times, "", sep="\t")


if __name__ == "__main__":
    main()
