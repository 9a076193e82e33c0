import fc from "fast-check";
import { expect, it } from "vitest";
import type { Part } from "../../src/cards/card.js";
import { makeRoom } from "../../src/cards/room.js";

const part = fc
  .record({ cost: fc.integer({ min: 1, max: 40 }), turn: fc.integer({ min: -1, max: 3 }) })
  .map(({ cost, turn }) => {
    const text: Part = { kind: "note", text: "x" };
    const ranked = turn < 0 ? { ...text, keep: true as const } : turn > 0 ? { ...text, lesser: { turn } } : text;
    return { drawn: turn, part: ranked, cost: [cost] };
  });

it("what stays fits; nothing leaves while something lesser stays, and what is to be kept leaves last", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), fc.integer({ min: 0, max: 400 }), (pieces, room) => {
      const { kept, over } = makeRoom(pieces, [room]);
      const taken = [...kept].reduce((sum, { cost: [cost = 0] }) => sum + cost, 0);
      expect(taken).toBeLessThanOrEqual(room);
      expect(over).toEqual([room - taken]);
      const left = pieces.filter((piece) => !kept.has(piece)).map(({ drawn }) => drawn);
      const lowest = Math.min(...left);
      for (const { drawn } of kept) expect(drawn).toBeLessThanOrEqual(lowest);
    }),
  );
});
