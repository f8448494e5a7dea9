"""Figures on dev trees while training: heads by the best score of each word, without repair."""

import torch

from batches import PAD, batches, make_batch


def evaluate(model, sentences, vocabulary, xpos, name):
    right = torch.zeros(5)
    with torch.no_grad():
        for chosen in batches(sentences, 4000, 1):
            b = make_batch(chosen, vocabulary, xpos)
            upos, xp, _, arcs, pair = model(b)
            mask = torch.arange(arcs.shape[2])[None, None, :] > b.lengths[:, None, None]
            heads = arcs.masked_fill(mask, -1e4).argmax(2)
            rels = model.relation_scores(pair, heads).argmax(2)
            known = b.heads != PAD
            arc = (heads == b.heads)[known]
            rel = BASE[rels[known]] == BASE[b.rels[known]]
            right += torch.tensor([known.sum(), (upos.argmax(2) == b.upos)[known].sum(), (xp.argmax(2) == b.xpos)[known].sum(), arc.sum(), (arc & rel).sum()])
    n, u, x, a, l = right.tolist()
    return f"| {name} upos {u / n:.4f} xpos {x / n:.4f} uas {a / n:.4f} las {l / n:.4f}"


def base_numbers():
    from corpora import RELATIONS

    return torch.tensor([RELATIONS.index(r.split(":")[0]) for r in RELATIONS])


BASE = base_numbers()
