import { canTrigger, trigger } from './events.ts';
import { Failure } from './failure.ts';
import type { Element } from './model/model.ts';
import type { Turn } from './turn.ts';
import type { Local, Variables } from './types.ts';

export interface Catch {
  at: Local;
  event: Element;
}

const codeOf = (event: Element): string => event.code?.text ?? '';

/** Errors and escalations rise the same way. */
type Rising = 'error' | 'escalation';

/**
 * The catches of each scope from here outwards. A scope that is interrupted or about to end lets no error through, but an escalation: whose
 * throw then waits for a catch that hears nothing any more (seen on 8.5.4, 8.8.0).
 */
function* levels(turn: Turn, what: Rising, from: Local): Generator<{ at: Local; events: Element[] }> {
  for (let at = from; at >= 0; ) {
    const instance = turn.find(at);
    if (!instance || (what === 'error' && (instance.state !== 'active' || instance.interrupted))) return;
    const events = turn.element(instance.id).catches.map((id) => turn.element(id));
    yield { at, events: events.filter(({ event }) => event === what) };
    at = instance.scope;
  }
}

/**
 * The catch for a code: the nearest level that takes it, where a specific code beats a catch-all. Boundary events of a sub-process and
 * event sub-processes inside it are one level; of the same code the one inside wins.
 */
export function findCatch(turn: Turn, what: Rising, code: string, from: Local): Catch | undefined {
  for (const { at, events } of levels(turn, what, from)) {
    const event = events.find((each) => codeOf(each) === code) ?? events.find((each) => codeOf(each) === '');
    if (event) return { at, event };
  }
  return undefined;
}

export function uncaught(turn: Turn, code: string, from: Local, message = ''): Failure {
  const available = [...levels(turn, 'error', from)].flatMap(({ events }) => events.map(codeOf));
  const said = message && ` with message '${message}'`;
  const known = available.length
    ? ` Available error events are [${available.join(', ')}]`
    : ' No error events are available in the scope.';
  return new Failure(
    'unhandled-error',
    `Expected to throw an error event with the code '${code}'${said}, but it was not caught.${known}`,
  );
}

/** The error or escalation reaches its catch; false when that one hears nothing any more. */
export function throwTo(turn: Turn, { at, event }: Catch, variables?: Variables): boolean {
  if (!canTrigger(turn, at, event)) return false;
  trigger(turn, at, event, variables);
  return true;
}
