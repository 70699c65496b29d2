import { terminateChildren } from './children.ts';
import { asBoolean, evaluate, unlike } from './expressions.ts';
import { Failure } from './failure.ts';
import { shownId } from './keys.ts';
import { variableOf } from './loops.ts';
import type { Element } from './model/model.ts';
import { countChildren } from './state/elements.ts';
import { setLocal } from './state/variables.ts';
import type { Turn } from './turn.ts';
import type { Local } from './types.ts';

export const isAdHoc = (turn: Turn, scope: Local): boolean =>
  scope >= 0 && turn.find(scope) !== undefined && turn.elementOf(scope).type === 'ad-hoc-sub-process';

/** The elements that are to begin; every one must be there and have no flow that leads to it. */
export function firstOf(turn: Turn, at: Local, { id, adHoc }: Element): string[] | Failure {
  if (!adHoc!.elements) return [];
  const list = evaluate(turn, adHoc!.elements, at);
  if (list instanceof Failure) return list;
  if (!Array.isArray(list)) return unlike(adHoc!.elements, "'ARRAY'", list);
  if (!list.every((each) => typeof each === 'string'))
    return unlike(adHoc!.elements, "'ARRAY' containing 'STRING' items", list);
  const known = new Map(adHoc!.begins.map((each) => [shownId(each), each]));
  const unknown = list.filter((each) => !known.has(each));
  if (unknown.length === 0) return list.map((each) => known.get(each)!);
  return new Failure(
    'extract-value',
    `Expected to activate only elements of '${shownId(id)}' without incoming flows, but found [${unknown.join(', ')}].`,
  );
}

/** A path begins; the variable of its result is its own. */
export function beginPath(turn: Turn, scope: Local, at: Local): void {
  const { output } = turn.elementOf(scope).adHoc!;
  const own = output && variableOf(output.element);
  if (own) setLocal(turn, at, own, null);
}

/** A path is about to complete: its result is collected, and the condition says whether that is enough. */
export function collectPath(turn: Turn, scope: Local, at: Local): boolean | Failure {
  const { output, until } = turn.elementOf(scope).adHoc!;
  if (output) {
    const value = evaluate(turn, output.element, at);
    if (value instanceof Failure) return value;
    const results = turn.get(scope).vars?.[output.collection];
    setLocal(turn, scope, output.collection, [...(Array.isArray(results) ? results : []), value]);
  }
  return until ? asBoolean(turn, until, at) : true;
}

/** A path has completed: enough is the last of them, or the condition's word. */
export function pathCompleted(turn: Turn, scope: Local, enough: boolean): void {
  if (!enough) return;
  const { until, cancelRest } = turn.elementOf(scope).adHoc!;
  if (countChildren(turn, scope) === 0) turn.queue.push({ do: 'complete', at: scope });
  else if (until && cancelRest) terminateChildren(turn, scope);
}
