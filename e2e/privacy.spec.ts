import type { Page } from "@playwright/test";
import { demoPrescriptions } from "./support/demo-prescriptions.ts";
import { openListOf, orderByNumber, placeOrder, putInBag } from "./support/medicines.ts";
import { expect, signOn, test } from "./support/test.ts";

const secrets = [
  ...demoPrescriptions.flatMap(({ drug, rxNumber, mrn }) => [
    drug.toLowerCase().replace(" ", "-"),
    drug.toLowerCase().split(" ")[0] ?? "",
    rxNumber,
    mrn,
  ]),
  "rosa",
  "delgado",
  "elena",
  "ortiz",
  "example.com",
];

test("no address visited, asked for or linked to tells of anybody's health, number or name", async ({ page }) => {
  const addresses = new Set<string>();
  page.on("request", (request) => addresses.add(request.url()));
  const look = async (): Promise<void> => {
    for (const link of await page.locator("a[href], form[action]").all()) {
      addresses.add((await link.getAttribute("href")) ?? (await link.getAttribute("action")) ?? "");
    }
  };
  await signOn(page, "rosa");
  await look();
  await putInBag(page, "Aspirin");
  await openListOf(page, "Elena Ortiz");
  await putInBag(page, "Amlodipine");
  await look();
  await page
    .getByRole("link", { name: /^Amlodipine/ })
    .first()
    .click();
  await look();
  await orderByNumber(page, "100200757", ["7005001099"]);
  await look();
  await placeOrder(page);
  await look();
  for (const path of [
    "/orders",
    "/family",
    "/family/access-log",
    "/profile",
    "/profile/security",
    "/medicines/print",
  ]) {
    await page.goto(path);
    await look();
  }
  await page.goto("/home");
  await page.getByRole("searchbox", { name: "Find a medicine" }).fill("sertraline");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page.getByText("1 medicine found")).toBeVisible();
  await look();
  await page.goto("/quick-refill");
  await page.getByRole("textbox", { name: "Health record number" }).fill("100400183");
  await page.getByRole("textbox", { name: "Prescription number" }).fill("7007001048");
  await page.getByRole("button", { name: "Order this refill" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your refill is ordered" })).toBeVisible();
  await look();

  const told = [...addresses].filter((address) => secrets.some((secret) => address.toLowerCase().includes(secret)));
  expect(told).toEqual([]);
});

async function whatIsThere(page: Page, path: string): Promise<{ status: number | undefined; words: string }> {
  const answer = await page.goto(path);
  return { status: answer?.status(), words: await page.getByRole("main").innerText() };
}

test("another member's order, medicine and list look exactly like ones that do not exist", async ({
  page,
  browser,
  baseURL,
}) => {
  await signOn(page, "rosa");
  await putInBag(page, "Ibuprofen");
  await page.goto("/bag");
  const number = await placeOrder(page);
  const cancel = await page.getByRole("link", { name: /^Undo/ }).getAttribute("href");
  await page.goto("/home");
  const medicine = await page.getByRole("link", { name: "Ibuprofen 800 mg tablet" }).last().getAttribute("href");
  const list = await page.getByRole("link", { name: "Elena Ortiz" }).getAttribute("href");

  const stranger = await browser.newPage({ baseURL: baseURL ?? "" });
  await signOn(stranger, "walter");
  const missing = await whatIsThere(stranger, "/orders/0000000000");
  expect(missing.status).toBe(404);
  const none = "00000000-0000-4000-8000-000000000000";
  for (const path of [
    `/orders/${number}`,
    `/orders/${number}?placed=1`,
    `/orders/${number}/receipt.txt`,
    cancel,
    medicine,
    list,
    `/medicines/${none}`,
    `/home?person=${none}`,
  ]) {
    expect(await whatIsThere(stranger, path ?? ""), path ?? "").toEqual(missing);
  }
  await stranger.close();
});

test("after signing out neither the back button nor a kept cookie shows anything", async ({ page, context }) => {
  await signOn(page, "rosa");
  const kept = await context.cookies();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Sign on" })).toBeVisible();
  await expect(page.getByText("Atorvastatin")).toHaveCount(0);

  await context.addCookies(kept);
  await page.goto("/home");
  await expect(page.getByRole("heading", { level: 1, name: "Sign on" })).toBeVisible();
});

test("the session's cookie can't be read by scripts nor sent from other sites", async ({ page, context }) => {
  await signOn(page, "rosa");
  const session = (await context.cookies()).find(({ name }) => name.endsWith("openrefill_session"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
});

test("a form sent from another site does nothing", async ({ page, context }) => {
  await signOn(page, "rosa");
  const answer = await context.request.post("/profile/language", {
    form: { language: "es" },
    headers: { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" },
  });
  expect(answer.status()).toBe(403);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("every page is kept out of caches, frames and other sites' reach", async ({ page }) => {
  const check = async (path: string): Promise<void> => {
    const headers = (await page.goto(path))?.headers() ?? {};
    expect(headers, path).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["content-security-policy"], path).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    );
  };
  for (const path of ["/", "/sign-in", "/register", "/quick-refill", "/pharmacies", "/help", "/nowhere"])
    await check(path);
  await signOn(page, "rosa");
  for (const path of ["/home", "/bag", "/orders", "/family", "/profile", "/profile/security", "/family/access-log"])
    await check(path);
});
