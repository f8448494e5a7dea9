import { Link } from "../lib/router.tsx";

interface ArticleLinkProps {
  readonly article: { readonly id: string; readonly title: string };
  /** Id of the event whose sentence is shown there. */
  readonly event?: string;
}

/** An article by its title, which some pages lack. */
export function ArticleLink({ article: { id, title }, event }: ArticleLinkProps) {
  return (
    <Link to={event === undefined ? `/article/${id}` : `/article/${id}?event=${event}`}>
      <bdi>{title || "without a title"}</bdi>
    </Link>
  );
}
