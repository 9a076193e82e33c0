import { describe, expect, it } from "vitest";
import { buttonOf, formOf, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const submit = async (text: string) => {
  const form = formOf(
    await world.press("netco", {
      command: "action update",
      committee: "OPSG",
      values: { reference: "64/02" },
      ask: true,
    }),
  );
  return world.submit("netco", form, { text });
};
const told = async () =>
  (await world.store.outbox.claim(new Date("2030-01-01"), 20, "test", 1000)).flatMap(({ message }) =>
    message.kind === "answered" ? [[message.how, message.text]] : [],
  );

describe("the words in the form of an update", () => {
  it("that ask something tell the Secretary", async () => {
    expect(read(await submit("Who signs the contract?"))).toContain("The Secretary is told what you ask.");
    expect(await told()).toEqual([["question", "Who signs the contract?"]]);
    expect(await log.updates(2)).toEqual(["Who signs the contract?"]);
  });

  it("that say it is somebody else’s tell the Secretary", async () => {
    expect(read(await submit("not ours, that's GridCo"))).toContain("The Secretary is told that it is not yours.");
    expect(await told()).toEqual([["redirect", "not ours, that's GridCo"]]);
  });

  it("that say it is done are an update, and it is asked", async () => {
    const asked = await submit("All done and published");
    expect(read(asked)).toContain("Is the action done, or is this only an update?");
    expect([await log.status(2), await log.updates(2)]).toEqual(["open", ["All done and published"]]);
    await world.press("netco", buttonOf(asked, "It is done").press);
    expect(await log.status(2)).toBe("completion proposed");
  });

  it("that ask for a day are an update, and it is offered", async () => {
    const asked = await submit("need until 8 April");
    expect([await log.target(2), await log.updates(2)]).toEqual(["2022-03-22", ["need until 8 April"]]);
    await world.press("netco", buttonOf(asked, "Make 8 April 2022 the target").press);
    expect(await log.target(2)).toBe("2022-04-08");
    await submit("it will be ready on 15 April");
    await netco.write("yes");
    expect(await log.target(2)).toBe("2022-04-15");
  });

  it("of a completion that stands, which they deny, offer to withdraw it", async () => {
    await netco.write("64/02 done");
    const asked = await submit("it is not done after all");
    expect(await log.status(2)).toBe("completion proposed");
    await world.press("netco", buttonOf(asked, "Withdraw the completion").press);
    expect(await log.status(2)).toBe("open");
  });

  it("are kept word for word, and are nothing else where they are only an update", async () => {
    expect(read(await submit("Hello all,\nthe draft went out.\nRegards, Corny"))).not.toContain("?");
    expect(await log.updates(2)).toEqual(["Hello all,\nthe draft went out.\nRegards, Corny"]);
    expect(await told()).toEqual([]);
  });
});
