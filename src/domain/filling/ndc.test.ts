import { expect, test } from "vitest";
import { isNdc, ndcForms } from "#domain/filling/ndc.ts";
import { readStockBarcode } from "#domain/filling/stock-barcode.ts";

test.each([
  ["0093-1039-01", "0093103901", "00093103901"],
  ["55111-122-90", "5511112290", "55111012290"],
  ["60505-2578-9", "6050525789", "60505257809"],
  ["012345-1234-12", "012345123412", "012345123412"],
])("%s is billed as eleven digits, or twelve", (written, plain, billed) => {
  expect(ndcForms(written)).toEqual({ plain, billed });
});

test.each(["", "55111", "5511-12-290", "5511x-122-90", "55111-122-90-1"])("%j is no NDC", (written) => {
  expect(ndcForms(written)).toBeNull();
});

test.each([
  ["55111-122-90", true],
  ["5511112290", true],
  ["55111 0122 90", true],
  ["55111-0122-90", true],
  ["5511112390", false],
  ["", false],
])("the bottle of 55111-122-90 read as %j matches: %s", (given, matches) => {
  expect(isNdc("55111-122-90", given)).toBe(matches);
});

test.each([
  [
    "a DataMatrix as scanned",
    "]d201003551111229041727123110LOT7\u001d21SER9",
    { ndc: "5511112290", lot: "LOT7", expiresOn: "2027-12-31" },
  ],
  [
    "a DataMatrix as printed",
    "(01)00355111122904(10)LOT7(17)270200",
    { ndc: "5511112290", lot: "LOT7", expiresOn: "2027-02-28" },
  ],
  ["a linear code", "355111122904", { ndc: "5511112290" }],
  ["a typed number", " 55111-122-90 ", { ndc: "55111-122-90" }],
  ["an impossible date", "(01)00355111122904(17)271399", { ndc: "5511112290" }],
])("%s tells product, lot and expiry", (_name, text, read) => {
  expect(readStockBarcode(text)).toEqual(read);
});
