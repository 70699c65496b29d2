import { CommandRefused } from '../port.ts';
import { terminateChildren } from './children.ts';
import { asBoolean, evaluate, unlike } from './expressions.ts';
import { Failure } from './failure.ts';
import { evaluateJob } from './jobs.ts';
import { shownId } from './keys.ts';
import { variableOf } from './loops.ts';
import type { Element } from './model/model.ts';
import { countChildren, setEnough } from './state/elements.ts';
import { raise, resolveAllAt } from './state/incidents.ts';
import { addJob, removeJob } from './state/jobs.ts';
import { merge, setLocal } from './state/variables.ts';
import type { Turn } from './turn.ts';
import type { AdHocLead, Local, Variables } from './types.ts';

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

/** A path has completed: enough is the last of them, or the condition's word. Where a job leads it, it is asked anew. */
export function pathCompleted(turn: Turn, scope: Local, enough: boolean): void {
  const { until, cancelRest, byJob } = turn.elementOf(scope).adHoc!;
  if (byJob && !turn.get(scope).enough) {
    askAgain(turn, scope);
    return;
  }
  if (!enough) return;
  if (countChildren(turn, scope) === 0) turn.queue.push({ do: 'complete', at: scope });
  else if (until && cancelRest) terminateChildren(turn, scope);
}

/** The job that leads it is made anew, whatever has become of the one before. */
export function askAgain(turn: Turn, at: Local): void {
  removeJob(turn, at, 'cancelled');
  resolveAllAt(turn, at);
  const job = evaluateJob(turn, at, turn.elementOf(at));
  if (job instanceof Failure) raise(turn, at, job);
  else addJob(turn, at, job);
}

/**
 * The job that leads it is through: what it names begins, each with variables of its own; what still runs is ended when it says so. Enough
 * is when nothing runs any more. One that names nothing waits for what runs, and for ever when nothing does (seen on 8.8.0).
 */
export function lead(
  turn: Turn,
  at: Local,
  variables: Variables,
  { activate = [], enough, cancelRest }: AdHocLead,
): void {
  const { begins, inner } = turn.elementOf(at).adHoc!;
  const known = new Map(begins.map((each) => [shownId(each), each]));
  const unknown = activate.filter(({ element }) => !known.has(element)).map(({ element }) => element);
  if (unknown.length > 0)
    throw new CommandRefused('not-found', `expected elements that can begin but there is no [${unknown.join(', ')}]`);
  removeJob(turn, at, 'completed');
  merge(turn, at, variables);
  if (enough) setEnough(turn, at);
  if (cancelRest && (enough || activate.length > 0)) terminateChildren(turn, at);
  if (!enough || !cancelRest)
    for (const { element, variables: vars } of activate)
      turn.queue.push({ do: 'activate', element: inner, scope: at, first: known.get(element)!, ...(vars && { vars }) });
  if (enough && countChildren(turn, at) === 0 && (cancelRest || activate.length === 0))
    turn.queue.push({ do: 'complete', at });
}

/** Nothing runs in it any more: whether it may complete. By job only when that has said so. */
export const mayComplete = (turn: Turn, at: Local): boolean => {
  const { adHoc } = turn.elementOf(at);
  return !adHoc?.byJob || turn.get(at).enough === true;
};
