import type { Failure } from '../failure.ts';
import { shownId } from '../keys.ts';
import type { Turn } from '../turn.ts';
import type { Local } from '../types.ts';

/** Zeebe cuts error texts at this length, and says so; so do we. */
const longest = 10_000;
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}...` : text);

export function raise(turn: Turn, at: Local, failure: Failure, job?: Local): void {
  const n = turn.next();
  turn.instance.incidents = {
    ...turn.instance.incidents,
    [n]: { kind: failure.kind, at, ...(job !== undefined && { job }) },
  };
  const called = turn.calledAt(at);
  turn.effects.push({
    kind: 'incidentRaised',
    incident: {
      key: turn.key(n),
      kind: failure.kind,
      message: cut(failure.message),
      element: shownId(turn.get(at).id),
      elementInstance: turn.key(at),
      ...(job !== undefined && { job: turn.key(job) }),
      ...(called && { called }),
    },
  });
}

export function resolve(turn: Turn, n: Local): void {
  const { [n]: _, ...left } = turn.instance.incidents ?? {};
  if (Object.keys(left).length) turn.instance.incidents = left;
  else delete turn.instance.incidents;
  turn.effects.push({ kind: 'incidentResolved', key: turn.key(n) });
}

/** Whatever incident stands at an element that ends is over. */
export function resolveAllAt(turn: Turn, at: Local): void {
  for (const [n, incident] of Object.entries(turn.instance.incidents ?? {}))
    if (incident.at === at) resolve(turn, Number(n));
}
