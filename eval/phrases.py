#!/usr/bin/env python3
"""How many phrases of other date parsers are found, and agree once the dialects are mapped.

usage: phrases.py FOLDER [--bin BIN] [--errors N]

FOLDER holds msrec_*.jsonl (Microsoft Recognizers-Text), phrases_duckling.tsv, phrases_duckling_negative.txt and
phrases_chrono.tsv. A phrase is found where some date of ours touches the expected words (for duckling: anywhere). It agrees
where both mean the same days, and the same minute where both name one:

  msrec     a day, an interval with its end left out, a period or a set by its TIMEX string; one of several readings is enough
  duckling  the stretch of its grain from its start; of a range, the start of the first and the end of the last date
  chrono    only the parts that the test asserts; a day that lies inside our stretch agrees, since chrono has no weeks or years

Printed is a table by source and kind, and with --errors the first N phrases that do not agree. Standard library only.
"""
import argparse
import calendar
import collections
import csv
import datetime as D
import glob
import json
import os
import re
import shlex
import subprocess


def analyses(command, documents):
    lines = "".join(json.dumps(d) + "\n" for d in documents)
    ran = subprocess.run([*shlex.split(command), "batch"], input=lines.encode(), capture_output=True, check=True)
    return [json.loads(line).get("dates", []) for line in ran.stdout.decode().split("\n") if line]


def day(text):
    try:
        return D.date.fromisoformat(text[:10])
    except (ValueError, TypeError):
        return None


def minute(value):
    """hour and minute of a TIMEX value or of an ISO time"""
    found = re.search(r"[T ](\d\d)(?::(\d\d))?", value or "")
    return (int(found[1]) % 24, int(found[2] or 0)) if found else None


def ours(date):
    """first day, last day, time of day"""
    return day(date["earliest"]), day(date["latest"]), minute(date["timex"]["value"])


def span_of(dates):
    """the stretch from the first to the last of some dates"""
    read = [ours(d) for d in dates]
    first = min((r[0] for r in read if r[0]), default=None)
    last = max((r[1] for r in read if r[1]), default=None)
    return first, last, read[0][2]


# Microsoft Recognizers-Text

def period(value):
    """a period in seconds or months, so that P7D and P1W are one"""
    found = re.fullmatch(r"P(T?)([\d.]+)([A-Z]+)", value or "")
    if not found:
        return value
    number, unit = float(found[2]), found[1] + found[3]
    seconds = {"TS": 1, "TM": 60, "TH": 3600, "D": 86400, "W": 604800, "WE": 172800}
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "10Y": 120}
    if unit in seconds:
        return "s", number * seconds[unit]
    return ("m", number * months[unit]) if unit in months else value


def msrec_agrees(expected, dates):
    touching = [d for d in dates if d["start"] < expected["end"] and expected["start"] < d["end"]]
    if not touching:
        return None
    first, last, time = span_of(touching)
    kind = expected["ms_type"]
    for reading in expected["ms_values"]:
        timex, value = reading.get("timex", ""), reading.get("value")
        if kind in ("duration", "set"):
            if any(period(d["timex"]["value"]) == period(timex) for d in touching):
                return True
        elif kind == "time":
            if time and minute(" " + (value or "")) == time:
                return True
        elif value and day(value):
            same_time = kind != "datetime" or minute(value) == time
            if first == day(value) == last and same_time:
                return True
        else:
            start, end = day(reading.get("start")), day(reading.get("end"))
            inclusive = end - D.timedelta(days=1) if end and kind == "daterange" else end
            if (start or end) and (start is None or start == first) and (end is None or last in (inclusive, end)):
                return True
            if kind == "timerange" and time and minute(" " + (reading.get("start") or "")) == time:
                return True
    return False


def msrec(folder):
    for path in sorted(glob.glob(os.path.join(folder, "msrec_*.jsonl"))):
        name = os.path.basename(path)[:-6]
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                for expected in row["timexes"]:
                    yield (name, expected["ms_type"], row["dct"], row["text"],
                           lambda dates, e=expected: msrec_agrees(e, dates),
                           [v.get("value") or (v.get("start"), v.get("end")) for v in expected["ms_values"]])


# duckling

def grain_end(start, grain):
    grain = grain.lower()
    if grain == "week":
        return start + D.timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain)
    if not months:
        return start
    count = start.year * 12 + start.month - 1 + months - 1
    year, month = divmod(count, 12)
    return D.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def duckling_agrees(row, dates):
    if not dates:
        return None
    first, last, time = span_of(dates)
    start, end, grain = day(row["start"]), day(row["end"]), row["grain"].lower()
    if start is None:
        return last == end or first == end
    if grain in ("hour", "minute", "second"):
        exact = minute(row["start"]) == time or dates[0]["timex"]["value"].endswith(("MO", "AF", "EV", "NI", "TXX"))
        return first == start and exact
    if end is None:
        return first == start and last == grain_end(start, grain)
    return first == start and last in (end, end - D.timedelta(days=1))


def duckling(folder):
    with open(os.path.join(folder, "phrases_duckling.tsv"), encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = "interval" if row["end"] else row["grain"].lower()
            yield ("duckling", kind, "2013-02-12", row["phrase"], lambda dates, r=row: duckling_agrees(r, dates),
                   (row["start"], row["end"], row["grain"]))
    with open(os.path.join(folder, "phrases_duckling_negative.txt"), encoding="utf-8") as lines:
        for line in lines:
            yield "duckling", "no date", "2013-02-12", line.rstrip("\n"), lambda dates: not dates, "none"


# chrono

def chrono_agrees(row, dates):
    if row["expected"] == "none":
        return not dates
    at = row["text"].find(row["matched"])
    touching = [d for d in dates if at < 0 or d["start"] < at + len(row["matched"]) and at < d["end"]]
    if not touching:
        return None
    parts = {k: int(v) for k, v in (p.split("=") for p in row["start"].split()) if re.fullmatch(r"-?\d+", v)}
    first, last, time = ours(touching[0])
    if {"year", "month", "day"} <= parts.keys():
        try:
            named = D.date(parts["year"], parts["month"], parts["day"])
        except ValueError:
            return False
        if not (first and last and first <= named <= last):
            return False
    elif "year" in parts and not (first and first.year == parts["year"]):
        return False
    elif "month" in parts and not (first and first.month == parts["month"]):
        return False
    # chrono puts noon where no time is said.
    if time and "hour" in parts and time != (parts["hour"], parts.get("minute", 0)):
        return False
    return bool(time) or parts.get("hour", 12) == 12 or touching[0]["timex"]["type"] == "TIME"


def chrono(folder):
    with open(os.path.join(folder, "phrases_chrono.tsv"), encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = "no date" if row["expected"] == "none" else row["test_file"].removesuffix(".test.ts")
            if kind != "no date" and not row["start"]:
                continue
            yield ("chrono", kind, row["reference"][:10], row["text"], lambda dates, r=row: chrono_agrees(r, dates),
                   row["start"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--bin", default="target/release/dateline")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    cases = [case for source in (msrec, duckling, chrono) for case in source(arguments.folder)]
    documents = [{"id": i, "text": text, **({"date": reference} if reference else {})}
                 for i, (_, _, reference, text, _, _) in enumerate(cases)]
    table, wrong = collections.defaultdict(collections.Counter), collections.defaultdict(list)
    for (source, kind, _, text, agrees, expected), dates in zip(cases, analyses(arguments.bin, documents)):
        verdict = agrees(dates)
        for row in ((source, kind), (source, "all")):
            table[row].update(n=1, found=verdict is not None, agrees=verdict is True)
        if verdict is not True:
            wrong[source, kind].append((text, expected, [(d["text"], d["timex"]["value"]) for d in dates]))
    print("| source | kind | phrases | found % | agree % |\n| --- | --- | --- | --- | --- |")
    for (source, kind), n in sorted(table.items(), key=lambda item: (item[0][0], item[0][1] != "all", -item[1]["n"])):
        print(f"| {source} | {kind} | {n['n']} | {100 * n['found'] / n['n']:.1f} | {100 * n['agrees'] / n['n']:.1f} |")
    for key, cases in sorted(wrong.items()) if arguments.errors else ():
        print("==", *key)
        for case in cases[:arguments.errors]:
            print("  ", *case)


if __name__ == "__main__":
    main()
