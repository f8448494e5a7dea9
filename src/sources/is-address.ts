/** Whether a place is fetched rather than opened. */
export function isAddress(place: string): boolean {
  return /^https?:\/\//i.test(place);
}
