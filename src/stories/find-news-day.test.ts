import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article, TimeExpression } from "../model/index.ts";
import { findNewsDay } from "./find-news-day.ts";

const published: Article["published"] = {
  value: "2021-04-18",
  day: "2021-04-18",
  precision: "day",
  instant: null,
  basis: "meta",
  from: [],
};
const time = (day: string, start = 10, precision: "day" | "month" = "day"): TimeExpression => ({
  start,
  end: start + 1,
  value: day,
  type: "DATE",
  resolved: { value: day, day, precision },
});

test("findNewsDay() is the latest day that the head names near publication", () => {
  assert.equal(findNewsDay({ published }, [time("2021-04-16"), time("2021-04-17", 40)]), "2021-04-17");
  assert.equal(findNewsDay({ published }, [time("2021-04-17"), time("2021-04-16", 40)]), "2021-04-17");
});

test("findNewsDay() is the day of publication when the head names none near it", () => {
  assert.equal(findNewsDay({ published }, []), "2021-04-18");
  assert.equal(
    findNewsDay({ published }, [time("2021-04-12"), time("2021-04-20"), time("2021-04-17", 900), time("2021-04-17", 5, "month")]),
    "2021-04-18",
  );
  assert.equal(findNewsDay({ published: null }, [time("2021-04-17")]), null);
});
