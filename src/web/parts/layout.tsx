import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState, useLayoutEffect } from "preact/hooks";
import { Link, go } from "../lib/router.tsx";
import { setLive } from "../lib/live.ts";
import type { LiveState } from "../lib/live.ts";
import { REFRESH } from "../lib/use-answer.ts";

const VIEWS = [
  ["/", "Overview"],
  ["/network", "Network"],
  ["/sources", "Sources"],
  ["/docs", "API"],
] as const;

/** What every view stands in: head with search, the view, and a line that says when the record has grown. */
export function Layout({ path, children }: { readonly path: string; readonly children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="head">
        <Link to="/" class="brand">
          Demarche
        </Link>
        <SearchBox />
        <nav aria-label="Views">
          <ul>
            {VIEWS.map(([to, name]) => (
              <li key={to}>
                <Link to={to} {...(path === to ? { "aria-current": "page" as const } : {})}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeButton />
      </header>
      <Grown />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer class="foot">
        <p>
          Each happening is counted once, however many articles tell it. Figures open to their sentences. What is claimed stays a claim: the
          chain says whose.
        </p>
      </footer>
    </>
  );
}

function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);
  const search = (event: Event): void => {
    event.preventDefault();
    const words = input.current?.value.trim() ?? "";
    if (words !== "") go(`/search?q=${encodeURIComponent(words)}`);
  };
  return (
    <form class="search" role="search" action="/search" onSubmit={search}>
      <label class="visually-hidden" for="q">
        Search for countries, people and sentences
      </label>
      <input ref={input} id="q" name="q" type="search" maxLength={200} placeholder="Countries, people, sentences" aria-keyshortcuts="/" />
      <button type="submit">Search</button>
    </form>
  );
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
}

const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(readTheme);
  // Before the first picture, which would else be shown in the other colours.
  useLayoutEffect(() => {
    if (theme === "auto") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", theme);
    localStorage.setItem("theme", theme);
  }, [theme]);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
  return (
    <button type="button" class="theme" onClick={() => setTheme(next)} title={`Colours: ${theme}. Change to ${next}`}>
      <span aria-hidden="true">{{ auto: "◐", light: "○", dark: "●" }[theme]}</span>
      <span class="visually-hidden">
        Colours: {theme}. Change to {next}
      </span>
    </button>
  );
}

function readTheme(): Theme {
  const kept = localStorage.getItem("theme");
  return THEMES.find((theme) => theme === kept) ?? "auto";
}

/** Says that the record has grown, and shows it when asked: a view never changes under its reader. */
function Grown() {
  const [first, setFirst] = useState<number | null>(null);
  const [commit, setCommit] = useState<number | null>(null);
  useEffect(() => {
    const source = new EventSource("/api/live");
    source.addEventListener("record", ({ data }) => {
      const state: LiveState = JSON.parse(String(data));
      setLive(state);
      setFirst((known) => known ?? state.commit);
      setCommit(state.commit);
    });
    return () => source.close();
  }, []);
  const hasGrown = commit !== null && commit !== first;
  const show = (): void => {
    setFirst(commit);
    dispatchEvent(new Event(REFRESH));
  };
  return (
    <div role="status" class={hasGrown ? "grown" : "visually-hidden"}>
      {hasGrown && (
        <>
          The record has grown.{" "}
          <button type="button" onClick={show}>
            Show it
          </button>
        </>
      )}
    </div>
  );
}
