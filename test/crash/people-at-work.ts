import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '../../main/playback/stage.ts';
import type { Database } from '../../store/database.ts';
import { transact } from '../../store/unit-of-work.ts';
import { despiteOutages } from './despite-outages.ts';

export const tenant = 'gulustan';
const operator = 'aysel';

/** Opens the case of this number; when it is there already, an earlier process has opened it and nobody was told. */
export async function openCaseOnce(database: Database, stage: Stage, n: number): Promise<void> {
  const known = await transact(
    database,
    { tenants: [tenant] },
    async ({ sql }) =>
      (
        await sql('cases')
          .where({ source: 'crash', external_number: String(n) })
          .select('id')
      ).length > 0,
  );
  if (known) return;
  await stage.open({
    actor: operator,
    caseType: 'resident-request',
    channel: 'phone',
    language: 'az',
    source: 'crash',
    externalNumber: String(n),
    description: 'Binada su yoxdur.',
    kind: 'request',
    categoryId: 'water.no-supply',
    territoryId: 'merkez-nizami-7',
    resident: { name: 'Rəhim', phone: '+994502101101', email: `resident-${n}@example.org` },
  });
}

const answers: { [element: string]: { person: string; answers: Record<string, unknown> } } = {
  work: { person: 'samir', answers: { outcome: 'solved', answer: 'Nasos işə salındı, su verilir.' } },
  'call-resident': { person: operator, answers: { reached: 'yes', answer: 'yes' } },
};

/** Does every task that is open (unless somebody in another process is faster), again and again, until nothing is open and `until` says so; and no case of the town is open. */
export async function peopleAtWork(
  database: Database,
  stage: Stage,
  { until }: { until: () => boolean },
): Promise<void> {
  for (;;) {
    const { tasks, open } = await despiteOutages(() => openIn(database));
    if (open === 0 && until()) return;
    for (const { case_id, element_id } of tasks) {
      const { person, answers: given } = answers[element_id]!;
      const complete = () =>
        stage.complete(case_id, element_id, person, given).then(
          () => false,
          async (error: unknown) => {
            if (await isOpen(database, case_id, element_id)) throw error;
            return true;
          },
        );
      const faster = await despiteOutages(complete);
      if (!faster) process.stdout.write(`completed ${case_id} ${element_id}\n`);
    }
    if (tasks.length === 0) await pause(10);
  }
}

/** Some of the open tasks, and how many cases are open. */
function openIn(database: Database) {
  return transact(database, { tenants: [tenant] }, async ({ sql }) => ({
    tasks: (await sql('tasks').where({ state: 'open' }).select('case_id', 'element_id').limit(20)) as {
      case_id: string;
      element_id: string;
    }[],
    open: Number((await sql('cases').where({ status: 'open' }).count())[0]!.count),
  }));
}

async function isOpen(database: Database, caseId: string, element: string): Promise<boolean> {
  const found = await transact(database, { tenants: [tenant] }, ({ sql }) =>
    sql('tasks').where({ case_id: caseId, element_id: element, state: 'open' }).select('case_id'),
  );
  return found.length > 0;
}
