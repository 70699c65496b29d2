import { Fn, type Value } from '../values.ts';

/** The functions of one group, by name; several of one name are tried by their parameters. */
export type Library = Readonly<Record<string, Fn>>;

/** A function with parameters; an argument that is left out is null. */
export const fn = (names: string, run: (...args: Value[]) => Value): Fn =>
  new Fn(
    names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    (args) => run(...args),
  );

/** A function of a list, or of any number of arguments that are then the list. Anything else is null. */
export const ofList = (run: (list: Value[]) => Value): Fn =>
  new Fn(
    ['list'],
    (args) => {
      if (args.length === 1) return Array.isArray(args[0]) ? run(args[0]) : null;
      return args.length === 0 ? null : run(args);
    },
    true,
  );
