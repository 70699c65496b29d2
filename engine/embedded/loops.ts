import { terminateChildren } from './children.ts';
import { asBoolean, evaluate, type Front, typeOf } from './expressions.ts';
import { Failure } from './failure.ts';
import type { Expression } from './model/model.ts';
import { countChildren } from './state/elements.ts';
import { countCompleted, putResult, takeItem } from './state/loops.ts';
import { setLocal } from './state/variables.ts';
import type { Turn } from './turn.ts';
import type { Json, Local } from './types.ts';

/** Whether this scope is a multi-instance body. */
export const isBody = (turn: Turn, scope: Local): boolean =>
  scope >= 0 && turn.find(scope) !== undefined && turn.elementOf(scope).type === 'multi-instance-body';

/** A new inner instance gets its number, its item, and a null for the variable of its result, so that this one stays its own. */
export function enterInner(turn: Turn, body: Local, inner: Local): void {
  const { item: name, output } = turn.elementOf(body).loop!;
  const { counter, item } = takeItem(turn, body, inner);
  const own = output && variableOf(output.element);
  if (own) setLocal(turn, inner, own, null);
  if (name) setLocal(turn, inner, name, item);
  setLocal(turn, inner, 'loopCounter', counter);
}

/** A variable or something in it: `=r`, `=r.x`. */
const path = /^=\s*([a-zA-Z_$][\w$]*)(?:\s*\.\s*[a-zA-Z_$][\w$]*)*\s*$/;

/** The variable that an expression reads, if it is no more than that. */
export const variableOf = ({ text }: Expression): string | undefined => path.exec(text)?.[1];

/** An inner instance is about to complete: its result is collected, and the body says whether that is enough. */
export function collect(turn: Turn, body: Local, inner: Local): boolean | Failure {
  const { output, until } = turn.elementOf(body).loop!;
  if (output) {
    const value = evaluate(turn, output.element, inner);
    if (value instanceof Failure) return value;
    const place = turn.get(inner).counter! - 1;
    const wrong = unfit(turn, body, output.collection, place);
    if (wrong) return wrong;
    putResult(turn, body, output.collection, place, value);
  }
  return until ? asBoolean(turn, until, inner, numbers(turn, body)) : false;
}

/** The type by Zeebe's word for what it has stored. */
const storedAs = (value: Json): string =>
  typeof value === 'number' ? (Number.isInteger(value) ? 'INTEGER' : 'FLOAT') : typeOf(value);

function unfit(turn: Turn, body: Local, name: string, place: number): Failure | undefined {
  const why = 'This may happen when multiple BPMN elements write to the same variable.';
  const list = turn.get(body).vars?.[name] ?? null;
  if (!Array.isArray(list))
    return new Failure(
      'extract-value',
      `Unable to update an item in output collection '${name}' because the type of the output collection is: ${storedAs(list)}. ${why}`,
    );
  if (place < list.length) return undefined;
  return new Failure(
    'extract-value',
    `Unable to update an item in output collection '${name}' at position ${place + 1} because the size of the collection is: ${list.length}. ${why}`,
  );
}

/** What only a completion condition sees, the completing instance counted as completed. */
function numbers(turn: Turn, body: Local): Front {
  const { started, completed } = turn.get(body).loop!;
  const active = countChildren(turn, body) - 1;
  return {
    numberOfInstances: started,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: completed + 1,
    numberOfTerminatedInstances: started - completed - 1 - active,
  };
}

/** An inner instance has completed. The body goes on to the next, ends the rest, or completes with the last. */
export function innerCompleted(turn: Turn, body: Local, enough: boolean): void {
  countCompleted(turn, body);
  const { loop } = turn.get(body);
  if (enough) {
    if (!terminateChildren(turn, body)) turn.queue.push({ do: 'complete', at: body });
  } else if (loop!.items) {
    // Others are still to begin: side by side they do so by themselves, and the first may have completed before.
    if (turn.elementOf(body).loop!.sequential)
      turn.queue.push({ do: 'activate', element: turn.elementOf(body).loop!.inner, scope: body });
  } else if (countChildren(turn, body) === 0) turn.queue.push({ do: 'complete', at: body });
}
