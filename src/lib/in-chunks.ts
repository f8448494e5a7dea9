/** Groups what comes one by one, the first of 1, then twice as many each time up to `most`: whoever stops early did not wait for many. */
export function* inChunks<T>(items: Iterable<T>, most: number): Generator<readonly T[]> {
  let chunk: T[] = [];
  let size = 1;
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
    size = Math.min(most, size * 2);
  }
  if (chunk.length > 0) yield chunk;
}
