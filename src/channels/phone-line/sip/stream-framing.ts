import { headEnd } from "#channels/phone-line/sip/parse-message.ts";

const MOST_HEAD = 16_384;
const MOST_BODY = 65_536;

export type Framing =
  | { readonly kind: "messages"; readonly messages: readonly Buffer[]; readonly pings: number }
  /** Nobody knows where the next message begins; the connection cannot go on. */
  | { readonly kind: "lost" };

/** Cuts a stream into messages by Content-Length, in whatever pieces it comes (RFC 3261 section 18.3). */
export function createFraming(): (piece: Buffer) => Framing {
  let kept = Buffer.alloc(0);
  return (piece) => {
    kept = Buffer.concat([kept, piece]);
    const messages: Buffer[] = [];
    let pings = 0;
    for (;;) {
      // Two line ends between messages are a ping to be answered (RFC 5626 section 3.5.1).
      while (kept.length >= 4 && kept.toString("latin1", 0, 4) === "\r\n\r\n") {
        kept = kept.subarray(4);
        pings++;
      }
      while (kept.length > 2 && kept[0] === 13 && kept[1] === 10 && kept[2] !== 13) kept = kept.subarray(2);
      const head = headEnd(kept);
      if (head === undefined) return kept.length > MOST_HEAD ? { kind: "lost" } : { kind: "messages", messages, pings };
      const length = /\r\n(?:content-length|l)[ \t]*:[ \t]*(\d{1,9})[ \t]*(?:\r\n|$)/i.exec(
        kept.toString("latin1", 0, head.end),
      )?.[1];
      if (length === undefined || head.end > MOST_HEAD || Number(length) > MOST_BODY) return { kind: "lost" };
      const end = head.body + Number(length);
      if (kept.length < end) return { kind: "messages", messages, pings };
      messages.push(kept.subarray(0, end));
      kept = kept.subarray(end);
    }
  };
}
