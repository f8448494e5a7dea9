/**
 * `<demarche-dyad a="PRK" b="USA" by="month">`: two countries over time in another site's page, as a frame from the server that this script
 * came from. Attributes: `a`, `b`; `by`, `count`, `since`, `until` as the page has them; `height` in pixels. Nothing of the other site is read.
 */
const HOME = new URL(import.meta.url).origin;
const PASSED = ["by", "count", "since", "until"] as const;
const HEIGHT = 480;

class DemarcheDyad extends HTMLElement {
  static readonly observedAttributes = ["a", "b", "height", ...PASSED];

  connectedCallback(): void {
    this.#show();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  #show(): void {
    const [a, b] = ["a", "b"].map((name) => encodeURIComponent(this.getAttribute(name) ?? ""));
    const query = new URLSearchParams(PASSED.flatMap((name) => (this.hasAttribute(name) ? [[name, this.getAttribute(name) ?? ""]] : [])));
    const frame = document.createElement("iframe");
    frame.src = `${HOME}/embed/dyad/${a}/${b}?${query.toString()}`;
    frame.title = `${this.getAttribute("a")} and ${this.getAttribute("b")} over time`;
    frame.width = "100%";
    frame.height = String(Number(this.getAttribute("height")) || HEIGHT);
    frame.setAttribute("frameborder", "0");
    frame.loading = "lazy";
    (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren(frame);
  }
}

customElements.define("demarche-dyad", DemarcheDyad);
