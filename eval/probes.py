#!/usr/bin/env python3
"""The probe sentences as a table: expression, TIMEX3, EDTF.

usage: probes.py PROBE.jsonl [--bin BIN]

PROBE.jsonl: {"id", "dct", "text"} a line. The sentences themselves are not printed. Standard library only.
"""
import argparse
import json
import shlex
import subprocess


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("probes")
    parser.add_argument("--bin", default="target/release/dateline")
    arguments = parser.parse_args()
    with open(arguments.probes, encoding="utf-8") as lines:
        probes = [json.loads(line) for line in lines if line.strip()]
    documents = "".join(json.dumps({"id": p["id"], "text": p["text"], "date": p["dct"]}) + "\n" for p in probes)
    ran = subprocess.run([*shlex.split(arguments.bin), "batch"], input=documents.encode(), capture_output=True, check=True)
    print("| expression | TIMEX3 | EDTF |\n| --- | --- | --- |")
    for line in ran.stdout.decode().splitlines():
        for date in json.loads(line)["dates"]:
            timex = date["timex"]
            marks = [f"{name} {timex[name]}" for name in ("mod", "quant", "freq") if timex.get(name)]
            anchor = ["anchor: an event"] if date["anchor"]["kind"] == "event" else []
            value = ", ".join([f"{timex['type']} {timex['value']}", *marks, *anchor])
            print(f"| {date['text']} | {value} | {date['edtf'] or ''} |")


if __name__ == "__main__":
    main()
