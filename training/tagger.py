"""
Trains the small tagger: coarse tags alone, from the two words on each side, an order of magnitude faster than the encoder.

`tagger.py --gold DIR --out tagger.npz`; export.py puts the result into the model file.
"""

import argparse
import os
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import corpora
from batches import batches, rewrite
from words import affix_rows, is_shouting, word_hash

# One table for words, endings, beginnings and shapes: 2^14 rows of 32.
ROWS, WIDTH, REACH, HIDDEN = 1 << 14, 32, 2, 64
EPOCHS, TOKENS, RATE = 5, 1000, 4e-3


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(ROWS, WIDTH)
        nn.init.normal_(self.table.weight, std=0.05)
        self.hidden = nn.Linear(WIDTH * (2 * REACH + 1), HIDDEN)
        self.out = nn.Linear(HIDDEN, len(corpora.UPOS))

    def forward(self, rows, dice=None):
        x = self.table(rows).sum(2)
        if dice is not None:
            x = x * (torch.rand(x.shape[0], x.shape[1], x.shape[2], generator=dice) >= 0.2) / 0.8
        n = x.shape[1]
        x = F.pad(x, (0, 0, REACH, REACH))
        return self.out(torch.relu(self.hidden(torch.cat([x[:, k : k + n] for k in range(2 * REACH + 1)], 2))))


SEEN = {}


def rows_of(word):
    if word not in SEEN:
        SEEN[word] = [word_hash(word) & (ROWS - 1), *affix_rows(word, ROWS)]
    return SEEN[word]


def tensors(sentences, rng):
    n = max(len(s.words) for s in sentences)
    rows, gold = np.zeros((len(sentences), n, 11), np.int64), np.full((len(sentences), n), -1, np.int64)
    for i, s in enumerate(sentences):
        words = s.words if rng is None else rewrite(s.words, rng)
        words = [w.lower() for w in words] if is_shouting(words) else words
        rows[i, : len(words)] = [rows_of(w) for w in words]
        gold[i, : len(words)] = s.upos
    return torch.from_numpy(rows), torch.from_numpy(gold)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--gold", default="../../shared/gold")
    args.add_argument("--out", default="tagger.npz")
    args = args.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    rng, dice = random.Random(1), torch.Generator().manual_seed(1)
    tree = lambda name: corpora.read_treebank(f"{args.gold}/treebank/{name}.conllu.gz")
    train, dev = tree("ewt-train") + tree("gum-train"), {"ewt": tree("ewt-dev"), "gum": tree("gum-dev")}
    model = Tagger()
    optimiser = torch.optim.Adam(model.parameters(), lr=RATE)
    steps, step = EPOCHS * len(batches(train, TOKENS, 0)), 0
    for epoch in range(EPOCHS):
        for chosen in batches(train, TOKENS, epoch):
            optimiser.param_groups[0]["lr"] = RATE * (1 - step / steps)
            rows, gold = tensors(chosen, rng)
            loss = F.cross_entropy(model(rows, dice).flatten(0, 1), gold.flatten(), ignore_index=-1)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
        with torch.no_grad():
            for name, sentences in dev.items():
                rows, gold = tensors(sentences, None)
                right = (model(rows).argmax(2) == gold).sum().item() / (gold >= 0).sum().item()
                print(f"epoch {epoch + 1} {name} upos {right:.4f}", flush=True)
    np.savez(args.out, **{k: v.detach().numpy() for k, v in model.state_dict().items()})


main()
