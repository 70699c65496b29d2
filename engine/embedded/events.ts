import { asCorrelationKey, asText } from './expressions.ts';
import { Failure } from './failure.ts';
import type { Element } from './model/model.ts';
import { childrenOf, countChildren, create, enter, interrupt } from './state/elements.ts';
import { setAllLocal } from './state/variables.ts';
import {
  addTimer,
  closeSubscription,
  deafen,
  openSubscription,
  pushTrigger,
  removeTimer,
  takeTrigger,
} from './state/waits.ts';
import { evaluateTimer } from './timers.ts';
import type { Turn } from './turn.ts';
import type { Local, SubscriptionState, TimerState, Variables } from './types.ts';

/** Listens to all timers, messages and signals of an element: first all is evaluated, so that a failure leaves nothing behind. */
export function subscribe(turn: Turn, at: Local, element: Element): Failure | undefined {
  const subscriptions: SubscriptionState[] = [];
  const timers: TimerState[] = [];
  for (const id of element.catches) {
    const event = turn.element(id);
    if (event.message) {
      const found = messageOf(turn, at, event);
      if (found instanceof Failure) return found;
      subscriptions.push(found);
    } else if (event.timer) {
      const timer = evaluateTimer(turn, event.timer, at);
      if (timer instanceof Failure) return timer;
      timers.push({ on: id, due: timer.due, left: timer.left });
    } else if (event.signal && event.type !== 'intermediate-throw-event') {
      const name = asText(turn, event.signal.name, at);
      if (name instanceof Failure) return name;
      subscriptions.push({ on: id, what: 'signal', name });
    }
  }
  for (const subscription of subscriptions) openSubscription(turn, at, subscription);
  for (const timer of timers) addTimer(turn, at, timer);
  return undefined;
}

/** A boundary event's key is evaluated outside its activity, so input mappings have no say in it. */
function messageOf(turn: Turn, at: Local, event: Element): SubscriptionState | Failure {
  const name = asText(turn, event.message!.name, at);
  if (name instanceof Failure) return name;
  const from = event.type === 'boundary-event' ? turn.get(at).scope : at;
  const correlationKey = asCorrelationKey(turn, event.message!.correlationKey!, from);
  return correlationKey instanceof Failure ? correlationKey : { on: event.id, what: 'message', name, correlationKey };
}

/** Stops listening, to everything or to some events only. */
export function unsubscribe(turn: Turn, at: Local, to: (event: Element) => boolean = () => true): void {
  const { timers, subscriptions } = turn.get(at);
  for (const [n, timer] of Object.entries(timers ?? {}))
    if (to(turn.element(timer.on))) removeTimer(turn, at, Number(n), 'cancelled');
  for (const [n, subscription] of Object.entries(subscriptions ?? {}))
    if (to(turn.element(subscription.on))) closeSubscription(turn, at, Number(n));
}

export const startsEventSubProcess = (turn: Turn, event: Element): boolean =>
  event.type === 'start-event' && turn.element(event.scope!).type === 'event-sub-process';

/** Does this element instance still hear the event? */
export function canTrigger(turn: Turn, at: Local, event: Element): boolean {
  const instance = turn.find(at);
  if (instance?.state !== 'active' || instance.deaf === 'all') return false;
  if (instance.deaf === 'scope' && event.type !== 'boundary-event') return false;
  return !turn.find(instance.scope)?.interrupted;
}

/** An event has happened to an element instance that hears it (`canTrigger`). */
export function trigger(turn: Turn, at: Local, event: Element, vars: Variables = {}): void {
  pushTrigger(turn, at, Object.keys(vars).length ? { on: event.id, vars } : { on: event.id });
  if (event.type === 'intermediate-catch-event' || event.type === 'receive-task') {
    deafen(turn, at, 'scope');
    turn.queue.push({ do: 'complete', at });
  } else if (startsEventSubProcess(turn, event)) triggerEventSubProcess(turn, at, event);
  else if (event.interrupting) {
    deafen(turn, at, 'all');
    turn.queue.push({ do: 'terminate', at });
  } else activateTriggered(turn, at, turn.get(at).scope);
}

/** An interrupting one ends all that runs in the scope first; the last child to go lets it in. */
function triggerEventSubProcess(turn: Turn, scope: Local, event: Element): void {
  if (event.interrupting) {
    deafen(turn, scope, 'scope');
    interrupt(turn, scope, event.scope!);
    unsubscribe(turn, scope, (other) => startsEventSubProcess(turn, other));
    for (const at of childrenOf(turn, scope))
      if (turn.get(at).state !== 'terminating') turn.queue.push({ do: 'terminate', at });
    if (countChildren(turn, scope) > 0) return;
  }
  activateTriggered(turn, scope, scope);
}

/** Is there an event whose element is to be activated after this element instance? Its own completion is none. */
export const pendingTrigger = (turn: Turn, at: Local): boolean => {
  const first = turn.get(at).triggers?.[0];
  return first !== undefined && first.on !== turn.get(at).id;
};

/**
 * Activates what the oldest event of `holder` calls for, in the given flow scope: an event sub-process, whose start event will fetch the
 * payload; or the event itself, entered with its payload as local variables.
 */
export function activateTriggered(turn: Turn, holder: Local, flowScope: Local): void {
  const first = turn.get(holder).triggers![0]!;
  const event = turn.element(first.on);
  if (startsEventSubProcess(turn, event)) {
    turn.queue.push({ do: 'activate', element: event.scope!, scope: holder });
    return;
  }
  takeTrigger(turn, holder);
  enterEvent(turn, event, flowScope, first.vars);
}

/** Enters an event that has already happened: it is active at once, with the payload as its own variables. */
export function enterEvent(turn: Turn, event: Element, flowScope: Local, vars: Variables | undefined): void {
  const at = create(turn, event.id, flowScope);
  enter(turn, at, 'active');
  setAllLocal(turn, at, vars);
  turn.queue.push({ do: 'complete', at });
}
