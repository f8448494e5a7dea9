/** Names of days of the week, to 1 Monday to 7 Sunday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  "monday tuesday wednesday thursday friday saturday sunday|montag dienstag mittwoch donnerstag freitag samstag sonntag|lundi mardi mercredi jeudi vendredi samedi dimanche|lunes martes miércoles jueves viernes sábado domingo|понедельник вторник среду четверг пятницу субботу воскресенье|poniedziałek wtorek środę czwartek piątek sobotę niedzielę|lunedì martedì mercoledì giovedì venerdì sabato domenica"
    .split("|")
    .flatMap((names) => names.split(" ").map((name, i) => [name, i + 1] as const)),
);

/** Their first three letters: "Wed" as the software of sites writes it. No two weekdays share them. */
const SHORT: ReadonlyMap<string, number> = new Map([...WEEKDAYS].map(([name, weekday]) => [name.slice(0, 3), weekday]));

/** The weekday that a word names in full or by three letters, lower case; null when it names none. */
export function weekdayOf(word: string): number | null {
  return WEEKDAYS.get(word) ?? SHORT.get(word) ?? null;
}
