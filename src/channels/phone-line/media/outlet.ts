import { randomInt } from "node:crypto";
import { type Codec, encodeInto } from "#channels/phone-line/media/g711.ts";
import { FRAME } from "#channels/phone-line/media/pacer.ts";
import { type RtpPacket, RTP_HEADER, startRtp, timestampDistance } from "#channels/phone-line/media/rtp-packet.ts";

export type Outlet = {
  /** What to send as; undefined while the other side wants to hear nothing, during which a prompt waits. */
  readonly sendAs: (format: SendFormat | undefined) => void;
  readonly play: (audio: Int16Array) => Promise<"finished" | "stopped">;
  readonly stopPlaying: () => void;
  /** Sends the next 20 ms: of the prompt, unless it is too early for that, or of silence, which keeps ways through firewalls open. */
  readonly tick: (tooEarly: boolean) => void;
  /** Passes on a packet of a joined call. Until `endRelay`, ticks send nothing. */
  readonly relay: (packet: RtpPacket, as: { readonly payloadType: number; readonly payload: Uint8Array }) => void;
  readonly endRelay: () => void;
};

export type SendFormat = { readonly codec: Codec; readonly payloadType: number };

const NO_SOUND = new Int16Array(0);

/** The stream of packets that one side of a call hears: one SSRC, sequence and clock, whatever it is made from. */
export function createOutlet(send: (bytes: Buffer) => void): Outlet {
  const ssrc = randomInt(2 ** 32);
  let sequence = randomInt(2 ** 16);
  let timestamp = randomInt(2 ** 32);
  let format: SendFormat | undefined;
  let marker = true;
  let prompt: { audio: Int16Array; at: number; end(how: "finished" | "stopped"): void } | undefined;
  /** A joined stream's own clock against ours. */
  let relayed: { readonly ssrc: number; readonly offset: number } | undefined;

  const stopPlaying = () => {
    prompt?.end("stopped");
    prompt = undefined;
  };

  return {
    sendAs(next) {
      format = next;
    },
    play(audio) {
      stopPlaying();
      return new Promise((end) => (prompt = { audio, at: 0, end }));
    },
    stopPlaying,
    tick(tooEarly) {
      if (format === undefined || relayed !== undefined) return;
      if (prompt !== undefined && prompt.at >= prompt.audio.length) {
        // Now its last packet has been heard as well.
        prompt.end("finished");
        prompt = undefined;
      }
      const bytes = startRtp({ payloadType: format.payloadType, marker, sequence: sequence++, timestamp, ssrc }, FRAME);
      const sounding = tooEarly ? undefined : prompt;
      const sound = { samples: sounding?.audio ?? NO_SOUND, from: sounding?.at ?? 0, count: FRAME };
      encodeInto(format.codec, sound, bytes, RTP_HEADER);
      if (sounding !== undefined) sounding.at += FRAME;
      timestamp += FRAME;
      marker = false;
      send(bytes);
    },
    relay(packet, { payloadType, payload }) {
      if (relayed?.ssrc !== packet.ssrc) relayed = { ssrc: packet.ssrc, offset: (timestamp - packet.timestamp) | 0 };
      const ours = (packet.timestamp + relayed.offset) >>> 0;
      const bytes = startRtp(
        { payloadType, marker: packet.marker, sequence: sequence++, timestamp: ours, ssrc },
        payload.length,
      );
      bytes.set(payload, RTP_HEADER);
      if (timestampDistance(timestamp, ours) >= 0) timestamp = ours + FRAME;
      send(bytes);
    },
    endRelay() {
      relayed = undefined;
      marker = true;
    },
  };
}
