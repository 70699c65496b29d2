import { unsubscribe } from './events.ts';
import type { Failure } from './failure.ts';
import { evaluateListener } from './jobs.ts';
import { mapInputs, mapOutputs } from './mappings.ts';
import type { Element, ElementType } from './model/model.ts';
import { addJob, removeJob } from './state/jobs.ts';
import { listenerDone, listenTo, markMapped } from './state/listeners.ts';
import { setAllLocal } from './state/variables.ts';
import type { Turn } from './turn.ts';
import type { ListenerEvent, Local, Variables } from './types.ts';

const neverMaps = new Set<ElementType>([
  'task',
  'manual-task',
  'process',
  'start-event',
  'boundary-event',
  'exclusive-gateway',
  'inclusive-gateway',
  'parallel-gateway',
  'event-based-gateway',
  'multi-instance-body',
]);
const mapsNoInputs = ({ type, event }: Element): boolean =>
  neverMaps.has(type) || ((type === 'end-event' || type === 'intermediate-throw-event') && event !== 'message');
const mapsNoOutputs = ({ type }: Element): boolean =>
  neverMaps.has(type) && type !== 'start-event' && type !== 'boundary-event';

/**
 * The listeners of an element have their turn, one after the other: after its input mappings and before all else, or after its output
 * mappings and before it leaves. True: one of them is at work, and the step waits for it. A failure after the last one begins them anew
 * (seen on 8.8.0).
 */
export function listens(turn: Turn, at: Local, element: Element, event: ListenerEvent): boolean | Failure {
  const list = element.listeners?.[event] ?? [];
  if (list.length === 0) return false;
  const { listening } = turn.get(at);
  if (listening === undefined) {
    const failure = event === 'start' ? before(turn, at, element) : after(turn, at, element);
    if (failure) return failure;
  }
  const next = listening ?? 0;
  if (next >= list.length) {
    listenTo(turn, at, undefined);
    return false;
  }
  listenTo(turn, at, next);
  const job = evaluateListener(turn, at, element, list[next]!);
  if (!('type' in job)) return job;
  addJob(turn, at, { ...job, listener: event });
  return true;
}

function before(turn: Turn, at: Local, element: Element): Failure | undefined {
  if (mapsNoInputs(element)) return undefined;
  const failure = mapInputs(turn, at, element);
  if (!failure) markMapped(turn, at);
  return failure;
}

function after(turn: Turn, at: Local, element: Element): Failure | undefined {
  const failure = mapsNoOutputs(element) ? undefined : mapOutputs(turn, at, element);
  if (failure) return failure;
  if (!mapsNoOutputs(element)) markMapped(turn, at);
  unsubscribe(turn, at);
  return undefined;
}

/** A listener is through: what it gives is the element's own at the start, and belongs to the scope around at the end (seen on 8.8.0). */
export function completeListener(turn: Turn, at: Local, event: ListenerEvent, variables: Variables): void {
  removeJob(turn, at, 'completed');
  const { scope, root } = turn.get(at);
  setAllLocal(turn, event === 'start' || scope < 0 || root ? at : scope, variables);
  listenerDone(turn, at);
}
