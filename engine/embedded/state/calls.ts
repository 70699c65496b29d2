import { calledId } from '../keys.ts';
import type { Model } from '../model/model.ts';
import type { Turn } from '../turn.ts';
import type { Key } from '../types.ts';

/** The instance knows the definitions that its calls have run by number. Answers the id of the process as it runs in this instance. */
export function nameDefinition(turn: Turn, { definition, model }: { definition: Key; model: Model }): string {
  const { called = [] } = turn.instance;
  const known = called.indexOf(definition);
  if (known < 0) turn.instance.called = [...called, definition];
  return calledId(known < 0 ? called.length : known, model.process);
}
