import { instantOf } from '../../../domain/instant.ts';
import { evaluate } from '../../../rules/feel/index.ts';
import type { Expression } from '../model/model.ts';
import { nextDue, readTimer } from '../timers.ts';
import type { Key } from '../types.ts';
import { type Deployed, startsOf } from './definitions.ts';

/** What a process start says of its message or timer: it sees no variables. */
export function textOf(expression: Expression, now: number): string {
  if (!expression.feel) return expression.text;
  const result = evaluate(expression.feel, {}, instantOf(now));
  return 'value' in result && typeof result.value === 'string' ? result.value : '';
}

export interface StartTimer {
  key: Key;
  definition: Deployed;
  element: string;
  /** Epoch milliseconds. */
  due: number;
  /** Repetitions left, this one included; -1 = for ever. */
  left: number;
}

/** The timers by which processes start: of each process those of its newest version. */
export class StartTimers {
  readonly #timers = new Map<Key, StartTimer>();
  readonly #nextKey: () => Key;

  constructor(nextKey: () => Key) {
    this.#nextKey = nextKey;
  }

  values(): Iterable<StartTimer> {
    return this.#timers.values();
  }

  /** A new version is deployed: the timers of the older one are over. */
  arm(definition: Deployed, now: number): void {
    for (const [key, timer] of this.#timers)
      if (timer.definition.processId === definition.processId) this.#timers.delete(key);
    for (const { id, timer } of startsOf(definition.model, 'timer')) {
      const read = readTimer(timer!.what, textOf(timer!.value, now), now);
      if (read) this.#add({ definition, element: id, due: read.due, left: read.left });
    }
  }

  /** A timer has fired: it is gone, or set anew when it repeats. */
  fired({ key, definition, element, due, left }: StartTimer, now: number): void {
    this.#timers.delete(key);
    if (left !== -1 && left <= 1) return;
    const { what, value } = definition.model.elements[element]!.timer!;
    const cycle = readTimer(what, textOf(value, now), now)?.cycle;
    const next = cycle && nextDue(due, cycle, now);
    if (next !== undefined) this.#add({ definition, element, due: next, left: left === -1 ? -1 : left - 1 });
  }

  #add(timer: Omit<StartTimer, 'key'>): void {
    const key = this.#nextKey();
    this.#timers.set(key, { key, ...timer });
  }
}

/** One living instance of a process for each correlation key of the message that started it. An empty key locks nothing. */
export class StartLocks {
  readonly #holders = new Map<string, Key>();
  readonly #held = new Map<Key, { place: string; correlationKey: string }>();

  isFree(process: string, correlationKey: string): boolean {
    return correlationKey === '' || !this.#holders.has(placeOf(process, correlationKey));
  }

  take(process: string, correlationKey: string, instance: Key): void {
    if (correlationKey === '') return;
    const place = placeOf(process, correlationKey);
    this.#holders.set(place, instance);
    this.#held.set(instance, { place, correlationKey });
  }

  /** The instance has ended: the key that it held, if it held one. */
  release(instance: Key): string | undefined {
    const held = this.#held.get(instance);
    if (!held) return undefined;
    this.#held.delete(instance);
    this.#holders.delete(held.place);
    return held.correlationKey;
  }
}

const placeOf = (process: string, correlationKey: string): string => JSON.stringify([process, correlationKey]);
