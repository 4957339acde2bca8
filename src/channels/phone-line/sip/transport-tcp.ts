import { connect, createServer, type Socket } from "node:net";
import { createFraming } from "#channels/phone-line/sip/stream-framing.ts";
import type { Flow, Receive, Transport } from "#channels/phone-line/sip/transport.ts";

/** A connection on which nothing has come for so long is closed; a call keeps its own open by its messages. */
const IDLE_MS = 2 * 60 * 60 * 1000;
/** A side that reads nothing does not get all our memory. */
const MOST_UNREAD = 1024 * 1024;
const MOST_CONNECTIONS = 2000;

/** Connections that others opened are used both ways; one is opened where there is none. */
export async function openTcp(
  host: string,
  port: number,
  receive: Receive,
  mayConnect: (address: string) => boolean,
): Promise<Transport> {
  const sockets = new Map<string, Socket>();

  const listen = (socket: Socket, address: string, port: number): Flow => {
    const key = `${address} ${port}`;
    sockets.set(key, socket);
    const flow = flowTo(address, port);
    const cut = createFraming();
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    socket.setNoDelay(true);
    socket.on("error", () => {});
    socket.on("close", () => {
      if (sockets.get(key) === socket) sockets.delete(key);
    });
    socket.on("data", (piece) => {
      const framing = cut(piece);
      if (framing.kind === "lost") {
        socket.destroy();
        return;
      }
      for (const message of framing.messages) receive(message, flow);
      if (framing.pings > 0) socket.write("\r\n");
    });
    return flow;
  };

  const flowTo = (address: string, port: number): Flow => ({
    protocol: "TCP",
    address,
    port,
    get alive() {
      return sockets.has(`${address} ${port}`);
    },
    send(bytes) {
      let socket = sockets.get(`${address} ${port}`);
      if (socket === undefined) {
        socket = connect({ host: address, port });
        listen(socket, address, port);
      }
      if (socket.writableLength > MOST_UNREAD) socket.destroy();
      else socket.write(bytes);
    },
  });

  const server = createServer((socket) => {
    const { remoteAddress, remotePort } = socket;
    if (remoteAddress === undefined || remotePort === undefined || !mayConnect(remoteAddress)) socket.destroy();
    else listen(socket, remoteAddress, remotePort);
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const bound = server.address();
  return {
    port: typeof bound === "object" && bound !== null ? bound.port : port,
    flowTo,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // What was written last (a BYE) still goes out.
        for (const socket of sockets.values()) socket.end(() => socket.destroy());
      }),
  };
}
