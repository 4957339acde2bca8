/** A WAV file's sound was not 8 kHz, mono, 16 bits a sample, or the file is broken. */
export class NotPhoneSound extends Error {}

const RATE = 8000;
const PCM = 1;

/** Sound as a WAV file of 8 kHz, mono, 16 bits. */
export function writeWav(samples: Int16Array): Buffer {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(PCM, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(samples.length * 2, 40);
  for (let at = 0; at < samples.length; at++) bytes.writeInt16LE(samples[at] as number, 44 + at * 2);
  return bytes;
}

/** The samples of a WAV file of 8 kHz, mono, 16 bits; chunks other than the sound are passed over. */
export function readWav(bytes: Buffer): Int16Array {
  if (bytes.length < 12 || tag(bytes, 0) !== "RIFF" || tag(bytes, 8) !== "WAVE") throw new NotPhoneSound("no WAV file");
  let formatSeen = false;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = tag(bytes, at);
    const size = bytes.readUInt32LE(at + 4);
    const start = at + 8;
    if (name === "fmt ") {
      checkFormat(bytes, start);
      formatSeen = true;
    }
    if (name === "data") {
      if (!formatSeen) throw new NotPhoneSound("sound before its format");
      // A file written as a stream gives a size past its end.
      const count = Math.floor(Math.min(size, bytes.length - start) / 2);
      return Int16Array.from({ length: count }, (_, index) => bytes.readInt16LE(start + index * 2));
    }
    // Chunks begin at even places.
    at = start + size + (size % 2);
  }
  throw new NotPhoneSound("no sound in it");
}

function checkFormat(bytes: Buffer, start: number): void {
  if (start + 16 > bytes.length) throw new NotPhoneSound("cut off");
  const facts = [0, 2, 14].map((at) => bytes.readUInt16LE(start + at));
  const rate = bytes.readUInt32LE(start + 4);
  if (facts.join() !== [PCM, 1, 16].join() || rate !== RATE) throw new NotPhoneSound("not 8 kHz, mono, 16 bits PCM");
}

function tag(bytes: Buffer, at: number): string {
  return bytes.toString("latin1", at, at + 4);
}
