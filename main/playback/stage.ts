import { cancelCase } from '../../api/cases/cancel-case.ts';
import type { UseCaseDeps } from '../../api/cases/engine-deps.ts';
import { type Opened, type Opening, openCase } from '../../api/cases/open-case.ts';
import { answerConfirmation } from '../../api/public/answer-confirmation.ts';
import { objectTo } from '../../api/public/object.ts';
import { completeTask } from '../../api/tasks/complete-task.ts';
import { taskAtHand } from '../../api/tasks/load-task.ts';
import { type Sort, together } from '../../api/together.ts';
import { Batch } from '../../store/batch.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import type { Database } from '../../store/database.ts';
import { shared } from '../../store/gathered.ts';
import { run } from '../../store/statement.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';

/** What people of a tenant do, through the same use cases that the API's routes call. */
export interface Stage {
  open(opening: Omit<Opening, 'tenant'>): Promise<Opened>;
  /** Completes the open task of a case at this element. Throws when there is none: the case stands elsewhere than expected. */
  complete(caseId: string, element: string, person: string, answers: Record<string, unknown>): Promise<void>;
  cancel(caseId: string, person: string, reasonCode: string): Promise<void>;
  /** The resident opens the newest mail about the case that holds such a link, and answers. */
  answerByLink(caseId: string, answer: 'yes' | 'no', reason?: string): Promise<void>;
  object(caseId: string, reason: string): Promise<void>;
  /** Elements of the open tasks of a case. */
  openTasks(caseId: string): Promise<string[]>;
}

interface OpenTask {
  engine: string;
  key: string;
  element: string;
}

/** A stage for one tenant on the application's pool. */
export function stageOf(database: Database, deps: UseCaseDeps, tenant: string): Stage {
  const unit = <T>(work: (unit: Unit) => Promise<T>): Promise<T> => transact(database, { tenants: [tenant] }, work);

  const shares = <T>(what: Sort['what'], work: (unit: Unit) => Promise<T>): Promise<T> =>
    together({ database, engine: deps.engine }, { tenant, what }, work);

  const openOf = async (u: Unit, caseIds: string[]): Promise<OpenTask[][]> => {
    const rows = await run<OpenTask & { case: string }>(u, {
      text: `select case_id as case, engine_id as engine, key, element_id as element from tasks where tenant_id = $1 and case_id = any($2) and state = 'open'`,
      values: [tenant, caseIds],
    });
    return caseIds.map((caseId) => rows.filter((row) => row.case === caseId));
  };
  const openRows = async (u: Unit, caseId: string): Promise<OpenTask[]> =>
    (await shared(u, 'open tasks', () => new Batch<string, OpenTask[]>((all) => openOf(u, all))).of(caseId))!;

  /** As the resident finds it: in the mail that still lies in the outbox. */
  async function newestLink(u: Unit, caseId: string, page: 'confirmation' | 'objection'): Promise<string> {
    const mails = await run<{ text: string }>(u, {
      text: `select payload ->> 'text' as text from outbox where tenant_id = $1 and case_id = $2 and kind = 'mail' order by seq desc`,
      values: [tenant, caseId],
    });
    const link = new RegExp(`/#/${page}/([\\w%-]+)`);
    const token = mails.map(({ text }) => link.exec(text ?? '')?.[1]).find(Boolean);
    if (!token) throw new Error(`expected a mail about case ${caseId} with a link to its ${page} but there is none`);
    return decodeURIComponent(token);
  }

  return {
    open: (opening) => shares('opening', (u) => openCase(u, deps, { ...opening, tenant })),
    openTasks: (caseId) => unit(async (u) => (await openRows(u, caseId)).map((row) => row.element)),
    complete: (caseId, element, person, answers) =>
      shares('completing', async (u) => {
        const open = await openRows(u, caseId);
        const wanted = open.find((row) => row.element === element);
        if (!wanted)
          throw new Error(
            `expected an open task ${element} of case ${caseId} but there are ${open.map((row) => row.element).join(', ') || 'none'}`,
          );
        const task = (await taskAtHand(u, tenant, wanted))!;
        await completeTask(u, deps, { tenant, task, person, answers, language: 'en' });
      }),
    answerByLink: (caseId, answer, reason) =>
      unit(
        async (u) =>
          void (await answerConfirmation(u, deps, {
            tenant,
            token: await newestLink(u, caseId, 'confirmation'),
            answer,
            reason,
          })),
      ),
    object: (caseId, reason) =>
      unit(async (u) => objectTo(u, deps, { tenant, token: await newestLink(u, caseId, 'objection'), reason })),
    cancel: (caseId, person, reasonCode) =>
      unit(async (u) => {
        const view = (await caseReadModel(u, tenant).byId(caseId))!;
        await cancelCase(u, deps, { tenant, case: view, actor: person, reasonCode });
      }),
  };
}
