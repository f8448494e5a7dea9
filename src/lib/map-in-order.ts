export interface Ahead<A> {
  /** Items that are worked on at once. */
  readonly items: number;
  /** What an item weighs; no item is asked for while those at work weigh more than `most`. */
  readonly weigh?: (item: A) => number;
  readonly most?: number;
}

/**
 * Does `work` on several items at once and gives the results in the order of `source`, each as soon as it and all before it are there.
 *
 * Items are asked for no faster than that, one more than is worked on. Rejects with what `source` or `work` rejects with.
 *
 * @example for await (const page of mapInOrder(addresses, fetchPage, { items: 16 })) …
 */
export async function* mapInOrder<A, B>(source: AsyncIterable<A>, work: (item: A) => Promise<B>, ahead: Ahead<A>): AsyncGenerator<B> {
  const iterator = source[Symbol.asyncIterator]();
  const { items: count, weigh = () => 0, most = Infinity } = ahead;
  const running: { readonly result: Promise<B>; readonly weight: number }[] = [];
  let weight = 0;
  let coming: Promise<IteratorResult<A>> | null = iterator.next();
  try {
    while (coming !== null || running.length > 0) {
      const [head] = running;
      const isFull = running.length >= count || weight > most;
      const isHead: boolean = head !== undefined && (coming === null || isFull || (await first(head.result, coming)));
      if (isHead && head !== undefined) {
        running.shift();
        weight -= head.weight;
        yield await head.result;
      } else if (coming !== null) {
        const { done, value }: IteratorResult<A> = await coming;
        coming = done === true ? null : iterator.next();
        if (done === true) continue;
        running.push({ result: quiet(work(value)), weight: weigh(value) });
        weight += running.at(-1)?.weight ?? 0;
      }
    }
  } finally {
    await iterator.return?.();
  }
}

/** Whether `a` settles before `b`, or both have. */
function first(a: Promise<unknown>, b: Promise<unknown>): Promise<boolean> {
  return Promise.race([settled(a).then(() => true), settled(b).then(() => false)]);
}

async function settled(promise: Promise<unknown>): Promise<void> {
  await promise.catch(() => {}); // whoever takes the result hears of it
}

/** A promise whose rejection is heard when its turn comes, not before. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
