import { expect, type Locator, type Page } from "@playwright/test";

/** How somebody works a page. */
export type Way = {
  press(control: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
};

export const byPointer: Way = {
  press: (control) => control.click(),
  type: (field, text) => field.fill(text),
};

/** The keyboard alone: what can't be reached with the Tab key, or is reached without being seen, is not there. */
export function byKeyboard(page: Page): Way {
  const reach = async (control: Locator): Promise<void> => {
    const focused = page.locator(":focus");
    for (let presses = 0; presses < 200; presses += 1) {
      await page.keyboard.press("Tab");
      if ((await control.and(focused).count()) === 0) continue;
      await expect(focused, "the focus can be seen").toHaveCSS("outline-style", "solid");
      await expect(focused).toBeInViewport();
      return;
    }
    throw new Error(`The Tab key never reached ${String(control)}.`);
  };
  return {
    press: async (control) => {
      await reach(control);
      await page.keyboard.press("Enter");
    },
    type: async (field, text) => {
      await reach(field);
      await page.keyboard.type(text);
    },
  };
}

/** How many pixels of the page lie beside the window, to be scrolled to sideways. */
export async function hiddenSideways(page: Page): Promise<number> {
  return page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
