import type { Instance, Key, Local } from './types.ts';

/** The key of something inside an instance: `<instance key>.<n>`; the root scope is the instance itself. */
export const keyOf = (instance: { key: Key }, local: Local): Key =>
  local === 0 ? instance.key : `${instance.key}.${local}`;

/** The instance that a key belongs to. Instance keys hold no dot. */
export const instanceOfKey = (key: Key): Key => {
  const dot = key.lastIndexOf('.');
  return dot < 0 ? key : key.slice(0, dot);
};

/** Inside the engine the activity in a multi-instance body has an id of its own; no id of a diagram holds a `#`. */
export const innerOf = (id: string): string => `${id}#each`;

/** The id of an element of a called process inside the instance that called it: the number of its definition comes first. */
export const calledId = (number: number, id: string): string => `${number}/${id}`;

/** The number of the definition to which an id belongs; undefined for those of the instance's own. */
export function calledNumber(id: string): number | undefined {
  const slash = id.indexOf('/');
  return slash < 0 ? undefined : Number(id.slice(0, slash));
}

/** An element's id as it is beside another one: with the number of the same definition. */
export function idBeside(other: string, id: string): string {
  const number = calledNumber(other);
  return number === undefined ? id : calledId(number, id);
}

/** The id under which people know an element. */
export function shownId(id: string): string {
  const own = id.slice(id.indexOf('/') + 1);
  return own.endsWith('#each') ? own.slice(0, -5) : own;
}

/** The number inside its instance that a key names, or undefined when it is another instance's key or none at all. */
export function localOf(instance: Pick<Instance, 'key'>, key: Key): Local | undefined {
  if (key === instance.key) return 0;
  if (instanceOfKey(key) !== instance.key) return undefined;
  const local = Number(key.slice(instance.key.length + 1));
  return Number.isInteger(local) && local > 0 ? local : undefined;
}
