/** The way to one other side. */
export type Flow = {
  readonly protocol: "UDP" | "TCP";
  readonly address: string;
  readonly port: number;
  /** False once a connection is closed; a datagram can always be tried. */
  readonly alive: boolean;
  /** Never throws: what cannot be sent is lost, as on the net. */
  readonly send: (bytes: Buffer) => void;
};

export type Receive = (bytes: Buffer, flow: Flow) => void;

export type Transport = {
  readonly port: number;
  readonly flowTo: (address: string, port: number) => Flow;
  readonly close: () => Promise<void>;
};
