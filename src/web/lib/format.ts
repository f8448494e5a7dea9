/** Figures and dates in words. Pure: the same in a test. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** "15 Aug 2022"; with a coarser precision "Aug 2022", "2022". */
export function dayInWords(day: string | null, precision: string | null = "day"): string {
  if (day === null) return "day unknown";
  const [year = "", month = "", date = ""] = day.split("-");
  const name = MONTHS[Number(month) - 1] ?? month;
  if (precision === "year") return year;
  if (precision === "decade") return `${year.slice(0, 3)}0s`;
  if (precision === "month") return `${name} ${year}`;
  if (precision === "quarter") return `Q${Math.ceil(Number(month) / 3)} ${year}`;
  const full = `${Number(date)} ${name} ${year}`;
  return precision === "week" ? `week of ${full}` : precision === "season" ? `season from ${name} ${year}` : full;
}

/** "15 Aug 2022, 09:30 UTC" of an instant; of a day the day. */
export function momentInWords(moment: string | null): string {
  return moment === null || moment.length < 16 ? dayInWords(moment) : `${dayInWords(moment.slice(0, 10))}, ${moment.slice(11, 16)} UTC`;
}

/** A period of a series: "Aug 2022", "week of 1 Aug 2022". */
export function periodInWords(start: string, by: string): string {
  return dayInWords(start, by);
}

/** The last day of the period that begins on a day. */
export function endOfPeriod(start: string, by: string): string {
  const end = new Date(`${start}T00:00:00Z`);
  if (by === "week") end.setUTCDate(end.getUTCDate() + 6);
  if (by === "month") end.setUTCMonth(end.getUTCMonth() + 1, 0);
  if (by === "year") end.setUTCFullYear(end.getUTCFullYear() + 1, 0, 0);
  return end.toISOString().slice(0, 10);
}

export function figure(count: number): string {
  return count.toLocaleString("en-GB");
}

export function signed(value: number): string {
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(1)}`;
}

/** "1 report", "3 reports". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** "verbal cooperation" and so on, by quad class. */
export const QUADS = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"] as const;

export function toneOf(quad: number): "cooperation" | "conflict" {
  return quad <= 2 ? "cooperation" : "conflict";
}

/** PLOVER type as a word: "ACCUSE" is "Accuse". */
export function typeName(plover: string): string {
  return plover.charAt(0) + plover.slice(1).toLowerCase();
}
