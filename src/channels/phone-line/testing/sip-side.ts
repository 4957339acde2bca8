import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect } from "node:net";
import { createFraming } from "#channels/phone-line/sip/stream-framing.ts";

export type SipSide = {
  readonly host: string;
  readonly port: number;
  readonly protocol: "UDP" | "TCP";
  send(bytes: Buffer): void;
  /** Sends to another side from now on; over UDP only. */
  answerTo(target: { readonly host: string; readonly port: number }): void;
  close(): void;
};

/** A phone's signalling over a real socket; `lose` drops what it sends and gets, as a bad line does. */
export async function openSipSide(
  {
    host,
    protocol,
    target,
    lose,
  }: {
    readonly host: string;
    readonly protocol: "UDP" | "TCP";
    readonly target: { readonly host: string; readonly port: number };
    readonly lose: () => boolean;
  },
  receive: (bytes: Buffer) => void,
): Promise<SipSide> {
  if (protocol === "UDP") {
    let to = target;
    const socket = createSocket("udp4");
    socket.bind(0, host);
    await once(socket, "listening");
    socket.on("message", (bytes) => void (lose() || receive(bytes)));
    return {
      host,
      port: socket.address().port,
      protocol,
      send: (bytes) => void (lose() || socket.send(bytes, to.port, to.host)),
      answerTo: (next) => void (to = next),
      close: () => socket.close(),
    };
  }
  const socket = connect({ host: target.host, port: target.port, localAddress: host });
  await once(socket, "connect");
  socket.on("error", () => {});
  const cut = createFraming();
  socket.on("data", (piece) => {
    const framing = cut(piece);
    if (framing.kind === "messages") for (const message of framing.messages) receive(message);
  });
  return {
    host,
    port: socket.localPort ?? 0,
    protocol,
    send: (bytes) => void socket.write(bytes),
    answerTo: () => {},
    close: () => socket.destroy(),
  };
}
