#!/usr/bin/env python3
"""How many phrases of other date parsers are found, and agree once the dialects are mapped.

usage: phrases.py FOLDER [--bin BIN] [--errors N]

FOLDER holds msrec_*.jsonl (Microsoft Recognizers-Text), phrases_duckling.tsv, phrases_duckling_negative.txt and
phrases_chrono.tsv. A phrase is found where some date of ours touches the expected words (for duckling: anywhere). It is
equal where both mean the same days, and the same minute where both name one:

  msrec     a day, an interval with its end left out, a period or a set by its TIMEX string; one of several readings is enough
  duckling  the stretch of its grain from its start; of a range, the start of the first and the end of the last date
  chrono    only the parts that the test asserts; a day that lies inside our stretch agrees, since chrono has no weeks or years

What is not equal is put to the dialects (`DIALECTS`): ways in which the parsers mean the same and write it differently. Phrases
that hang on a reference date which the table lacks are left out. Printed are a table by source, a table of the dialects, and
with --errors the first N phrases that do not agree. Standard library only.
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


# One reading of a phrase by another parser: first and last day, time of day, TIMEX.
Reading = collections.namedtuple("Reading", "first last time timex")

A_DAY = D.timedelta(days=1)


def next_there(reading, date, reference):
    """a name by itself ("Friday", "in March", "Easter", "at 3 am") is the next one there, the nearest or this one here"""
    first, last, time = ours(date)
    if not (reading.first and first) or (time and reading.time and time != reading.time):
        return False
    weeks = (reading.first - first).days
    years = (reading.first.year - first.year, reading.first.month, reading.first.day)
    same_day_of_year = abs(years[0]) == 1 and (abs((reading.first.replace(year=2000) - first.replace(year=2000)).days) <= 14)
    return (weeks in (-7, 7, 14)) or same_day_of_year or (bool(time) and abs(weeks) == 1)


def length_here(reading, date, reference):
    """"the last two weeks", "in five minutes" without a verb: an interval from now there, a length here"""
    if date["timex"]["type"] != "DURATION":
        return False
    length = period(date["timex"]["value"])
    if isinstance(length, str):
        return "X" in length and bool(reading.first)
    unit, number = length
    ends = [d for d in (reading.first, reading.last) if d]
    spans = [abs((d - reference).days) for d in ends] + ([(ends[1] - ends[0]).days + 1] if len(ends) == 2 else [])
    days = number / 86400 if unit == "s" else number * 30.44
    return any(abs(span - days) <= max(1.5, days * 0.05) for span in spans)


def stretch_here(reading, date, reference):
    """"a week ago": a day or a minute there, the week or day that holds it here"""
    first, last, time = ours(date)
    if time or (reading.time and date["reason"] != "counted from another date"):
        return False
    return bool(first and reading.first and first <= reading.first and (reading.last or reading.first) <= last)


def now_here(reading, date, reference):
    """"now", "soon", "recently": a moment there, PRESENT_REF, PAST_REF and FUTURE_REF here"""
    return date["timex"]["value"].endswith("_REF") and bool(reading.first)


def part_of_day(reading, date, reference):
    """"this morning": hours there, the part of the day here; summer begins on the 21st there, on the 1st here"""
    first, last, _ = ours(date)
    part = re.search(r"T(MO|MI|AF|EV|NI|DT)$|-(SP|SU|FA|WI|WE)$", date["timex"]["value"])
    return bool(part and first and reading.first and abs((first - reading.first).days) <= 25)


def two_dates(reading, date, reference):
    """"Monday from 3 to 4 pm", "after 2016": one there; here the dates alone, with what joins them left outside"""
    first, last, time = ours(date)
    if not reading.first and not reading.last:
        return bool(time) and time == reading.time
    edges = [first, last, last + A_DAY, first - A_DAY] if first else []
    return bool(first) and (reading.first in edges or reading.last in edges or reading.last == last)


def often_here(reading, date, reference):
    """"weekly": P1W there, any week (XXXX-WXX) here"""
    same = {"P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX", "P1D": "XXXX-XX-XX", "P3M": "XXXX-QX", "PT1H": "PT1H"}
    value = date["timex"]["value"]
    return date["timex"]["type"] == "SET" and (same.get(reading.timex) == value or value.startswith(reading.timex or "-"))


# First match counts.
DIALECTS = [now_here, often_here, length_here, next_there, part_of_day, stretch_here, two_dates]


# What still differs: class, pattern of its phrases, and why. First match counts.
CLASSES = [
    ("a date here, none there", None, "chrono leaves years and lengths to other modes; Dateline reads them"),
    ("shorthand of messages", r"\b(secs?|mins?|hrs?|yrs?|\d+ ?[hdwmy])\b|eo[dmy]\b|bo[my]\b|asap|atm\b|tonite|otd|wkend|ish\b",
     "not written in articles, and \"min\" and \"sec\" are names there"),
    ("numbers alone", r"\d+h\d*|\d ?[-/.] ?\d|\d{8}|[a-z]{3}/\d|/[a-z]{3}", "\"2/15\", \"15h30\", \"6.45\": scores, ratios and sections look the same"),
    ("other holidays", r"\b(boss|mlk|martin|independence|valentine|law|lei|loyalty|tax|sibling|workers|new year|black|veteran|trinity"
     r"|buddha|saint|st |washington|lincoln|decoration|super|giga|mega|mini|groundhog|daisy|covenant|holy|lent|diwali|choti"
     r"|purim|vesak|vaisakha|vijaya|guru|great fast|earth|global|national|world|george|abraham|thu of|monday of the h|orthodox)",
     "of single countries, or lower case; the table holds those of the news"),
    ("weekdays cut short", r"\b(mon|tues?|wed|thu|thurs?|fri|sat|sun)\b", "\"sat\", \"sun\" and \"wed\" are words"),
    ("numbers in words", r"hundred|thousand|nineteen|seventeen|twenty|thirty|zero|\boh\b|half past|quarter|past|ten\b|to noon",
     "spoken clock times and years; articles write digits"),
    ("parts of day, meals, seasons", r"season|lunch|dinner|afternoon|morning|evening|night|school|dawn", "without a day they are no time of the calendar"),
    ("counted from a date", r"(days?|weeks?|months?|years?|hours?|minutes?) (before|after|from|since|and)\b|later|earlier|[-+] ?\d",
     "a length and a date here, the one anchored in the other"),
    ("other", r"", "single phrases"),
]


def difference(kind, text):
    """name of the first class that a phrase belongs to"""
    if kind == "no date":
        return CLASSES[0][0]
    return next(name for name, pattern, _ in CLASSES[1:] if re.search(pattern, text.lower()))


def dialect(readings, dates, reference):
    """which difference of dialect explains that no reading is equal to any of our dates"""
    reference = day(reference) or D.date(2000, 1, 1)
    for explains in DIALECTS:
        if any(explains(reading, date, reference) for reading in readings for date in dates):
            return explains
    return None


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


def msrec_reading(value, kind):
    start, end = day(value.get("value")) or day(value.get("start")), day(value.get("end"))
    if end and kind == "daterange":
        end -= D.timedelta(days=1)
    clock = value.get("value") or value.get("start")
    timed = "time" in kind
    return Reading(start, end, minute(clock if day(clock) else f" {clock}") if timed and clock else None,
                   value.get("timex"))


def msrec(folder):
    for path in sorted(glob.glob(os.path.join(folder, "msrec_*.jsonl"))):
        name = os.path.basename(path)[:-6]
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                for expected in row["timexes"]:
                    yield (name, expected["ms_type"], row["dct"], row["text"],
                           lambda dates, e=expected: msrec_agrees(e, dates),
                           [msrec_reading(v, expected["ms_type"]) for v in expected["ms_values"]])


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


def duckling_reading(row):
    start, end, grain = day(row["start"]), day(row["end"]), row["grain"].lower()
    inclusive = end - D.timedelta(days=1) if end and end > start else end
    fine = grain in ("hour", "minute", "second")
    return Reading(start, inclusive or (None if fine else grain_end(start, grain)), minute(row["start"]) if fine else None, None)


def duckling(folder):
    with open(os.path.join(folder, "phrases_duckling.tsv"), encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = "interval" if row["end"] else row["grain"].lower()
            yield ("duckling", kind, "2013-02-12", row["phrase"], lambda dates, r=row: duckling_agrees(r, dates),
                   [duckling_reading(row)])
    with open(os.path.join(folder, "phrases_duckling_negative.txt"), encoding="utf-8") as lines:
        for line in lines:
            yield "duckling", "no date", "2013-02-12", line.rstrip("\n"), lambda dates: not dates, []


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


def chrono_reference(text):
    """2012-08-10, 2012-08-10T12:00 and Tue Aug 2 2022"""
    if day(text):
        return text[:10]
    try:
        return D.datetime.strptime(" ".join(text.split()[:4]), "%a %b %d %Y").date().isoformat()
    except ValueError:
        return ""


def chrono_reading(row):
    parts = {k: int(v) for k, v in (p.split("=") for p in row["start"].split()) if re.fullmatch(r"-?\d+", v)}
    try:
        start = D.date(parts["year"], parts["month"], parts["day"])
    except (KeyError, ValueError):
        return Reading(None, None, None, None)
    return Reading(start, None, (parts["hour"], parts.get("minute", 0)) if "hour" in parts else None, None)


def chrono(folder):
    with open(os.path.join(folder, "phrases_chrono.tsv"), encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = "no date" if row["expected"] == "none" else row["test_file"].removesuffix(".test.ts")
            if kind != "no date" and not row["start"]:
                continue
            reference = chrono_reference(row["reference"])
            if reference or kind == "no date" or "weekday" not in kind + row["start"]:
                yield ("chrono", kind, reference, row["text"], lambda dates, r=row: chrono_agrees(r, dates),
                       [chrono_reading(row)])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--bin", default="target/release/dateline")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    cases = [case for source in (msrec, duckling, chrono) for case in source(arguments.folder)]
    documents = [{"id": i, "text": text, **({"date": reference} if reference else {})}
                 for i, (_, _, reference, text, _, _) in enumerate(cases)]
    table, wrong, mapped = collections.defaultdict(collections.Counter), collections.defaultdict(list), collections.Counter()
    for (source, kind, reference, text, agrees, readings), dates in zip(cases, analyses(arguments.bin, documents)):
        equal = agrees(dates)
        explained = dialect(readings, dates, reference) if equal is False else None
        mapped[source, explained] += explained is not None
        for row in ((source, kind), (source, "all")):
            table[row].update(n=1, found=equal is not None and bool(dates or equal), equal=equal is True,
                              agrees=equal is True or explained is not None)
        if equal is not True and explained is None:
            wrong[source, kind].append((text, *readings, [(d["text"], d["timex"]["value"]) for d in dates]))
    print("| source | kind | phrases | found % | equal % | agree % |\n| --- | --- | --- | --- | --- | --- |")
    for (source, kind), n in sorted(table.items(), key=lambda item: (item[0][0], item[0][1] != "all", -item[1]["n"])):
        shares = " | ".join(f"{100 * n[k] / n['n']:.1f}" for k in ("found", "equal", "agrees"))
        print(f"| {source} | {kind} | {n['n']} | {shares} |")
    print("\n| dialect | " + " | ".join(sources := sorted({key[0] for key in table})) + " |")
    print("| --- |" + " --- |" * len(sources))
    for explains in DIALECTS:
        print(f"| {explains.__doc__} | " + " | ".join(str(mapped[source, explains]) for source in sources) + " |")
    classes = collections.Counter((difference(key[1], case[0]), key[0]) for key, found in wrong.items() for case in found)
    print("\n| what still differs | " + " | ".join(sources) + " | why |\n| --- |" + " --- |" * (len(sources) + 1))
    for name, _, why in CLASSES:
        print(f"| {name} | " + " | ".join(str(classes[name, source]) for source in sources) + f" | {why} |")
    for key, cases in sorted(wrong.items()) if arguments.errors else ():
        print("==", *key, len(cases))
        for case in cases[:arguments.errors]:
            print("  ", *case)


if __name__ == "__main__":
    main()
