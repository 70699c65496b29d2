import { Type } from '@sinclair/typebox';
import type { Instant } from '../domain/instant.ts';
import type { WorkerContext } from './context.ts';
import { defineWorker } from './define-worker.ts';
import { corrected } from './shared/correction.ts';
import { shownAt, writeToResident } from './shared/letter.ts';
import { promiseAnew } from './shared/term.ts';

/** Corrects classification and place where the department stays; a term that holds now counts from where the old one began. */
export default defineWorker({
  type: 'correct-case',
  input: Type.Object({ caseId: Type.String(), correctionId: Type.String() }),
  output: Type.Object({}),
  raises: [],
  trial: 'recorded',
  async handle({ correctionId }, context) {
    const now = await corrected(context, correctionId);
    const deadline = now?.deadline ? await context.deadlines.byId(now.deadline) : undefined;
    // Without a deadline of this run the promise is still to come; once the work is done it was kept or broken.
    if (now && deadline?.run === context.facts.run.id && deadline.metAt === null) {
      const dueAt = await promiseAnew(context, now, deadline, 'corrected');
      if (dueAt !== null && deadline.dueAt !== null && dueAt > deadline.dueAt) await tellLater(context, dueAt);
    }
    return {};
  },
});

/** What was promised is later now, for it was less urgent than it was taken for: never in silence. */
async function tellLater(context: WorkerContext, dueAt: Instant): Promise<void> {
  const { language } = context.facts.case;
  const { zone } = await context.cases.letter();
  const values = {
    dueAt: shownAt(dueAt, zone, language),
    // Releases of before have no words for it.
    reason: context.release.text('letter.term-corrected', language) ?? '',
  };
  const once = `${context.facts.run.id}:corrected:${context.job.elementKey}`;
  await writeToResident(context, 'term-changed', once, values, 'call');
}
