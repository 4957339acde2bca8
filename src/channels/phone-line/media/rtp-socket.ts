import { createSocket, type Socket, type SocketOptions } from "node:dgram";
import { isIPv6 } from "node:net";

export type RtpSocket = {
  readonly port: number;
  /** Only packets from these addresses are listened to; the first that comes says where to send from then on. */
  readonly expect: (remote: { readonly address: string; readonly port: number; readonly alsoFrom: string }) => void;
  /** False while the other side's address is only a claim: it said another than it signals from, and sent nothing yet. */
  readonly knowsWhereTo: () => boolean;
  readonly send: (bytes: Buffer) => void;
  readonly close: () => void;
};

/** A source that was silent for so long may be replaced by another: the phone changed its network or port. */
const RELATCH_MS = 2000;

/** Hands out even ports of a range in turn, so that a port rests before it is used again; undefined when all are taken. */
export function createRtpPorts(host: string, { first, last }: { readonly first: number; readonly last: number }) {
  const start = first + (first % 2);
  const count = Math.max(0, Math.floor((last - start) / 2) + 1);
  let turn = 0;
  return {
    /** `onPacket` says whether it was sound; nothing else makes its sender the one we send to. */
    async open(onPacket: (bytes: Buffer) => boolean): Promise<RtpSocket | undefined> {
      for (let tries = 0; tries < count; tries++) {
        const port = start + 2 * (turn++ % count);
        const socket = await bind(host, port);
        if (socket !== undefined) return rtpSocketOver(socket, port, onPacket);
      }
      return undefined;
    },
  };
}

export type RtpPorts = ReturnType<typeof createRtpPorts>;

function bind(host: string, port: number): Promise<Socket | undefined> {
  const options: SocketOptions = {
    type: isIPv6(host) ? "udp6" : "udp4",
    // Targets are addresses already; Node would take a detour over its resolver for every packet.
    lookup: (address, _options, done) => done(null, address, isIPv6(address) ? 6 : 4),
  };
  return new Promise((resolve) => {
    const socket = createSocket(options);
    socket.once("error", () => {
      socket.close();
      resolve(undefined);
    });
    socket.bind(port, host, () => {
      socket.removeAllListeners("error");
      // A phone that is gone answers by ICMP; the time-out ends its call.
      socket.on("error", () => {});
      resolve(socket);
    });
  });
}

function rtpSocketOver(socket: Socket, port: number, onPacket: (bytes: Buffer) => boolean): RtpSocket {
  let target: { readonly address: string; readonly port: number } | undefined;
  let trusted: readonly string[] = [];
  let latchedMs: number | undefined;
  let open = true;
  socket.on("message", (bytes, { address, port }) => {
    if (!trusted.includes(address)) return;
    const now = performance.now();
    const isTarget = target?.address === address && target.port === port;
    if (!isTarget && latchedMs !== undefined && now - latchedMs < RELATCH_MS) return;
    if (!onPacket(bytes)) return;
    if (!isTarget) target = { address, port };
    latchedMs = now;
  });
  return {
    port,
    expect({ address, port, alsoFrom }) {
      if (trusted[0] === address && target !== undefined && latchedMs !== undefined) {
        trusted = [address, alsoFrom];
        return;
      }
      target = { address, port };
      trusted = [address, alsoFrom];
      latchedMs = undefined;
    },
    knowsWhereTo: () => latchedMs !== undefined || trusted[0] === trusted[1],
    send(bytes) {
      if (open && target !== undefined && target.port !== 0) socket.send(bytes, target.port, target.address);
    },
    close() {
      if (open) socket.close();
      open = false;
    },
  };
}
