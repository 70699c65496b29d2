import { Type } from '@sinclair/typebox';
import { strongestUrgency } from '../domain/urgency.ts';
import { defineWorker } from './define-worker.ts';
import { textOf } from './shared/answered.ts';
import { ofCase } from './shared/schemas.ts';

/** Takes over what a person decided a request is about. */
export default defineWorker({
  type: 'record-classification',
  input: ofCase,
  output: Type.Object({}),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const { case: c } = context.facts;
    const { answers, by, task } = await context.tasks.answers('classify-by-hand');
    const category = textOf(answers, 'category') ?? c.category ?? undefined;
    if (!category || (await context.register.categoryPath(category)).length === 0)
      throw new Error(`expected a category of the tenant but got ${JSON.stringify(answers.category)}`);
    const kind = textOf(answers, 'kind') ?? c.kind ?? context.release.settings.kinds[0]!;
    const urgency = strongestUrgency([textOf(answers, 'urgency') ?? c.urgency]);
    const written = textOf(answers, 'reason');
    const reason = written ? context.cases.keepText({ kind: 'reason', text: written, by, public: false }) : null;
    context.cases.change({ category, kind, urgency, classification: { how: 'person', sure: true, by, task, reason } });
    context.record('case-classified', { how: 'person', sure: true, category, kind, urgency, reason }, by);
    return {};
  },
});
