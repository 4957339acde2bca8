import { expect, test } from "vitest";
import { csvRow } from "#channels/web-api/csv.ts";

test.each([
  [["a", "b"], "a,b\r\n"],
  [["Delgado, Rosa", 'say "hi"', ""], '"Delgado, Rosa","say ""hi""",\r\n'],
  [["two\nlines"], '"two\nlines"\r\n'],
  [["=1+1"], "'=1+1\r\n"],
  [['=HYPERLINK("http://x","y")'], '"\'=HYPERLINK(""http://x"",""y"")"\r\n'],
  [["+1", "-1", "@SUM(A1)", "\t=1"], "'+1,'-1,'@SUM(A1),'\t=1\r\n"],
  [["  =1"], "'  =1\r\n"],
  [["\r=1"], '"\'\r=1"\r\n'],
])("%j is written as %j", (cells, row) => {
  expect(csvRow(cells)).toBe(row);
});
