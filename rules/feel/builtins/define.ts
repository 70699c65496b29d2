import { Fn, type Value } from '../values.ts';

/** The functions of one group by name; several of one name differ in their parameters. */
export type Library = Readonly<Record<string, readonly Fn[]>>;

const namesOf = (signature: string): string[] =>
  signature
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** One way to be called for each signature; `run` gets just the arguments that the signature has. */
export const fn = (signatures: string | readonly string[], run: (...args: Value[]) => Value): readonly Fn[] =>
  [signatures].flat().map((signature) => new Fn(namesOf(signature as string), (args) => run(...args)));

/** A function of a list, or of one or more arguments that are then the list. */
export const ofList = (run: (list: Value[]) => Value, name = 'list'): readonly Fn[] => [
  new Fn([name], (args) => run(args.length === 1 && Array.isArray(args[0]) ? args[0] : args), true),
];

/** The way of a function that these arguments fit: so many in order, or some by these names. */
export function overloadFor(ways: readonly Fn[], args: number | readonly string[]): Fn | undefined {
  if (typeof args === 'number')
    return ways.find(({ names, variadic }) => args === names.length || (variadic && args > names.length));
  return ways.find(({ names }) => args.every((name) => names.includes(name)));
}

/** Raised where Zeebe's function throws: the expression has no value and the process an incident. */
export class FeelFunctionError extends Error {}
