/**
 * Lines of a stream of bytes, without empty ones. A stream that holds a NUL is parted by NUL instead (`find -print0`).
 *
 * @example for await (const path of readLines(process.stdin)) console.log(path)
 */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  let end: string | RegExp = /\r?\n/;
  for await (const chunk of stream) {
    rest += decoder.decode(chunk, { stream: true });
    if (rest.includes("\0")) end = "\0";
    const lines = rest.split(end);
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
  rest += decoder.decode();
  yield* rest.split(end).filter((line) => line !== "");
}
