/** A message with a few bytes changed, cut, doubled or replaced by noise. */
export function spoilt(good: Buffer, random: () => number): Buffer {
  const bytes = Buffer.from(good);
  const pick = (below: number) => Math.floor(random() * below);
  switch (pick(5)) {
    case 0:
      return bytes.subarray(0, pick(bytes.length));
    case 1:
      for (let count = pick(20); count >= 0; count--) bytes[pick(bytes.length)] = pick(256);
      return bytes;
    case 2: {
      const at = pick(bytes.length);
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(pick(bytes.length))]);
    }
    case 3: {
      const lines = bytes.toString("latin1").split("\r\n");
      lines.splice(pick(lines.length), 1 + pick(3), ...(random() < 0.5 ? [lines[pick(lines.length)] ?? ""] : []));
      return Buffer.from(lines.join("\r\n"), "latin1");
    }
    default:
      return Buffer.from(Array.from({ length: pick(400) }, () => pick(256)));
  }
}
