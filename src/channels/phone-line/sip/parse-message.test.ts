import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAddress, parseUri } from "#channels/phone-line/sip/header-values.ts";
import { headerOf, listOf, serialize, splitList } from "#channels/phone-line/sip/message.ts";
import { parseMessage } from "#channels/phone-line/sip/parse-message.ts";

const base = [
  "Via: SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bK390",
  "To: <sip:refill@example.com>",
  "From: <sip:caller@example.net>;tag=98asjd8",
  "Call-ID: one@192.0.2.1",
  "CSeq: 9 INVITE",
  "Max-Forwards: 70",
];

/** A request of these lines; those given replace the base's of the same name. */
function request(first: string, lines: readonly string[] = [], body = ""): Buffer {
  const replaced = lines.map((line) => line.split(":")[0]?.trim().toLowerCase());
  const kept = base.filter((line) => !replaced.includes(line.split(":")[0]?.toLowerCase()));
  return Buffer.from([first, ...kept, ...lines, "", body].join("\r\n"));
}

// After RFC 4475, section 3.1.1: unusual, but good.
test("a tortuous INVITE is read (RFC 4475 3.1.1.1)", () => {
  const bytes = Buffer.from(
    [
      "INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0",
      "TO :",
      " sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n",
      'from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>',
      "  ;",
      "  tag = 98asjd8",
      "MaX-fOrWaRdS: 0068",
      "Call-ID: wsinv.ndaksdj@192.0.2.1",
      "Content-Length   : 0",
      "cseq: 0009",
      "  INVITE",
      "Via  : SIP  /   2.0",
      " /UDP",
      "    192.0.2.2;branch=390skdjuw",
      "s :",
      "NewFangledHeader:   newfangled value",
      " continued newfangled value",
      "UnknownHeaderWithUnusualValue: ;;,,;;,;",
      "Content-Type: application/sdp",
      "Route:",
      " <sip:services.example.com;lr;unknownwith=value;unknown-no-value>",
      "v:  SIP  / 2.0  / TCP     spindle.example.com   ;",
      "  branch  =   z9hG4bK9ikj8  ,",
      " SIP  /    2.0   / UDP  192.168.255.111   ; branch=",
      " z9hG4bK30239",
      'm:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =',
      "      newvalue ;",
      "  secondparam ; q = 0.33",
      "",
      "",
    ].join("\r\n"),
  );
  const parsed = parseMessage(bytes);
  expect(parsed.kind).toBe("message");
  if (parsed.kind !== "message") return;
  expect(listOf(parsed.message, "via")).toHaveLength(3);
  expect(parseAddress(headerOf(parsed.message, "to") ?? "")?.params.get("tag")).toBe("1918181833n");
  expect(parseAddress(headerOf(parsed.message, "from") ?? "")).toMatchObject({ uri: "sip:jdrosen@example.com" });
  expect(parseAddress(headerOf(parsed.message, "contact") ?? "")?.params.get("newparam")).toBe("newvalue");
});

test.each([
  [
    "an unusual method (3.1.1.2)",
    request("!interesting-Method0123456789_*+`.%indeed'~ sip:a@example.com SIP/2.0", [
      "CSeq: 139122385 !interesting-Method0123456789_*+`.%indeed'~",
    ]),
  ],
  ["escapes in its address (3.1.1.3)", request("INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0")],
  ["an escaped nothing (3.1.1.4)", request("INVITE sip:null-%00-null@example.com SIP/2.0")],
  ["percent signs that escape nothing (3.1.1.5)", request("INVITE sip:%ZZ%@example.com SIP/2.0")],
  [
    "another message behind it (3.1.1.7)",
    Buffer.concat([
      request("INVITE sip:a@example.com SIP/2.0", ["Content-Length: 0"]),
      request("INVITE sip:b@example.com SIP/2.0"),
    ]),
  ],
  [
    "very long values (3.1.1.8)",
    request(`INVITE sip:${"user".repeat(200)}@example.com SIP/2.0`, [`Supported: ${"long,".repeat(500)}`]),
  ],
  ["a semicolon in its user part (3.1.1.9)", request("INVITE sip:user;par=u%40example.net@example.com SIP/2.0")],
  [
    "an odd transport (3.1.1.10)",
    request("INVITE sip:a@example.com SIP/2.0", ["Via: SIP/2.0/UNKNOWN 192.0.2.2;branch=z9hG4bK1"]),
  ],
  [
    "two line ends before it",
    Buffer.concat([Buffer.from("\r\n\r\n"), request("INVITE sip:a@example.com SIP/2.0")]).subarray(4),
  ],
  [
    "an address of six groups of colons",
    request("INVITE sip:a@[2001:db8::1]:5070 SIP/2.0", ["Via: SIP/2.0/UDP [2001:db8::9:1]:5060;branch=z9hG4bK1"]),
  ],
])("a request with %s is read", (_words, bytes) => {
  expect(parseMessage(bytes).kind).toBe("message");
});

test("a response without or with unusual words is read (3.1.1.12, 3.1.1.13)", () => {
  const response = (line: string) => parseMessage(Buffer.from([line, ...base, "", ""].join("\r\n")));
  expect(response("SIP/2.0 200 = 2**3 * 5**2 но сто девяносто девять - простое").kind).toBe("message");
  expect(response("SIP/2.0 100 ").kind).toBe("message");
  expect(response("SIP/2.0 4294967301 better not break the receiver").kind).toBe("garbage");
});

// After section 3.1.2: wrong, and told so where somebody can be told.
test.each([
  [
    "a body shorter than it says (3.1.2.2)",
    request("INVITE sip:a@example.com SIP/2.0", ["Content-Length: 9999"], "v=0"),
    400,
  ],
  ["a negative length (3.1.2.3)", request("INVITE sip:a@example.com SIP/2.0", ["Content-Length: -999"]), 400],
  [
    "a number past its range (3.1.2.4)",
    request("INVITE sip:a@example.com SIP/2.0", ["CSeq: 36893488147419103232 INVITE"]),
    400,
  ],
  ["an address in brackets (3.1.2.7)", request("INVITE <sip:user@example.com> SIP/2.0"), 400],
  ["a space in its address (3.1.2.8)", request("INVITE sip:user@example.com; lr SIP/2.0"), 400],
  ["many spaces (3.1.2.9)", request("INVITE  sip:user@example.com  SIP/2.0"), 400],
  [
    "an unclosed name (3.1.2.15)",
    request("INVITE sip:a@example.com SIP/2.0", ['To: "Mr. J. User <sip:j.user@example.com>']),
    400,
  ],
  ["an unknown version (3.1.2.16)", request("INVITE sip:a@example.com SIP/7.0"), 505],
  ["two methods (3.1.2.17)", request("OPTIONS sip:a@example.com SIP/2.0", ["CSeq: 8 INVITE"]), 400],
  [
    "an unknown scheme (3.3.2)",
    request("OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0", ["CSeq: 3 OPTIONS"]),
    416,
  ],
  [
    "a header twice that stands once (3.3.9)",
    request("INVITE sip:a@example.com SIP/2.0", ["Call-ID: a", "Call-ID: b"]),
    400,
  ],
])("a request with %s is refused", (_words, bytes, status) => {
  expect(parseMessage(bytes)).toMatchObject({ kind: "refused", status });
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["no end", Buffer.from("INVITE sip:a@example.com SIP/2.0\r\n")],
  ["no way back (3.3.1)", Buffer.from("INVITE sip:user@example.com SIP/2.0\r\nCSeq: 193942 INVITE\r\n\r\n")],
  ["a line that is no header", request("INVITE sip:a@example.com SIP/2.0", ["no colon here"])],
  ["bytes that are no text", Buffer.from([0xff, 0xfe, 0, 1, 13, 10, 13, 10, 0xc0])],
])("%s is passed over", (_words, bytes) => {
  expect(parseMessage(bytes).kind).toBe("garbage");
});

test("what is read and written again says the same", () => {
  const bytes = request("INVITE sip:a@example.com SIP/2.0", ["Contact: <sip:c@example.com>"], "v=0\r\n");
  const parsed = parseMessage(bytes);
  if (parsed.kind !== "message") throw new Error("not read");
  expect(parseMessage(serialize(parsed.message))).toMatchObject({
    message: { ...parsed.message, headers: [...parsed.message.headers, ["content-length", "5"]] },
  });
});

test("no value can begin a line of its own", () => {
  const written = serialize({
    kind: "response",
    status: 200,
    reason: "OK",
    headers: [["x-call", "a\r\nEvil: b"]],
    body: "",
  });
  expect(written.toString()).not.toContain("\nEvil");
});

test("a list is split outside of quotes and brackets only", () => {
  expect(splitList('"a, \\"b" <sip:c@d;x=1,2>;q=1, <sip:e@f>')).toEqual(['"a, \\"b" <sip:c@d;x=1,2>;q=1', "<sip:e@f>"]);
});

test.each([
  ["sip:refill@127.0.0.1", { user: "refill", host: "127.0.0.1", port: undefined }],
  ["sip:3105550147;phone-context=x:pw@h.example:5070;transport=TCP?a=b", { user: "3105550147", port: 5070 }],
  ["sip:%2B1310@[::1]", { user: "+1310", host: "::1" }],
  ["tel:+1(310)555-0147;phone-context=a", { user: "+13105550147", host: "" }],
])("%s is understood", (text, expected) => {
  expect(parseUri(text)).toMatchObject(expected);
});

test("whatever comes, reading it never throws and takes no time", () => {
  const good = request("INVITE sip:a@example.com SIP/2.0", ["Contact: <sip:c@example.com>"]).toString("latin1");
  const began = performance.now();
  fc.assert(
    fc.property(fc.nat(good.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }), (at, cut, bytes) => {
      const bent = good.slice(0, at) + Buffer.from(bytes).toString("latin1") + good.slice(at + cut);
      parseMessage(Buffer.from(bent, "latin1"));
    }),
    { numRuns: 2000 },
  );
  const nasty = [
    '"'.repeat(60_000),
    `<${" ".repeat(60_000)}`,
    ";".repeat(60_000),
    "a=\\".repeat(15_000),
    ",".repeat(60_000),
    `sip:${"a:".repeat(30_000)}`,
  ];
  for (const value of nasty) {
    for (const name of ["To", "From", "Contact", "Via", "CSeq"])
      parseMessage(request("INVITE sip:a@b SIP/2.0", [`${name}: ${value}`]));
    parseMessage(request(`INVITE sip:${value.slice(0, 60_000)} SIP/2.0`));
    parseAddress(value);
    parseUri(value);
  }
  expect(performance.now() - began).toBeLessThan(5000);
});
