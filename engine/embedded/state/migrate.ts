import { shownId } from '../keys.ts';
import type { Model } from '../model/model.ts';
import type { Turn } from '../turn.ts';
import type { ElementInstance, Key, Local } from '../types.ts';
import { changeTask } from './jobs.ts';

/** Old id -> new id; what is not mapped keeps its own. */
export type Naming = (id: string) => string;

/** The process of the instance, or of a called one, is of another definition from now on. */
export function retarget(turn: Turn, root: Local, definition: Key, model: Model): void {
  if (root === 0) {
    turn.model = model;
    turn.instance.process = model.process;
  }
  turn.effects.push({ kind: 'migrated', instance: turn.key(root), definition, process: shownId(model.process) });
}

/** An element instance goes by its new id, with all that waits at it. */
export function rename(turn: Turn, at: Local, to: Naming): void {
  const instance = turn.own(at);
  instance.id = to(instance.id);
  const element = shownId(instance.id);
  if (instance.interrupted !== undefined) instance.interrupted = to(instance.interrupted);
  if (instance.joins) instance.joins = renamedJoins(instance.joins, to);
  if (instance.triggers) instance.triggers = instance.triggers.map((each) => ({ ...each, on: to(each.on) }));
  const called = turn.calledAt(at);
  renameWaits(turn, instance, 'timers', to);
  renameWaits(turn, instance, 'subscriptions', to, called?.process ?? shownId(turn.instance.process));
  turn.effects.push({ kind: 'renamed', what: 'element', key: turn.key(at), element, ...(called && { called }) });
  if (instance.job) turn.effects.push({ kind: 'renamed', what: 'job', key: turn.key(instance.job.n), element });
  if (instance.job?.data) changeTask(turn, at, instance.job.data);
  if (instance.passage && !instance.passage.unmade)
    turn.effects.push({ kind: 'renamed', what: 'job', key: turn.key(instance.passage.task.n), element });
  for (const [n, incident] of Object.entries(turn.instance.incidents ?? {}))
    if (incident.at === at) turn.effects.push({ kind: 'renamed', what: 'incident', key: turn.key(Number(n)), element });
}

function renameWaits(
  turn: Turn,
  instance: ElementInstance,
  part: 'timers' | 'subscriptions',
  to: Naming,
  process?: string,
): void {
  const waits = instance[part];
  if (!waits) return;
  const entries = Object.entries(waits).map(([n, wait]) => [n, { ...wait, on: to(wait.on) }] as const);
  Object.assign(instance, { [part]: Object.fromEntries(entries) });
  const what = part === 'timers' ? 'timer' : 'subscription';
  for (const [n, { on }] of entries)
    turn.effects.push({
      kind: 'renamed',
      what,
      key: turn.key(Number(n)),
      element: shownId(on),
      ...(process !== undefined && { process }),
    });
}

const renamedJoins = (
  joins: NonNullable<ElementInstance['joins']>,
  to: Naming,
): NonNullable<ElementInstance['joins']> =>
  Object.fromEntries(
    Object.entries(joins).map(([gateway, flows]) => [
      to(gateway),
      Object.fromEntries(Object.entries(flows).map(([flow, count]) => [to(flow), count])),
    ]),
  );
