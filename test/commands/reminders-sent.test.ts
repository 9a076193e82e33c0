import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { ok } from "../../src/domain/result.js";
import { eachWorld } from "../app/each-world.js";
import type { Post } from "../app/post.js";
import { CHANNEL, cardOf, read, type World } from "../world.js";

let world: World;
let post: Post;
eachWorld(
  async (first) => {
    await first.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
    await first.say("secretary", 'action new "GridCo to agree to it" owner GridCo target 22 March');
    await first.store.change(null, async (tx) => {
      await tx.people.setContact("person-member", "party-NetCo", { deputy: true });
      return ok(null);
    });
    await first.say("secretary", "reminders start now");
  },
  (made, itsPost) => {
    world = made;
    post = itsPost;
  },
);

const refused = { kind: "unreachable", why: "the bot may not see this Slack account" } as const;
const at = async (instant: string) => {
  world.at(instant);
  await post.plan();
  await post.deliver();
};
/** NetCo's reminder fails; GridCo's arrives. */
const morning = async () => {
  post.answer("U-netco", refused);
  await at("2022-03-15T09:00:00Z");
};
type Row = { id: string; what: string; to: string; state: string; why: string | null; answeredBy: string | null };
const rowsOf = (answer: Answer): Row[] => (answer.kind === "card" ? (answer.data as Row[]) : []);
const list = async (words = "") => rowsOf(await world.say("secretary", `reminders ${words}`));
const rowButton = (answer: Answer, label: string) => {
  for (const part of cardOf(answer).parts)
    if (part.kind === "row" && part.button?.label === label) return part.button.press;
  throw new Error(`no row has a button “${label}”`);
};

describe("/opsg reminders", () => {
  it("shows the Chair, who may look, no button that only the Secretary may press", async () => {
    await morning();
    const shown = async (line: string) => {
      const { buttons, parts } = cardOf(await world.say("chair", line));
      const inRows = parts.flatMap((part) => (part.kind === "row" && part.button ? [part.button] : []));
      return [...buttons, ...inRows];
    };
    for (const line of ["reminders", "reminders failed", "reminders queued", "reminders reach 64/01"]) {
      const offered = await shown(line);
      expect(offered.length, line).toBeGreaterThan(0);
      for (const { label, press } of offered) {
        expect(read(await world.press("chair", press)), `${line}: ${label}`).not.toContain("Only the Secretary");
      }
    }
    await world.say("secretary", "reminders pause");
    expect((await shown("reminders")).map(({ label }) => label)).not.toContain("Start reminders");
  });

  it("tells what went out, to whom, answered or not, and what failed and why", async () => {
    await morning();
    const answer = await world.say("secretary", "reminders");
    const text = read(answer);
    expect(text).toContain("In the last 14 days 1 sent, of which 0 answered; 1 failed; 1 waiting.");
    expect(text).toContain("OPSG 64/01, 5 working days before to The netco");
    expect(text).toContain("for NetCo · failed: the bot may not see this Slack account");
    expect(text).toContain("for GridCo · sent, not answered");
    const action = await world.action(64, 2);
    await world.store.change(null, async (tx) => {
      await tx.reminders.answered(action?.id ?? "", ["party-GridCo"], "The gridco", new Date("2022-03-15T10:00:00Z"));
      return ok(null);
    });
    expect(rowsOf(await world.say("secretary", "reminders sent"))).toMatchObject([
      {
        action: "OPSG 64/02",
        stage: "before-5",
        party: "GridCo",
        to: "The gridco",
        state: "sent",
        dueAt: "2022-03-15T09:00:00+00:00",
        settledAt: "2022-03-15T09:00:00+00:00",
        answeredBy: "The gridco",
        answeredAt: "2022-03-15T10:00:00+00:00",
      },
    ]);
  });

  it("shows what waits, which can be taken back and sent after all", async () => {
    world.at("2022-03-15T09:00:00Z");
    await post.plan();
    const waiting = await world.say("secretary", "reminders queued");
    expect(rowsOf(waiting).map(({ what }) => what)).toEqual([
      "OPSG 64/01, 5 working days before",
      "OPSG 64/02, 5 working days before",
    ]);
    const back = await world.press("secretary", rowButton(waiting, "Take back"));
    expect(read(back)).toContain("OPSG 64/01, 5 working days before: it is taken back");
    await post.deliver();
    expect(post.textsTo("U-netco")).toEqual([]);
    await world.press("secretary", rowButton(await world.say("secretary", "reminders"), "Send after all"));
    await post.deliver();
    expect(post.textsTo("U-netco")).toHaveLength(1);
  });

  it("sends again what failed, and says why it cannot what was sent", async () => {
    await morning();
    const failed = (await list("failed"))[0];
    expect(read(await world.say("secretary", `reminders retry ${failed?.id}`))).toContain("it is sent again");
    await at("2022-03-15T09:00:02Z");
    expect(post.textsTo("U-netco")).toHaveLength(1);
    const again = read(await world.say("secretary", `reminders retry ${failed?.id}`));
    expect(again).toContain("OPSG 64/01, 5 working days before cannot be sent again: it was sent.");
    const taken = read(await world.say("secretary", `reminders cancel ${failed?.id}`));
    expect(taken).toContain("cannot be taken back: it was sent.");
    expect(read(await world.say("secretary", "action history 64/01"))).toContain("Reminder: sent again");
  });

  it("leads from each list to the others, and not to itself", async () => {
    await morning();
    const others = async (line: string) => {
      const labels = cardOf(await world.say("secretary", line)).buttons.map(({ label }) => label);
      return labels.filter((label) => ["What went out", "Failed", "Waiting"].includes(label));
    };
    expect(await others("reminders")).toEqual(["Failed", "Waiting"]);
    expect(await others("reminders sent")).toEqual(["Failed", "Waiting"]);
    expect(await others("reminders failed")).toEqual(["What went out", "Waiting"]);
    expect(await others("reminders queued")).toEqual(["What went out", "Failed"]);
    const failed = cardOf(await world.say("secretary", "reminders failed"));
    const back = failed.buttons.find(({ label }) => label === "What went out");
    expect(back && read(await world.press("secretary", back.press))).toContain("for GridCo · sent, not answered");
  });

  it("turns its pages", async () => {
    for (let number = 3; number <= 20; number++)
      await world.say("secretary", `action new "GridCo to do thing ${number}" owner GridCo target 22 March`);
    await at("2022-03-15T09:00:00Z");
    const first = await world.say("secretary", "reminders");
    expect(rowsOf(first)).toHaveLength(15);
    const older = cardOf(first).buttons.find(({ label }) => label === "Older");
    const second = older && (await world.press("secretary", older.press));
    expect(second && rowsOf(second)).toHaveLength(5);
    expect(second && cardOf(second).title).toBe("OPSG: reminders (page 2)");
    expect(await list("page 3")).toEqual([]);
  });

  it("is for the Secretary, who alone may retry and take back; others are told whom to ask", async () => {
    await morning();
    const [failed] = await list("failed");
    for (const who of ["netco", "observer", "member"])
      expect(read(await world.say(who, "reminders"))).toContain(
        "Only the Chair or the Secretary may see which reminders",
      );
    for (const line of [
      `retry ${failed?.id}`,
      `cancel ${failed?.id}`,
      "send 64/01 to The member",
      "mention 64/01 in #log",
    ])
      expect(read(await world.say("chair", `reminders ${line}`))).toContain("Only the Secretary may");
    expect((await list("failed"))[0]?.state).toBe("failed");
    expect(await world.say("secretary", "reminders", CHANNEL)).toMatchObject({ audience: "person" });
  });

  it.each([
    ["reminders yesterday", "I do not know the reminders “yesterday”."],
    ["reminders retry 1a2b3c", "I know no such message."],
    ["reminders retry Nobody Known", "I know nobody called “Nobody Known”"],
    ["reminders retry The netco", "Nothing is known that keeps messages from The netco"],
    ["reminders retry", "Which message is meant?"],
    ["reminders send 64/01 to Nobody Known", "I know nobody called “Nobody Known”"],
    ["reminders send 64/01", "To whom is it to be sent?"],
    ["reminders send 64/99 to The member", "There is no action OPSG 64/99"],
    ["reminders mention 64/01 in #nowhere", "No channel “#nowhere” is bound to OPSG."],
    ["reminders reach", "Which action is meant?"],
    ["reminders reach 64/01 for DCC", "“DCC” does not own OPSG 64/01."],
    ["reminders reach 64/01 DCC", "“DCC” does not own OPSG 64/01."],
    ["reminders reach Nobody Ltd", "OPSG knows no party called “Nobody Ltd”."],
    ["reminders reach DCC", "No reminder of an action of DCC is due."],
    ["reminders reach 6401", "does not begin with the reference of an action."],
    ["reminders reach 64/01 DCC", "Its owner is NetCo."],
    ["reminders policy overdue 0 every 0", "The first overdue reminder comes 1 to 65 working days after the target."],
    ["reminders policy tbc 0", "Owners of TBC actions are asked 1 to 65 working days before each main meeting."],
    ["reminders email Nobody Ltd", "OPSG knows no party called “Nobody Ltd”."],
  ])("“%s” is refused with what to type instead", async (line, why) => {
    world.at("2022-03-15T09:00:00Z");
    expect(read(await world.say("secretary", line))).toContain(why);
  });

  it("of several owners one is to be named", async () => {
    await world.say("secretary", 'action new "Both to sail" owner NetCo and GridCo target 22 March');
    const [reference] = /OPSG \d+\/\d+/u.exec(read(await world.say("secretary", "action find sail"))) ?? [];
    const said = read(await world.say("secretary", `reminders reach ${reference}`));
    expect(said).toContain("Add one of its owners after the reference: GridCo or NetCo.");
  });

  it("the list of what failed has what its figure counts: not what is older, nor of a closed action", async () => {
    await morning();
    expect(await list("failed")).toHaveLength(1);
    world.at("2022-04-15T09:00:00Z");
    expect(await list("failed")).toEqual([]);
    world.at("2022-03-16T09:00:00Z");
    await world.say("secretary", "action close 64/01 at 64");
    expect(await list("failed")).toEqual([]);
    expect(read(await world.say("secretary", "reminders failed"))).toContain("0 failed");
  });

  it("a message of another committee is not known", async () => {
    await morning();
    const [failed] = await list("failed");
    await world.say("operator", 'committee add OTHER "Another committee" secretary "Oda Other"');
    const other = await world.doors.press(world.callerOf("operator"), {
      command: "reminders retry",
      committee: "OTHER",
      values: { delivery: failed?.id ?? "" },
    });
    expect(read(other)).toContain("I know no such message.");
  });
});

describe("an owner who was not reached", () => {
  it("can be reached by another contact, in a channel, or by a text for an e-mail", async () => {
    await morning();
    const answer = await world.press(
      "secretary",
      rowButton(await world.say("secretary", "reminders"), "What can be done"),
    );
    const text = read(answer);
    expect(text).toContain("OPSG 64/01: how to reach NetCo");
    expect(text).toContain("The netco  failed: the bot may not see this Slack account");
    expect(cardOf(answer).buttons.map(({ label }) => label)).toEqual([
      "Send it to The member",
      "Say it in #log",
      "Text for an e-mail",
      "Try The netco again",
      "Name a contact",
      "Show the action",
    ]);
  });

  it("is told of the stage that was tried, not of an overdue day that is passed over so soon after it", async () => {
    post.answer("U-netco", refused);
    await at("2022-03-23T09:00:00Z");
    const tried = ["Stage  overdue (23 March 2022)", "The netco  failed: the bot may not see this Slack account"];
    const reach = async () => read(await world.say("secretary", "reminders reach 64/01")).replace(/ {2,}/gu, "  ");
    for (const part of tried) expect(await reach()).toContain(part);
    await world.say("secretary", "reminders policy overdue 2");
    await at("2022-03-24T10:00:00Z");
    for (const part of tried) expect(await reach()).toContain(part);
    await world.say("secretary", "reminders send 64/01 to The member");
    await post.deliver();
    expect(await reach()).toContain("The member  sent");
    await at("2022-03-31T09:00:00Z");
    expect(await reach()).toContain("Stage  overdue (31 March 2022)");
  });

  it("is told of the stage that was tried until the hour of the next one has come", async () => {
    await morning();
    world.at("2022-03-21T08:00:00Z");
    const reach = async () => read(await world.say("secretary", "reminders reach 64/01")).replace(/ {2,}/gu, "  ");
    expect(await reach()).toContain("Stage  5 working days before (22 March 2022)");
    expect(await reach()).toContain("The netco  failed");
    await at("2022-03-21T09:00:00Z");
    expect(await reach()).toContain("Stage  1 working day before (22 March 2022)");
  });

  it("has no text for an e-mail before the hour of its first reminder has come", async () => {
    world.at("2022-03-08T08:00:00Z");
    await world.say("secretary", 'action new "NetCo to wait" owner NetCo target 5 April');
    world.at("2022-03-22T08:00:00Z");
    expect(read(await world.say("secretary", "reminders email NetCo"))).not.toContain("OPSG 64/03");
    world.at("2022-03-22T09:00:00Z");
    expect(read(await world.say("secretary", "reminders email NetCo"))).toContain("OPSG 64/03");
  });

  it("may be named in place of the action, where one of its reminders is due", async () => {
    await morning();
    for (const line of ["NetCo", "64/01 NetCo", "for NetCo"])
      expect(read(await world.say("secretary", `reminders reach ${line}`))).toContain("OPSG 64/01: how to reach NetCo");
    expect(read(await world.say("secretary", "reminders send NetCo to The member"))).toContain(
      "OPSG 64/01: The member is reminded",
    );
    await world.say("secretary", 'action new "NetCo to wait" owner NetCo target 16 March');
    world.at("2022-03-16T09:00:00Z");
    expect(read(await world.say("secretary", "reminders reach NetCo"))).toContain(
      "Reminders of 2 actions of NetCo are due: OPSG 64/01, OPSG 64/03.",
    );
  });

  it("is reminded through the other contact once, however often it is pressed", async () => {
    await morning();
    const send = await world.say("secretary", "reminders send 64/01 to The member");
    expect(read(send)).toContain("OPSG 64/01: The member is reminded");
    await post.deliver();
    expect(post.textsTo("U-member")[0]).toContain("OPSG 64/01 is due on Tuesday 22 March 2022");
    const again = read(await world.say("secretary", "reminders send 64/01 to The member"));
    expect(again).toContain("The member had this reminder of OPSG 64/01 already");
    await at("2022-03-15T12:00:00Z");
    expect(post.textsTo("U-member")).toHaveLength(1);
    expect(read(await world.say("secretary", "reminders send 64/01 to The gridco"))).toContain(
      "The gridco does not answer for NetCo",
    );
  });

  it("is called by name in a bound channel, and the message there is kept true", async () => {
    await morning();
    expect(read(await world.say("secretary", "reminders mention 64/01 in #log"))).toContain("it is said in #log");
    await post.deliver();
    const [said] = post.posted.filter(({ to }) => to === "C0BOUND");
    expect(said?.card.calls).toEqual(
      [
        { platform: "slack", user: "U-member", name: "The member" },
        { platform: "slack", user: "U-netco", name: "The netco" },
      ].toSorted((a, b) => (a.user < b.user ? -1 : 1)),
    );
    expect(post.textsTo("C0BOUND")[0]).toContain("For NetCo");
    expect(post.textsTo("C0BOUND")[0]).toContain("answer in a direct message to me");
    expect(post.textsTo("C0BOUND")[0]).not.toContain("Answer in your own words");
    expect(read(await world.say("secretary", "reminders mention 64/01 in #C0BOUND"))).toContain(
      "was said in #log already",
    );
    await world.say("secretary", "action close 64/01 at 64");
    await post.redraw();
    expect(post.textsTo("C0BOUND")[0]).toContain("Closed at OPSG 64.");
  });

  it("is not named in a channel where the action's classification may not be said", async () => {
    await world.store.change(null, async (tx) => {
      const [committee] = (await tx.register()).committees;
      if (committee) await tx.people.saveCommittee({ ...committee, classification: "Amber" });
      const meeting = await tx.meetings.byNumber(world.committee.id, 64);
      if (meeting) await tx.meetings.save({ ...meeting, classification: "Amber" });
      return ok(null);
    });
    await morning();
    const refusal = read(await world.say("secretary", "reminders mention 64/01 in #log"));
    expect(refusal).toContain("OPSG 64/01 is classified Amber, and in #log nothing above White may be said.");
    const reach = await world.say("secretary", "reminders reach 64/01");
    expect(cardOf(reach).buttons.map(({ label }) => label)).not.toContain("Say it in #log");
    expect(read(reach)).toContain("It is classified Amber, so it may not be said in #log (up to White).");
    await post.deliver();
    expect(post.textsTo("C0BOUND")).toEqual([]);
  });

  it("has no reminder to send before one is due, or once the action is settled", async () => {
    world.at("2022-03-08T11:00:00Z");
    await world.say("secretary", 'action new "NetCo to wait" owner NetCo target 6 June');
    expect(read(await world.say("secretary", "reminders reach 64/03"))).toContain(
      "No reminder of OPSG 64/03 is due yet.",
    );
    await world.say("netco", "action done 64/01");
    expect(read(await world.say("secretary", "reminders reach 64/01"))).toContain(
      "OPSG 64/01 needs no reminder: it is completion proposed.",
    );
  });
});
