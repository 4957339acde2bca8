import { randomInt } from "node:crypto";
import type { MediaSession } from "#channels/phone-line/media/media-session.ts";
import { agreedMedia, type OwnSide, parseSdp, type SoundOffer } from "#channels/phone-line/sip/sdp.ts";

/** What the two sides of a leg told each other of their sound (RFC 3264), and what follows for it. */
export type LegSound = {
  /** Our side in the words given; its version moves only when it says something else (section 8). */
  readonly describe: (write: (side: OwnSide) => string) => string;
  /** As it was described last. */
  readonly said: () => string;
  /** From now on sound goes as their description and ours say. */
  readonly agree: (theirs: SoundOffer) => void;
  /** Takes their answer; false when nothing in it can be used. */
  readonly accept: (sdp: string) => boolean;
  readonly theirs: () => SoundOffer | undefined;
  /** While lent they talk with another side, and nothing of it passes here. */
  readonly lend: () => void;
  readonly takeBack: () => void;
  readonly isLent: () => boolean;
  /** They send none, by their own wish or because they are lent. */
  readonly isOnHold: () => boolean;
};

const NOBODY = { passOn: () => {} };

/** @param signalledFrom the address their signalling comes from, which their sound may come from as well */
export function createLegSound(host: string, media: MediaSession, signalledFrom: () => string): LegSound {
  const own = { host, port: media.port, sessionId: randomInt(2 ** 31) };
  let version = 1;
  let said = "";
  let theirs: SoundOffer | undefined;
  let isLent = false;
  let isOnHold = false;

  const agree = (sound: SoundOffer) => {
    theirs = sound;
    const agreed = agreedMedia(sound);
    isOnHold = isLent || !agreed.theySend;
    media.agree(isLent ? { ...agreed, weSend: false, theySend: false } : agreed, signalledFrom());
  };

  return {
    describe(write) {
      const same = write({ ...own, version });
      if (said !== "" && same !== said) version++;
      said = write({ ...own, version });
      return said;
    },
    said: () => said,
    agree,
    accept(sdp) {
      const sound = parseSdp(sdp);
      if (sound !== undefined) agree(sound);
      return sound !== undefined;
    },
    theirs: () => theirs,
    lend() {
      isLent = true;
      media.join(NOBODY);
      if (theirs !== undefined) agree(theirs);
    },
    takeBack() {
      isLent = false;
      media.leave();
    },
    isLent: () => isLent,
    isOnHold: () => isOnHold,
  };
}
