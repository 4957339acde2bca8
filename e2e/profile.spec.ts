import { expect, fillSignOn, PASSWORD, signOn, test } from "./support/test.ts";

test("an address is added and removed", async ({ page }) => {
  await signOn(page, "rosa");
  await page.getByRole("link", { name: "Profile" }).click();
  await page.getByRole("link", { name: "Add an address" }).click();
  await page.getByRole("textbox", { name: "Street and number" }).fill("9200 Imperial Highway");
  await page.getByRole("textbox", { name: "City" }).fill("Downey");
  await page.getByRole("textbox", { name: "State" }).fill("CA");
  await page.getByRole("textbox", { name: "ZIP code" }).fill("90242");
  await page.getByRole("button", { name: "Add this address" }).click();
  await expect(page.getByText("The address is added")).toBeVisible();
  await page.getByRole("button", { name: "Remove 9200 Imperial Highway, Downey" }).click();
  await expect(page.getByText("The address is removed")).toBeVisible();
  await expect(page.getByText("9200 Imperial Highway")).toHaveCount(0);
});

test("a saved card is removed", async ({ page }) => {
  await signOn(page, "rosa");
  await page.goto("/profile/cards");
  await page.getByRole("button", { name: /^Remove Master ?[Cc]ard ending in 0002/ }).click();
  await expect(page.getByText("The card is removed")).toBeVisible();
  await expect(page.getByText(/Master ?[Cc]ard ending in 0002/)).toHaveCount(0);
  await expect(page.getByText("Visa ending in 4242").first()).toBeVisible();
});

test("the language chosen in the profile is the language of the next sign-on, on any device", async ({
  page,
  browser,
  baseURL,
}) => {
  await signOn(page, "walter");
  await page.goto("/profile");
  await page.getByRole("radio", { name: "Español" }).check();
  await page.getByRole("button", { name: "Save the language" }).click();
  await expect(
    page
      .getByText("Su idioma quedó guardado")
      .or(page.getByRole("heading", { level: 1, name: "Su perfil" }))
      .first(),
  ).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");

  const elsewhere = await browser.newPage({ baseURL: baseURL ?? "", locale: "en-US" });
  await elsewhere.goto("/sign-in");
  await fillSignOn(elsewhere, "walter@example.com");
  await elsewhere.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(elsewhere.locator("html")).toHaveAttribute("lang", "es");
  await elsewhere.close();
});

test("the switch at the top changes the language of the page in sight and of the ones after it", async ({ page }) => {
  await page.goto("/pharmacies");
  await page.getByRole("link", { name: "Español" }).click();
  await expect(page).toHaveURL(/\/pharmacies/);
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await page.goto("/help");
  await expect(page.getByRole("heading", { level: 1, name: "Ayuda" })).toBeVisible();
});

test("a new e-mail asks for the password, and signs on from then", async ({ page }) => {
  await signOn(page, "priya");
  await page.goto("/profile/contact");
  await page.getByRole("textbox", { name: "Phone" }).fill("(510) 555-0190");
  await page.getByRole("textbox", { name: "E-mail" }).fill("priya.raman@example.com");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("There is a problem")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue("priya.raman@example.com");
  await page.getByRole("textbox", { name: "Your password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Your contact details are saved")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("510-555-0190");

  await page.getByRole("button", { name: "Sign out" }).click();
  await fillSignOn(page, "priya.raman@example.com");
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your medicines" })).toBeVisible();
});
