import { type CallInput, ProblemError, type Reply } from '../../../client/index.ts';
import { server } from '../../server.ts';
import { type Draft, keepDraft } from './draft.ts';

export type ReportBody = CallInput<'reportRequest'>['body'];

interface Arrived {
  opened: Reply<'reportRequest'>;
  /** False: it had arrived before, in other words than stand in the form now. */
  asTyped: boolean;
}

const isReused = (thrown: unknown): boolean =>
  thrown instanceof ProblemError && thrown.problem.code === 'idempotency-key-reused';

/**
 * Reports once for the draft's key, however often it is asked: a report whose answer was lost is answered again. When it had arrived and was
 * changed since, what had arrived is what is reported.
 */
export async function sendReport(tenant: string, draft: Draft<ReportBody>, body: ReportBody): Promise<Arrived> {
  const send = (content: ReportBody) =>
    server.reportRequest({ path: { tenant }, header: { 'idempotency-key': draft.key }, body: content });
  const before = draft.sent;
  draft.sent = body;
  keepDraft(draft);
  try {
    return { opened: await send(body), asTyped: true };
  } catch (thrown) {
    if (before && isReused(thrown)) return { opened: await send(before), asTyped: false };
    // The server has said no: nothing has arrived.
    if (thrown instanceof ProblemError && thrown.problem.status >= 400 && thrown.problem.status < 500) {
      draft.sent = before;
      keepDraft(draft);
    }
    throw thrown;
  }
}
