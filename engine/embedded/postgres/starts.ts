import { instantOf } from '../../../domain/instant.ts';
import { evaluate } from '../../../rules/feel/index.ts';
import type { Expression, Model } from '../model/model.ts';
import { nextDue, readTimer } from '../timers.ts';

/** A start event that starts its process by itself: at a message, a signal, or an instant (epoch milliseconds). */
export interface Start {
  element: string;
  message?: string;
  signal?: string;
  due?: number;
  /** Repetitions left, this one included; -1 = for ever. */
  left?: number;
}

/** The message, signal and timer start events of a process. */
export function startsOf(model: Model, now: number): Start[] {
  const starts = model.elements[model.process]?.starts ?? [];
  return starts.flatMap((id): Start[] => {
    const { message, signal, timer } = model.elements[id]!;
    if (message) return [{ element: id, message: textOf(message.name, now) }];
    if (signal) return [{ element: id, signal: textOf(signal.name, now) }];
    const read = timer && readTimer(timer.what, textOf(timer.value, now), now);
    return read ? [{ element: id, due: read.due, left: read.left }] : [];
  });
}

/** When a timer start that is due now starts the next instance; undefined when it was the last time. */
export function nextStart(
  model: Model,
  { element, due, left }: Required<Pick<Start, 'element' | 'due' | 'left'>>,
  now: number,
): Start | undefined {
  const timer = model.elements[element]?.timer;
  const cycle = timer && readTimer(timer.what, textOf(timer.value, now), now)?.cycle;
  if (!cycle || left === 0 || left === 1) return undefined;
  const next = nextDue(due, cycle, now);
  return next === undefined ? undefined : { element, due: next, left: left < 0 ? -1 : left - 1 };
}

/** A start event sees no variables, so its expressions are constants. */
function textOf(expression: Expression, now: number): string {
  if (!expression.feel) return expression.text;
  const result = evaluate(expression.feel, () => undefined, instantOf(now));
  return 'value' in result && typeof result.value === 'string' ? result.value : '';
}
