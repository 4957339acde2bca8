import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { NumberText } from "#design/components/number-text.tsx";
import { renderPage } from "#design/components/render-page.ts";
import { StyleGuide } from "#design/style-guide.tsx";

const html = renderPage(<StyleGuide stylesheet="/assets/styles.css" />);

function all(pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map((match) => match[1] ?? "");
}

describe("the style guide, which shows every component", () => {
  test("is a whole document", () => {
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr"/);
  });

  test("gives every id once", () => {
    const ids = all(/ id="([^"]+)"/g);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("points only to ids that exist", () => {
    const ids = new Set(all(/ id="([^"]+)"/g));
    const pointedTo = [
      ...all(/ for="([^"]+)"/g),
      ...all(/ href="#([^"]+)"/g),
      ...all(/ aria-(?:describedby|labelledby)="([^"]+)"/g).flatMap((list) => list.split(" ")),
    ];
    expect(pointedTo.filter((id) => !ids.has(id))).toEqual([]);
  });

  test("carries no inline style and no inline script, which the content security policy would refuse", () => {
    expect(html).not.toMatch(/ style=|<style|<script(?! [^>]*src)/);
  });

  test("names every icon it draws on", () => {
    const drawn = new Set(all(/<symbol id="([^"]+)"/g));
    expect(all(/<use href="#([^"]+)"/g).filter((icon) => !drawn.has(icon))).toEqual([]);
  });
});

test.each([
  ["4821773605", "482 177 3605"],
  ["100200310", "100 200 310"],
])("the number %s is shown as %s and read out digit by digit", (digits, shown) => {
  const text = renderToString(<NumberText digits={digits} />).replaceAll(/<[^>]+>/g, "");
  expect(text).toBe(`${shown}${[...digits].join(" ")}`);
});
