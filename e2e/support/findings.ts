import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOUR = "color-contrast";

/** What axe finds in the page as it stands: by every rule, by those of colour alone, or by all others. */
export async function findings(page: Page, which: "all" | "colour" | "all-but-colour" = "all"): Promise<string[]> {
  // While one colour fades into another, the contrast is that of neither; what is folded away would never be done with it.
  await page.evaluate("document.getAnimations().forEach((each) => each instanceof CSSTransition && each.finish())");
  // The pages have no frames, so nothing must be gathered from any.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  if (which === "colour") axe.withRules(COLOUR);
  else axe.withTags(rules);
  if (which === "all-but-colour") axe.disableRules(COLOUR);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
}
