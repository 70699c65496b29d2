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

/** The id under which people know an element. */
export const shownId = (id: string): string => (id.endsWith('#each') ? id.slice(0, -5) : id);

/** The number inside its instance that a key names, or undefined when it is another instance's key or none at all. */
export function localOf(instance: Pick<Instance, 'key'>, key: Key): Local | undefined {
  if (key === instance.key) return 0;
  if (instanceOfKey(key) !== instance.key) return undefined;
  const local = Number(key.slice(instance.key.length + 1));
  return Number.isInteger(local) && local > 0 ? local : undefined;
}
