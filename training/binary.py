"""Reads the model file that export.py wrote, and puts tensors into it: for training a head on a finished encoder."""

import json
import struct

import numpy as np
import torch

from batches import Vocabulary
from model import Reader, Sizes

MAGIC = b"DEMTEXT3"
KINDS = {"i8": np.int8, "u8": np.uint8, "u16": np.uint16, "u32": np.uint32, "f32": np.float32}
HEADS = ("upos", "xpos", "names", "arc_word", "arc_head", "arcs", "relation_word", "relation_head", "relations")


def read(path):
    """The header, all bytes, and where tensors begin."""
    with open(path, "rb") as file:
        data = file.read()
    length = struct.unpack("<I", data[8:12])[0]
    return json.loads(data[12 : 12 + length]), data, 12 + length


def read_tensors(path):
    """All tensors of a file by their names."""
    header, data, start = read(path)
    tensor = lambda entry: np.frombuffer(data, KINDS[entry["kind"]], int(np.prod(entry["shape"])), start + entry["at"]).reshape(entry["shape"])
    return {entry["name"]: tensor(entry) for entry in header["tensors"]}


def load_model(path):
    """The model with the weights as the file rounds them, and its vocabulary."""
    header, tensors = read(path)[0], read_tensors(path)
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


def add_tensors(path, tensors, keep=None, about=None):
    """Puts more tensors into a file, or others of another shape. `keep`: which words stay among those that have a vector; `about`: what it says of itself."""
    header = read(path)[0]
    kept = lambda name, value: value[keep] if keep is not None and name in BY_WORD else value
    all_tensors = {name: kept(name, value) for name, value in read_tensors(path).items()}
    write(path, header | ({"about": about} if about else {}), all_tensors | tensors)


# Tensors with a row for each word that has a vector.
BY_WORD = ("vectors.hashes", "vectors", "vectors.scale", "vectors.trained", "review.lists")


def write(path, header, tensors):
    """A JSON header, then tensors, each at a multiple of 16 bytes. `header` without the list of tensors."""
    names = {np.dtype(kind): name for name, kind in KINDS.items()}
    at, entries = 0, []
    for name, value in tensors.items():
        entries.append({"name": name, "kind": names[value.dtype], "shape": list(value.shape), "at": at})
        at += (value.nbytes + 15) // 16 * 16
    text = json.dumps({**header, "tensors": entries}).encode()
    text += b" " * (-(len(text) + 12) % 16)
    with open(path, "wb") as file:
        file.write(MAGIC + struct.pack("<I", len(text)) + text)
        for value in tensors.values():
            raw = np.ascontiguousarray(value).tobytes()
            file.write(raw + b"\0" * (-len(raw) % 16))
