import { instantOf } from '../../../domain/instant.ts';
import type { OpenTask } from '../../port.ts';
import { isGone } from '../gateway/failure.ts';
import type { ActivatedJob } from '../gateway/gateway.ts';
import { giveBack, refuseStranger } from './give-back.ts';
import type { HostNeed } from './need.ts';
import { Stranger, type Whose, whose } from './owner.ts';
import type { Transaction } from './transaction.ts';

export const userTaskType = 'io.camunda.zeebe:userTask';

/** A person may take weeks. When the lock runs out the task comes once more, and is locked anew. */
export const taskLockMs = 30 * 86_400_000;
const bugMs = 10_000;
const prefix = 'io.camunda.zeebe:';

/** Takes over user tasks, which Zeebe hands out as jobs: they appear in the product's task table and stay locked until somebody completes them. */
export class UserTasks<Tx extends Transaction> {
  readonly #need: HostNeed<Tx>;

  constructor(need: HostNeed<Tx>) {
    this.#need = need;
  }

  /** Never throws. Fetched with a short lock, and locked for long once it is in our tables: so a crash in between costs minutes. */
  async handle(activated: ActivatedJob): Promise<void> {
    const { gateway, trouble } = this.#need;
    try {
      const of = await whose(this.#need, activated);
      await this.#open(activated, of);
      await gateway.setLock(activated.key, taskLockMs).catch((error: unknown) => this.#notLocked(activated, of, error));
    } catch (error) {
      if (error instanceof Stranger) return refuseStranger(this.#need, activated, error.message);
      trouble(error, activated.processInstanceKey);
      await giveBack(gateway, activated, bugMs, error instanceof Error ? error.message : String(error));
    }
  }

  /** It was withdrawn while it was written down: nobody may tell us again. For any other reason it comes once more, and is known. */
  async #notLocked({ key }: ActivatedJob, { tenant, run }: Whose, error: unknown): Promise<void> {
    const { database, transact, tasks, listener, clock } = this.#need;
    if (!isGone(error)) return;
    await transact(database, { tenants: [tenant] }, async (tx) => {
      if (await tasks.gone(tx.sql, key, { completing: false }))
        await listener.taskWithdrawn(tx, { key, tenant, run, at: clock.now(tenant) });
    });
  }

  async #open(activated: ActivatedJob, of: Whose): Promise<void> {
    const { database, transact, tasks, listener, wall, clock } = this.#need;
    const task = openTask(activated, of, clock.now(of.tenant));
    await transact(database, { tenants: [of.tenant] }, async (tx) => {
      if (await tasks.opened(tx.sql, task, activated.retries, wall.now())) await listener.taskOpened(tx, task);
    });
  }
}

export function openTask(activated: ActivatedJob, { tenant, release, run }: Whose, at: string): OpenTask {
  const headers = JSON.parse(activated.customHeaders || '{}') as { [name: string]: string };
  const said = (name: string): string | undefined => headers[`${prefix}${name}`] || undefined;
  const due = Date.parse(said('dueDate') ?? '');
  const form = said('formKey');
  const assignee = said('assignee');
  return {
    key: activated.key,
    element: activated.elementId,
    elementInstance: activated.elementInstanceKey,
    instance: activated.processInstanceKey,
    definition: activated.processDefinitionKey,
    tenant,
    release,
    run,
    candidateGroups: listOf(said('candidateGroups')),
    candidateUsers: listOf(said('candidateUsers')),
    at,
    ...(form && { form }),
    ...(assignee && { assignee }),
    ...(!Number.isNaN(due) && { dueAt: instantOf(due) }),
  };
}

/** Zeebe gives lists as JSON; a model may have given one name as it stands. */
function listOf(text: string | undefined): string[] {
  if (!text) return [];
  try {
    const list = JSON.parse(text) as unknown;
    return Array.isArray(list) ? list.map(String) : [String(list)];
  } catch {
    return [text];
  }
}
