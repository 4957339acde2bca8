import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, test } from "vitest";
import { openTestPhone } from "#channels/phone-line/testing/caller.ts";
import { endpointsForTests } from "#channels/phone-line/testing/endpoint-for-tests.ts";
import { spoilt } from "#channels/phone-line/testing/spoilt.ts";
import { randomFrom, speechLike } from "#channels/phone-line/testing/sounds.ts";
import { serialize } from "#channels/phone-line/sip/message.ts";

const { start, dial, warnings } = endpointsForTests();

test("two thousand spoilt packets of signalling and sound break nothing, and a call that runs is heard on", async () => {
  const prompt = speechLike(21, 2500);
  const endpoint = await start((call) => {
    call.onKey(() => {});
    void call.play(prompt);
  });
  const call = await dial(endpoint);
  await call.hears(prompt.subarray(0, 4000));
  const phone = await openTestPhone({ target: endpoint.address, to: "refill" });
  const good = ["INVITE", "BYE", "CANCEL", "ACK", "INFO", "UPDATE", "OPTIONS"].map((method, at) =>
    serialize(phone.compose(method, at + 1, { body: phone.offer("sendrecv") })),
  );
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const random = randomFrom(7);
  const media = Number(/m=audio (\d+)/.exec(call.answer.body)?.[1]);
  for (let count = 0; count < 2000; count++) {
    const port = count % 4 === 0 ? media : endpoint.address.port;
    socket.send(spoilt(good[count % good.length] ?? Buffer.alloc(0), random), port, "127.0.0.1");
    if (count % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(await call.hears(prompt.subarray(12_000))).toBeGreaterThan(0.95);
  expect((await call.request("OPTIONS")).status).toBe(200);
  await call.hangUp();
  expect((await phone.exchange(phone.compose("OPTIONS", 99, {}))).status).toBe(200);
  expect(warnings).toEqual([]);
  phone.close();
  socket.close();
});
