import { DomHandler, Parser } from "htmlparser2";

/** Nesting of a feed; real ones have ten levels, pages forty. What is deeper costs the parser the square of its depth, and its readers the stack. */
const MAX_DEPTH = 300;

class TooDeep extends Error {
  override readonly name = "TooDeep";
}

class ShallowHandler extends DomHandler {
  #depth = 0;

  override onopentag(...tag: Parameters<DomHandler["onopentag"]>): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new TooDeep();
    super.onopentag(...tag);
  }

  override onclosetag(): void {
    this.#depth -= 1;
    super.onclosetag();
  }
}

/** The tree of a text, however broken; null when it is nested deeper than anything that is meant. */
export function parseMarkup(text: string, kind: "xml" | "html"): ShallowHandler["root"] | null {
  const handler = new ShallowHandler();
  try {
    new Parser(handler, { xmlMode: kind === "xml" }).end(text);
    return handler.root;
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}
