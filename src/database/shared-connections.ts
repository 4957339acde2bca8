import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

type Shared = { readonly client: pg.Client; readonly opened: Promise<PostgresPoolClient>; underWay: number };

/**
 * A few connections that many short reads share. A statement is sent at once, behind those that are under way, and the
 * answers come in the same order: under load the database goes from one to the next without being woken for each, and
 * few of its processes do the work of many, which stay warm in the processor's memory.
 *
 * A slow statement holds up those behind it, so only what is read by its key belongs here; a transaction would have
 * others' statements in it, and what writes is refused by the database.
 */
export class SharedConnections implements PostgresPool {
  readonly options = {};
  readonly #open: () => pg.Client;
  readonly #most: number;
  readonly #connections = new Set<Shared>();
  #ended = false;

  /** @param open makes a client that is not connected yet, with `pipeline` */
  constructor(open: () => pg.Client, most: number) {
    this.#open = open;
    this.#most = most;
  }

  async connect(): Promise<PostgresPoolClient> {
    if (this.#ended) throw new Error("the connections are closed");
    const shared = this.#leastBusy();
    shared.underWay++;
    return shared.opened;
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#connections].map(({ client }) => client.end()));
  }

  /** Another is opened only where all have something to do. */
  #leastBusy(): Shared {
    let least: Shared | undefined;
    for (const shared of this.#connections) if (least === undefined || shared.underWay < least.underWay) least = shared;
    if (least === undefined) return this.#add();
    return least.underWay > 0 && this.#connections.size < this.#most ? this.#add() : least;
  }

  #add(): Shared {
    const client = this.#open();
    const shared: Shared = { client, opened: client.connect().then(() => handle), underWay: 0 };
    const handle: PostgresPoolClient = {
      query: client.query.bind(client) as PostgresPoolClient["query"],
      release: () => {
        shared.underWay--;
      },
    };
    // One that breaks fails what is under way on it, and the next read opens another.
    const drop = () => this.#connections.delete(shared);
    client.on("error", drop);
    client.on("end", drop);
    shared.opened.catch(drop);
    this.#connections.add(shared);
    return shared;
  }
}
