"""
Trains what reads the names of a whole text again (src/text/names), and writes it into the model file: see README.md.

A layer over what `describeName` says of a stretch of words (word vectors of the stretch, of what stands around it, of the sentence, of the text and of where
else the same name stands; lists; shapes), and one over that: no name, or which kind. The stretches of a sentence learn together: of all ways to choose some
that share no word, those with the names that were labelled shall have the most (a semi-Markov random field; stretches one by one find a tenth fewer names).
It leaves out all that the encoder makes of the words, tags and trees too: that has met the names of its training sentences and knows them by heart, so that
a net with it in hand learns little else. Deterministic for a seed.
"""

import argparse
import json

import numpy as np
import torch
from torch import nn
from torch.nn.functional import dropout

from binary import add_tensors
from corpora import document_of, is_in_fold
from export import ABOUT, by_row

args = argparse.ArgumentParser()
args.add_argument("stretches", help="what stretches.ts wrote, without .f32 and .jsonl")
args.add_argument("lists", help="what lists.ts wrote")
args.add_argument("model", help="text.bin")
args.add_argument("--seed", type=int, default=1)
args.add_argument("--epochs", type=int, default=8)
args.add_argument("--hidden", type=int, default=40)
args.add_argument("--nets", type=int, default=3)
args.add_argument("--rate", type=float, default=1e-3)
args.add_argument("--without", help="K/N: as in train.py")

ANSWERS = ["O", "PER", "ORG", "LOC", "MISC", "EVENT"]
# Wikigold labels all kinds of names in all kinds of texts, and is small.
WEIGHT = {"wikigold": 6.0}
DROPPED = 0.3
# Sentences learned together, and batches among which sentences of like length are sought.
BATCH, SORTED = 48, 20
NEVER = -1e4
# Numbers are trained as multiples of their spread, but not of one below this, or 8 bits would be too few for the weights of rare things.
LEAST_SPREAD = 0.15


def may_be(label, corpus):
    """Which answers a label may mean: UNER and GUM leave out names of other kinds, Wikigold has no events."""
    if label == "O" and corpus in ("uner-ewt", "gum"):
        return ["O", "MISC", "EVENT"]
    if label == "MISC" and corpus == "wikigold":
        return ["MISC", "EVENT"]
    return ["O"] if label == "X" else [label]


class Sentence:
    """Its stretches as rows, and the gap before and after each, counting only gaps where some stretch begins or ends."""

    def __init__(self, rows, labels):
        self.rows = rows
        gaps = sorted({label["first"] for label in labels} | {label["last"] + 1 for label in labels})
        at = {gap: i for i, gap in enumerate(gaps)}
        self.starts = [at[label["first"]] for label in labels]
        self.ends = [at[label["last"] + 1] for label in labels]
        self.gaps = len(gaps)
        self.weight = WEIGHT.get(labels[0]["set"], 1.0)


def load(path, which):
    labels = [json.loads(line) for line in open(path + ".jsonl", encoding="utf8")]
    seen = torch.from_numpy(np.fromfile(path + ".f32", np.float32).reshape(len(labels), -1))
    may = torch.tensor([[answer in may_be(row["label"], row["set"]) for answer in ANSWERS] for row in labels])
    by_sentence = {}
    for i, label in enumerate(labels):
        by_sentence.setdefault((label["set"], label["id"], label["sentence"]), []).append(i)
    kept = [(rows, [labels[i] for i in rows]) for rows in by_sentence.values()]
    return seen, may, [Sentence(rows, own) for rows, own in kept if not is_in_fold(document_of(own[0]["id"]), which)]


def train(seen, may, sentences, args):
    """Several nets, each from a seed of its own, side by side as one: its answers are the means of theirs, which vary less with the seed."""
    mean, spread = seen.mean(0), seen.std(0).clamp(min=LEAST_SPREAD)
    seen = (seen - mean) / spread
    nets = [train_one(seen, may, sentences, args, args.seed * 100 + n) for n in range(args.nets)]
    hidden = torch.cat([net[0].weight for net in nets]) / spread
    bias = torch.cat([net[0].bias for net in nets]) - hidden @ mean
    out = torch.cat([net[1].weight for net in nets], 1) / len(nets)
    return {"review.hidden": (hidden, bias), "review.out": (out, sum(net[1].bias for net in nets) / len(nets))}


def batches(sentences):
    """Sentences of like length together, in an order by chance."""
    order, out = torch.randperm(len(sentences)).tolist(), []
    for at in range(0, len(order), BATCH * SORTED):
        near = sorted((sentences[i] for i in order[at : at + BATCH * SORTED]), key=lambda s: s.gaps)
        out += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
    return [out[i] for i in torch.randperm(len(out))]


def dropped(x):
    """Without some columns, the same for all rows: choosing for each row apart took half of the time."""
    return x * (torch.rand(x.shape[-1]) >= DROPPED) / (1 - DROPPED)


def total(gains, skips):
    """Of all ways from the first gap to the last the logarithm of the sum. `gains`: of a stretch by sentence, start and end; `skips`: of going one gap on without a name."""
    sums = torch.zeros(len(gains), 1)
    for end in range(1, gains.shape[1]):
        ways = torch.cat([sums + gains[:, :end, end], sums[:, -1:] + skips[:, end - 1 : end]], 1)
        sums = torch.cat([sums, torch.logsumexp(ways, 1, keepdim=True)], 1)
    return sums[:, -1]


def field_loss(odds, may, chosen):
    """`odds`: of each kind against no name, by stretch. Where a name must be, its words may not be gone past."""
    gaps = max(s.gaps for s in chosen)
    at = torch.tensor([(b, start, end) for b, s in enumerate(chosen) for start, end in zip(s.starts, s.ends)]).T
    skips = torch.zeros(len(chosen), gaps)
    for (b, start, end), may_be_none in zip(at.T.tolist(), may[:, 0].tolist()):
        if not may_be_none:
            skips[b, start:end] = NEVER
    spread = lambda gains: torch.full((len(chosen), gaps, gaps), NEVER).index_put(tuple(at), gains)
    all_kinds = torch.logsumexp(odds, 1)
    right = torch.logsumexp(odds.masked_fill(~may[:, 1:], NEVER), 1)
    weights = torch.tensor([s.weight for s in chosen])
    return ((total(spread(all_kinds), torch.zeros_like(skips)) - total(spread(right), skips)) * weights).sum() / len(chosen)


def train_one(seen, may, sentences, args, seed):
    torch.manual_seed(seed)
    hidden, out = nn.Linear(seen.shape[1], args.hidden), nn.Linear(args.hidden, len(ANSWERS))
    optimiser = torch.optim.AdamW([*hidden.parameters(), *out.parameters()], lr=args.rate, weight_decay=1e-3)
    steps, step = args.epochs * len(batches(sentences)), 0
    for epoch in range(args.epochs):
        loss_sum = 0.0
        for chosen in batches(sentences):
            for group in optimiser.param_groups:
                group["lr"] = args.rate * 0.5 * (1 + np.cos(np.pi * min(1, step / steps)))
            step += 1
            rows = torch.tensor([row for s in chosen for row in s.rows])
            scores = out(dropout(torch.relu(hidden(dropped(seen[rows]))), DROPPED))
            loss = field_loss(scores[:, 1:] - scores[:, :1], may[rows], chosen)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            loss_sum += loss.item()
        print(f"epoch {epoch + 1} loss {loss_sum / steps * args.epochs:.4f}", flush=True)
    return hidden, out


def main(args):
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    layers = train(*load(args.stretches, args.without), args)
    tensors = {"review.lists": np.fromfile(args.lists, np.uint8)}
    for name, (weight, bias) in layers.items():
        weights, scales = by_row(weight.detach().numpy())
        tensors |= {name: weights, f"{name}.scale": scales, f"{name}.bias": bias.detach().numpy()}
    add_tensors(args.model, tensors, about=ABOUT)


if __name__ == "__main__":
    main(args.parse_args())
