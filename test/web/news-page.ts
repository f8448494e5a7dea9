const PLACES = ["Oslo", "Santiago", "Nairobi", "Hanoi", "Ottawa", "Lisbon", "Accra", "Jakarta", "Vienna", "Lima"] as const;
const TOPICS = [
  "fishing",
  "trade",
  "flood relief",
  "shipping",
  "grain",
  "rail links",
  "vaccines",
  "border crossings",
  "visas",
  "power lines",
] as const;

/** A page that reads like an article and like no other of this maker: who met where, about what, told with a number. */
export function newsPage(number: number, version = 1): string {
  const place = PLACES[number % 10] ?? "";
  const topic = TOPICS[Math.floor(number / 10) % 10] ?? "";
  const changed = version === 1 ? "" : ` The text was corrected ${version - 1} times since.`;
  return `<!doctype html><html lang="en"><head><title>Round ${number} of talks on ${topic} opens in ${place}</title></head><body><article>
<h1>Round ${number} of talks on ${topic} opens in ${place}</h1>
<p>Delegates of Norway and Chile opened round ${number} of their talks on ${topic} in ${place} on Monday, and the host promised that both would be heard.</p>
<p>Norway praised Chile for the ${number + 3} proposals that it had sent before the meeting, while officials of both sides said that file ${number * 7 + 1} would take longer.</p>
<p>Observers counted ${number + 11} open questions, among them who pays for the harbour of ${place} and how the ${topic} commission is staffed.${changed}</p>
</article></body></html>`;
}
