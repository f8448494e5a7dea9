"""
Trains what reads the names of a whole text again (src/text/names), and writes it into the model file: see README.md.

A layer over what `describeName` says of a stretch of words (word vectors of the stretch, of what stands around it, of the sentence, of the text and of where
else the same name stands; lists; shapes), and one over that: no name, or which kind. It leaves out what the encoder makes of the words: that has met the
names of its training sentences and knows them by heart, so that a net with it in hand learns nothing else (kinds of Wikigold's names by the encoder alone
.74, by word vectors and their neighbourhood .84). Deterministic for a seed.
"""

import argparse
import json

import numpy as np
import torch
from torch import nn

from binary import add_tensors
from export import ABOUT, by_row

args = argparse.ArgumentParser()
args.add_argument("stretches", help="what stretches.ts wrote, without .f32 and .jsonl")
args.add_argument("lists", help="what lists.ts wrote")
args.add_argument("model", help="text.bin")
args.add_argument("--seed", type=int, default=1)
args.add_argument("--epochs", type=int, default=5)
args.add_argument("--hidden", type=int, default=32)
args.add_argument("--nets", type=int, default=3)
args.add_argument("--rate", type=float, default=2e-3)

ANSWERS = ["O", "PER", "ORG", "LOC", "MISC", "EVENT"]
# Wikigold labels all kinds of names in all kinds of texts, and is small.
WEIGHT = {"wikigold": 6.0}
DROPPED = 0.3
BATCH = 256
# Numbers are trained as multiples of their spread, but not of one below this, or 8 bits would be too few for the weights of rare things.
LEAST_SPREAD = 0.15


def may_be(label, corpus):
    """Which answers a label may mean: UNER and GUM leave out names of other kinds, Wikigold has no events."""
    if label == "O" and corpus in ("uner-ewt", "gum"):
        return ["O", "MISC", "EVENT"]
    if label == "MISC" and corpus == "wikigold":
        return ["MISC", "EVENT"]
    return ["O"] if label == "X" else [label]


def load(path):
    labels = [json.loads(line) for line in open(path + ".jsonl", encoding="utf8")]
    seen = torch.from_numpy(np.fromfile(path + ".f32", np.float32).reshape(len(labels), -1))
    may = torch.tensor([[answer in may_be(row["label"], row["set"]) for answer in ANSWERS] for row in labels])
    weights = torch.tensor([WEIGHT.get(row["set"], 1.0) for row in labels])
    return seen, may, weights


def train(seen, may, weights, args):
    """Several nets, each from a seed of its own, side by side as one: its answers are the means of theirs, which vary less with the seed."""
    mean, spread = seen.mean(0), seen.std(0).clamp(min=LEAST_SPREAD)
    seen = (seen - mean) / spread
    nets = [train_one(seen, may, weights, args, args.seed * 100 + n) for n in range(args.nets)]
    hidden = torch.cat([net[1].weight for net in nets]) / spread
    bias = torch.cat([net[1].bias for net in nets]) - hidden @ mean
    out = torch.cat([net[4].weight for net in nets], 1) / len(nets)
    return {"review.hidden": (hidden, bias), "review.out": (out, sum(net[4].bias for net in nets) / len(nets))}


def train_one(seen, may, weights, args, seed):
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Dropout(DROPPED), nn.Linear(seen.shape[1], args.hidden), nn.ReLU(), nn.Dropout(DROPPED), nn.Linear(args.hidden, len(ANSWERS))
    )
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-3)
    steps, step = args.epochs * (len(seen) // BATCH), 0
    for epoch in range(args.epochs):
        total = 0.0
        for chosen in torch.randperm(len(seen)).split(BATCH):
            for group in optimiser.param_groups:
                group["lr"] = args.rate * 0.5 * (1 + np.cos(np.pi * min(1, step / steps)))
            step += 1
            scores = net(seen[chosen]).log_softmax(1)
            right = torch.logsumexp(scores.masked_fill(~may[chosen], -1e4), 1)
            loss = -(right * weights[chosen]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += loss.item()
        print(f"epoch {epoch + 1} loss {total / steps * args.epochs:.4f}", flush=True)
    return net


def main(args):
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    layers = train(*load(args.stretches), args)
    tensors = {"review.lists": np.fromfile(args.lists, np.uint8)}
    for name, (weight, bias) in layers.items():
        weights, scales = by_row(weight.detach().numpy())
        tensors |= {name: weights, f"{name}.scale": scales, f"{name}.bias": bias.detach().numpy()}
    add_tensors(args.model, tensors, about=ABOUT)


if __name__ == "__main__":
    main(args.parse_args())
