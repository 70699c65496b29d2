import type { Activity, Block, Diagram, Scope } from './diagram.ts';

type Part = { [name: string]: unknown };

/** Every object of a diagram, outer ones first. */
export function* partsOf(value: unknown): Generator<Part> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Part;
  for (const each of Object.values(value)) yield* partsOf(each);
}

export function* blocksOf(diagram: Diagram): Generator<Block> {
  for (const part of partsOf(diagram)) if ('block' in part) yield part as unknown as Block;
}

export function* scopesOf(diagram: Diagram): Generator<Scope> {
  for (const part of partsOf(diagram)) if ('handlers' in part) yield part as unknown as Scope;
}

export const activitiesOf = (diagram: Diagram): Activity[] =>
  [...blocksOf(diagram)].filter((each): each is Activity => each.block === 'activity');
