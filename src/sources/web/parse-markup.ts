import { DomHandler, Parser } from "htmlparser2";

/** Nesting of a feed; real ones have ten levels, pages forty. What is deeper costs the parser the square of its depth, and its readers the stack. */
const MAX_DEPTH = 300;

class TooDeep extends Error {
  override readonly name = "TooDeep";
}

class ShallowHandler extends DomHandler {
  #depth = 0;
  isEnding = false;
  /** Elements that were open when the text ended. */
  readonly cut = new Set<unknown>();

  override onopentag(...tag: Parameters<DomHandler["onopentag"]>): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new TooDeep();
    super.onopentag(...tag);
  }

  override onclosetag(): void {
    this.#depth -= 1;
    if (this.isEnding) this.cut.add(this.tagStack.at(-1));
    super.onclosetag();
  }
}

/** A tree, and which of its elements the text ended in: what they hold may be half of what was meant. */
export interface Markup {
  readonly root: ShallowHandler["root"];
  readonly cut: ReadonlySet<unknown>;
}

/** The tree of a text, however broken; null when it is nested deeper than anything that is meant. */
export function parseMarkup(text: string, kind: "xml" | "html"): Markup | null {
  const handler = new ShallowHandler();
  const parser = new Parser(handler, { xmlMode: kind === "xml" });
  try {
    parser.write(text);
    handler.isEnding = true;
    parser.end();
    return handler;
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}
