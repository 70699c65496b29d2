import { calledNumber, keyOf, localOf, shownId } from './keys.ts';
import type { ElementInstance, ElementState, Instance, Key, Local, Variables } from './types.ts';

/** A new instance, before its `start`. The host makes the key; it holds no dot. */
export const newInstance = (key: Key, process: string): Instance => ({
  key,
  process,
  state: 'new',
  last: 0,
  elements: {},
});

/**
 * All that an element instance sees: its own variables and those of the scopes above it, the nearer hiding the farther. The listeners of a
 * user task see what is about to be set, too.
 */
export function variablesOf(instance: Instance, elementInstance: Key): Variables {
  const seen: Variables[] = [];
  let local: Local | undefined = localOf(instance, elementInstance);
  while (local !== undefined && local >= 0) {
    const at: ElementInstance | undefined = instance.elements[local];
    if (at?.passage?.vars && keyOf(instance, local) === elementInstance) seen.push(at.passage.vars);
    if (at?.vars) seen.push(at.vars);
    local = at?.root ? undefined : at?.scope;
  }
  return Object.assign({}, ...seen.reverse()) as Variables;
}

/** Whether listeners of this user task still have their say in what somebody wants of it. */
export const isOnItsWay = (instance: Instance, task: Key): boolean =>
  Object.values(instance.elements).some(({ passage }) => passage && keyOf(instance, passage.task.n) === task);

/** The definition of the called process to which an element instance belongs; undefined for the instance's own. */
export function calledDefinitionOf(instance: Instance, elementInstance: Key): Key | undefined {
  let local = instance.called && localOf(instance, elementInstance);
  while (local !== undefined && local > 0) {
    const at: ElementInstance | undefined = instance.elements[local];
    if (at?.root) return instance.called![calledNumber(at.id)!];
    local = at?.scope;
  }
  return undefined;
}

/** Where an instance stands: every living element instance but the process itself, oldest first. */
export function activeElements(
  instance: Instance,
): { key: Key; element: string; scope: Key; state: ElementState; incident: boolean }[] {
  const troubled = new Set(Object.values(instance.incidents ?? {}).map((incident) => incident.at));
  return Object.entries(instance.elements)
    .filter(([local]) => local !== '0')
    .map(([local, at]) => ({
      key: keyOf(instance, Number(local)),
      element: shownId(at.id),
      scope: keyOf(instance, at.scope),
      state: at.state,
      incident: troubled.has(Number(local)),
    }));
}
