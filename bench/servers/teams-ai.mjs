// teams-ai as it comes: one sendActivity for each message; nobody is authenticated.
import { createServer } from "node:http";
import { Application, TeamsAdapter } from "@microsoft/teams-ai";

const adapter = new TeamsAdapter({});
const application = new Application({ adapter });
application.activity("message", async (context) => {
  await context.sendActivity("ok");
});

/** The part of Express's response that the adapter uses. */
const shim = (response) => {
  const like = {
    socket: response.socket,
    status: (code) => {
      response.statusCode = code;
      return like;
    },
    header: (name, value) => {
      response.setHeader(name, value);
      return like;
    },
    send: (body) => {
      response.write(typeof body === "string" ? body : JSON.stringify(body));
      return like;
    },
    end: () => {
      response.end();
      return like;
    },
  };
  return like;
};

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const incoming = { body: JSON.parse(Buffer.concat(chunks).toString()), headers: request.headers, method: "POST" };
  await adapter.process(incoming, shim(response), (context) => application.run(context));
});
server.listen(0, "127.0.0.1", () => console.log(`ready ${server.address().port}`));
