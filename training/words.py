"""What the model sees of a word. The same rules stand in src/text/word-features.ts; training/check.ts compares the two on every word."""

import re

import numpy as np

DIGIT = re.compile("[0-9]")

# One table of rows for all endings, beginnings and shapes, found by hash: 2^14 rows keep collisions rare among what training sees.
AFFIX_ROWS = 1 << 14
# Endings of 1 to 5 letters, beginnings of 1 to 4, the shape.
AFFIXES = 10


def fnv(units, seed=0):
    h = (0x811C9DC5 ^ seed) & 0xFFFFFFFF
    for unit in units:
        h = ((h ^ unit) * 0x01000193) & 0xFFFFFFFF
    return h


def finish(h):
    h ^= h >> 16
    h = (h * 0x85EBCA6B) & 0xFFFFFFFF
    h ^= h >> 13
    return h


def code_units(text):
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16).tolist()


def plain(word):
    """Quotes made straight and digits made 0: years and figures share what is learned of them."""
    return DIGIT.sub("0", word.replace("‘", "'").replace("’", "'").replace("“", '"').replace("”", '"'))


def word_hash(word):
    """Of the lower-case word with plain quotes."""
    return finish(fnv(code_units(plain(word).lower())))


def is_shouting(words):
    letters = [w for w in words if sum(c.isalpha() for c in w) >= 2]
    return len(letters) > 3 and all(w == w.upper() for w in letters)


def shape_units(word):
    """'Putin' is 'Xx', 'U.S.' is 'X.X.', '2022' is 'd': runs of one class count once."""
    out = []
    for unit in code_units(word):
        c = chr(unit)
        kind = ord("X" if c.isupper() else "x" if c.isalpha() else "d" if "0" <= c <= "9" else c)
        if not out or out[-1] != kind:
            out.append(kind)
    return out


def affix_rows(word, count=AFFIX_ROWS):
    """Rows of a table of affixes of `count` rows, AFFIXES of them."""
    lower = code_units(plain(word).lower())
    n = len(lower)
    rows = [finish(fnv(lower[max(0, n - k):], k)) for k in range(1, 6)]
    rows += [finish(fnv(lower[:k], 16 + k)) for k in range(1, 5)]
    rows.append(finish(fnv(shape_units(word), 32)))
    return [r & (count - 1) for r in rows]
