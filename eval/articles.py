#!/usr/bin/env python3
"""Our own annotated articles (tests/articles/*.txt) as gold documents of the events schema.

usage: articles.py FOLDER [ARTICLE.txt...]

Writes one ID.json an article into FOLDER, for a scorer of events, and says what is wrong with an annotation: an id that
nothing declares, a declaration that nothing uses, an unknown type.

An article is a text with marks in it, a line `---`, and declarations. A mark is `{ID words}`; marks may nest:

    {xi Xi Jinping}          a name                 {zh* Chinese}           a demonym
    {xi~ he}                 a pronoun              {both= two leaders}     a nominal: no article, no postmodifier
    {pres^ president}        a title                {@t1 22 October}        a time
    {!v1 met}                the trigger of an event; {!v1,v2 visits} of two
    {#v1 trade and security} what an event is about

Before the text stand `key: value` lines (style, dct) and an empty line. Declarations, one a line, fields split by `|`:

    entity xi | PERSON | Xi Jinping
    entity both | GROUP | both leaders | members=xi,putin
    time t1 | DATE | 2024-10-22
    event v1 | CONSULT | actors=xi,putin | recipients= | date=t1 | place=kazan | mode=visit | by=xi | modality=future
    fact position held | xi | pres | of=zh             (object: an entity, a time, or "words" in quotation marks)

`by` is the attribution; `polarity=negative`; `optional` marks what is defensible but not required (core: false).
"""
import glob
import json
import os
import sys

ENTITY_TYPES = set("PERSON ORG GPE LOC FAC EVENT LAW NORP INITIATIVE TITLE GROUP PRODUCT WORK".split())
EVENT_TYPES = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
                  "MOBILIZE COERCE ASSAULT STATE ELECT".split())
PROPERTIES = {"position held": "P39", "member of": "P463", "country": "P17", "located in": "P131", "location": "P276",
              "part of": "P361", "participant in": "P1344", "inception": "P571", "point in time": "P585",
              "capital": "P36", "signatory": "P1891", "organizer": "P664", "diplomatic relation": "P530"}
LEVELS = {"": "NAM", "*": "NORP", "~": "PRO", "=": "NOM", "^": "TITLE"}


class Wrong(Exception):
    pass


def unmark(marked):
    """text with marks -> text, [(sigil, ids, start, end)]"""
    text, marks, stack, i = [], [], [], 0
    while i < len(marked):
        c = marked[i]
        if c == "{":
            space = marked.index(" ", i)
            head = marked[i + 1:space]
            first = head[0] if head[0] in "@!#" else ""
            last = head[-1] if head[-1] in "*~=^" else ""
            ids = head[len(first):len(head) - len(last)].split(",")
            stack.append((first or last, ids, len(text)))
            i = space
        elif c == "}":
            if not stack:
                raise Wrong(f"a mark ends that never began: ...{marked[max(0, i - 30):i + 1]}")
            sigil, ids, start = stack.pop()
            marks.append((sigil, ids, start, len(text)))
        else:
            text.append(c)
        i += 1
    if stack:
        raise Wrong(f"a mark of {stack[-1][1]} never ends")
    return "".join(text), sorted(marks, key=lambda m: (m[2], -m[3]))


def declaration(line):
    """`entity xi | PERSON | Xi` -> kind, id or property, plain fields, named fields, flags"""
    head, *rest = [f.strip() for f in line.split("|")]
    kind, _, id_ = head.partition(" ")
    named = dict(f.split("=", 1) for f in rest if "=" in f and not f.startswith('"'))
    flags = {f for f in rest if f == "optional"}
    plain = [f for f in rest if f not in flags and ("=" not in f or f.startswith('"'))]
    return kind, id_.strip(), plain, named, flags


def many(named, key):
    return [{"entity": x.strip()} for x in named.get(key, "").split(",") if x.strip()]


def read(path):
    raw = open(path, encoding="utf-8").read()
    front, _, rest = raw.partition("\n\n")
    meta = dict(line.split(": ", 1) for line in front.splitlines())
    marked, _, declared = rest.partition("\n---\n")
    text, marks = unmark(marked.strip("\n"))
    name = os.path.basename(path).removesuffix(".txt")
    doc = dict(id=name, schema="nra-gold-1", title=text.split("\n")[0], source="own", license="as the project's code",
               dct=meta.get("dct"), dct_basis="chosen", annotator=meta.get("annotator", "own"), text=text, entities=[], times=[],
               relations=[], events=[])

    def span(start, end):
        words = text[start:end]
        return dict(start=start, end=end, text=words, occurrence=text.count(words, 0, start) + 1)
    by_id = {"entity": {}, "time": {}, "event": {}}
    for line in declared.splitlines():
        if not line.strip():
            continue
        kind, id_, plain, named, flags = declaration(line)
        core = "optional" not in flags
        if kind == "entity":
            if plain[0] not in ENTITY_TYPES:
                raise Wrong(f"{id_}: no entity type {plain[0]}")
            item = dict(id=id_, type=plain[0], name=plain[1], wikidata=None, iso3166=named.get("iso"), aliases=[], demonyms=[],
                        members=[x["entity"] for x in many(named, "members")], mentions=[])
            doc["entities"].append(item)
        elif kind == "time":
            item = dict(id=id_, type=plain[0], value=plain[1], mod=named.get("mod"), mentions=[])
            doc["times"].append(item)
        elif kind == "event":
            if plain[0] not in EVENT_TYPES:
                raise Wrong(f"{id_}: no event type {plain[0]}")
            item = dict(id=id_, type=plain[0], scheme="PLOVER-2021", mode=named.get("mode"), triggers=[],
                        actors=many(named, "actors"), recipients=many(named, "recipients"),
                        date={"time": named["date"]} if named.get("date") else None, place=many(named, "place"), topic=None,
                        attribution={"entity": named["by"]} if named.get("by") else None,
                        modality=named.get("modality", "actual"), polarity=named.get("polarity", "positive"), core=core)
            doc["events"].append(item)
        elif kind == "fact":
            if id_ not in PROPERTIES:
                raise Wrong(f"no property {id_!r}")
            subject, object_ = plain
            doc["relations"].append(dict(
                id=f"r{len(doc['relations']) + 1}", property=id_, wikidata=PROPERTIES[id_], subject={"entity": subject},
                object={"literal": object_.strip('"')} if object_.startswith('"') else {"entity": object_},
                qualifiers={k: {"entity": v} for k, v in named.items() if k == "of"}, evidence=[],
                attribution={"entity": named["by"]} if named.get("by") else None, core=core))
            continue
        else:
            raise Wrong(f"what is {line!r}?")
        if id_ in by_id[kind]:
            raise Wrong(f"{kind} {id_} is declared twice")
        by_id[kind][id_] = item
    for relation in doc["relations"]:
        if relation["object"].get("entity") in by_id["time"]:
            relation["object"] = {"time": relation["object"]["entity"]}
    for sigil, ids, start, end in marks:
        kind = {"@": "time", "!": "event", "#": "event"}.get(sigil, "entity")
        for id_ in ids:
            if id_ not in by_id[kind]:
                raise Wrong(f"{kind} {id_} ({text[start:end]!r}) is not declared")
            item = by_id[kind][id_]
            if sigil == "!":
                item["triggers"].append(span(start, end))
            elif sigil == "#":
                item["topic"] = span(start, end)
            elif sigil == "@":
                item["mentions"].append(span(start, end))
            else:
                item["mentions"].append(dict(span(start, end), level=LEVELS[sigil]))
    known = set(by_id["entity"]) | {None}
    for item in [*doc["events"], *doc["relations"]]:
        used = [x.get("entity") for k in ("actors", "recipients", "place") for x in item.get(k, [])]
        used += [(item.get(k) or {}).get("entity") for k in ("subject", "object", "attribution")]
        used += [x["entity"] for x in item.get("qualifiers", {}).values()]
        for x in used:
            if x not in known:
                raise Wrong(f"{item['id']}: no entity {x}")
        if "triggers" in item and not item["triggers"]:
            raise Wrong(f"event {item['id']} has no trigger")
        if item.get("date") and item["date"]["time"] not in by_id["time"]:
            raise Wrong(f"{item['id']}: no time {item['date']['time']}")
    for kind in ("entity", "time"):
        for id_, item in by_id[kind].items():
            if not item["mentions"]:
                raise Wrong(f"{kind} {id_} is declared, but not marked anywhere")
    return doc


def paths():
    """The articles of the project."""
    here = os.path.dirname(os.path.abspath(__file__))
    return sorted(glob.glob(os.path.join(here, "..", "tests", "articles", "*.txt")))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    wrong = 0
    for path in sys.argv[2:] or paths():
        try:
            doc = read(path)
        except (Wrong, ValueError, KeyError, IndexError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            wrong += 1
            continue
        with open(os.path.join(folder, doc["id"] + ".json"), "w", encoding="utf-8") as out:
            json.dump(doc, out, ensure_ascii=False, indent=1)
        print(f"{doc['id']}: {len(doc['text'].split())} words, {len(doc['entities'])} entities, {len(doc['times'])} times, "
              f"{len(doc['relations'])} facts, {len(doc['events'])} events")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
