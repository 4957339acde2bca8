import { defineConfig, type DummyRuleMap } from "oxlint";
import { rooms, type Room } from "./scripts/rooms.ts";

const roomNames = Object.keys(rooms) as Room[];

/** Refuses every import that `rooms.ts` does not allow; tests of outer rooms may put a whole product together. */
function bordersOf(room: Room) {
  const inTests = [...rooms[room].mayImport, ...(rooms[room].testsMayImport ?? [])];
  return [
    { files: [`src/${room}/**`], rules: importRules(room, rooms[room].mayImport, rooms[room].packages) },
    { files: [`src/${room}/**/*.test.{ts,tsx}`], rules: importRules(room, inTests, "any") },
  ];
}

function importRules(room: Room, mayImport: readonly Room[], packages: "any" | "none" = "any") {
  const refused = roomNames.filter((other) => other !== room && !mayImport.includes(other));
  const patterns = [
    { regex: "^\\.\\.?/", message: 'Name the room: import from "#room/file.ts".' },
    ...(refused.length === 0
      ? []
      : [
          {
            regex: `^#(${refused.join("|")})/`,
            message: `src/${room} may import ${mayImport.join(", ") || "no other room"} (scripts/rooms.ts).`,
          },
        ]),
    ...(packages === "none"
      ? [{ regex: "^[^#.]", message: `src/${room} leans on no package and no part of Node.` }]
      : []),
  ];
  const sqlIsElsewhere = room !== "database" && room !== "main";
  const paths = sqlIsElsewhere ? [{ name: "kysely", importNames: ["sql"], message: "SQL lives in src/database." }] : [];
  const rules: DummyRuleMap = { "no-restricted-imports": ["error", { paths, patterns }] };
  return rules;
}

// oxlint-disable-next-line import/no-default-export -- oxlint wants it.
export default defineConfig({
  plugins: ["typescript", "unicorn", "oxc", "import", "promise", "vitest"],
  categories: { correctness: "error", suspicious: "error" },
  options: { typeAware: true },
  ignorePatterns: ["node_modules", "dist", "dist.*", ".cache", "src/database/generated"],
  rules: {
    // `== null` says "missing, in whichever way".
    eqeqeq: ["error", "always", { null: "ignore" }],
    "no-warning-comments": ["error", { terms: ["todo", "fixme"] }],
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "typescript/ban-ts-comment": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-misused-promises": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
    // A parsed row, a brand and an error's code are asserted; the compiler's strictness covers the rest.
    "typescript/no-unsafe-type-assertion": "off",
    "typescript/no-unsafe-enum-assignment": "off",
    // Numbers and names are spelt out by code point on purpose.
    "typescript/no-misused-spread": "off",
    "typescript/no-unnecessary-type-arguments": "off",
    // In the API `then` is the promise that follows a start; nobody awaits it.
    "unicorn/no-thenable": "off",
    // Properties and tables expect by case.
    "vitest/no-conditional-expect": "off",
    // Playwright's and pdfkit's own ways.
    "import/no-named-as-default": "off",
    // Vitest takes a message as second argument.
    "vitest/valid-expect": ["error", { maxArgs: 2 }],
    // A script without imports says by an empty export that it is a module.
    "unicorn/require-module-specifiers": "off",
    "promise/always-return": "off",
    "import/no-named-as-default-member": "off",
    "import/no-unassigned-import": "off",
    // The compiler finds a forgotten return; lint cannot follow a switch over a union or a closure's variable.
    "typescript/consistent-return": "off",
    "consistent-return": "off",
    "no-unmodified-loop-condition": "off",
    "no-await-in-loop": "off",
    "no-shadow": "off",
    "unicorn/consistent-function-scoping": "off",
    "unicorn/no-array-reverse": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/no-useless-spread": "off",
  },
  overrides: [
    { files: ["*.config.ts"], rules: { "import/no-default-export": "off" } },
    ...roomNames.flatMap(bordersOf),
    {
      files: ["src/domain/**"],
      rules: {
        "no-restricted-properties": [
          "error",
          { object: "Date", property: "now", message: "The rules are told the time." },
          { object: "Math", property: "random", message: "The rules decide the same every time." },
        ],
      },
    },
    {
      files: ["e2e/**", "mobile-shell/**"],
      rules: {
        // Destructured Playwright fixtures are functions that lean on no `this`.
        "typescript/unbound-method": "off",
        "no-restricted-imports": [
          "error",
          { patterns: [{ regex: "^#|/src/", message: "These drive the product from outside; they import no room." }] },
        ],
      },
    },
  ],
});
