import { createSocket } from "node:dgram";
import { once } from "node:events";

/** An even UDP port that nobody has now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const socket = createSocket("udp4").bind(0, "127.0.0.1");
    await once(socket, "listening");
    const { port } = socket.address();
    socket.close();
    await once(socket, "close");
    if (port % 2 === 0) return port;
  }
}
