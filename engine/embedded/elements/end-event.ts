import { terminateChildren } from '../children.ts';
import { findCatch, throwTo, uncaught } from '../errors.ts';
import { asText } from '../expressions.ts';
import { Failure } from '../failure.ts';
import { endPath } from '../scopes.ts';
import { enter, interrupt, remove } from '../state/elements.ts';
import { resetTokens } from '../state/tokens.ts';
import type { Turn } from '../turn.ts';
import type { Local } from '../types.ts';
import type { Behaviour } from './behaviour.ts';
import { compensationThrow } from './compensation-throw.ts';
import { terminateSimply } from './ending.ts';
import { escalationThrow } from './escalation-throw.ts';
import { jobTask } from './job-task.ts';
import { passThrough } from './pass-through.ts';
import { signalThrow } from './signal-throw.ts';

/** The end of a path. */
const none: Behaviour = passThrough;

/** Throws its error to the nearest catch; its path ends with the scope that the catch interrupts. Uncaught, it is an incident. */
const error: Behaviour = {
  activate(turn, at, element) {
    const code = asText(turn, element.code!, at);
    if (code instanceof Failure) return code;
    const caught = findCatch(turn, 'error', code, turn.get(at).scope);
    if (!caught) return uncaught(turn, code, turn.get(at).scope);
    enter(turn, at, 'active');
    throwTo(turn, caught);
    return undefined;
  },
  complete: () => undefined,
  terminate: terminateSimply,
};

/** Ends all that runs in its scope; what is around the scope goes on. */
const terminate: Behaviour = {
  activate: passThrough.activate,
  complete(turn, at, element) {
    endScopeBy(turn, at, element.id);
    return undefined;
  },
  terminate: terminateSimply,
};

function endScopeBy(turn: Turn, at: Local, id: string): void {
  const { scope } = turn.get(at);
  remove(turn, at, 'completed');
  resetTokens(turn, scope);
  interrupt(turn, scope, id);
  if (!terminateChildren(turn, scope)) endPath(turn, scope);
}

const byEvent: { [event: string]: Behaviour } = {
  none,
  error,
  terminate,
  message: jobTask,
  signal: signalThrow,
  escalation: escalationThrow,
  compensation: compensationThrow,
};
const of = (event: string | undefined): Behaviour => byEvent[event ?? 'none']!;

export const endEvent: Behaviour = {
  activate: (turn, at, element) => of(element.event).activate(turn, at, element),
  complete: (turn, at, element) => of(element.event).complete(turn, at, element),
  terminate: (turn, at, element) => of(element.event).terminate(turn, at, element),
};
