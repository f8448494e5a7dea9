/** Milliseconds of this thread's processor time, so that what else runs on the machine counts less; by the clock before Node 23.9. */
export function now(): number {
  if (typeof process.threadCpuUsage !== "function") return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

export function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const start = now();
  const result = work();
  return { ms: now() - start, result };
}
