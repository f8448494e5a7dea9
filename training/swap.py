"""
Sentences with other names in the places of their own: what the encoder makes of names that it never met, which is what it meets in use. Other names
come from the training sentences themselves, from data/actors and from how clubs, stations, firms and places are called.
"""

import csv
import os
import random
import re

from corpora import NAME_TAGS, Sentence, TAG, allowed

KINDS = ("PER", "ORG", "LOC", "MISC")
# Share of the names of a sentence that give way to another.
SWAPPED = 0.7
# Longest other name, in words.
LONGEST = 8

FIRMS = (
    "{place} F.C.|{place} FC|{place} United|{place} City|{place} Rovers|{place} {person}s|The {person}s|{place} Tigers|{place} Wolves|"
    "{person} Records|{person} & {second}|{person} , {second} and {third}|{person} Corporation|{person} Inc.|{person} Group|{person} Brothers|"
    "{person} Motor Company|{person} Foundation|{person} Institute|{person} Entertainment|{person} Pictures|{person} Studios|{person} Broadcasting|"
    "{person} Museum|{person} Hospital|{person} Quartet|the {person} Band|{place} High School|{place} College|University of {place}|"
    "{place} University|{place} Symphony Orchestra|{place} Chamber of Commerce|{place} City Council|{place} Times|The {place} Post|Bank of {place}|"
    "{place} Airlines|{place} Railway|{place} Police Department|Radio {place}|{place} Museum of Art|{place} Cathedral|{letters}|{letters}|{call}|{call}-FM|{call}-TV"
).split("|")
PLACES = (
    "{place} County|Lake {person}|Mount {person}|{place} River|{person} Street|{person} Island|{place} Province|North {place}|Fort {person}|"
    "{person} Avenue|{person} Bay|{place} District|{person} Park|{person} Hall|{person} Valley"
).split("|")
WORKS = "{person} 's {place}|The {person} Story|Return to {place}|{place} Blues|The {place} Affair|Songs from {place}|{person} Mark II".split("|")
LETTERS = "ABCDEFGHIJKLMNOPRSTUVWXZ"


def tokens(name):
    return re.sub(r"('s)\b", r" \1", re.sub(r"([,()!?:&\"])", r" \1 ", name)).split()


class Names:
    """Where other names are drawn from. `data`: the folder data/actors."""

    def __init__(self, sentences, data):
        def column(file, name):
            with open(os.path.join(data, file), encoding="utf8", newline="") as table:
                return [row[name] for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE) if row[name]]

        self.places = column("cities-made.tsv", "name") + column("places.tsv", "name")
        persons = column("persons.tsv", "name") + column("persons-made.tsv", "name")
        self.first = [name.split()[0] for name in persons if " " in name]
        self.surnames = column("persons.tsv", "surname") + column("persons-made.tsv", "surname")
        self.organisations = [n for f in ("outlets", "organisations", "bodies") for n in column(f + ".tsv", "name")]
        self.seen = {kind: [] for kind in KINDS}
        for s in sentences:
            for start, end, kind in spans(s):
                if kind in self.seen:
                    self.seen[kind].append(s.words[start:end])

    def draw(self, kind, length, rng):
        return {"PER": self.person, "ORG": self.organisation, "LOC": self.place, "MISC": self.other}[kind](length, rng)

    def fill(self, pattern, rng):
        letters = lambda n: "".join(rng.choice(LETTERS) for _ in range(n))
        return tokens(pattern.format(
            place=rng.choice(self.places), person=rng.choice(self.surnames), second=rng.choice(self.surnames), third=rng.choice(self.surnames),
            letters=letters(rng.choice((3, 3, 4))), call=rng.choice("WK") + letters(rng.choice((2, 3, 3))),
        ))

    def person(self, length, rng):
        if length == 1:
            return [rng.choice(self.surnames if rng.random() < 0.7 else self.first)]
        dice = rng.random()
        if dice < 0.3:
            return rng.choice(self.seen["PER"])
        middle = [rng.choice(LETTERS) + "."] if dice < 0.4 else []
        surname = [rng.choice(self.surnames)] if rng.random() < 0.5 else rng.choice(self.seen["PER"])[-1:]
        return [rng.choice(self.first), *middle, *tokens(surname[0])]

    def organisation(self, _, rng):
        dice = rng.random()
        if dice < 0.5:
            return rng.choice(self.seen["ORG"])
        return tokens(rng.choice(self.organisations)) if dice < 0.7 else self.fill(rng.choice(FIRMS), rng)

    def place(self, _, rng):
        dice = rng.random()
        if dice < 0.4:
            return rng.choice(self.seen["LOC"])
        return tokens(rng.choice(self.places)) if dice < 0.85 else self.fill(rng.choice(PLACES), rng)

    def other(self, _, rng):
        return rng.choice(self.seen["MISC"]) if rng.random() < 0.75 else self.fill(rng.choice(WORKS), rng)


def spans(s):
    """Names of a sentence: first word, end, kind. Where a corpus leaves tags open, the first is its own."""
    out = []
    for i, may in enumerate(s.names):
        tag = NAME_TAGS[may[0]]
        if tag[0] == "B":
            out.append([i, i + 1, tag[2:]])
        elif tag[0] == "I" and out and out[-1][1] == i:
            out[-1][1] = i + 1
    return out


def swapped(sentences, names, seed):
    """Each sentence that has a name, with others in their places."""
    rng, out = random.Random(seed), []
    for s in sentences:
        new, at = Sentence([]), 0
        new.names, changed = [], False
        for start, end, kind in [*spans(s), (len(s.words), len(s.words), None)]:
            new.words += s.words[at:start]
            new.names += s.names[at:start]
            other = names.draw(kind, end - start, rng) if kind in KINDS and s.words[start][:1].isupper() and rng.random() < SWAPPED else None
            if other and len(other) <= LONGEST:
                changed = True
                new.words += other
                new.names += [same_set(s.names[start], kind, n) for n in range(len(other))]
            else:
                new.words += s.words[start:end]
                new.names += s.names[start:end]
            at = end
        if changed:
            out.append(new)
    return out


def same_set(first, kind, position):
    """The tags that the word at `position` of a new name may have, as open as those of the old one's first word."""
    tag = ("I-" if position else "B-") + kind
    return allowed(tag, "wikigold") if len(first) > 1 else [TAG[tag]]
