/** Properties of a drawing that come from the style sheet and have to go with it. */
const DRAWN = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "fill-opacity",
  "font-size",
  "font-family",
  "font-weight",
] as const;

/** A drawing as it is on the screen, with its title above and its source beneath, able to stand alone. */
export function standaloneSvg(svg: SVGSVGElement, lines: { readonly title: string; readonly notes: readonly string[] }): string {
  const copy = svg.cloneNode(true) as SVGSVGElement; // of the same kind as what was copied
  const [from, to] = [
    [svg, ...svg.querySelectorAll("*")],
    [copy, ...copy.querySelectorAll("*")],
  ];
  for (const [at, element] of from.entries()) {
    const style = getComputedStyle(element);
    const target = to[at];
    for (const property of DRAWN)
      if (element.closest("defs") === null || property === "stroke") target?.setAttribute(property, style.getPropertyValue(property));
    target?.removeAttribute("class");
  }
  for (const path of copy.querySelectorAll("path[fill^='url']")) path.setAttribute("fill", "url(#not-read)");
  const body = getComputedStyle(document.body);
  const [width, height] = [svg.clientWidth, svg.clientHeight];
  const [head, foot] = [34, 8 + 16 * lines.notes.length];
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 ${-head} ${width} ${height + head + foot}`);
  copy.setAttribute("height", String(height + head + foot));
  copy.setAttribute("font-family", body.fontFamily);
  copy.prepend(shape("rect", { x: 0, y: -head, width, height: height + head + foot, fill: body.backgroundColor }));
  copy.append(
    shape("text", { x: 8, y: -12, "font-size": 16, "font-weight": 600, fill: body.color }, lines.title),
    ...lines.notes.map((note, at) => shape("text", { x: 8, y: height + 16 + 16 * at, "font-size": 11, fill: body.color }, note)),
  );
  return new XMLSerializer().serializeToString(copy);
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

/** The drawing as a picture, at twice the screen's size. */
export async function pngOf(svg: string, scale = 2): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth * scale, image.naturalHeight * scale];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error("The picture is too large")) : resolve(blob))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
