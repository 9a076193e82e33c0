import { describe, expect, it } from "vitest";
import type { TeamsActivity } from "../../src/teams/activity.js";
import { placeOf } from "../../src/teams/caller.js";
import { CHANNEL, TENANT } from "./activities.js";

const written = (channelData: object) =>
  placeOf({
    conversation: { id: `${CHANNEL};messageid=7`, conversationType: "channel", tenantId: TENANT },
    channelData: { tenant: { id: TENANT }, ...channelData },
  } as TeamsActivity);

describe("a channel on Teams", () => {
  it("is called as Teams calls it", () => {
    expect(written({ team: { id: "19:team" }, channel: { name: "Actions" } })).toMatchObject({ name: "Actions" });
  });

  it("is General where it is the team's own, whose name Teams leaves out", () => {
    expect(written({ team: { id: CHANNEL }, channel: {} })).toMatchObject({ name: "General", channel: CHANNEL });
  });

  it("has no name where none is told", () => {
    expect(written({ team: { id: "19:team" }, channel: {} })).not.toHaveProperty("name");
  });
});
