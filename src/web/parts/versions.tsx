import type { Answer } from "../../api/contract.ts";
import { momentInWords } from "../lib/format.ts";
import { Link } from "../lib/router.tsx";

/** That the page was changed: this version among the others, each with when it was seen first. Nothing for an article that never changed. */
export function Versions({ value: { article, versions, presentId } }: { readonly value: Answer<"article"> }) {
  if (versions.length < 2) return null;
  return (
    <section class="versions" aria-labelledby="versions-title">
      <h2 id="versions-title">{presentId === article.id ? "Earlier versions" : "Superseded"}</h2>
      {presentId !== article.id && (
        <p class="note">
          The page was changed after this. What was read from it counts no more;{" "}
          <Link to={`/article/${presentId}`}>the present version</Link> counts.
        </p>
      )}
      <ol>
        {versions.map(({ articleId, title, shownAt, isPresent }, index) => (
          <li key={`${index} ${articleId}`}>
            {articleId === article.id ? (
              <strong>this one</strong>
            ) : (
              <Link to={`/article/${articleId}`}>
                <bdi>{title || "Without a title"}</bdi>
              </Link>
            )}
            <span class="note">
              {" "}
              from {momentInWords(shownAt)}
              {isPresent && ", shown now"}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
