import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { rxNumberOf, sessionTokenOf } from "./generate-members.ts";
import { IN_FLIGHT, memberAt, type Round } from "./load.ts";

// The load generator: a process of its own, told what to do by `HttpJob` messages. It shares two cores with what it
// measures, so it speaks HTTP by hand over plain sockets, at a third of the cost of Node's own client.

export type HttpJob = {
  readonly port: number;
  readonly act: "order" | "list";
  readonly seconds: number;
  readonly members: number;
  /** The first member's place in the jumping order. */
  readonly from: number;
  readonly pharmacyId: string;
};

process.on("message", (job: HttpJob) => {
  void run(job).then((round) => process.send?.(round));
});

async function run(job: HttpJob): Promise<Round> {
  const requestFor = job.act === "order" ? orderOf : listOf;
  const expected = job.act === "order" ? "HTTP/1.1 201" : "HTTP/1.1 200";
  const latenciesMs: number[] = [];
  let errors = 0;
  let next = job.from;
  const sockets = await Promise.all(Array.from({ length: IN_FLIGHT }, () => open(job.port)));
  const cpu = process.cpuUsage();
  const began = performance.now();
  const until = began + job.seconds * 1000;
  await Promise.all(
    sockets.map(async (socket) => {
      const ask = exchange(socket);
      while (performance.now() < until) {
        const sent = performance.now();
        const answer = await ask(requestFor(job, memberAt(next++, job.members)));
        latenciesMs.push(performance.now() - sent);
        if (!answer.startsWith(expected)) errors++;
      }
      socket.destroy();
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return {
    done: latenciesMs.length,
    seconds: (performance.now() - began) / 1000,
    errors,
    latenciesMs,
    clientCpuSeconds: (user + system) / 1e6,
    membersUsed: next - job.from,
  };
}

function orderOf({ pharmacyId }: HttpJob, member: number): string {
  const body = `{"lines":[{"rxNumber":"${rxNumberOf(member)}"}],"delivery":{"kind":"pickup","pharmacyId":"${pharmacyId}"}}`;
  return `POST /api/orders HTTP/1.1\r\n${head(member)}Idempotency-Key: ${randomUUID()}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

function listOf(_: HttpJob, member: number): string {
  return `GET /api/prescriptions HTTP/1.1\r\n${head(member)}\r\n`;
}

function head(member: number): string {
  return `Host: localhost\r\nAccept: application/json\r\nCookie: openrefill_session=${sessionTokenOf(member)}\r\n`;
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.setNoDelay(true);
    socket.once("error", reject);
  });
}

/** Sends a request and resolves with the whole answer once its last byte is there. */
function exchange(socket: Socket): (request: string) => Promise<string> {
  let answer = "";
  let settle: ((answer: string) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  socket.setEncoding("latin1");
  socket.on("data", (text) => {
    answer += String(text);
    if (!isWhole(answer)) return;
    const whole = answer;
    answer = "";
    settle?.(whole);
  });
  socket.on("close", () => fail?.(new Error("the server closed a connection")));
  return (request) =>
    new Promise((resolve, reject) => {
      settle = resolve;
      fail = reject;
      socket.write(request, "latin1");
    });
}

function isWhole(answer: string): boolean {
  const body = answer.indexOf("\r\n\r\n") + 4;
  if (body === 3) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  return length === undefined ? answer.endsWith("\r\n0\r\n\r\n") : answer.length >= body + Number(length);
}
