"""Trains the text model: see README.md. Deterministic for a seed and a number of processes."""

import argparse
import collections
import copy
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpora
from batches import PAD, Vocabulary, batches, make_batch
from evaluate import evaluate
from model import Reader, Sizes
from parallel import Gradients
from shorten import shortened, state_names
from vectors import cut_vectors
from words import plain, word_hash

args = argparse.ArgumentParser()
args.add_argument("--gold", default=os.environ.get("DEMARCHE_GOLD", "../../shared/gold"))
args.add_argument("--vectors", required=True, help="vectors.npz, made by vectors.py")
args.add_argument("--out", default="text-model")
args.add_argument("--epochs", type=int, default=14)
args.add_argument("--hidden", type=int, default=Sizes.hidden)
args.add_argument("--words", type=int, default=87_000)
args.add_argument("--tokens", type=int, default=1400)
args.add_argument("--rate", type=float, default=3e-3)
args.add_argument("--processes", type=int, default=2)
args.add_argument("--seed", type=int, default=1)
args.add_argument("--start", help="a model.pt to go on from")
args.add_argument("--without", help="K/N: fold K of N of the documents is not trained on, so that it stays new to the model")
args = args.parse_args()
torch.set_num_threads(1)
HERE = os.path.dirname(os.path.abspath(__file__))
torch.manual_seed(args.seed)
started = time.time()


# Names are rare among words: at weight 1 their loss is lost beside that of arcs.
NAMES_WEIGHT = 2.0


def load():
    tree = lambda name: corpora.read_treebank(f"{args.gold}/treebank/{name}.conllu.gz")
    names = lambda name: f"{args.gold}/entities/{name}.jsonl.gz"
    ewt, gum = tree("ewt-train"), tree("gum-train")
    print("names on trees:", corpora.add_uner(ewt, names("uner-ewt")), corpora.add_gum(gum, names("gum")))
    extra = corpora.name_sentences(names("wikigold"), "wikigold") + corpora.name_sentences(names("crossner-politics"), "crossner")
    dev = {"ewt-dev": tree("ewt-dev"), "gum-dev": tree("gum-dev")}
    corpora.add_uner(dev["ewt-dev"], names("uner-ewt"), "dev")
    extra += [named_only(s) for s in dev["ewt-dev"] if s.names is not None]
    ewt, gum, extra = (corpora.without_fold(sentences, args.without) for sentences in (ewt, gum, extra))
    short = shortened(ewt + gum, state_names(f"{HERE}/../data/actors/states.tsv"), 4000, args.seed)
    return ewt + gum + short + extra + copy.deepcopy(extra), dev


def named_only(s):
    """The names of a dev sentence without its tree: trees of dev are only measured on."""
    out = corpora.Sentence(s.words)
    out.names, out.doc = s.names, s.doc
    return out


def losses(model, batch, dice):
    upos, xpos, names, arcs, pair = model(batch, dice)
    known = batch.heads != PAD
    flat = lambda scores, gold: F.cross_entropy(scores[known], gold[known], reduction="sum")
    heads = batch.heads.clamp(min=0)
    mask = torch.arange(arcs.shape[2])[None, None, :] > batch.lengths[:, None, None]
    arcs = arcs.masked_fill(mask, -1e4)
    total = flat(upos, batch.upos) + 0.5 * flat(xpos, batch.xpos) + flat(arcs, batch.heads)
    total = total + flat(model.relation_scores(pair, heads), batch.rels)
    # What a corpus does not label may be anything: the loss is that of the set of tags that may be right.
    named = batch.names.any(2)
    logp = torch.log_softmax(names[named], 1)
    return total - NAMES_WEIGHT * torch.logsumexp(logp.masked_fill(~batch.names[named], -1e4), 1).sum()


def main():
    sentences, dev = load()
    for number, s in enumerate(sentences):
        s.number = number
    counts = collections.Counter(plain(w).lower() for s in sentences for w in s.words)
    frequent = [w for w, c in counts.most_common() if c >= 2]
    hashes, rows, scales = cut_vectors(args.vectors, args.words, frequent)
    trained = {word_hash(w): i + 1 for i, w in enumerate(frequent)}
    before = torch.load(args.start) if args.start else None
    if before:
        hashes, rows, scales, trained = before["hashes"], before["rows"], before["scales"], before["trained"]
    vocabulary = Vocabulary(hashes, trained)
    xpos = {x: i for i, x in enumerate(sorted({x for s in sentences if s.xpos for x in s.xpos} | {x for d in dev.values() for s in d for x in s.xpos}))}
    table = np.concatenate([np.zeros((1, rows.shape[1]), np.float32), rows * scales[:, None]])
    sizes = Sizes()
    sizes.hidden = args.hidden
    model = Reader(sizes, torch.from_numpy(table), max(trained.values()) + 1, len(xpos))
    print(f"{len(sentences)} sentences, {len(hashes)} words, {len(frequent)} trained, {sum(p.numel() for p in model.parameters() if p.requires_grad)} parameters")
    if before:
        model.load_state_dict(before["model"])
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.Adam(parameters, lr=args.rate, betas=(0.9, 0.95))

    def compute(numbers, seed):
        if not numbers:
            return 0.0, [torch.zeros_like(p) for p in parameters]
        batch = make_batch([sentences[n] for n in numbers], vocabulary, xpos, random.Random(seed))
        loss = losses(model, batch, torch.Generator().manual_seed(seed))
        return loss.item(), torch.autograd.grad(loss, parameters)

    gradients = Gradients(parameters, compute, args.processes)
    mean = [p.detach().clone() for p in parameters]
    per_epoch = len(batches(sentences, args.tokens, 0))
    steps, step = per_epoch * args.epochs, 0
    for epoch in range(args.epochs):
        model.train()
        total = 0.0
        for chosen in batches(sentences, args.tokens, args.seed * 1000 + epoch):
            # Up to the full rate over 200 steps, then down to nothing along a half cosine.
            now = min(1.0, step / 200) * 0.5 * (1 + np.cos(np.pi * min(1.0, step / steps)))
            for group in optimiser.param_groups:
                group["lr"] = args.rate * now
            size = sum(len(s.words) for s in chosen)
            loss = gradients.step([s.number for s in chosen], args.seed * steps + step, size)
            torch.nn.utils.clip_grad_norm_(parameters, 5.0)
            optimiser.step()
            step += 1
            total += loss
            if step % 50 == 0:
                print(f"step {step} loss {loss:.3f} {time.time() - started:.0f} s", flush=True)
            with torch.no_grad():
                decay = min(0.997, step / (step + 20))
                for m, p in zip(mean, parameters):
                    m.lerp_(p, 1 - decay)
        kept = [p.detach().clone() for p in parameters]
        for m, p in zip(mean, parameters):
            p.data.copy_(m)
        model.eval()
        print(f"epoch {epoch + 1} loss {total / per_epoch:.3f} {time.time() - started:.0f} s", *(evaluate(model, d, vocabulary, xpos, n) for n, d in dev.items()), flush=True)
        state = dict(model=model.state_dict(), hashes=hashes, rows=rows, scales=scales, trained=trained, xpos=xpos, hidden=args.hidden)
        torch.save(state, args.out + ".pt")
        if epoch + 1 < args.epochs:
            for k, p in zip(kept, parameters):
                p.data.copy_(k)


main()
