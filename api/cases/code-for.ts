import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { Member } from '../policies/index.ts';
import type { Opened, PersonInput } from './open-case.ts';

/** What whoever opened a case is told of its secret code. */
export interface CodeTold {
  code: string | null;
  /** How the resident gets it: in this answer, in the letter, or not at all. */
  codeBy: 'answer' | 'letter' | null;
}

async function receivesCodes(unit: Unit, who: Member): Promise<boolean> {
  const text = `select from membership where tenant_id = $1 and person_id = $2 and role = 'integrator' and receives_codes`;
  return (await run(unit, { text, values: [who.tenant, who.person] })).length > 0;
}

/**
 * With the code the resident answers, withdraws and reopens: so the staff do not learn it, or they could answer in the resident's name.
 * Another system learns it where an administrator has said that residents report through it.
 */
export async function codeFor(
  unit: Unit,
  who: Member,
  { code, ...opened }: Opened,
  resident: PersonInput | undefined,
): Promise<Omit<Opened, 'code'> & CodeTold> {
  if (who.kind === 'client' && (await receivesCodes(unit, who))) return { ...opened, code, codeBy: 'answer' };
  return { ...opened, code: null, codeBy: resident?.email ? 'letter' : null };
}
