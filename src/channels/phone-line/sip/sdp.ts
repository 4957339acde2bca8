import type { Codec } from "#channels/phone-line/media/g711.ts";
import type { AgreedMedia } from "#channels/phone-line/media/media-session.ts";

export type Direction = "sendrecv" | "sendonly" | "recvonly" | "inactive";

/** What a session description says of one call's sound; other media are known only by their line, to refuse it. */
export type SoundOffer = {
  readonly address: string;
  readonly port: number;
  readonly direction: Direction;
  /** In the order preferred. */
  readonly codecs: readonly { readonly codec: Codec; readonly payloadType: number }[];
  readonly eventType: number | undefined;
  /** Each `m=` line's kind, protocol and formats, and which of them is the sound. */
  readonly lines: readonly string[];
  readonly soundLine: number;
};

/** Payload types that stand for a codec without being explained (RFC 3551 table 4). */
const FIXED: ReadonlyMap<number, Codec> = new Map([
  [0, "PCMU"],
  [8, "PCMA"],
]);
const DIRECTIONS: readonly string[] = ["sendrecv", "sendonly", "recvonly", "inactive"];
/** Ours where we offer. */
const EVENT_TYPE = 101;

/** Undefined when there is no G.711 sound over plain RTP in it. */
export function parseSdp(text: string): SoundOffer | undefined {
  const lines = text.split(/\r?\n/);
  if (lines[0]?.trim() !== "v=0") return undefined;
  const starts = lines.flatMap((line, at) => (line.startsWith("m=") ? [at] : []));
  const session = lines.slice(0, starts[0]);
  const media = starts.map((start, index) => lines.slice(start, starts[index + 1]));
  for (const [soundLine, section] of media.entries()) {
    const sound = parseSound(section, session);
    if (sound !== undefined) return { ...sound, lines: media.map(([line = ""]) => line.slice(2).trim()), soundLine };
  }
  return undefined;
}

function parseSound(section: readonly string[], session: readonly string[]) {
  const [, port, formats = ""] =
    /^m=audio (\d{1,5})(?:\/\d+)? RTP\/AVPF? ([\d ]+)$/.exec(section[0]?.trim() ?? "") ?? [];
  if (port === undefined || Number(port) > 65_535 || Number(port) === 0) return undefined;
  const connection = [...section, ...session].find((line) => line.startsWith("c="));
  const address = /^c=IN IP[46] ([0-9a-fA-F.:]+)/.exec(connection ?? "")?.[1];
  if (address === undefined) return undefined;
  const named = namesByType(section);
  const types = formats.trim().split(/\s+/).map(Number);
  const codecs = types.flatMap((payloadType) => {
    const name = named.get(payloadType);
    const codec = name === undefined ? FIXED.get(payloadType) : codecNamed(name);
    return codec === undefined ? [] : [{ codec, payloadType }];
  });
  if (codecs.length === 0) return undefined;
  const eventType = types.find((type) => named.get(type) === "telephone-event/8000");
  const said = [...section, ...session].map((line) => line.slice(2).trim()).find((line) => DIRECTIONS.includes(line));
  // RFC 2543 put a call on hold by the address of nowhere.
  const nowhere = address === "0.0.0.0" || address === "::";
  const direction = nowhere ? "inactive" : ((said ?? "sendrecv") as Direction);
  return { address, port: Number(port), direction, codecs, eventType };
}

function namesByType(section: readonly string[]): Map<number, string> {
  const maps = section.map((line) => /^a=rtpmap:(\d+) (\S+)/.exec(line));
  return new Map(maps.flatMap((map) => (map === null ? [] : [[Number(map[1]), (map[2] as string).toLowerCase()]])));
}

function codecNamed(name: string): Codec | undefined {
  const match = /^(pcmu|pcma)\/8000(?:\/1)?$/.exec(name)?.[1];
  return match === undefined ? undefined : (match.toUpperCase() as Codec);
}

/** What both agreed on, seen from our side. */
export function agreedMedia(theirs: SoundOffer): AgreedMedia {
  const [first] = theirs.codecs;
  if (first === undefined) throw new Error("A session without a codec was agreed on");
  return {
    ...first,
    address: theirs.address,
    port: theirs.port,
    eventType: theirs.eventType,
    weSend: theirs.direction === "sendrecv" || theirs.direction === "recvonly",
    theySend: theirs.direction === "sendrecv" || theirs.direction === "sendonly",
  };
}

export type OwnSide = {
  readonly host: string;
  readonly port: number;
  readonly sessionId: number;
  /** One more each time what we say changes. */
  readonly version: number;
};

/** The answer to an offer: its sound's first codec, its keys' payload type, its direction turned round. */
export function writeAnswer(own: OwnSide, offer: SoundOffer): string {
  const { codecs, eventType } = offer;
  const media = offer.lines.map((line, at) => {
    const [kind, , protocol, ...formats] = line.split(" ");
    if (at !== offer.soundLine) return `m=${kind} 0 ${protocol} ${formats.join(" ")}`;
    return soundLines(own, codecs.slice(0, 1), eventType, turned(offer.direction), protocol ?? "RTP/AVP");
  });
  return write(own, media);
}

/** Our own offer, the codec preferred first. */
export function writeOffer(own: OwnSide, preferred: Codec = "PCMU"): string {
  const other: Codec = preferred === "PCMU" ? "PCMA" : "PCMU";
  const codecs = [preferred, other].map((codec) => ({ codec, payloadType: codec === "PCMU" ? 0 : 8 }));
  return write(own, [soundLines(own, codecs, EVENT_TYPE, "sendrecv", "RTP/AVP")]);
}

/** Another side's sound under our name: whoever gets this talks with them, and not with us. */
export function writeFor(own: OwnSide, { address, port, codecs, eventType }: SoundOffer): string {
  const [line, ...more] = soundLines({ ...own, port }, codecs, eventType, "sendrecv", "RTP/AVP").split("\r\n");
  const there = `c=IN IP${address.includes(":") ? 6 : 4} ${address}`;
  return write(own, [[line, there, ...more].join("\r\n")]);
}

function write({ host, sessionId, version }: OwnSide, media: readonly string[]): string {
  const address = `IN IP${host.includes(":") ? 6 : 4} ${host}`;
  const head = ["v=0", `o=- ${sessionId} ${version} ${address}`, "s=-", `c=${address}`, "t=0 0"];
  return [...head, ...media, ""].join("\r\n");
}

function soundLines(
  { port }: OwnSide,
  codecs: SoundOffer["codecs"],
  eventType: number | undefined,
  direction: Direction,
  protocol: string,
): string {
  const types = [...codecs.map(({ payloadType }) => payloadType), ...(eventType === undefined ? [] : [eventType])];
  return [
    `m=audio ${port} ${protocol} ${types.join(" ")}`,
    ...codecs.map(({ codec, payloadType }) => `a=rtpmap:${payloadType} ${codec}/8000`),
    ...(eventType === undefined ? [] : [`a=rtpmap:${eventType} telephone-event/8000`, `a=fmtp:${eventType} 0-15`]),
    "a=ptime:20",
    `a=${direction}`,
  ].join("\r\n");
}

function turned(direction: Direction): Direction {
  if (direction === "sendonly") return "recvonly";
  return direction === "recvonly" ? "sendonly" : direction;
}
