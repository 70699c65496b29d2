import type { Element } from './element.ts';

/** What a rule found: at which element, how bad, and what to do, in words. */
export type Finding = {
  readonly rule: string;
  readonly elementId: string;
  readonly level: 'error' | 'warning';
  readonly text: string;
};

/** What the diagram is checked for: the lowest version of Zeebe it must run on. */
export type Target = { readonly zeebe: `${number}.${number}` };

/** One rule of the profile: pure, over the definitions of one file. */
export type Rule = {
  readonly name: string;
  readonly check: (definitions: Element, target: Target) => readonly Complaint[];
};

/** What a rule says; the profile adds the rule's name. */
export type Complaint = { readonly at: Element; readonly text: string; readonly level?: 'error' | 'warning' };

/** Is the target at least this version? */
export function atLeast(target: Target, version: `${number}.${number}`): boolean {
  const [major = 0, minor = 0] = target.zeebe.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = version.split('.').map(Number);
  return major !== wantedMajor ? major > wantedMajor : minor >= wantedMinor;
}
