import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { textOf } from './shared/answered.ts';
import { ofCase } from './shared/schemas.ts';

/** Takes over the department that a person chose. */
export default defineWorker({
  type: 'record-department',
  input: ofCase,
  output: Type.Object({ departmentId: Type.String() }),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const { answers, by, task } = await context.tasks.answers('choose-department');
    const department = textOf(answers, 'departmentId');
    const organisation = department && (await context.register.organisationOf(department));
    if (!department || !organisation)
      throw new Error(`expected a department of the tenant but got ${JSON.stringify(answers.departmentId)}`);
    const written = textOf(answers, 'reason');
    const reason = written ? context.cases.keepText({ kind: 'reason', text: written, by, public: false }) : null;
    context.cases.change({ department, organisation, assignment: { how: 'person', by, task, reason } });
    context.record('department-assigned', { how: 'person', department, organisation, reason }, by);
    return { departmentId: department };
  },
});
