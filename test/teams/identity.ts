import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const ISSUER = "https://api.botframework.test";

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Who vouches for requests: an OpenID metadata document and keys over HTTP, as Microsoft's, and tokens signed by them. */
export const startIdentity = async () => {
  const ours = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const forger = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    const jwk = { ...ours.publicKey.export({ format: "jwk" }), kid: "key-1", use: "sig", endorsements: ["msteams"] };
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    response.end(
      JSON.stringify(request.url === "/keys" ? { keys: [jwk] } : { issuer: ISSUER, jwks_uri: `${base}/keys` }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openid`;
  const sign = (claims: object, key: KeyObject = ours.privateKey, head: object = {}): string => {
    const unsigned = `${encode({ alg: "RS256", typ: "JWT", kid: "key-1", ...head })}.${encode(claims)}`;
    return `${unsigned}.${createSign("RSA-SHA256").update(unsigned).sign(key).toString("base64url")}`;
  };
  return {
    issuer: ISSUER,
    url,
    sign,
    forgerKey: forger.privateKey,
    unsigned: (claims: object) => `${encode({ alg: "none", typ: "JWT", kid: "key-1" })}.${encode(claims)}.`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
