import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { Member } from '../policies/index.ts';
import type { Opened, PersonInput } from './open-case.ts';

/** What whoever opened a case is told of its secret code. */
export interface CodeTold {
  code: string | null;
  /** How the resident gets it: in this answer, in the letter, by whoever opened the case, or not at all. */
  codeBy: 'answer' | 'letter' | 'opener' | null;
}

async function receivesCodes(unit: Unit, who: Member): Promise<boolean> {
  const text = `select from membership where tenant_id = $1 and person_id = $2 and role = 'integrator' and receives_codes`;
  return (await run(unit, { text, values: [who.tenant, who.person] })).length > 0;
}

/**
 * With the code the resident answers, withdraws and reopens: so the staff do not learn it, or they could answer in the resident's name.
 * Where no letter goes, whoever opened the case asks for it once more and tells it: see tell-code.ts. Another system learns it where an
 * administrator has said that residents report through it.
 */
export async function codeFor(
  unit: Unit,
  who: Member,
  { code, ...opened }: Opened,
  persons: readonly (PersonInput | undefined)[],
): Promise<Omit<Opened, 'code'> & CodeTold> {
  if (who.kind === 'client' && (await receivesCodes(unit, who))) return { ...opened, code, codeBy: 'answer' };
  if (persons.some((each) => each?.email)) return { ...opened, code: null, codeBy: 'letter' };
  return { ...opened, code: null, codeBy: who.kind === 'person' ? 'opener' : null };
}
