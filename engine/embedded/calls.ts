import { Failure } from './failure.ts';
import type { Binding } from './model/binding.ts';
import type { Element } from './model/model.ts';
import { nameDefinition } from './state/calls.ts';
import { remove } from './state/elements.ts';
import { seenFrom } from './state/variables.ts';
import { pushTrigger } from './state/waits.ts';
import type { Turn } from './turn.ts';
import type { Local } from './types.ts';

/** Calls in calls, at most; Zeebe's limit. */
const deepest = 1000;

/** The process element that a call means, as it runs in this instance. */
export function calledBy(turn: Turn, at: Local, id: string, binding: Binding): Element | Failure {
  if (depth(turn, at) > deepest)
    return new Failure(
      'called-element',
      `The call activity has reached the maximum depth of ${deepest}. This is likely due to a recursive call. Cancel the root process instance if this was unintentional.`,
    );
  const found = turn.library.process(id, binding, turn.calledAt(at)?.definition);
  if (!found) return new Failure('called-element', missing(id, binding));
  const process = turn.element(nameDefinition(turn, found));
  const none = process.starts?.find((start) => turn.element(start).event === 'none');
  if (none) return process;
  return new Failure(
    'called-element',
    `Expected process with BPMN process id '${id}' to have a none start event, but not found.`,
  );
}

function depth(turn: Turn, from: Local): number {
  let calls = 0;
  for (let at = from; at >= 0; at = turn.get(at).scope) if (turn.get(at).root) calls += 1;
  return calls;
}

function missing(id: string, binding: Binding): string {
  switch (binding.by) {
    case 'latest':
      return `Expected process with BPMN process id '${id}' to be deployed, but not found.`;
    case 'deployment':
      return `Expected to call process with BPMN process id '${id}' with binding type 'deployment', but no such process found in the deployment of the calling process.`;
    case 'versionTag':
      return `Expected to call process with BPMN process id '${id}' and version tag '${binding.tag}', but no such process found. To resolve this incident, deploy a process with the given process id and version tag.`;
  }
}

/** The called process begins with copies: of all that the call sees, or of what is the call's own. */
export function beginCall(turn: Turn, at: Local, process: Element, all: boolean): void {
  turn.queue.push({
    do: 'call',
    element: process.id,
    scope: at,
    vars: all ? seenFrom(turn, at) : { ...turn.get(at).vars },
  });
}

/** The called process has completed: all its variables come back, or only what output mappings make of them. */
export function endCall(turn: Turn, at: Local): void {
  const { scope, vars } = turn.get(at);
  remove(turn, at, 'completed');
  const { id, outputs, call } = turn.elementOf(scope);
  const back = call!.takesAll || outputs.length > 0 ? vars : undefined;
  pushTrigger(turn, scope, back ? { on: id, vars: back } : { on: id });
  turn.queue.push({ do: 'complete', at: scope });
}
