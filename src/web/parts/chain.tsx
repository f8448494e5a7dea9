import type { CodedEvent } from "../../api/contract.ts";
import { MEDIUM_WORDS } from "../../lib/medium-words.ts";

type Attribution = CodedEvent["attribution"];

/** The chain of who says so, outermost first, drawn as links: "BBC, quoting KCNA, quoting a letter of Vladimir Putin". */
export function Chain({ attribution }: { readonly attribution: Attribution }) {
  const { chain, medium, quoted } = attribution;
  if (chain.length === 0) return <span class="chain">the outlet does not say who</span>;
  return (
    <ol class="chain" aria-label="Who says so">
      {chain.map((voice, at) => (
        <li key={at} class={`voice is-${voice.kind}`}>
          {at > 0 && <span class="quoting">quoting </span>}
          {at > 0 && at === chain.length - 1 && medium !== null && <span class="quoting">{MEDIUM_WORDS[medium]} </span>}
          <bdi class="voice-name">{voice.name}</bdi>
        </li>
      ))}
      {quoted && chain.length > 1 && <li class="quoting">word for word</li>}
    </ol>
  );
}

/** The same in one line of words. */
export function chainInWords({ chain, medium }: Attribution): string {
  const words = chain.map((voice, at) =>
    at > 0 && at === chain.length - 1 && medium !== null ? `${MEDIUM_WORDS[medium]} ${voice.name}` : voice.name,
  );
  return words.join(", quoting ");
}
