import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { ofCase } from './shared/schemas.ts';

/** The wish to cancel came through before the work was done: notes by whom and why; the run then ends as cancelled. */
export default defineWorker({
  type: 'record-cancellation',
  input: ofCase,
  output: Type.Object({}),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const cancellation = await context.cancellations.ofRun();
    if (!cancellation) throw new Error('expected a wish to cancel but nobody has expressed one');
    context.cancellations.recorded(cancellation.id);
    const fact = { cancellation: cancellation.id, reasonCode: cancellation.reasonCode };
    context.record('cancellation-recorded', fact, cancellation.askedBy);
    return {};
  },
});
