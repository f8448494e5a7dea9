import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Where the page is: everything that a view shows is in its address, so that any view can be linked to. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

const CHANGED = "demarche:place";

function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

/** The place, kept in step with the address. */
export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const update = (): void => setPlace(here());
    addEventListener("popstate", update);
    addEventListener(CHANGED, update);
    return () => {
      removeEventListener("popstate", update);
      removeEventListener(CHANGED, update);
    };
  }, []);
  return place;
}

/** Goes to an address of this page. "replace" where only a setting changes, so that Back leads to the view before. */
export function go(address: string, how: "push" | "replace" = "push"): void {
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  dispatchEvent(new Event(CHANGED));
  if (how === "push") {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
  }
}

/** Brings what the address points at into view once it is there. */
export function useAnchor(place: Place): void {
  useEffect(() => {
    if (location.hash !== "") document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [place]);
}

/** The present address with some parameters changed; undefined takes one away. */
export function withQuery(place: Place, changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === "") query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === "" ? place.path : `${place.path}?${text}`;
}

interface LinkProps {
  readonly to: string;
  readonly class?: string;
  readonly title?: string;
  readonly "aria-current"?: "page";
  readonly children: ComponentChildren;
}

/** A link inside the page. A real address: it opens in a new tab and can be copied. */
export function Link({ to, children, ...rest }: LinkProps) {
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a {...rest} href={to} onClick={follow}>
      {children}
    </a>
  );
}
