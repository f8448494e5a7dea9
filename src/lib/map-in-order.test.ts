import assert from "node:assert/strict";
import { test } from "node:test";
import { mapInOrder } from "./map-in-order.ts";

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test("mapInOrder() gives results in the order of the items, whoever is done first, and works on so many at once", async () => {
  const done: (() => void)[] = [];
  let most = 0;
  const work = async (item: number): Promise<number> => {
    most = Math.max(most, done.length + 1);
    await new Promise<void>((resolve) => {
      done.push(resolve);
      setImmediate(() => done.pop()?.()); // the last to come is the first to be done
    });
    return item * 2;
  };
  const items = Array.from({ length: 40 }, (_, index) => index);
  assert.deepEqual(
    await all(mapInOrder(from(items), work, { items: 4 })),
    items.map((item) => item * 2),
  );
  assert.equal(most, 4);
});

test("mapInOrder() does not wait for the next item to give what is done", async () => {
  const more = Promise.withResolvers<void>();
  async function* slow(): AsyncGenerator<string> {
    yield "first";
    await more.promise;
    yield "second";
  }
  const results = mapInOrder(slow(), async (item) => item, { items: 8 });
  assert.equal((await results.next()).value, "first");
  more.resolve();
  assert.equal((await results.next()).value, "second");
  assert.equal((await results.next()).done, true);
});

test("mapInOrder() rejects in its turn, and ends its source", async () => {
  let ended = false;
  async function* source(): AsyncGenerator<number> {
    try {
      yield* [1, 2, 3];
    } finally {
      ended = true;
    }
  }
  const results = mapInOrder(
    source(),
    async (item) => {
      if (item === 2) throw new Error("two");
      return item;
    },
    { items: 8 },
  );
  assert.equal((await results.next()).value, 1);
  await assert.rejects(results.next(), /two/);
  assert.ok(ended);
});

test("mapInOrder() asks for no more than what it may hold", async () => {
  let asked = 0;
  async function* heavy(): AsyncGenerator<number> {
    for (; asked < 50; asked++) yield asked;
  }
  for await (const item of mapInOrder(heavy(), async (each) => each, { items: 40, weigh: () => 10, most: 25 }))
    assert.ok(asked - item <= 5, `${asked} were asked for at ${item}`);
  assert.equal(asked, 50);
});
