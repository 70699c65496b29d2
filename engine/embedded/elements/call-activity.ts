import { beginCall, calledBy } from '../calls.ts';
import { subscribe, unsubscribe } from '../events.ts';
import { asText } from '../expressions.ts';
import { Failure } from '../failure.ts';
import { mapInputs, mapOutputs } from '../mappings.ts';
import { leave } from '../scopes.ts';
import { childrenOf, enter } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { childTerminated, letGo } from './ending.ts';

/** Runs another process inside it, with variables of its own (see calls.ts). */
export const callActivity: Behaviour = {
  activate(turn, at, element) {
    const failure = mapInputs(turn, at, element);
    if (failure) return failure;
    const id = asText(turn, element.call!.process, at);
    if (id instanceof Failure) return id;
    const process = calledBy(turn, at, id, element.call!.binding);
    if (process instanceof Failure) return process;
    const deaf = subscribe(turn, at, element);
    if (deaf) return deaf;
    enter(turn, at, 'active');
    beginCall(turn, at, process, element.call!.givesAll);
    return undefined;
  },
  complete(turn, at, element) {
    const failure = mapOutputs(turn, at, element);
    if (failure) return failure;
    unsubscribe(turn, at);
    leave(turn, at, element);
    return undefined;
  },
  terminate(turn, at) {
    letGo(turn, at);
    const children = childrenOf(turn, at);
    for (const child of children) turn.queue.push({ do: 'terminate', at: child });
    if (children.length === 0) childTerminated(turn, at);
  },
};
