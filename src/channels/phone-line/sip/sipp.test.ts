import { expect, test } from "vitest";
import { endpointsForTests } from "#channels/phone-line/testing/endpoint-for-tests.ts";
import { callWithSipp, hasSipp } from "#channels/phone-line/testing/sipp.ts";
import { silence } from "#channels/phone-line/testing/sounds.ts";

const { start, warnings } = endpointsForTests();

test.for(["UDP", "TCP"] as const)(
  "sipp calls over %s and every key it presses is heard once",
  async (protocol, context) => {
    if (!hasSipp()) return context.skip("sipp is not installed here, or may not send sound");
    let keys = "";
    const ends: string[] = [];
    const endpoint = await start((call) => {
      call.onKey((key) => (keys += key));
      call.onEnd((reason) => ends.push(reason));
      void call.play(silence(10_000));
    });
    await callWithSipp({
      target: endpoint.address,
      to: "refill",
      protocol,
      from: "sipp",
      keys: "115990*7##1",
      listenMs: [0, 300],
    });
    await expect.poll(() => keys).toBe("115990*7##1");
    await endpoint.drained();
    expect(ends).toEqual(["caller"]);
    expect(warnings).toEqual([]);
  },
);
