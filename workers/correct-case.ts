import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { corrected } from './shared/correction.ts';
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
    if (now && deadline?.run === context.facts.run.id && deadline.metAt === null)
      await promiseAnew(context, now, deadline, 'corrected');
    return {};
  },
});
