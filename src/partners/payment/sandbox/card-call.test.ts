import { expect, it, test } from "vitest";
import {
  beginCardCall,
  type CardCallTurn,
  keyInCardCall,
  silenceInCardCall,
} from "#partners/payment/sandbox/card-call.ts";

const NOW = new Date("2026-11-24T17:00:00Z");

function keyed(keys: string): CardCallTurn {
  let turn = beginCardCall();
  for (const key of keys) if (turn.over === undefined) turn = keyInCardCall(turn.call, key, NOW);
  return turn;
}

test.each([
  ["4242424242424242", "visa"],
  ["5555555555554444", "mastercard"],
  ["6011111111111117", "discover"],
  ["378282246310005", "amex"],
])("the line takes %s, and what is left of it is brand, last digits and expiry", (number, brand) => {
  const { over, call, say } = keyed(`${number}#1134#123#`);
  expect(say).toEqual(["card-done"]);
  expect(over?.card).toMatchObject({ brand, last4: number.slice(-4), expMonth: 11, expYear: 2034 });
  expect(JSON.stringify({ over, call })).not.toContain(number);
});

test.each([
  ["4242424242424241#", ["card-wrong", "card-number"]],
  ["12#", ["card-wrong", "card-number"]],
  ["3056930009020004#", ["card-brand", "card-number"]],
  ["4012888888881881#", ["card-not-test", "card-number"]],
  ["4242424242424242#1026#", ["card-expiry-wrong", "card-expiry"]],
  ["4242424242424242#1334#", ["card-expiry-wrong", "card-expiry"]],
  ["4242424242424242#1126#", ["card-code"]],
  ["42424*4242424242424242#", ["card-expiry"]],
])("keyed %s, the line says %j", (keys, say) => {
  const turn = keyed(keys);
  expect(turn.say).toEqual(say);
  expect(turn.over).toBeUndefined();
});

it("after three wrong tries, or three silences, the caller goes back without a card", () => {
  expect(keyed("1#2#3#")).toMatchObject({ say: ["card-none"], over: { card: null } });
  let turn = beginCardCall();
  for (let time = 0; time < 3; time++) turn = silenceInCardCall(turn.call);
  expect(turn.over).toEqual({ card: null });
});
