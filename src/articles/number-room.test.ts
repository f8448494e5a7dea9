import assert from "node:assert/strict";
import { test } from "node:test";
import { NumberRoom } from "./number-room.ts";

test("NumberRoom gives noughts, also where another page had numbers, and runs that stand apart", () => {
  const room = new NumberRoom(1024);
  const first = room.doubles(3).fill(7);
  const second = room.bytes(5).fill(9);
  assert.deepEqual([...first], [7, 7, 7]);
  room.clear();
  assert.deepEqual(
    [...room.bytes(9), ...room.ints(7), ...room.doubles(4)],
    Array.from({ length: 20 }, () => 0),
  );
  assert.equal(second.length, 5);
});

test("NumberRoom gives what is asked for however much it is", () => {
  const room = new NumberRoom(64);
  for (let page = 0; page < 3; page++) {
    assert.equal(room.doubles(1000).length, 1000);
    assert.equal(room.unsetFloats(30).length, 30);
    room.clear();
  }
});
