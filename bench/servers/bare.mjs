// The floor of all: node:http that reads the body and says ok.
import { createServer } from "node:http";

const server = createServer((request, response) => {
  request.resume().once("end", () => response.writeHead(200, { "content-type": "text/plain" }).end("ok"));
});
server.listen(0, "127.0.0.1", () => console.log(`ready ${server.address().port}`));
