import { canTrigger, trigger } from './events.ts';
import type { Turn } from './turn.ts';
import type { Variables } from './types.ts';

/**
 * A signal reaches everybody in the instance who waits for it at this very moment, the oldest element instance first (seen on 8.5.4,
 * 8.8.0). Answers whether anybody heard it.
 */
export function hear(turn: Turn, name: string, vars: Variables): boolean {
  let heard = false;
  for (const [local, { subscriptions }] of Object.entries(turn.instance.elements)) {
    const open = Object.values(subscriptions ?? {}).find((each) => each.what === 'signal' && each.name === name);
    const event = open && turn.element(open.on);
    if (!event || !canTrigger(turn, Number(local), event)) continue;
    trigger(turn, Number(local), event, vars);
    heard = true;
  }
  return heard;
}

/** A signal thrown inside the instance: whoever begins to wait later in the same turn hears nothing. The host takes it to all others. */
export function broadcast(turn: Turn, name: string, vars: Variables): void {
  hear(turn, name, vars);
  turn.effects.push({ kind: 'signalThrown', name, variables: vars });
}
