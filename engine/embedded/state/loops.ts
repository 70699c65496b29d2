import type { Turn } from '../turn.ts';
import type { Json, Local, LoopState } from '../types.ts';

const owned = new WeakMap<Turn, Map<Local, Json[]>>();

/** A body begins: nothing has been started yet. */
export function beginLoop(turn: Turn, body: Local, items: Json[]): void {
  turn.own(body).loop = { items, started: 0, completed: 0 };
}

/** The next inner instance takes its number and its item; with the last one the items are let go. */
export function takeItem(turn: Turn, body: Local, inner: Local): { counter: number; item: Json } {
  const { items = [], started, completed } = turn.get(body).loop!;
  const counter = started + 1;
  const left: LoopState = { started: counter, completed };
  turn.own(body).loop = counter < items.length ? { items, ...left } : left;
  turn.own(inner).counter = counter;
  return { counter, item: items[started] ?? null };
}

export function countCompleted(turn: Turn, body: Local): void {
  const { loop } = turn.get(body);
  turn.own(body).loop = { ...loop!, completed: loop!.completed + 1 };
}

/** Puts a result in its place of the body's collection. The list is copied once a turn, or many results would cost their square. */
export function putResult(turn: Turn, body: Local, name: string, place: number, value: Json): void {
  const results = turn.own(body).vars![name] as Json[];
  const mine = owned.get(turn) ?? new Map<Local, Json[]>();
  owned.set(turn, mine);
  const list = mine.get(body) === results ? results : [...results];
  mine.set(body, list);
  list[place] = value;
  turn.own(body).vars![name] = list;
  turn.effects.push({ kind: 'variableSet', scope: turn.key(body), name, value: list });
}
