import pg from "pg";

/**
 * A named statement, sent as `pg` sends one but for its columns: they are asked for once a connection instead of with
 * every execution. For the fifty columns of a prescription that costs both sides as much as reading a row of them.
 * PostgreSQL refuses to run a prepared statement whose columns have changed, so what was told once stays true.
 *
 * One of pg's own queries, because pg takes no other into a pipeline: another might leave a portal open behind it.
 */
export class PreparedQuery extends pg.Query {
  declare readonly name: string;
  declare readonly text: string;
  readonly #values: readonly unknown[];
  readonly #settle: (error: Error | null, result?: PreparedResult) => void;
  readonly #rows: Record<string, unknown>[] = [];
  #known: Map<string, Columns> = new Map();
  #columns: Columns = NONE;
  #tag = "";
  #misread: Error | undefined;

  constructor(
    statement: { readonly name: string; readonly text: string; readonly values: readonly unknown[] },
    settle: (error: Error | null, result?: PreparedResult) => void,
  ) {
    super({ name: statement.name, text: statement.text });
    this.#values = statement.values;
    this.#settle = settle;
  }

  /** @returns why nothing was sent, which pg hands to {@link handleError} */
  override readonly submit = (connection: pg.Connection): Error | undefined => {
    const wire = connection as unknown as Wire;
    const { name, text } = this;
    this.#known = columnsOn(wire);
    const columns = this.#known.get(name);
    let values: unknown[];
    try {
      values = this.#values.map((value) => prepareValue(value));
    } catch (error) {
      return asError(error);
    }
    wire.stream.cork();
    try {
      if (wire.parsedStatements[name] === undefined && wire.submittedNamedStatements[name] === undefined) {
        wire.parse({ name, text });
        wire.submittedNamedStatements[name] = text;
      }
      wire.bind({ statement: name, values });
      if (columns === undefined) wire.describe({ type: "P", name: "" });
      else this.#columns = columns;
      wire.execute({});
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
    return undefined;
  };

  handleRowDescription({ fields }: { readonly fields: readonly pg.FieldDef[] }): void {
    const parsers = fields.map(
      ({ dataTypeID }) => pg.types.getTypeParser(dataTypeID, "text") as Columns["parsers"][number],
    );
    const blank = Object.fromEntries(fields.map(({ name }) => [name, null]));
    this.#columns = { names: fields.map(({ name }) => name), parsers, blank };
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const { names, parsers, blank } = this.#columns;
    const row: Record<string, unknown> = { ...blank };
    try {
      for (let at = 0; at < fields.length; at++) {
        const text = fields[at];
        if (text !== null && text !== undefined) row[names[at] ?? ""] = parsers[at]?.(text);
      }
    } catch (error) {
      this.#misread ??= asError(error);
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#tag = text;
    this.#known.set(this.name, this.#columns);
  }

  handleReadyForQuery(): void {
    if (this.#misread !== undefined) return this.#settle(this.#misread);
    const [command = "", ...counts] = this.#tag.split(" ");
    const count = counts.at(-1);
    this.#settle(null, { command, rowCount: count === undefined ? null : Number(count), rows: this.#rows });
  }

  handleError(error: Error): void {
    this.#settle(error);
  }
}

/** What Kysely and our own queries use of pg's result. */
export type PreparedResult = {
  /** `SELECT`, `INSERT` … */
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: Record<string, unknown>[];
};

type Columns = {
  readonly names: readonly string[];
  readonly parsers: readonly ((text: string) => unknown)[];
  readonly blank: Readonly<Record<string, null>>;
};

const NONE: Columns = { names: [], parsers: [], blank: {} };

/** What pg's connection can do that its types leave out or have wrong. */
type Wire = {
  readonly stream: { cork(): void; uncork(): void };
  /** Text of each statement the server has taken, by name. */
  readonly parsedStatements: Readonly<Record<string, string>>;
  /** Text of each that was sent to be parsed and is not answered yet; pg clears it. */
  readonly submittedNamedStatements: Record<string, string>;
  parse(statement: { name: string; text: string }): void;
  bind(values: { statement: string; values: readonly unknown[] }): void;
  describe(portal: { type: "P"; name: string }): void;
  execute(portal: object): void;
  sync(): void;
};

const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error("a value could not be read or sent", { cause: thrown });
}

const told = new WeakMap<Wire, Map<string, Columns>>();

function columnsOn(wire: Wire): Map<string, Columns> {
  let columns = told.get(wire);
  if (columns === undefined) {
    columns = new Map();
    told.set(wire, columns);
  }
  return columns;
}
