import type { Answer, Session } from "#channels/phone-line/flow/call.ts";
import { another, quote } from "#channels/phone-line/flow/key-map.ts";
import { go, hangUp, type Move, surprise, toAgent, wrong } from "#channels/phone-line/flow/moves.ts";
import { ending, sayHours, sayNews, sayOrder } from "#channels/phone-line/flow/sayings.ts";
import { seated } from "#channels/phone-line/flow/waiting.ts";
import type { Finding, FoundPharmacy, PhoneQuote } from "#use-cases/phone/phone-answers.ts";
import type { Said } from "#words/speak.ts";

/** Where the call goes on with what the engine answered. */
export function answered(session: Session, answer: Answer): Move {
  switch (answer.ask) {
    case "dropped-order":
      return resume(session, answer.rxNumbers);
    case "prescription":
      return found(session, answer.finding);
    case "pharmacy":
      return session.at === "hours-number" ? hours(session, answer.pharmacy) : pickUpAt(session, answer.pharmacy);
    case "address":
      if (answer.check.kind === "too-many-tries") return toAgent(session, "too-many-tries");
      if (answer.check.kind === "no-match") return toAgent(session, "no-match");
      return go({ ...session, delivery: { kind: "mail", addressId: answer.check.addressId } }, "payment");
    case "card":
      return answer.paymentMethodId === null
        ? surprise(session, "payment", "no-card")
        : quote({ ...session, paymentMethodId: answer.paymentMethodId });
    case "quote":
      return quoted(session, answer.quote);
    case "place":
      return placed(session, answer.placed);
    case "open-lines":
      if (answer.open.kind === "too-many-tries") return toAgent(session, "too-many-tries");
      if (answer.open.kind === "no-match") return wrong(session, "status-birth-date", "birth-date-no-match");
      return answer.open.lines.length === 0
        ? surprise({ ...session, outcome: "status-told" }, "menu", "nothing-open")
        : go({ ...session, outcome: "status-told", lines: answer.open.lines, lineAt: 0 }, "status");
    case "agent":
      return seated(session, answer.place);
    case "call-back":
      return answer.kept ? hangUp(session, "call-back-asked", "call-back-kept", "goodbye") : toAgent(session);
  }
}

/** Back in an order that was cut off, after what had been chosen: who the caller is has to be shown again. */
function resume(session: Session, rxNumbers: readonly string[]): Move {
  const [first] = rxNumbers;
  if (first === undefined) return go(session, "prescription-number");
  const count: readonly Said[] =
    rxNumbers.length === 1 ? ["one-prescription-so-far"] : [{ count: rxNumbers.length }, "prescriptions-so-far"];
  return surprise({ ...session, chosen: rxNumbers }, "another", "welcome-back", ...count);
}

function found(session: Session, finding: Finding): Move {
  const rxNumber = session.found?.rxNumber ?? "";
  const without = { ...session, found: null };
  switch (finding.kind) {
    case "accepted":
    case "scheduled":
    case "sent-to-prescriber":
      return go({ ...session, found: { rxNumber, finding } }, "found");
    case "already-ordered":
      return another({ ...without, typed: "" }, ...ending(rxNumber), "is-on-order", {
        grouped: finding.confirmationNumber,
      });
    case "refused":
      return another({ ...without, typed: "" }, ...ending(rxNumber), "call-the-pharmacy");
    case "asked-before":
      return another({ ...without, typed: "" }, "asked-before");
    case "not-found":
      return wrong(without, "prescription-number", "not-found");
    case "too-many-tries":
      return toAgent(without, "too-many-tries");
  }
}

function pickUpAt(session: Session, pharmacy: FoundPharmacy | null): Move {
  if (pharmacy === null) return wrong(session, "pharmacy-number", "no-such-pharmacy");
  if (!pharmacy.takesPhoneRefills) return surprise(session, "where", "not-at-that-pharmacy");
  const { id: pharmacyId, refillPhone } = pharmacy;
  return quote(
    { ...session, delivery: { kind: "pharmacy", pharmacyId, refillPhone } },
    ...sayNews(pharmacy.news, session.language),
  );
}

function hours(session: Session, pharmacy: FoundPharmacy | null): Move {
  if (pharmacy === null) return wrong(session, "hours-number", "no-such-pharmacy");
  return go(
    { ...session, outcome: session.outcome ?? "hours-told" },
    "menu",
    ...sayHours(pharmacy),
    ...sayNews(pharmacy.news, session.language),
  );
}

function quoted(session: Session, result: PhoneQuote): Move {
  // By mail-order line there is no other way to choose.
  const chooseAgain = session.line.kind === "mail-order" ? "another" : "where";
  if (result.kind === "not-now") return toAgent(session, "not-placed");
  if (result.kind === "feature-not-in-area") return surprise(session, chooseAgain, "not-at-that-pharmacy");
  if (result.lines.length === 0) {
    return session.line.kind === "mail-order"
      ? surprise({ ...session, chosen: [] }, "another", "none-that-way")
      : surprise(session, "where", "none-that-way");
  }
  const leftOut = result.leftOut.flatMap((rxNumber): Said[] => [...ending(rxNumber), "left-out"]);
  const going = { ...session, quote: result, chosen: result.lines.map(({ rxNumber }) => rxNumber) };
  return leftOut.length === 0 ? go(going, "confirm") : surprise(going, "confirm", ...leftOut);
}

function placed(session: Session, result: Extract<Answer, { ask: "place" }>["placed"]): Move {
  switch (result.kind) {
    case "placed":
    case "already-ordered": {
      const outcome = result.kind === "placed" ? "order-placed" : "already-ordered";
      const done = { ...session, outcome, chosen: [], confirmationNumber: result.confirmationNumber } as const;
      // Whoever typed ahead of price and promise hears them now; whatever they typed on must not cut the number off.
      const untold = session.orderTold ? [] : sayOrder(session);
      return surprise(done, "placed", result.kind === "placed" ? "order-placed" : "was-on-order", ...untold);
    }
    case "payment-method-required":
      return surprise(session, "payment", "no-card");
    case "nothing-ordered":
      return toAgent(session, "not-placed");
  }
}

/** Less than this is a breath or the click of the receiver. */
const SHORTEST_MESSAGE_SECONDS = 1;

export function recorded(session: Session, seconds: number): Move {
  return seconds >= SHORTEST_MESSAGE_SECONDS
    ? hangUp(session, "message-left", "message-kept", "goodbye")
    : hangUp(session, "hung-up", "no-message", "goodbye");
}

export function backFromPayment(session: Session, paymentMethodId: string | null): Move {
  return paymentMethodId === null
    ? surprise(session, "payment", "payment-failed")
    : quote({ ...session, paymentMethodId }, "payment-done");
}
