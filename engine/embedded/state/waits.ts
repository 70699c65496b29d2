import { shownId } from '../keys.ts';
import type { Turn } from '../turn.ts';
import type { ElementInstance, Local, SubscriptionState, TimerState, Trigger } from '../types.ts';

export function addTimer(turn: Turn, at: Local, timer: TimerState): void {
  const instance = turn.own(at);
  const n = turn.next();
  instance.timers = { ...instance.timers, [n]: timer };
  turn.effects.push({
    kind: 'timerCreated',
    timer: {
      key: turn.key(n),
      element: shownId(timer.on),
      elementInstance: turn.key(at),
      due: timer.due,
      repetitions: timer.left,
    },
  });
}

function without<T>(entries: { [local: Local]: T } | undefined, n: Local): { [local: Local]: T } | undefined {
  const { [n]: _, ...left } = entries ?? {};
  return Object.keys(left).length ? left : undefined;
}

function assign<K extends 'timers' | 'subscriptions'>(
  instance: ElementInstance,
  part: K,
  value: ElementInstance[K],
): void {
  if (value) instance[part] = value;
  else delete instance[part];
}

export function removeTimer(turn: Turn, at: Local, n: Local, how: 'fired' | 'cancelled'): void {
  const instance = turn.own(at);
  assign(instance, 'timers', without(instance.timers, n));
  turn.effects.push({ kind: 'timerRemoved', key: turn.key(n), how });
}

export function openSubscription(turn: Turn, at: Local, subscription: SubscriptionState): void {
  const instance = turn.own(at);
  const n = turn.next();
  instance.subscriptions = { ...instance.subscriptions, [n]: subscription };
  const { on, ...rest } = subscription;
  const called = turn.calledAt(at);
  const interrupting = turn.element(on).interrupting !== false;
  turn.effects.push({
    kind: 'subscriptionOpened',
    subscription: {
      key: turn.key(n),
      element: shownId(on),
      elementInstance: turn.key(at),
      interrupting,
      ...rest,
      ...(called && { called }),
    },
  });
}

export function closeSubscription(turn: Turn, at: Local, n: Local): void {
  const instance = turn.own(at);
  assign(instance, 'subscriptions', without(instance.subscriptions, n));
  turn.effects.push({ kind: 'subscriptionClosed', key: turn.key(n) });
}

/** Remembers that an event happened to this scope. */
export function pushTrigger(turn: Turn, at: Local, trigger: Trigger): void {
  const instance = turn.own(at);
  instance.triggers = [...(instance.triggers ?? []), trigger];
}

/** The oldest event that happened to this scope, taken off the list; none when the scope is gone. */
export function takeTrigger(turn: Turn, at: Local): Trigger | undefined {
  if (!turn.find(at)?.triggers) return undefined;
  const instance = turn.own(at);
  const [first, ...left] = instance.triggers!;
  if (left.length) instance.triggers = left;
  else delete instance.triggers;
  return first;
}

/** After an interrupting event the scope hears boundary events only, after an interrupting boundary event nothing. */
export function deafen(turn: Turn, at: Local, to: 'scope' | 'all'): void {
  turn.own(at).deaf = to;
}
