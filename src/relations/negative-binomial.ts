/**
 * Chance of `count` or more under the negative binomial of that mean and variance; Poisson where the variance is not larger than the mean.
 *
 * Sums the chances of all smaller counts, in logarithms, so that large means do not vanish. Exact to about 1e-12, below which it gives that.
 */
export function tailOf(count: number, mean: number, variance: number): number {
  if (count <= 0) return 1;
  const size = variance > mean * (1 + 1e-9) ? mean ** 2 / (variance - mean) : Infinity;
  const step = size === Infinity ? Math.log(mean) : Math.log(mean / (size + mean));
  let log = size === Infinity ? -mean : size * Math.log(size / (size + mean));
  let below = log;
  for (let k = 1; k < count; k++) {
    log += step - Math.log(k) + (size === Infinity ? 0 : Math.log(size + k - 1));
    below = addLogs(below, log);
  }
  return Math.max(LEAST, -Math.expm1(Math.min(0, below)));
}

const LEAST = 1e-12;

/** log(exp(a) + exp(b)) */
function addLogs(a: number, b: number): number {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
