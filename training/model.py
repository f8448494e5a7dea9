"""One encoder over words and, on top of it, heads for tags, arcs, relations and names."""

import torch
from torch import nn

from corpora import NAME_TAGS, RELATIONS, UPOS
from words import AFFIX_ROWS


# Share of the numbers between layers that a step of training does without.
DROPPED = 0.3


class Sizes:
    vectors = 100
    features = 92
    hidden = 192
    layers = 2
    arc = 160
    relation = 160


def locked_dropout(x, dice):
    """One mask for all words of a sentence (Gal and Ghahramani 2016); `dice` is a seeded generator, or None to drop nothing."""
    if dice is None:
        return x
    return x * (torch.rand(x.shape[0], 1, x.shape[2], generator=dice) >= DROPPED) / (1 - DROPPED)


class Encoder(nn.Module):
    def __init__(self, sizes, vectors, trained_words):
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.words = nn.Embedding(trained_words, sizes.features, padding_idx=0)
        self.affixes = nn.Embedding(AFFIX_ROWS, sizes.features)
        nn.init.normal_(self.words.weight, std=0.1)
        nn.init.normal_(self.affixes.weight, std=0.1)
        width = sizes.vectors + sizes.features
        widths = [width] + [2 * sizes.hidden] * (sizes.layers - 1)
        self.layers = nn.ModuleList(nn.ModuleList(lstm(w, sizes.hidden) for _ in range(2)) for w in widths)

    def inputs(self, vector_rows, word_rows, affix_rows):
        return torch.cat([self.vectors(vector_rows), self.words(word_rows) + self.affixes(affix_rows).sum(2)], 2)

    def forward(self, x, lengths, dice):
        # Backward is forward over turned sentences: what pads them then comes last and touches nothing.
        turn = (lengths[:, None] - 1 - torch.arange(x.shape[1])).remainder(x.shape[1])
        for forward, backward in self.layers:
            x = locked_dropout(x, dice)
            back = turned(backward(turned(x, turn))[0], turn)
            x = torch.cat([forward(x)[0], back], 2)
        return x


def turned(x, turn):
    """Each sentence from its last word to its first; `turn` is its own inverse within the sentence."""
    return torch.gather(x, 1, turn.unsqueeze(2).expand(-1, -1, x.shape[2]))


def lstm(width, hidden):
    layer = nn.LSTM(width, hidden, batch_first=True)
    for gate in layer.weight_hh_l0.data.chunk(4):
        nn.init.orthogonal_(gate)
    nn.init.xavier_uniform_(layer.weight_ih_l0.data)
    layer.bias_hh_l0.data.zero_()
    layer.bias_ih_l0.data.zero_()
    layer.bias_ih_l0.data[hidden : 2 * hidden] = 1.0
    return layer


class Reader(nn.Module):
    def __init__(self, sizes, vectors, trained_words, xpos_count):
        super().__init__()
        self.encoder = Encoder(sizes, vectors, trained_words)
        width = 2 * sizes.hidden
        self.upos = nn.Linear(width, len(UPOS))
        self.xpos = nn.Linear(width, xpos_count)
        self.names = nn.Linear(width, len(NAME_TAGS))
        self.arc_word = nn.Linear(width, sizes.arc)
        self.arc_head = nn.Linear(width, sizes.arc)
        self.arcs = nn.Linear(sizes.arc, sizes.arc)
        self.root = nn.Parameter(torch.zeros(sizes.arc))
        self.relation_word = nn.Linear(width, sizes.relation)
        self.relation_head = nn.Linear(width, sizes.relation)
        self.relation_root = nn.Parameter(torch.zeros(sizes.relation))
        self.relations = nn.Linear(3 * sizes.relation, len(RELATIONS))
        nn.init.orthogonal_(self.arcs.weight)
        nn.init.normal_(self.root, std=0.1)
        nn.init.normal_(self.relation_root, std=0.1)

    def forward(self, batch, dice=None):
        x = self.encoder.inputs(batch.vectors, batch.trained, batch.affixes)
        h = self.encoder(x, batch.lengths, dice)
        h = locked_dropout(h, dice)
        wide = lambda layer: locked_dropout(torch.relu(layer(h)), dice)
        n = h.shape[0]
        heads = torch.cat([self.root.expand(n, 1, -1), wide(self.arc_head)], 1)
        scores = torch.bmm(self.arcs(wide(self.arc_word)), heads.transpose(1, 2))
        rel_word = wide(self.relation_word)
        rel_head = torch.cat([self.relation_root.expand(n, 1, -1), wide(self.relation_head)], 1)
        return self.upos(h), self.xpos(h), self.names(h), scores, (rel_word, rel_head)

    def relation_scores(self, pair, heads):
        """Scores of the relations of each word to the head given."""
        word, head = pair
        chosen = torch.gather(head, 1, heads.unsqueeze(2).expand(-1, -1, head.shape[2]))
        return self.relations(torch.cat([word * chosen, word, chosen], 2))
