import { demoPhone, sendFromPhone, untilTexted } from "./support/demo-phone.ts";
import { placeOrder, putInBag } from "./support/medicines.ts";
import { expect, signOn } from "./support/test.ts";
import { openLine, stockCode, test, verify } from "./support/workbench.ts";

const PHONE = "562-555-0142";

test("Rosa lets a number get texts, is told when her order is ready, and STOP ends them", async ({ page, openAs }) => {
  await signOn(page, "rosa");
  await page.goto("/profile/notices");
  await page.getByRole("textbox", { name: "Mobile number" }).fill(PHONE);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await expect(page.getByRole("link", { name: "Tick this to get texts." })).toBeVisible();
  await page.getByRole("checkbox", { name: "I agree" }).check();
  await page.getByRole("button", { name: "Text me a code" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Enter the code" })).toBeVisible();

  const phone = await page.context().newPage();
  const [code = ""] = /\d{6}/.exec(await (await untilTexted(phone, PHONE, /is your code/)).innerText()) ?? [];
  await page.getByRole("textbox", { name: "Code from the text" }).fill(code === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: "Confirm the number" }).click();
  await expect(page.getByText("There is a problem")).toBeVisible();
  await page.getByRole("textbox", { name: "Code from the text" }).fill(code);
  await page.getByRole("button", { name: "Confirm the number" }).click();
  await expect(page.getByText("This number gets texts now")).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`${PHONE} gets texts.`);

  await page.goto("/home");
  await putInBag(page, "Atorvastatin");
  await page.goto("/bag");
  const number = await placeOrder(page);
  const spoken = `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
  await untilTexted(phone, PHONE, new RegExp(`We have your order ${spoken}`));

  const pharmacist = await openAs("pharmacist");
  await openLine(pharmacist, number, "Atorvastatin");
  await verify(pharmacist);
  const technician = await openAs("technician");
  await openLine(technician, number, "Atorvastatin");
  await technician.getByRole("textbox", { name: "Stock bottle's code" }).fill(await stockCode(technician));
  await technician.getByRole("button", { name: "Count", exact: true }).click();
  await expect(technician.getByRole("button", { name: "Count", exact: true })).toHaveCount(0);
  await openLine(pharmacist, number, "Atorvastatin");
  await pharmacist.getByRole("button", { name: "Last check passed", exact: true }).click();
  const ready = await untilTexted(phone, PHONE, new RegExp(`order ${spoken} is ready at`));
  await expect(ready).not.toContainText("Atorvastatin");

  await sendFromPhone(phone, PHONE, "Please stop texting me");
  await untilTexted(phone, PHONE, /You get no more texts from us/);
  await page.goto("/profile/notices");
  await expect(page.getByRole("main")).toContainText(`${PHONE} answered STOP`);
  await page.goto("/profile/notices/log");
  const told = page.getByRole("listitem").filter({ hasText: `order ${spoken} is ready at` });
  await expect(told).toContainText("E-mail: sent");
  await expect(told).toContainText("Text: delivered");

  const before = await demoPhone(phone, PHONE).getByRole("listitem").count();
  await page.goto("/home");
  await putInBag(page, "Lisinopril");
  await page.goto("/bag");
  const second = await placeOrder(page);
  const entry = page.getByRole("listitem").filter({ hasText: `${second.slice(0, 3)} ${second.slice(3, 6)}` });
  await expect(async () => {
    await page.goto("/profile/notices/log");
    await expect(entry).toContainText("E-mail: sent", { timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await expect(entry).not.toContainText("Text:");
  await phone.goto("/demo/phone");
  await expect(demoPhone(phone, PHONE).getByRole("listitem")).toHaveCount(before);
});

test("choices are kept, in either language and without a script", async ({ browser, baseURL }) => {
  const plain = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  const page = await plain.newPage();
  await signOn(page, "walter");
  await page.goto("/profile");
  await page.getByRole("link", { name: "Choose what we tell you" }).click();
  await expect(page.getByText("This needs JavaScript, which is off in this browser.")).toBeVisible();
  const reminders = page.getByRole("group", { name: "Reminders: to pick up, to reorder" });
  await reminders.getByRole("checkbox", { name: "E-mail" }).uncheck();
  await reminders.getByRole("checkbox", { name: "Text" }).check();
  await page.getByRole("button", { name: "Save my choices" }).click();
  await expect(page.getByText("Your choices are saved")).toBeVisible();
  await page.getByRole("link", { name: "Español" }).click();
  const recordatorios = page.getByRole("group", { name: /^Recordatorios/ });
  await expect(recordatorios.getByRole("checkbox", { name: "Correo" })).not.toBeChecked();
  await expect(recordatorios.getByRole("checkbox", { name: "Texto" })).toBeChecked();
  await plain.close();
});
