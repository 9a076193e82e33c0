import { expect, it } from "vitest";
import { read, type World } from "../world.js";
import { eachOwing } from "./each-owing.js";
import type { Post } from "./post.js";
import { raiseMany } from "./raise.js";

/**
 * NetCo's contacts are the netco and the member, its deputy the observer. Its action is due on Tuesday 22 March 2022:
 * reminders on the 15th, 21st and 22nd. They are queued on the 15th at nine, and then something changes.
 */
let world: World;
let post: Post;
eachOwing({ member: "contact", observer: "deputy" }, ["reminders start now"], (made, itsPost) => {
  world = made;
  post = itsPost;
});

const secretary = async (line: string) => read(await world.say("secretary", line));
const sent = () => post.posted.map(({ to, card }) => `${to}: ${card.title}`).toSorted();
const queue = async () => {
  world.at("2022-03-15T09:00:00Z");
  await post.plan();
};
const at = async (instant: string) => {
  world.at(instant);
  await post.plan();
  await post.deliver();
};
const DUE = "OPSG 64/01 is due on Tuesday 22 March 2022";

it("whoever is away by the time a reminder is sent does not get it, and the deputy does", async () => {
  await queue();
  await secretary("person away The netco until 25 March");
  await post.deliver();
  expect(sent()).toEqual([`U-member: ${DUE}`, `U-observer: ${DUE}`]);
  await at("2022-03-15T09:30:00Z");
  expect(sent()).toHaveLength(2);
});

it("the deputy has a list, too, where the contact would have had one; once, though both contacts are away", async () => {
  await raiseMany(world, 6, "NetCo to do thing");
  await queue();
  for (const name of ["netco", "member"]) await secretary(`person away The ${name} until 25 March`);
  for (const second of ["00", "02"]) await at(`2022-03-15T09:00:${second}Z`);
  expect(sent()).toEqual(["U-observer: 7 actions need an answer from you"]);
  expect(await secretary("reminders queued")).toContain("Nothing waits.");
});

it("where nobody is left by then, the Secretary is told", async () => {
  await queue();
  for (const name of ["netco", "member", "observer"]) await secretary(`person away The ${name} until 18 March`);
  await post.deliver();
  await at("2022-03-15T09:01:00Z");
  expect(sent()).toEqual(["U-secretary: OPSG: one owner could not be reminded"]);
});

it("whoever put the action off by then does not get it, and is reminded when they said", async () => {
  await queue();
  await world.say("member", "action snooze 64/01 until 17 March");
  await post.deliver();
  expect(sent()).toEqual([`U-netco: ${DUE}`]);
  await at("2022-03-16T09:00:00Z");
  expect(sent()).toHaveLength(1);
  await at("2022-03-17T09:00:00Z");
  expect(sent()).toEqual([`U-member: ${DUE}`, `U-netco: ${DUE}`]);
});

it("of a list that waits, only what was put off is left out", async () => {
  await raiseMany(world, 6, "NetCo to do thing");
  await queue();
  await world.say("member", "action snooze 64/01 until 17 March");
  await world.say("member", "action snooze 64/04 until 17 March");
  await post.deliver();
  const [list] = post.textsTo("U-member");
  expect(list).toContain("5 actions need an answer from you");
  expect(list).not.toContain("64/01");
  expect(list).not.toContain("64/04");
  for (const second of ["00", "02"]) await at(`2022-03-17T09:00:${second}Z`);
  expect(post.textsTo("U-member")).toHaveLength(3);
});

it("what the Secretary sends by hand goes to whoever is away, and does not say that it is late", async () => {
  await at("2022-03-15T09:00:00Z");
  await secretary("person away The observer until 25 March");
  world.at("2022-03-15T14:00:00Z");
  expect(await secretary("reminders send 64/01 to The observer")).toContain("is reminded");
  await post.deliver();
  expect(post.textsTo("U-observer")).toHaveLength(1);
  expect(post.textsTo("U-observer")[0]).not.toContain("comes late");
  expect(await secretary("reminders mention 64/01 in #log")).toContain("it is said in #log");
  await post.deliver();
  expect(post.textsTo("C0BOUND")).toHaveLength(1);
  expect(post.textsTo("C0BOUND")[0]).not.toContain("comes late");
});

it("while reminders are paused none is sent by hand, and what failed stays to be sent", async () => {
  const gone = { kind: "unreachable", why: "this Slack account is deactivated", lasting: true } as const;
  post.answer("U-netco", gone);
  await at("2022-03-15T09:00:00Z");
  await at("2022-03-15T09:00:05Z");
  const list = { committeeId: world.committee.id, states: ["failed"], limit: 5 } as const;
  const [failed] = await world.store.outbox.list(list);
  await secretary("reminders pause");
  for (const line of [
    "reminders send 64/01 to The netco",
    "reminders mention 64/01 in #log",
    `reminders retry ${failed?.id}`,
  ]) {
    const said = await secretary(line);
    expect(said, line).toContain("The reminders of OPSG are paused");
    expect(said, line).toContain("reminders start");
  }
  await post.deliver();
  await secretary("reminders start now");
  expect(await secretary("reminders failed")).toContain("OPSG 64/01, 5 working days before to The netco");
  expect(await secretary(`reminders retry ${failed?.id}`)).toContain("it is sent again");
  await secretary("reminders pause");
  await post.deliver();
  expect(await secretary("reminders failed")).toContain("failed: reminders were paused before it was sent");
  expect(await world.store.outbox.list(list)).toHaveLength(1);
});

it("what waits when reminders are paused is said to have been paused", async () => {
  await queue();
  await secretary("reminders pause");
  await post.deliver();
  const listed = await secretary("reminders");
  expect(listed).toContain("not sent: reminders were paused");
  expect(listed).not.toContain("not needed");
  expect(sent()).toEqual([]);
});
