import type { Intents, Origin, Variables } from '../../port.ts';
import type { Identity } from './identity.ts';

/** A message or signal to be taken to whoever waits for it. */
export interface Message {
  tenant: string;
  release: string;
  run: string;
  what: 'message' | 'signal';
  name: string;
  correlationKey: string;
  id: string;
  /** Milliseconds; 0 = never kept. */
  ttl: number;
  variables: string;
  publishedAt: number;
  /** Of a signal: the instance that threw it, and has heard it in the same step. */
  thrower?: string;
  /** The process whose instance, the sender itself, has taken it in the transaction that sent it. */
  takenBy?: string;
}

/** As a unit of work publishes it. */
export const messageOf = (
  { tenant, release, run }: Pick<Origin, 'tenant' | 'release' | 'run'>,
  { name, correlationKey, id, ttl, variables }: Parameters<Intents['publish']>[1],
  publishedAt: number,
): Message => ({
  tenant,
  release,
  run,
  what: 'message',
  name,
  correlationKey,
  id,
  ttl,
  variables: JSON.stringify(variables),
  publishedAt,
});

/** A signal as a unit of work broadcasts it: nobody has heard it yet. */
export const broadcastOf = (
  { tenant, release, run }: Pick<Origin, 'tenant' | 'release' | 'run'>,
  { name, variables }: { name: string; variables: Variables },
  publishedAt: number,
): Message => ({
  tenant,
  release,
  run,
  what: 'signal',
  name,
  correlationKey: '',
  id: '',
  ttl: 0,
  variables: JSON.stringify(variables),
  publishedAt,
});

/** A thrown signal reaches every other instance of the tenant that waits for it: each by its own command, after the commit. */
export const signalOf = (is: Identity, name: string, variables: Variables, at: number): Message => ({
  ...broadcastOf(is, { name, variables }, at),
  thrower: is.key,
});
