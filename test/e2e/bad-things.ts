import { request } from "node:http";

/** Bodies that are no JSON, or none that a platform sends. */
export const WRONG_JSON = ["", "{", "null", "[]", "7", '"text"', "{}", '{"type":"x"}', "\u0000", '{"type":"message"'];
/** Days that do not exist. */
export const IMPOSSIBLE = [
  "2026-02-30",
  "2027-02-29",
  "2026-13-01",
  "0000-00-00",
  "30 February",
  "31/04/2027",
  "99/99/9999",
  "the 32nd",
  "+275760-09-13",
  "NaN",
];
/** References of actions that are not there. */
export const REFERENCES = [
  "HWG 99/01",
  "HWG 12/99",
  "12/0",
  "0/0",
  "99999/9999",
  "XYZ 12/01",
  "not a reference",
  "12/01; DROP TABLE",
  "-1/-1",
  "１２/０１x",
];

/** Posts bytes as they are, perhaps not all that were promised; 0 where the connection was cut off. */
export const sendRaw = (
  url: string,
  path: string,
  headers: Record<string, string | number>,
  body: string,
  hangUp = false,
): Promise<number> =>
  new Promise((resolve) => {
    const call = request(`${url}${path}`, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on("error", () => resolve(0));
    if (hangUp) call.write(body, () => setTimeout(() => call.destroy(), 50));
    else call.end(body);
  });
