"""
Short sentences made from long ones. The treebanks hold few like "Serbia closed its embassy", which news is full of, and a parser that never
met them takes "closed" for a participle. Each is a main clause of a training sentence without what can be left out; a state often stands in
for the subject. Nothing is invented: the tree is the gold tree of what remains.
"""

import random

from corpora import RELATIONS, TAG, UPOS, Sentence

# Share of each that is left out.
LEFT_OUT = {
    "advcl": 1, "parataxis": 1, "conj": 1, "appos": 0.9, "acl": 0.9, "acl:relcl": 1, "discourse": 1, "vocative": 1, "list": 1, "dislocated": 1, "orphan": 1,
    "reparandum": 1, "ccomp": 0, "advmod": 0.8, "obl": 0.5, "nmod": 0.4, "amod": 0.3, "mark": 0, "cc": 1, "obl:agent": 0.2, "nmod:poss": 0.2, "det": 0.1,
}  # fmt: skip
# Plurals stand without an article more often in news than here: "froze funds".
LEFT_OUT_BEFORE_PLURALS = 0.5
LONGEST = 14
WITH_THE = {"Netherlands", "Philippines", "Bahamas", "Maldives", "Comoros", "Seychelles", "Gambia"}


def state_names(path):
    """One-word names of states, from data/actors/states.tsv."""
    with open(path, encoding="utf8") as file:
        rows = [line.split("\t") for line in file.read().split("\n")[1:]]
    return sorted({r[2] for r in rows if len(r) > 2 and r[2].isalpha()})


def shortened(sentences, names, count, seed):
    """Up to `count` short sentences, in the order of their sources."""
    rng = random.Random(seed)
    chosen = [s for s in sentences if s.heads is not None and is_clause(s)]
    rng.shuffle(chosen)
    made = [m for m in (shorten(s, names, rng) for s in chosen) if m is not None]
    return made[:count]


def root_of(s):
    return s.heads.index(0)


def is_clause(s):
    root = root_of(s)
    return s.xpos[root] in ("VBD", "VBZ", "VBP") and subject_of(s) is not None


def subject_of(s):
    root = root_of(s)
    found = [i for i, h in enumerate(s.heads) if h == root + 1 and RELATIONS[s.rels[i]] == "nsubj" and i < root]
    return found[0] if len(found) == 1 and UPOS[s.upos[found[0]]] in ("NOUN", "PROPN", "PRON") and s.xpos[found[0]] not in ("WP", "WDT", "EX") else None


def below(s, top):
    inside = {top}
    grown = True
    while grown:
        more = {i for i, h in enumerate(s.heads) if h - 1 in inside} | inside
        grown, inside = more != inside, more
    return inside


def shorten(s, names, rng):
    dropped = set()
    for i, r in enumerate(s.rels):
        name = RELATIONS[r]
        share = LEFT_OUT_BEFORE_PLURALS if name == "det" and s.heads[i] and s.xpos[s.heads[i] - 1] == "NNS" else LEFT_OUT.get(name, 0)
        if i not in dropped and s.heads[i] and rng.random() < share and not (name == "conj" and s.heads[i] - 1 in dropped):
            dropped |= below(s, i)
    root, subject = root_of(s), subject_of(s)
    dropped |= {i for i, u in enumerate(s.upos) if UPOS[u] == "PUNCT" and i != len(s.words) - 1}
    if rng.random() < 0.15:
        dropped |= {i for i, u in enumerate(s.upos) if UPOS[u] == "PUNCT"}
    dropped -= {root}
    stands_in = subject is not None and s.xpos[root] != "VBP" and rng.random() < 0.75
    if stands_in:
        dropped |= below(s, subject) - {subject}
    kept = [i for i in range(len(s.words)) if i not in dropped]
    if subject in dropped or not 3 <= len(kept) <= LONGEST or any(s.heads[i] and s.heads[i] - 1 in dropped for i in kept):
        return None
    return keep(s, kept, (subject, rng.choice(names)) if stands_in else (None, None))


def insert_the(s, n):
    s.heads = [h + 1 if h > n else h for h in s.heads]
    for column, value in ((s.words, "the"), (s.upos, UPOS.index("DET")), (s.xpos, "DT"), (s.rels, RELATIONS.index("det")), (s.heads, n + 2)):
        column.insert(n, value)
    if s.names is not None:
        s.names.insert(n, [TAG["O"]])


def keep(s, kept, stand_in):
    at = {old: new for new, old in enumerate(kept)}
    out = Sentence([s.words[i] for i in kept])
    out.upos, out.xpos, out.rels = ([column[i] for i in kept] for column in (s.upos, s.xpos, s.rels))
    out.heads = [at[s.heads[i] - 1] + 1 if s.heads[i] else 0 for i in kept]
    subject, name = stand_in
    if subject is not None:
        n = at[subject]
        out.words[n], out.upos[n], out.xpos[n] = name, UPOS.index("PROPN"), "NNP"
        if s.names is not None:
            out.names = [[TAG["B-LOC"]] if i == subject else s.names[i] for i in kept]
    elif s.names is not None:
        out.names = [s.names[i] for i in kept]
    if name in WITH_THE:
        insert_the(out, at[subject])
    first = out.words[0]
    out.words[0] = first[:1].upper() + first[1:]
    return out
