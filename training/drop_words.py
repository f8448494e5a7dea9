"""
Drops the rarest words of the vectors from a model file, to make room: `drop_words.py text.bin vectors.npz 88700` keeps the 88,700 most frequent and all that
training saw. Before `lists.ts`, whose bytes stand in the order of the words.
"""

import sys

import numpy as np

from binary import add_tensors, read
from words import word_hash


def main(model, vectors, size):
    frequent = {word_hash(word) for word in str(np.load(vectors)["words"]).split("\n")[:size]}
    header, data, start = read(model)
    at = {entry["name"]: entry for entry in header["tensors"]}
    count = at["vectors.hashes"]["shape"][0]
    hashes = np.frombuffer(data, np.uint32, count, start + at["vectors.hashes"]["at"])
    trained = np.frombuffer(data, np.uint16, count, start + at["vectors.trained"]["at"])
    keep = np.array([row > 0 or int(h) in frequent for h, row in zip(hashes, trained)])
    add_tensors(model, {}, keep)
    print(f"{keep.sum()} of {count} words")


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
