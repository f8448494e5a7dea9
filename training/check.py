"""
`check.py MODEL.pt SENTENCES.conllu.gz OUT.json`: what PyTorch makes of sentences with the weights as the file rounds them, for
check.ts to compare with what src/text makes of them.
"""

import json
import sys

import torch

from batches import Vocabulary, make_batch
from corpora import read_treebank
from export import by_row
from model import Reader, Sizes
from words import affix_rows, word_hash

state = torch.load(sys.argv[1])
sizes = Sizes()
sizes.hidden = state["hidden"]
rounded = {}
for name, value in state["model"].items():
    if value.dim() == 2 and "vectors" not in name:
        weights, scales = by_row(value.numpy())
        value = torch.from_numpy(weights * scales[:, None])
    rounded[name] = value
model = Reader(sizes, rounded["encoder.vectors.weight"], len(rounded["encoder.words.weight"]), len(state["xpos"]))
model.load_state_dict(rounded)
model.eval()
vocabulary = Vocabulary(state["hashes"], state["trained"])
out = []
with torch.no_grad():
    for s in read_treebank(sys.argv[2])[:400]:
        b = make_batch([s], vocabulary, state["xpos"])
        upos, xpos, names, arcs, pair = model(b)
        heads = arcs.argmax(2)
        rels = model.relation_scores(pair, heads)
        out.append(dict(words=s.words, hashes=[word_hash(w) for w in s.words], affixes=[affix_rows(w) for w in s.words],
                        upos=upos[0].argmax(1).tolist(), xpos=xpos[0].argmax(1).tolist(), names=names[0].argmax(1).tolist(),
                        heads=[h - 1 for h in heads[0].tolist()], relations=rels[0].argmax(1).tolist()))
json.dump(out, open(sys.argv[3], "w"))
