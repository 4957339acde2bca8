import { test as base, type BrowserContext, expect, type ConsoleMessage, type Page } from "@playwright/test";
import { type Installation, startInstallation } from "./installation.ts";

export { expect };

type Fixtures = {
  /** Whether the test wants an installation nobody has touched; otherwise the tests of one file share one. */
  fresh: boolean;
  server: Installation;
  /** What browsers complained of: defects of scripts, refused resources, breaches of the content security policy. */
  complaints: string[];
};

type WorkerFixtures = { installations: (file: string, fresh: boolean) => Promise<Installation> };

export const test = base.extend<Fixtures, WorkerFixtures>({
  installations: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted out of the pattern.
    async ({}, use) => {
      let running: { readonly file: string; readonly installation: Installation } | undefined;
      await use(async (file, fresh) => {
        if (running === undefined || fresh || running.file !== file) {
          await running?.installation.stop();
          running = undefined;
          running = { file, installation: await startInstallation() };
        }
        return running.installation;
      });
      await running?.installation.stop();
    },
    { scope: "worker" },
  ],
  fresh: [false, { option: true }],
  server: async ({ installations, fresh }, use, { file }) => {
    const installation = await installations(file, fresh);
    const before = installation.complaints().length;
    await use(installation);
    expect(installation.complaints().slice(before), "what the server logged").toEqual([]);
  },
  baseURL: async ({ server }, use) => use(server.origin),
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      hear(context, complaints);
      await use(complaints);
      expect(complaints, "what the browser complained of").toEqual([]);
    },
    { auto: true },
  ],
});

/** Adds what the browser complains of in this context. */
export function hear(context: BrowserContext, complaints: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error" && !isRefusalOfPage(message)) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
}

/** Chromium writes down every answer of 400 and more; a page that says no is none the worse for it. */
function isRefusalOfPage(message: ConsoleMessage): boolean {
  return /^Failed to load resource: the server responded with a status of (40[1349]|422|429)/.test(message.text());
}

/** The demo's members with a web account. */
export type Person = "rosa" | "walter" | "priya";
export const PASSWORD = "Refill-demo-2026";

/** Types e-mail and password on the sign-on page, which must be open or come by itself. */
export async function fillSignOn(page: Page, email: string, password: string = PASSWORD): Promise<void> {
  await page.getByRole("textbox", { name: /^(E-mail|Correo electrónico)$/ }).fill(email);
  await page.getByRole("textbox", { name: /^(Password|Contraseña)$/ }).fill(password);
}

export async function signOn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in?lang=en");
  await fillSignOn(page, `${person}@example.com`);
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your medicines" })).toBeVisible();
}
