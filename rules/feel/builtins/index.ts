import type { Fn } from '../values.ts';
import { contexts } from './contexts.ts';
import { conversion } from './conversion.ts';
import { cycle } from './cycle.ts';
import { general } from './general.ts';
import { lists } from './lists.ts';
import { numbers } from './numbers.ts';
import { ranges } from './ranges.ts';
import { temporal } from './temporal.ts';
import { text } from './text.ts';

/** Every function of the language by its name, but `now` and `today`, which need the clock of the evaluation. */
export const builtins: ReadonlyMap<string, readonly Fn[]> = new Map(
  [general, conversion, text, numbers, lists, contexts, temporal, ranges, cycle].flatMap((library) =>
    Object.entries(library),
  ),
);
