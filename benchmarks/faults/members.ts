import { randomUUID } from "node:crypto";
import type { Caller } from "./caller.ts";
import type { Person } from "./people.ts";

/** What a member was told of an order. */
export type Placed = {
  readonly person: Person;
  readonly confirmationNumber: string;
  readonly lineIds: readonly string[];
};

const GOOD_CARD = "4242424242424242";

export type Members = {
  /** Saves a card, orders, and sometimes thinks better of it. */
  readonly order: (person: Person) => Promise<Placed>;
  /** Chooses another card once the first was declined. @returns false while nothing was declined yet */
  readonly mend: (placed: Placed) => Promise<boolean>;
};

/** Members at their browsers. Whatever goes down meanwhile, each asks again until there is an answer. */
export function makeMembers({ untilAnswered }: Caller): Members {
  const cookieOf = ({ token }: Person) => `openrefill_session=${token}`;

  /** Typed into the processor's own form, as it stands in the frame. */
  async function addCard(person: Person, number: string): Promise<string> {
    const cookie = cookieOf(person);
    const begun = await untilAnswered("/api/payment-methods/forms", { cookie, json: { then: "/bag" } });
    const pageUrl = begun.body["pageUrl"];
    if (begun.status !== 201 || typeof pageUrl !== "string") throw new Error(`no card form: ${begun.status}`);
    const typed = await untilAnswered(pageUrl, { form: { number, expiry: "12/34", code: "123" } });
    const session = typed.location === null ? null : new URL(typed.location).searchParams.get("session");
    if (session === null) throw new Error(`the card form did not end: ${typed.status}`);
    const added = await untilAnswered(`/api/payment-methods/forms/${session}`, { method: "POST", cookie });
    if (added.status !== 201) throw new Error(`the card was not saved: ${JSON.stringify(added.body)}`);
    return String(added.body["id"]);
  }

  return {
    order: async (person) => {
      const cookie = cookieOf(person);
      const paymentMethodId = await addCard(person, person.cardNumber);
      const placed = await untilAnswered("/api/orders", {
        ...{ cookie, key: randomUUID() },
        json: {
          lines: person.rxNumbers.map((rxNumber) => ({ rxNumber })),
          delivery: { kind: "mail", addressId: person.addressId },
          paymentMethodId,
        },
      });
      if (placed.status !== 201) throw new Error(`an order was refused: ${JSON.stringify(placed.body)}`);
      const confirmationNumber = String(placed.body["confirmationNumber"]);
      const lineIds = (placed.body["lines"] as { readonly id?: string }[]).flatMap(({ id }) => id ?? []);
      if (person.cancels)
        await untilAnswered(`/api/orders/${confirmationNumber}/lines/${lineIds[0]}/cancel`, { method: "POST", cookie });
      return { person, confirmationNumber, lineIds };
    },
    mend: async ({ person, confirmationNumber }) => {
      const cookie = cookieOf(person);
      const { body } = await untilAnswered(`/api/orders/${confirmationNumber}/payment`, { cookie });
      if (body["needsCard"] === null) return false;
      const paymentMethodId = await addCard(person, GOOD_CARD);
      await untilAnswered(`/api/orders/${confirmationNumber}/payment-method`, {
        ...{ method: "PUT", cookie },
        json: { paymentMethodId },
      });
      return true;
    },
  };
}
