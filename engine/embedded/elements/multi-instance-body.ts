import { subscribe, unsubscribe } from '../events.ts';
import { evaluate, unlike } from '../expressions.ts';
import { Failure } from '../failure.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import { beginLoop } from '../state/loops.ts';
import { merge, setLocal } from '../state/variables.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateScope } from './ending.ts';

/** Around an activity that runs once for each item: it hears the boundary events and collects the results (see loops.ts). */
export const multiInstanceBody: Behaviour = {
  activate(turn, at, element) {
    const { items, output, inner, sequential } = element.loop!;
    const list = evaluate(turn, items, at);
    if (list instanceof Failure) return list;
    if (!Array.isArray(list)) return unlike(items, "'ARRAY'", list);
    const deaf = subscribe(turn, at, element);
    if (deaf) return deaf;
    beginLoop(turn, at, list);
    if (output) setLocal(turn, at, output.collection, Array(list.length).fill(null));
    enter(turn, at, 'active');
    if (list.length === 0) turn.queue.push({ do: 'complete', at });
    else if (sequential) turn.queue.push({ do: 'activate', element: inner, scope: at });
    else turn.queue.push({ do: 'activate-inner', at, count: list.length });
    return undefined;
  },
  complete(turn, at, element) {
    unsubscribe(turn, at);
    const name = element.loop!.output?.collection;
    const { scope, vars } = turn.get(at);
    if (name !== undefined) merge(turn, scope, { [name]: vars?.[name] ?? null });
    leave(turn, at, element);
    return undefined;
  },
  terminate: terminateScope,
};
