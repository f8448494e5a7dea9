"""
Gradients of one step by several processes, each with a part of its sentences. The model's weights stand in shared memory; sums are taken in
the order of the parts, so that the result does not depend on who is first.
"""

import torch
import torch.multiprocessing as processes


class Gradients:
    """`compute(part, seed)` gives a loss and the gradients of `parameters` for a list of numbers of sentences; it runs in every process."""

    def __init__(self, parameters, compute, count):
        self.parameters, self.compute = parameters, compute
        for p in parameters:
            p.data.share_memory_()
        self.flat = [torch.zeros(sum(p.numel() for p in parameters)).share_memory_() for _ in range(count)]
        context = processes.get_context("fork")
        self.pipes = []
        for flat in self.flat[1:]:
            ours, theirs = context.Pipe()
            context.Process(target=self.serve, args=(theirs, flat), daemon=True).start()
            self.pipes.append(ours)

    def serve(self, pipe, flat):
        torch.set_num_threads(1)
        while True:
            pipe.send(self.fill(*pipe.recv(), flat))

    def fill(self, part, seed, flat):
        loss, gradients = self.compute(part, seed)
        at = 0
        for g in gradients:
            flat[at : at + g.numel()] = g.reshape(-1)
            at += g.numel()
        return loss

    def step(self, numbers, seed, size):
        """Puts the gradients of a list of sentences, divided by `size`, on the parameters, and gives the loss."""
        count = len(self.flat)
        for i, pipe in enumerate(self.pipes, 1):
            pipe.send((numbers[i::count], seed * count + i))
        loss = self.fill(numbers[::count], seed * count, self.flat[0])
        total = self.flat[0]
        for flat, pipe in zip(self.flat[1:], self.pipes):
            loss += pipe.recv()
            total += flat
        total /= size
        at = 0
        for p in self.parameters:
            p.grad = total[at : at + p.numel()].view_as(p)
            at += p.numel()
        return loss / size
