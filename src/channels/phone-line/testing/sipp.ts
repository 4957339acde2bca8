import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "#channels/phone-line/testing/free-port.ts";

const TONES = "/usr/share/sip-tester";
const FILES: Readonly<Record<string, string>> = { "*": "star", "#": "pound" };

/** Where sipp and its recorded keys are installed. */
export function hasSipp(): boolean {
  try {
    return spawnSync("sipp", ["-v"]).error === undefined && readdirSync(TONES).includes("dtmf_2833_1.pcap");
  } catch {
    return false;
  }
}

export type SippCall = {
  readonly target: { readonly host: string; readonly port: number };
  readonly to: string;
  readonly protocol: "UDP" | "TCP";
  /** The recordings of one key are all alike: the same one again only after others, or a pause tells too little. */
  readonly keys: string;
};

const KEY_PAUSE_MS = 400;

/** A call by sipp, a program of others: its keys are recordings of real telephone-events. Fails with what sipp said. */
export async function callWithSipp(call: SippCall): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), "openrefill-sipp-"));
  try {
    const scenario = path.join(directory, "call.xml");
    writeFileSync(scenario, scenarioOf(call));
    const { target, protocol } = call;
    const child = spawn(
      "sipp",
      [
        ...["-sf", scenario, "-m", "1", "-t", protocol === "TCP" ? "t1" : "u1", "-s", call.to, "-nostdin"],
        ...["-i", "127.0.0.1", "-mi", "127.0.0.1", "-mp", String(await freePort()), "-trace_err"],
        ...["-timeout", "60s", "-timeout_error", `${target.host}:${target.port}`],
      ],
      { cwd: directory, stdio: ["ignore", "ignore", "pipe"] },
    );
    let said = "";
    child.stderr.on("data", (text) => (said += String(text)));
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    if (code === 0) return;
    const logs = readdirSync(directory).filter((name) => name.endsWith("_errors.log"));
    const errors = logs.map((name) => readFileSync(path.join(directory, name), "utf8")).join("\n");
    throw new Error(`sipp failed (${code}):\n${said.slice(-1000)}\n${errors.slice(-2000)}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function scenarioOf({ keys }: SippCall): string {
  const head = (method: string, number: number) => `
      ${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: sipp <sip:sipp@[local_ip]:[local_port]>;tag=[pid]SIPpTag[call_number]
      To: <sip:[service]@[remote_ip]:[remote_port]>${method === "INVITE" ? "" : "[peer_tag_param]"}
      Call-ID: [call_id]
      CSeq: ${number} ${method}
      Contact: <sip:sipp@[local_ip]:[local_port];transport=[transport]>
      Max-Forwards: 70`;
  const sdp = `
      v=0
      o=user1 53655765 2353687637 IN IP[local_ip_type] [local_ip]
      s=-
      c=IN IP[media_ip_type] [media_ip]
      t=0 0
      m=audio [media_port] RTP/AVP 0 101
      a=rtpmap:0 PCMU/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-15`;
  const presses = [...keys].map(
    (key) =>
      `<nop><action><exec play_pcap_audio="${TONES}/dtmf_2833_${FILES[key] ?? key}.pcap"/></action></nop><pause milliseconds="${KEY_PAUSE_MS}"/>`,
  );
  return `<?xml version="1.0" encoding="ISO-8859-1" ?>
<scenario name="keys">
  <send retrans="500"><![CDATA[${head("INVITE", 1)}
      Content-Type: application/sdp
      Content-Length: [len]
${sdp}
  ]]></send>
  <recv response="100" optional="true"/>
  <recv response="200" rrs="true"/>
  <send><![CDATA[${head("ACK", 1)}
      Content-Length: 0

  ]]></send>
  ${presses.join("\n  ")}
  <pause milliseconds="300"/>
  <send retrans="500"><![CDATA[${head("BYE", 2)}
      Content-Length: 0

  ]]></send>
  <recv response="200"/>
</scenario>
`;
}
