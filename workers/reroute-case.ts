import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { corrected } from './shared/correction.ts';

/** Corrects classification and place where another department has to act: the request is then assigned and promised anew. */
export default defineWorker({
  type: 'reroute-case',
  input: Type.Object({ caseId: Type.String(), correctionId: Type.String() }),
  output: Type.Object({
    occasion: Type.Union([Type.Literal('registered'), Type.Literal('passed-on')], {
      description: 'what the resident is told when work begins: registered when no department had it yet',
    }),
  }),
  raises: [],
  trial: 'recorded',
  async handle({ correctionId }, context) {
    await corrected(context, correctionId);
    const first = context.facts.case.department === null;
    return { occasion: first ? ('registered' as const) : ('passed-on' as const) };
  },
});
