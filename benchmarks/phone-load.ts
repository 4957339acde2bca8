import { createSocket } from "node:dgram";
import { encode } from "#channels/phone-line/media/g711.ts";
import { createPacer, FRAME } from "#channels/phone-line/media/pacer.ts";
import { RTP_HEADER, startRtp } from "#channels/phone-line/media/rtp-packet.ts";
import { writeTelephoneEvent } from "#channels/phone-line/media/telephone-event.ts";
import { createClientTransactions } from "#channels/phone-line/sip/client-transactions.ts";
import { type Dialog, dialogOfAnswer, requestIn } from "#channels/phone-line/sip/dialog.ts";
import { headerOf, type SipRequest, type SipResponse } from "#channels/phone-line/sip/message.ts";
import { parseMessage } from "#channels/phone-line/sip/parse-message.ts";
import { parseSdp } from "#channels/phone-line/sip/sdp.ts";
import { STANDARD_TIMING } from "#channels/phone-line/sip/timing.ts";
import { openUdp } from "#channels/phone-line/sip/transport-udp.ts";
import { speechLike } from "#channels/phone-line/testing/sounds.ts";

/**
 * Many callers at once at little cost: one socket for all signalling, and one packet each 20 ms. Sound has a socket for
 * each caller, as phones have: what one socket of this process may hold is full after 30 ms of 400 calls.
 */
export async function openCallers(port: number) {
  const host = "127.0.0.1";
  const udp = await openUdp(host, 0, (bytes) => {
    const parsed = parseMessage(bytes);
    if (parsed.kind === "message" && parsed.message.kind === "response") clients.take(parsed.message);
  });
  const clients = createClientTransactions(STANDARD_TIMING, { host, port: () => udp.port });
  const flow = udp.flowTo(host, port);
  let packetsHeard = 0;
  const openSound = async () => {
    const sound = createSocket({ type: "udp4", lookup: (address, _options, done) => done(null, address, 4) });
    await new Promise<void>((resolve) => sound.bind(0, host, resolve));
    sound.on("message", () => packetsHeard++);
    return sound;
  };

  // Speech, so that the search for tones in it has its full work to do.
  const speech = encode("PCMU", speechLike(9, 20_000));
  const pacer = createPacer();
  const calls: { readonly dialog: Dialog; readonly stop: () => void; readonly press: () => void }[] = [];
  let number = 0;

  const exchange = (request: SipRequest) =>
    new Promise<SipResponse | undefined>((resolve) => {
      clients.start(request, flow, {
        onResponse: (response) => void (response.status >= 200 && resolve(response)),
        onTimeout: () => resolve(undefined),
      });
    });

  const place = async (): Promise<number> => {
    number++;
    const sound = await openSound();
    const invite: SipRequest = {
      kind: "request",
      method: "INVITE",
      uri: `sip:refill@${host}:${port}`,
      headers: [
        ["max-forwards", "70"],
        ["from", `<sip:bench@${host}>;tag=b${number}`],
        ["to", `<sip:refill@${host}:${port}>`],
        ["call-id", `bench-${process.pid}-${number}`],
        ["cseq", "1 INVITE"],
        ["contact", `<sip:bench@${host}:${udp.port}>`],
        ["content-type", "application/sdp"],
      ],
      body: [
        ...["v=0", `o=- 1 1 IN IP4 ${host}`, "s=-", `c=IN IP4 ${host}`, "t=0 0"],
        ...[`m=audio ${sound.address().port} RTP/AVP 0 101`, "a=rtpmap:101 telephone-event/8000", ""],
      ].join("\r\n"),
    };
    const answer = await exchange(invite);
    const refused = (status: number) => {
      sound.close();
      return status;
    };
    if (answer === undefined) return refused(408);
    if (answer.status >= 300) return refused(headerOf(answer, "retry-after") === undefined ? 500 : answer.status);
    const dialog = dialogOfAnswer(invite, answer, flow);
    const theirs = parseSdp(answer.body);
    if (dialog === undefined || theirs === undefined) return refused(500);
    clients.sendAck(requestIn(dialog, "ACK", { cseq: 1 }), flow);
    const ssrc = number;
    let sequence = 0;
    let at = (number * 7919 * FRAME) % speech.length;
    let pressing = false;
    const endTicks = pacer.add(() => {
      const payload = pressing
        ? writeTelephoneEvent({ key: "5", ended: true, duration: 800 })
        : speech.subarray(at, at + FRAME);
      const header = { payloadType: pressing ? 101 : 0, marker: pressing, sequence, timestamp: sequence * FRAME, ssrc };
      const bytes = startRtp(header, payload.length);
      bytes.set(payload, RTP_HEADER);
      sequence++;
      at = (at + FRAME) % speech.length;
      pressing = false;
      sound.send(bytes, theirs.port, host);
    });
    const stop = () => {
      endTicks();
      sound.close();
    };
    calls.push({ dialog, stop, press: () => void (pressing = true) });
    return 200;
  };

  return {
    /** Calls until so many run; gives how each further call was answered. */
    async reach(count: number): Promise<number[]> {
      const answers: number[] = [];
      const missing = count - calls.length;
      for (let placed = 0; placed < missing; placed++) {
        answers.push(await place());
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return answers;
    },
    get running() {
      return calls.length;
    },
    /** Every caller presses one key, spread over the time given. */
    async pressAll(ms: number): Promise<void> {
      for (const call of calls) {
        call.press();
        await new Promise((resolve) => setTimeout(resolve, ms / calls.length));
      }
    },
    packetsHeard: () => packetsHeard,
    async hangUpAll(): Promise<void> {
      for (const { dialog, stop } of calls.splice(0)) {
        stop();
        await exchange(requestIn(dialog, "BYE"));
      }
    },
    async close(): Promise<void> {
      clients.close();
      pacer.stop();
      await udp.close();
    },
  };
}
