import type { WorkerContext } from '../context.ts';
import { caseValues, mailText } from './letter.ts';

/** Writes to those who hold a role for the case; answers whom. `once`: what makes it one mail for each of them. */
export async function writeToRole(
  context: WorkerContext,
  template: string,
  role: string,
  once: string,
  more: Record<string, string> = {},
): Promise<string[]> {
  const people = await context.register.peopleOf(role);
  const letter = await context.cases.letter();
  for (const { person, email, language } of people) {
    if (!email) continue;
    const written = mailText(context, template, language, { ...caseValues(context, letter, language), ...more });
    context.outbox.mail({ key: `${once}:${person}`, to: email, language, ...written });
  }
  return people.map((each) => each.person);
}
