import { useContext } from "preact/hooks";
import { CountryNames } from "../lib/names.ts";

type ReadPair = { readonly a: string; readonly b: string } | { readonly error: string };

/** Reads the two fields of a `PairForm`, by name or code in any case. */
export function useReadPair(): (data: FormData) => ReadPair {
  const names = useContext(CountryNames);
  const codes = new Map([...names].flatMap(([code, name]) => [[name.toLowerCase(), code] as const, [code.toLowerCase(), code] as const]));
  return (data) => {
    const words = ["a", "b"].map((field) => textOf(data.get(field)));
    const [a, b] = words.map((word) => codes.get(word.toLowerCase()));
    if (a === undefined || b === undefined) return { error: `No country is called “${words[a === undefined ? 0 : 1] ?? ""}”` };
    return a === b ? { error: "A pair is two different countries" } : { a, b };
  };
}

function textOf(field: FormDataEntryValue | null): string {
  return typeof field === "string" ? field.trim() : "";
}

export function PairForm({
  action,
  error,
  onSubmit,
}: {
  readonly action: string;
  readonly error: string;
  readonly onSubmit: (event: SubmitEvent) => void;
}) {
  const names = useContext(CountryNames);
  return (
    <form class="pair-choice no-print" onSubmit={onSubmit}>
      <datalist id="country-names">
        {[...names.values()].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <label>
        <span class="visually-hidden">First country</span>
        <input name="a" list="country-names" required placeholder="Any country" autocomplete="off" />
      </label>
      <span aria-hidden="true">–</span>
      <label>
        <span class="visually-hidden">Second country</span>
        <input name="b" list="country-names" required placeholder="another" autocomplete="off" />
      </label>
      <button type="submit">{action}</button>
      <p class="field-error" role="alert">
        {error}
      </p>
    </form>
  );
}
