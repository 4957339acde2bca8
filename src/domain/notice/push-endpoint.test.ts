import { expect, test } from "vitest";
import { isPushEndpoint } from "#domain/notice/push-endpoint.ts";

test.each([
  ["https://fcm.googleapis.com/fcm/send/abc:def", true],
  ["https://updates.push.services.mozilla.com/wpush/v2/abc", true],
  ["https://wns2-par02p.notify.windows.com/w/?token=abc", true],
  ["https://web.push.apple.com/QOX", true],
  ["http://fcm.googleapis.com/fcm/send/abc", false],
  ["https://fcm.googleapis.com.evil.example/x", false],
  ["https://evil.example/fcm.googleapis.com/", false],
  ["https://user@fcm.googleapis.com/x", false],
  ["https://fcm.googleapis.com:8443/x", false],
  ["https://127.0.0.1/x", false],
  ["https://169.254.169.254/latest/meta-data", false],
  ["", false],
])("%j is a push service's address: %j", (text, is) => {
  expect(isPushEndpoint(text)).toBe(is);
});
