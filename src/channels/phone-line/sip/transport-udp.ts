import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import type { Flow, Receive, Transport } from "#channels/phone-line/sip/transport.ts";

/** Whole datagrams, one message each; pings of a few line ends, by which phones keep their way open, are passed over. */
export async function openUdp(host: string, port: number, receive: Receive): Promise<Transport> {
  const socket = createSocket(isIPv6(host) ? "udp6" : "udp4");
  let open = true;
  const flowTo = (address: string, port: number): Flow => ({
    protocol: "UDP",
    address,
    port,
    alive: true,
    send: (bytes) => {
      if (open && port > 0) socket.send(bytes, port, address, () => {});
    },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, host, () => {
      socket.off("error", reject);
      resolve();
    });
  });
  socket.on("error", () => {});
  socket.on("message", (bytes, from) => {
    if (bytes.length > 4) receive(bytes, flowTo(from.address, from.port));
  });
  return {
    port: socket.address().port,
    flowTo,
    close: () =>
      new Promise((resolve) => {
        open = false;
        socket.close(() => resolve());
      }),
  };
}
