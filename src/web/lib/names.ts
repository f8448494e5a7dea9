import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** Names of countries by code, for the whole page. */
export const CountryNames = createContext<ReadonlyMap<string, string>>(new Map());

/** Gives the name of a country, or its code where no table knows it. */
export function useNameOf(): (code: string | null) => string {
  const names = useContext(CountryNames);
  return (code) => (code === null ? "unknown" : (names.get(code) ?? code));
}
