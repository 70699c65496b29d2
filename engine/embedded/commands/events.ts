import { CommandRefused } from '../../port.ts';
import { canTrigger, trigger } from '../events.ts';
import { Failure } from '../failure.ts';
import { localOf } from '../keys.ts';
import { hear } from '../signals.ts';
import { raise } from '../state/incidents.ts';
import { addTimer, closeSubscription, removeTimer } from '../state/waits.ts';
import { evaluateTimer, nextDue } from '../timers.ts';
import type { Turn } from '../turn.ts';
import type { Command, Key, Local, TimerState } from '../types.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

function holderOf(turn: Turn, key: Key, part: 'timers' | 'subscriptions'): { at: Local; n: Local } {
  const n = localOf(turn.instance, key);
  if (n !== undefined)
    for (const [at, instance] of Object.entries(turn.instance.elements))
      if (instance[part]?.[n]) return { at: Number(at), n };
  throw new CommandRefused('not-found', `expected one of the ${part} to be ${key} but there is none`);
}

function check(turn: Turn, at: Local, on: string): void {
  if (!canTrigger(turn, at, turn.element(on)))
    throw new CommandRefused('wrong-state', `expected ${on} to be listening but it is not any more`);
}

/**
 * A message reaches its subscription, and closes it when that interrupts. A signal reaches every subscription of its name in the
 * instance at once, whichever is named, and leaves their closing to the end of the elements.
 */
export function correlate(turn: Turn, { subscription, variables }: Of<'correlate'>): void {
  const { at, n } = holderOf(turn, subscription, 'subscriptions');
  const { on, what, name } = turn.get(at).subscriptions![n]!;
  if (what === 'signal') {
    if (!hear(turn, name, variables))
      throw new CommandRefused('wrong-state', `expected somebody to be listening to the signal '${name}'`);
    return;
  }
  check(turn, at, on);
  const event = turn.element(on);
  if (event.interrupting !== false) closeSubscription(turn, at, n);
  trigger(turn, at, event, variables);
}

/** A timer is due; one that repeats is set anew, its expression evaluated again. */
export function fireTimer(turn: Turn, { timer }: Of<'fireTimer'>): void {
  const { at, n } = holderOf(turn, timer, 'timers');
  const fired = turn.get(at).timers![n]!;
  check(turn, at, fired.on);
  removeTimer(turn, at, n, 'fired');
  if (fired.left === -1 || fired.left > 1) repeat(turn, at, fired);
  trigger(turn, at, turn.element(fired.on));
}

function repeat(turn: Turn, at: Local, { on, due, left }: TimerState): void {
  const again = evaluateTimer(turn, turn.element(on).timer!, at);
  if (again instanceof Failure) raise(turn, at, again);
  else if (again.cycle) {
    const next = nextDue(due, again.cycle, turn.now);
    if (next !== undefined) addTimer(turn, at, { on, due: next, left: left === -1 ? -1 : left - 1 });
  }
}
