import assert from "node:assert/strict";
import { test } from "node:test";
import { findNextPage, findWall } from "./find-rest.ts";
import { listLines } from "./read-plain.ts";

const BODY = "The two foreign ministers met in Vienna and agreed to reopen the crossing.";
const hasWall = (line: string): boolean => findWall(listLines(`${BODY}\n${line}`), 0);

test("findWall() knows in many languages what stands where a page breaks off", () => {
  const walls = [
    "Subscribe now to keep reading this story",
    "Dieser Artikel ist nur für Abonnenten",
    "Cet article est réservé aux abonnés",
    "Contenido solo para suscriptores",
    "Contenuto riservato agli abbonati",
    "Conteúdo exclusivo para assinantes",
    "Alleen voor abonnees",
    "Zaloguj się, aby czytać dalej",
    "Текст доступен только для подписчиков",
    "Μόνο για συνδρομητές",
    "请登录后继续阅读全文",
  ];
  assert.deepEqual(
    walls.filter((line) => !hasWall(line)),
    [],
  );
});

test("findWall() takes no offer of a newsletter and no sentence on subscribers for a wall", () => {
  const others = [
    "Subscribe to our newsletter",
    "Abonnieren Sie unseren Newsletter",
    "Число подписчиков выросло",
    "He registered to vote and kept reading",
  ];
  assert.deepEqual(others.filter(hasWall), []);
});

test("findWall() looks only at the lines by the end of the body", () => {
  const far = Array.from({ length: 6 }, (_, i) => `Headline ${i}`).join("\n");
  assert.equal(findWall(listLines(`${BODY}\n${far}\nSubscribe to continue reading`), 0), false);
});

test("findNextPage() takes the next page of an article, and not the next article", () => {
  const own = "https://harbour.example/world/border.html";
  assert.equal(findNextPage({ next: "border-2.html" }, own), "https://harbour.example/world/border-2.html");
  assert.equal(findNextPage({ next: "?page=2" }, own), `${own}?page=2`);
  assert.equal(findNextPage({ next: "/world/visas.html" }, own), null);
});
