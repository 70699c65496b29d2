import { Type } from '@sinclair/typebox';
import type { WorkerContext } from './context.ts';
import { defineWorker } from './define-worker.ts';
import { linkFor, shownAt, writeToResident } from './shared/letter.ts';
import { ofCase } from './shared/schemas.ts';

/**
 * Writes to the resident; the task's header `template` says what. Who has no address is noted, and the case goes on; where the header
 * `otherwise` says `call`, a person tells it by telephone.
 */
export default defineWorker({
  type: 'notify',
  input: ofCase,
  output: Type.Object({}),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const { template, otherwise } = context.job.headers;
    if (!template) throw new Error(`expected a header template at ${context.job.element} but there is none`);
    // Each time the process comes here it is one mail: within a round a request can be passed on more than once.
    const once = `${context.facts.run.id}:${template}:${context.job.elementKey}`;
    const values = (await more[template]?.(context)) ?? {};
    const call = otherwise === 'call' && !(await asked(context, template));
    await writeToResident(context, template, once, values, call ? 'call' : 'nothing');
    return {};
  },
});

/** Whoever has withdrawn a request knows that it is cancelled. */
const asked = async (context: WorkerContext, template: string): Promise<boolean> =>
  template === 'cancelled' && (await context.cancellations.ofRun())?.askedBy === 'resident';

/** What some letters say besides the facts of the case. */
const more: Record<string, (context: WorkerContext) => Promise<Record<string, string>>> = {
  explained: objectionValues,
  'term-changed': reasonOfChange,
};

/** Why the promise is another one now: whoever waits has a right to know. */
async function reasonOfChange(context: WorkerContext): Promise<Record<string, string>> {
  const change = await context.termChanges.newest();
  return { reason: (change && (await context.cases.text(change.reason))) ?? '' };
}

/** The link by which the answer can be objected to, where that is still possible. */
async function objectionValues(context: WorkerContext): Promise<Record<string, string>> {
  const objection = await context.objections.newest();
  const { run, case: c } = context.facts;
  if (objection?.state !== 'open' || objection.round !== run.round || objection.openUntil === null) return {};
  const { token, hash } = context.newToken();
  context.objections.linked(objection.id, hash);
  const { zone } = await context.cases.letter();
  return {
    link: linkFor(context, 'objection', token),
    objectionUntil: shownAt(objection.openUntil, zone, c.language),
  };
}
