import type { CodedEvent } from "../../api/contract.ts";
import { chainLinks, linkNames } from "../../lib/chain-links.ts";
import { MEDIUM_WORDS } from "../../lib/medium-words.ts";

type Attribution = CodedEvent["attribution"];

/** The chain of who says so, outermost first, drawn as links: "BBC, quoting KCNA, quoting a letter of Vladimir Putin". */
export function Chain({ attribution }: { readonly attribution: Attribution }) {
  const { chain, medium, quoted } = attribution;
  const links = chainLinks(chain);
  if (links.length === 0) return <span class="chain">the outlet does not say who</span>;
  return (
    <ol class="chain" aria-label="Who says so">
      {links.map((link, at) => (
        <li key={at} class={`voice is-${link[0]?.kind ?? "speaker"}`}>
          {at > 0 && <span class="quoting">quoting </span>}
          {at > 0 && at === links.length - 1 && medium !== null && <span class="quoting">{MEDIUM_WORDS[medium]} </span>}
          <bdi class="voice-name">{linkNames(link)}</bdi>
        </li>
      ))}
      {quoted && links.length > 1 && <li class="quoting">word for word</li>}
    </ol>
  );
}

/** The same in one line of words. */
export function chainInWords({ chain, medium }: Attribution): string {
  const words = linkNames(chain).map((names, at, all) =>
    at > 0 && at === all.length - 1 && medium !== null ? `${MEDIUM_WORDS[medium]} ${names}` : names,
  );
  return words.join(", quoting ");
}
