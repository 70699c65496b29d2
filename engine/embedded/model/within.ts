import { calledId } from '../keys.ts';
import type { Element, LoopRule, Model } from './model.ts';

const made = new WeakMap<Model, Map<number, Model>>();

/**
 * A process as it runs inside the instance that called it: the same, but all ids begin with the number of the call's definition, so that
 * they are unique there. Kept as long as the model itself.
 */
export function within(model: Model, number: number): Model {
  const known = made.get(model) ?? new Map<number, Model>();
  made.set(model, known);
  const found = known.get(number);
  if (found) return found;
  const name = (id: string): string => calledId(number, id);
  const elements: Model['elements'] = Object.create(null);
  for (const element of Object.values(model.elements)) elements[name(element.id)] = renamed(element, name);
  const inside: Model = { ...model, process: name(model.process), elements };
  known.set(number, inside);
  return inside;
}

type Name = (id: string) => string;

const loopOf = (loop: LoopRule, name: Name): LoopRule => ({ ...loop, inner: name(loop.inner) });

function renamed(element: Element, name: Name): Element {
  const { id, scope, outgoing, default: otherwise, catches, starts, loop, adHoc, linksTo, undo, compensates } = element;
  return {
    ...element,
    id: name(id),
    scope: scope === null ? null : name(scope),
    outgoing: outgoing.map((flow) => ({
      ...flow,
      id: name(flow.id),
      source: name(flow.source),
      target: name(flow.target),
    })),
    ...(otherwise !== undefined && { default: name(otherwise) }),
    catches: catches.map(name),
    ...(starts && { starts: starts.map(name) }),
    ...(undo && { undo: { event: name(undo.event), handler: name(undo.handler) } }),
    ...(compensates !== undefined && { compensates: name(compensates) }),
    ...(linksTo !== undefined && { linksTo: name(linksTo) }),
    ...(loop && { loop: loopOf(loop, name) }),
    ...(adHoc && { adHoc: { ...adHoc, inner: name(adHoc.inner), begins: adHoc.begins.map(name) } }),
  };
}
