"""
Trains the head for names anew on what the encoder of a finished model makes of sentences, and writes it into the model file: see README.md.

The encoder has met the names of its training sentences, and a head that was trained with it relies on that. Here it reads them as if rare words had
been forgotten, and with other names in their places (swap.py). Deterministic for a seed: two runs write the same bytes.
"""

import argparse
import os
import random
import time

import numpy as np
import torch

import corpora
from batches import batches
from binary import load_model, write_tensors
from export import by_row
from model import DROPPED
from swap import Names, swapped
from words import is_shouting

HERE = os.path.dirname(os.path.abspath(__file__))
args = argparse.ArgumentParser()
args.add_argument("model", help="text.bin, made by export.py; its head for names is replaced")
args.add_argument("--gold", default=os.environ.get("DEMARCHE_GOLD", "../../shared/gold"))
args.add_argument("--out", help="where to write; the model itself when missing")
args.add_argument("--epochs", type=int, default=4)
args.add_argument("--rate", type=float, default=2e-3)
args.add_argument("--seed", type=int, default=1)
args.add_argument("--swaps", type=int, default=3)
args.add_argument("--without", help="K/N: as in train.py")
args = args.parse_args()
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
torch.manual_seed(args.seed)
started = time.time()

# Rows of trained words stand in order of how often training saw them: from here on 25 times or less.
RARE = 1500
TAGS = len(corpora.NAME_TAGS)
# Words encoded together.
TOGETHER = 4000


def load():
    tree = lambda name: corpora.read_treebank(f"{args.gold}/treebank/{name}.conllu.gz")
    names = lambda name: f"{args.gold}/entities/{name}.jsonl.gz"
    ewt, gum, dev = tree("ewt-train"), tree("gum-train"), tree("ewt-dev")
    corpora.add_uner(ewt, names("uner-ewt"))
    corpora.add_gum(gum, names("gum"))
    corpora.add_uner(dev, names("uner-ewt"), "dev")
    extra = corpora.name_sentences(names("wikigold"), "wikigold") + corpora.name_sentences(names("crossner-politics"), "crossner")
    return corpora.without_fold([s for s in ewt + gum + dev + extra if s.names is not None], args.without)


def encode(model, vocabulary, sentences, seed):
    """Outputs of the encoder for each sentence, rare words forgotten: in a third of the sentences all, in a third half of them, in a third none."""
    rng = random.Random(seed)
    out, order = [None] * len(sentences), sorted(range(len(sentences)), key=lambda i: -len(sentences[i].words))
    while order:
        width = len(sentences[order[0]].words)
        chosen, order = order[: max(1, TOGETHER // width)], order[max(1, TOGETHER // width):]
        vectors, trained = np.zeros((2, len(chosen), width), np.int64)
        affixes = np.zeros((len(chosen), width, 10), np.int64)
        for row, i in enumerate(chosen):
            words = sentences[i].words
            if is_shouting(words):
                words = [w.lower() for w in words]
            share = rng.choice((0.0, 0.5, 1.0))
            for j, word in enumerate(words):
                vector, own, affixes[row, j] = vocabulary.rows(word)
                rare = own > RARE
                trained[row, j] = 0 if rare and rng.random() < share else own
                vectors[row, j] = 0 if rare and rng.random() < 0.05 else vector
        lengths = torch.tensor([len(sentences[i].words) for i in chosen])
        with torch.no_grad():
            x = model.encoder.inputs(torch.from_numpy(vectors), torch.from_numpy(trained), torch.from_numpy(affixes))
            h = model.encoder(x, lengths, None)
        for row, i in enumerate(chosen):
            out[i] = h[row, : len(sentences[i].words)].half()
    return out


def padded(chosen):
    width = max(len(s.words) for s in chosen)
    x = torch.zeros(len(chosen), width, chosen[0].encoded.shape[1])
    may = torch.zeros(len(chosen), width, TAGS, dtype=torch.bool)
    lengths = torch.tensor([len(s.words) for s in chosen])
    for row, s in enumerate(chosen):
        x[row, : len(s.words)] = s.encoded.float()
        for j, tags in enumerate(s.names):
            may[row, j, tags] = True
    may[:, :, 0] |= torch.arange(width)[None] >= lengths[:, None]
    return x, may, lengths


def crf_loss(scores, may, lengths, moves):
    """Of all sequences of tags the share that may be right. The moves are dropped when the head is written: an inside tag after its own begin is all that is kept."""

    def total(scores):
        sums = scores[:, 0]
        for at in range(1, scores.shape[1]):
            now = torch.logsumexp(sums[:, :, None] + moves[None], 1) + scores[:, at]
            sums = torch.where((at < lengths)[:, None], now, sums)
        return torch.logsumexp(sums, 1)

    return (total(scores) - total(scores.masked_fill(~may, -1e4))).sum()


def train(head, sentences):
    dice = torch.Generator().manual_seed(args.seed)
    moves = torch.nn.Parameter(torch.zeros(TAGS, TAGS))
    never = torch.zeros(TAGS, TAGS, dtype=torch.bool)
    for inside in range(2, TAGS, 2):
        never[:, inside] = True
        never[[inside - 1, inside], inside] = False
    optimiser = torch.optim.AdamW([*head.parameters(), moves], lr=args.rate, weight_decay=0)
    steps, step = args.epochs * len(batches(sentences, 2000, 0)), 0
    mean = [p.detach().clone() for p in head.parameters()]
    for epoch in range(args.epochs):
        total = 0.0
        for chosen in batches(sentences, 2000, args.seed * 1000 + epoch):
            for group in optimiser.param_groups:
                group["lr"] = args.rate * 0.5 * (1 + np.cos(np.pi * step / steps))
            step += 1
            x, may, lengths = padded(chosen)
            x = x * (torch.rand(x.shape[0], 1, x.shape[2], generator=dice) >= DROPPED) / (1 - DROPPED)
            loss = crf_loss(head(x), may, lengths, moves.masked_fill(never, -1e4)) / lengths.sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += loss.item()
            with torch.no_grad():
                for m, p in zip(mean, head.parameters()):
                    m.lerp_(p, 1 / (step + 1))
        print(f"epoch {epoch + 1} loss {total / steps * args.epochs:.4f} {time.time() - started:.0f} s", flush=True)
    # The mean of all steps, among them the head as it was: a mix of old and new head was better than either on UNER (.711 and .713 alone, .725 mixed).
    for m, p in zip(mean, head.parameters()):
        p.data.copy_(m)


def main():
    model, vocabulary = load_model(args.model)
    sentences = load()
    names = Names(sentences, f"{HERE}/../data/actors")
    others = [s for number in range(args.swaps) for s in swapped(sentences, names, args.seed * 100 + number)]
    sentences = sentences + others
    for s, encoded in zip(sentences, encode(model, vocabulary, sentences, args.seed)):
        s.encoded = encoded
    print(f"{len(sentences)} sentences {time.time() - started:.0f} s", flush=True)
    head = model.names
    for parameter in head.parameters():
        parameter.requires_grad_(True)
    train(head, sentences)
    weights, scales = by_row(head.weight.detach().numpy())
    write_tensors(args.model, args.out or args.model, {"names": weights, "names.scale": scales, "names.bias": head.bias.detach().numpy()})


main()
