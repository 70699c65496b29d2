import { ApiError } from '../errors/api-error.ts';
import type { ErrorCode } from '../errors/catalogue.ts';
import type { Member } from './member.ts';

/** A kind of thing that policies speak of. */
export interface Kind<T> {
  readonly name: string;
  /** Never there: it carries the type. */
  readonly of?: T;
}
export const kindOf = <T>(name: string): Kind<T> => ({ name });

/** Yes, no, or no with the error that says why. */
export type Verdict = boolean | ErrorCode;
type Rule<T> = (who: Member, thing: T) => Verdict;

const rules = new Map<string, Rule<unknown>>();

/** States who may do what: `allow('claim', Task, (who, task) => who.isIn(task.candidateGroups))`. */
export function allow<T>(verb: string, kind: Kind<T>, rule: Rule<T>): void {
  const name = `${verb} ${kind.name}`;
  if (rules.has(name)) throw new Error(`expected one policy for "${name}" but got two`);
  rules.set(name, rule as Rule<unknown>);
}

function verdict<T>(who: Member, verb: string, kind: Kind<T>, thing: T): Verdict {
  const rule = rules.get(`${verb} ${kind.name}`);
  if (!rule) throw new Error(`expected a policy for "${verb} ${kind.name}" but there is none`);
  return rule(who, thing);
}

/** May they? Fills `abilities`. */
export const can = <T>(who: Member, verb: string, kind: Kind<T>, thing: T): boolean =>
  verdict(who, verb, kind, thing) === true;

/** Why they may not, as a code of the catalogue; null when they may. */
export function refusalOf<T>(who: Member, verb: string, kind: Kind<T>, thing: T): ErrorCode | null {
  const answer = verdict(who, verb, kind, thing);
  return answer === true ? null : answer === false ? 'forbidden' : answer;
}

/** They must be allowed to, else it is answered with why not. */
export function demand<T>(who: Member, verb: string, kind: Kind<T>, thing: T): void {
  const refused = refusalOf(who, verb, kind, thing);
  if (refused) throw new ApiError(refused);
}

/** What may be read by nobody but a few is not even there for the others. */
export function mustSee<T>(who: Member, verb: string, kind: Kind<T>, thing: T): void {
  if (!can(who, verb, kind, thing)) throw new ApiError('not-found');
}

/** All policies there are, as `verb kind`. */
export const policyNames = (): string[] => [...rules.keys()].sort();
