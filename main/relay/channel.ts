/** A row of the outbox on its way out. */
export interface Sending {
  tenant: string;
  id: string;
  /** What the other side may remove duplicates by. */
  key: string;
  payload: Record<string, unknown>;
}

/** How an attempt ended: `refused` surely did not arrive; `unknown` may have. */
export type Attempt =
  | { kind: 'sent' }
  | { kind: 'refused'; reason: string; final: boolean }
  | { kind: 'unknown'; reason: string };

/** One way out of the house. */
export interface Channel {
  /** Whether the other side keeps one of two equal ones: then an attempt of unknown result may be repeated, else a person decides. */
  removesDuplicates: boolean;
  send(sending: Sending): Promise<Attempt>;
  close(): Promise<void>;
}
