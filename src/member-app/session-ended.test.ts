import { expect, test } from "vitest";
import { makeMemberApp } from "#member-app/app.ts";
import { memberPages } from "#member-app/all-pages.ts";
import { scriptedApi } from "#pages/testing/scripted-api.ts";

/** A form of Rosa's that comes when her session has ended, from the page the browser names. */
async function sendFrom(referrer: string | undefined): Promise<string | null> {
  const app = makeMemberApp(
    {
      callApi: scriptedApi({}).callApi,
      planName: "Harbor Health",
      assets: { stylesheet: "/assets/styles.css", scripts: {} },
      demo: false,
      reportDefect: (error) => {
        throw error;
      },
    },
    memberPages,
  );
  const response = await app.request("http://localhost/bag", {
    method: "POST",
    headers: referrer === undefined ? {} : { Referer: referrer },
    body: new URLSearchParams({ act: "order" }),
  });
  return response.headers.get("Location");
}

test.each([
  ["the page the form was on, with what was chosen there", "http://localhost/bag?delivery=mail", "/bag?delivery=mail"],
  ["the start, where the browser does not say", undefined, "/"],
  ["the start, where another site is named", "http://elsewhere.example/bag", "/"],
] as const)("an order sent after the session ended leads over the sign-on to %s", async (_, referrer, then) => {
  expect(await sendFrom(referrer)).toBe(`/sign-in?then=${encodeURIComponent(then)}`);
});
