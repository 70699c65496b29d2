import { shownId } from '../keys.ts';
import type { ElementType } from '../model/model.ts';
import type { ElementInstance, Instance } from '../types.ts';

/**
 * The rows that an instance's state asks for, each as one text. What a deaf scope no longer hears may have lost its row already: it is
 * taken away when it comes due, and goes with the scope at the latest.
 */
export function rowsOf(instance: Instance): { needed: string[]; allowed: string[] } {
  const needed: string[] = [];
  const allowed: string[] = [];
  for (const [n, at] of Object.entries(instance.elements)) {
    const list = at.deaf ? allowed : needed;
    const { job, passage, timers = {}, subscriptions = {} } = at;
    for (const each of [job, passage?.unmade ? undefined : passage?.task])
      if (each) needed.push(`job ${each.n} of ${shownId(at.id)} ${n} ${each.state} ${each.retries}`);
    for (const [t, timer] of Object.entries(timers))
      list.push(`timer ${t} of ${shownId(timer.on)} ${n} due ${timer.due}`);
    for (const [s, open] of Object.entries(subscriptions))
      list.push(`${open.what} ${s} of ${shownId(open.on)} ${n} ${open.name} ${open.correlationKey ?? ''}`);
  }
  for (const [n, incident] of Object.entries(instance.incidents ?? {}))
    needed.push(`incident ${n} at ${incident.at} ${incident.kind}`);
  return { needed, allowed };
}

const byJob = new Set<ElementType>(['service-task', 'send-task', 'business-rule-task', 'user-task']);
const byEvent = new Set<ElementType>(['receive-task', 'intermediate-catch-event', 'event-based-gateway']);

/** Element instances that are active, or ending, and wait for nothing that could ever come. */
export function waitsOf(typeOf: (id: string) => ElementType | undefined, instance: Instance): string[] {
  const troubled = new Set(Object.values(instance.incidents ?? {}).map(({ at }) => at));
  const parents = new Set(Object.values(instance.elements).map(({ scope }) => scope));
  return Object.entries(instance.elements).flatMap(([n, at]) => {
    if (at.state === 'terminating' && !at.job && !troubled.has(Number(n)) && !parents.has(Number(n)))
      return [`${at.id} ${n} is ending but nothing holds it`];
    if (at.state !== 'active' || troubled.has(Number(n)) || parents.has(Number(n)) || waits(typeOf(at.id), at))
      return [];
    return [`${at.id} ${n} is active but waits for nothing`];
  });
}

function waits(type: ElementType | undefined, at: ElementInstance): boolean {
  if (type === undefined) return false;
  // With nothing begun it waits for ever, as in Zeebe.
  if (type === 'ad-hoc-sub-process') return true;
  if (byJob.has(type)) return at.job !== undefined;
  // A message waits for its job, compensation for its handlers. An escalation whose catch interrupts but hears nothing any more holds its
  // throw for ever: Zeebe leaves it so, and so do we.
  if (type === 'intermediate-throw-event' || type === 'end-event') return true;
  if (byEvent.has(type)) return at.timers !== undefined || at.subscriptions !== undefined;
  // A scope without children waits for tokens at a join that may never be full: Zeebe leaves it so, and so do we.
  return at.job !== undefined || at.joins !== undefined;
}
