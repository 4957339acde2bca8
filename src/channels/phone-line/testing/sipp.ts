import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { captureOfKeys } from "#channels/phone-line/testing/key-capture.ts";
import { freePort } from "#channels/phone-line/testing/free-port.ts";

/** Where sipp is installed, and may send sound: it writes the packets itself, which only the administrator may. */
export function hasSipp(): boolean {
  return spawnSync("sipp", ["-v"]).error === undefined && process.getuid?.() === 0;
}

export type SippCall = {
  readonly target: { readonly host: string; readonly port: number };
  readonly to: string;
  readonly from: string;
  readonly protocol: "UDP" | "TCP";
  readonly keys: string;
  /** Before the first key and after the last. */
  readonly listenMs: readonly [number, number];
};

/** A call by sipp, a program of others: its keys are telephone-events that it plays from a capture. Fails with what sipp said. */
export async function callWithSipp(call: SippCall): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), "openrefill-sipp-"));
  try {
    const scenario = path.join(directory, "call.xml");
    const keys = captureOfKeys(call.keys);
    const capture = path.join(directory, "keys.pcap");
    writeFileSync(capture, keys.bytes);
    writeFileSync(scenario, scenarioOf(call, capture, keys.ms));
    const { target, protocol } = call;
    const child = spawn(
      "sipp",
      [
        ...["-sf", scenario, "-m", "1", "-t", protocol === "TCP" ? "t1" : "u1", "-s", call.to, "-nostdin"],
        ...["-i", "127.0.0.1", "-mi", "127.0.0.1", "-mp", String(await freePort()), "-trace_err"],
        ...["-timeout", "120s", "-timeout_error", `${target.host}:${target.port}`],
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

function scenarioOf({ from, listenMs: [before, after] }: SippCall, capture: string, keysMs: number): string {
  const head = (method: string, number: number) => `
      ${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: sipp <sip:${from}@[local_ip]:[local_port]>;tag=[pid]SIPpTag[call_number]
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
  <pause milliseconds="${before}"/>
  <nop><action><exec play_pcap_audio="${capture}"/></action></nop>
  <pause milliseconds="${keysMs + after}"/>
  <send retrans="500"><![CDATA[${head("BYE", 2)}
      Content-Length: 0

  ]]></send>
  <recv response="200"/>
</scenario>
`;
}
