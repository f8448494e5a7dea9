"""Reads the labelled data: trees with names where both are known, and sentences with names alone."""

import gzip
import hashlib
import json
import os

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
RELATIONS = (
    "root acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp clf compound compound:prt conj cop csubj csubj:pass dep det "
    "discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:poss nsubj nsubj:pass nummod obj obl obl:agent orphan parataxis "
    "punct reparandum vocative xcomp"
).split()
NAME_TAGS = "O B-PER I-PER B-ORG I-ORG B-LOC I-LOC B-MISC I-MISC B-EVENT I-EVENT".split()
TAG = {name: i for i, name in enumerate(NAME_TAGS)}
VAGUE = [TAG[t] for t in ("B-MISC", "I-MISC", "B-EVENT", "I-EVENT")]


class Sentence:
    """words; upos, xpos, heads (0 is the root), rels or None without a tree; names: for each word the set of tags that may be right, or None."""

    def __init__(self, words):
        self.words = words
        self.upos = self.xpos = self.heads = self.rels = self.names = None
        self.doc = ""


def opened(path):
    return gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")


def read_treebank(path):
    sentences, doc, rows = [], "", []
    for line in opened(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            doc = line[14:]
        elif line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            s = Sentence([r[1] for r in rows])
            s.doc = doc
            s.upos = [UPOS.index(r[3]) for r in rows]
            s.xpos = [r[4] for r in rows]
            s.heads = [int(r[6]) for r in rows]
            s.rels = [relation_number(r[7]) for r in rows]
            sentences.append(s)
            rows = []
    return sentences


def relation_number(name):
    base = name.split(":")[0]
    return RELATIONS.index(name) if name in RELATIONS else RELATIONS.index(base)


def is_held_out(record_id):
    """One record in five of sets that have no parts of their own is never trained on: eval/names.ts draws the same line."""
    return int(hashlib.sha1(("held out " + record_id).encode()).hexdigest()[:8], 16) % 5 == 0


def is_in_fold(document, which):
    """Whether a document is in fold K of N, as `which` has it ("K/N"); None is no fold. training/fold-readers.ts draws the same lines."""
    if which is None:
        return False
    fold, folds = map(int, which.split("/"))
    return int(hashlib.sha1(("fold " + document).encode()).hexdigest()[:8], 16) % folds == fold


def without_fold(sentences, which):
    return [s for s in sentences if not is_in_fold(s.doc, which)]


def document_of(record_id):
    """Records whose texts are in a treebank go by the id that they have there."""
    corpus, rest = record_id.split("/", 1)
    return rest if corpus in ("gum", "uner-ewt") else record_id


def records(path):
    return [json.loads(line) for line in opened(path)]


def spaced_tokens(text, start, end):
    tokens, at = [], start
    for piece in text[start:end].split(" "):
        if piece.strip():
            tokens.append((at, at + len(piece)))
        at += len(piece) + 1
    return tokens


def tag_spans(tokens, spans):
    tags = ["O"] * len(tokens)
    for start, end, kind in spans:
        inside = [i for i, (a, b) in enumerate(tokens) if a >= start and b <= end]
        if any(tags[i] != "O" for i in inside):
            continue
        for n, i in enumerate(inside):
            tags[i] = ("I-" if n else "B-") + kind
    return tags


def allowed(tag, corpus):
    """Which tags the label of a corpus may mean: what a corpus does not label may be at any word that looks like a name."""
    if corpus in ("uner", "gum") and tag == "O":
        return [TAG["O"], *VAGUE]
    if corpus == "wikigold" and tag.endswith("MISC"):
        return [TAG[tag], TAG[tag[:2] + "EVENT"]]
    return [TAG[tag]]


def name_sentences(path, corpus):
    """Sentences of a token-spaced set that may be trained on."""
    out = []
    for r in records(path):
        if is_held_out(r["id"]):
            continue
        spans = [(e["start"], e["end"], e["type"]) for e in r["entities"] if e["type"] in ("PER", "ORG", "LOC", "MISC", "EVENT")]
        for start, end in r.get("sents", [[0, len(r["text"])]]):
            tokens = spaced_tokens(r["text"], start, end)
            if not tokens:
                continue
            s = Sentence([r["text"][a:b] for a, b in tokens])
            s.names = [allowed(t, corpus) for t in tag_spans(tokens, spans)]
            s.doc = document_of(r["id"])
            out.append(s)
    return out


def add_uner(sentences, path, part="train"):
    """Puts the names of UNER on the trees of EWT, document by document."""
    return add_names(sentences, [r for r in records(path) if r["part"] == part], "uner")


def add_gum(sentences, path):
    """Puts the names of GUM on its trees: a mention counts with its proper name alone, without determiner and modifiers."""
    return add_names(sentences, records(path), "gum")


def add_names(sentences, rows, corpus):
    by_doc = {document_of(r["id"]): r for r in rows}
    at, added = {}, 0
    for s in sentences:
        r = by_doc.get(s.doc)
        tokens = align(s.words, r["text"], at.get(s.doc, 0)) if r else None
        if tokens is None:
            continue
        at[s.doc] = tokens[-1][1]
        spans = proper_spans(r, tokens, s.upos) if corpus == "gum" else [(e["start"], e["end"], e["type"]) for e in r["entities"]]
        s.names = [allowed(t, corpus if may_be_name(s, i) else "") for i, t in enumerate(tag_spans(tokens, spans))]
        added += 1
    return added


def may_be_name(s, i):
    """Proper nouns, and adjectives of nations and the like."""
    return UPOS[s.upos[i]] == "PROPN" or (UPOS[s.upos[i]] == "ADJ" and s.words[i][:1].isupper() and i > 0)


def align(words, text, position):
    """Offsets of the words in the text, or None where the two differ."""
    tokens = []
    for word in words:
        found = text.find(word, position)
        if found < 0 or text[position:found].strip():
            return None
        tokens.append((found, found + len(word)))
        position = found + len(word)
    return tokens


def proper_spans(record, tokens, upos):
    spans = []
    for e in record["entities"]:
        if not e["named"] or e["type"] not in ("PER", "ORG", "LOC", "MISC", "EVENT"):
            continue
        inside = [i for i, (a, b) in enumerate(tokens) if a >= e["start"] and b <= e["end"]]
        tags = [UPOS[upos[i]] for i in inside]
        while tags and tags[0] != "PROPN" and tags[0] in ("DET", "PRON", "ADJ", "NOUN", "ADV"):
            inside, tags = inside[1:], tags[1:]
        while tags and tags[-1] in ("PUNCT", "PART"):
            inside, tags = inside[:-1], tags[:-1]
        if "PROPN" not in tags or any(t in ("VERB", "AUX", "PRON", "SCONJ") for t in tags) or len(tags) > 8 or "PUNCT" in tags:
            continue
        kind = e["type"]
        spans.append((tokens[inside[0]][0], tokens[inside[-1]][1], kind))
    return sorted(spans, key=lambda x: (x[0] - x[1], x[0]))
