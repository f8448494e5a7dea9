"""Sentences as tensors, and batches of sentences of like length."""

import random

import numpy as np
import torch

from words import affix_rows, is_shouting, word_hash

PAD = -1


class Vocabulary:
    """Rows of the table of word vectors by hash, and rows of the trained word table; row 0 of both is the unknown word."""

    def __init__(self, hashes, trained):
        self.row = {int(h): i + 1 for i, h in enumerate(hashes)}
        self.trained = trained
        self.seen = {}

    def rows(self, word):
        if word not in self.seen:
            h = word_hash(word)
            self.seen[word] = (self.row.get(h, 0), self.trained.get(h, 0), affix_rows(word))
        return self.seen[word]


class Batch:
    pass


def make_batch(sentences, vocabulary, xpos, rng=None):
    """rng: for training, words are then forgotten and sentences rewritten now and then."""
    sentences = sorted(sentences, key=lambda s: -len(s.words))
    b, n = Batch(), len(sentences[0].words)
    b.sentences = sentences
    b.lengths = torch.tensor([len(s.words) for s in sentences])
    vectors, trained = np.zeros((2, len(sentences), n), np.int64)
    affixes = np.zeros((len(sentences), n, 10), np.int64)
    upos, xp, heads, rels = np.full((4, len(sentences), n), PAD, np.int64)
    names = np.zeros((len(sentences), n, 11), bool)
    for i, s in enumerate(sentences):
        words = s.words if rng is None else rewrite(s.words, rng)
        if is_shouting(words):
            words = [w.lower() for w in words]
        for j, w in enumerate(words):
            v, t, a = vocabulary.rows(w)
            if rng is not None:
                v = 0 if rng.random() < 0.05 else v
                t = 0 if rng.random() < 0.15 else t
            vectors[i, j], trained[i, j], affixes[i, j] = v, t, a
            if s.names is not None:
                names[i, j, s.names[j]] = True
        if s.heads is not None:
            k = len(words)
            upos[i, :k], xp[i, :k], heads[i, :k], rels[i, :k] = s.upos, [xpos[x] for x in s.xpos], s.heads, s.rels
    for key, value in dict(vectors=vectors, trained=trained, affixes=affixes, upos=upos, xpos=xp, heads=heads, rels=rels, names=names).items():
        setattr(b, key, torch.from_numpy(value))
    return b


def rewrite(words, rng):
    """Headlines and shouting: now and then a sentence loses its capitals or gets one on every word."""
    dice = rng.random()
    if dice < 0.04:
        return [w.lower() for w in words]
    if dice < 0.08:
        return [w[:1].upper() + w[1:] if len(w) > 3 else w for w in words]
    return words


def batches(sentences, tokens, seed):
    """Lists of sentences of like length with about `tokens` words each, in a seeded order."""
    rng = random.Random(seed)
    order = sorted(sentences, key=lambda s: len(s.words) + rng.random() * 4)
    out, size = [[]], 0
    for s in order:
        if size + len(s.words) > tokens and out[-1]:
            out.append([])
            size = 0
        out[-1].append(s)
        size += len(s.words)
    rng.shuffle(out)
    return out
