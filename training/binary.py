"""Reads the model file that export.py wrote, and puts tensors into it: for training a head on a finished encoder."""

import json
import struct

import numpy as np
import torch

from batches import Vocabulary
from model import Reader, Sizes

KINDS = {"i8": np.int8, "u16": np.uint16, "u32": np.uint32, "f32": np.float32}
HEADS = ("upos", "xpos", "names", "arc_word", "arc_head", "arcs", "relation_word", "relation_head", "relations")


def read(path):
    """The header, all bytes, and where tensors begin."""
    with open(path, "rb") as file:
        data = file.read()
    length = struct.unpack("<I", data[8:12])[0]
    return json.loads(data[12 : 12 + length]), data, 12 + length


def load_model(path):
    """The model with the weights as the file rounds them, and its vocabulary."""
    header, data, start = read(path)
    tensors = {}
    for entry in header["tensors"]:
        count = int(np.prod(entry["shape"]))
        tensors[entry["name"]] = np.frombuffer(data, KINDS[entry["kind"]], count, start + entry["at"]).reshape(entry["shape"])
    matrix = lambda name: torch.from_numpy(tensors[name].astype(np.float32) * tensors[name + ".scale"][:, None])
    floats = lambda name: torch.from_numpy(tensors[name].copy())
    vectors = matrix("vectors")
    sizes = Sizes()
    sizes.hidden = tensors["layer0.forward.recurrent"].shape[1]
    model = Reader(sizes, torch.cat([torch.zeros(1, vectors.shape[1]), vectors]), len(tensors["words"]), len(header["xpos"]))
    state = {"encoder.vectors.weight": model.encoder.vectors.weight, "root": floats("root"), "relation_root": floats("relation_root")}
    state |= {f"encoder.{name}.weight": matrix(name) for name in ("words", "affixes")}
    for layer in range(header["layers"]):
        for number, name in enumerate(("forward", "backward")):
            to, of = f"encoder.layers.{layer}.{number}.", f"layer{layer}.{name}."
            state |= {to + "weight_ih_l0": matrix(of + "input"), to + "weight_hh_l0": matrix(of + "recurrent")}
            state |= {to + "bias_ih_l0": floats(of + "input.bias"), to + "bias_hh_l0": torch.zeros(4 * sizes.hidden)}
    for head in HEADS:
        state |= {head + ".weight": matrix(head), head + ".bias": floats(head + ".bias")}
    model.load_state_dict(state)
    model.eval()
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    trained = {int(word): int(row) for word, row in zip(tensors["vectors.hashes"], tensors["vectors.trained"]) if row}
    return model, Vocabulary(tensors["vectors.hashes"], trained)


def write_tensors(source, target, tensors):
    """The file `source` with other values in tensors of the same shape and kind."""
    header, data, start = read(source)
    data = bytearray(data)
    entries = {entry["name"]: entry for entry in header["tensors"]}
    for name, value in tensors.items():
        entry = entries[name]
        value = np.ascontiguousarray(value, KINDS[entry["kind"]])
        assert list(value.shape) == entry["shape"], f"{name} has another shape"
        data[start + entry["at"] : start + entry["at"] + value.nbytes] = value.tobytes()
    with open(target, "wb") as file:
        file.write(data)
