import type { Configuration } from "#main/configuration.ts";
import type { DemoPhones, Texts } from "#partner-ports/messages.ts";
import { startSandboxCarrier } from "#partners/texts/sandbox-carrier.ts";
import { sandboxPhones } from "#partners/texts/sandbox-phones.ts";
import { INCOMING_PATH, twilioTexts } from "#partners/texts/twilio-texts.ts";

type TextWays = {
  readonly texts: Texts | undefined;
  readonly demoPhones: DemoPhones | undefined;
  stop(): Promise<void>;
};

/** Texts through Twilio where it is configured; in a demo through a carrier of its own; else there are none. */
export async function startTexts(
  { twilio, demo }: Configuration,
  publicOrigin: string,
  clock: () => Date,
): Promise<TextWays> {
  const stop = async () => undefined;
  if (twilio !== undefined) return { texts: twilioTexts({ ...twilio, publicOrigin }), demoPhones: undefined, stop };
  if (!demo) return { texts: undefined, demoPhones: undefined, stop };
  const carrier = await startSandboxCarrier(clock, `${publicOrigin}${INCOMING_PATH}`);
  return {
    texts: twilioTexts({ ...carrier, publicOrigin, apiOrigin: carrier.origin }),
    demoPhones: sandboxPhones(carrier),
    stop: () => carrier.stop(),
  };
}
