import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { v7 } from 'uuid';
import { compileDecisions, type Decisions } from '../../../rules/dmn/index.ts';
import { CommandRefused } from '../../port.ts';
import { Kept } from '../kept.ts';
import type { DecisionFile } from '../model/decisions.ts';
import { run, statement } from './transaction.ts';

const source = statement('decision', 'select content, sha256 from engine_decision where key = $1');
const same = statement(
  'same-decisions',
  'select 1 from engine_decision where tenant_id = $1 and resource = $2 and sha256 = $3 limit 1',
);
// Deployments of one decision id wait for each other, or two of them would take the same version.
const alone = statement('decide-alone', `select pg_advisory_xact_lock(hashtextextended('decision ' || $1, 0))`);
const add = statement(
  'add-decision',
  `insert into engine_decision (key, tenant_id, decision_id, version, resource, content, sha256, deployment_key, version_tag, deployed_at)
    select $1::text, $2::text, $3::text, coalesce(max(version), 0) + 1, $4::text, $5::text, $6::text, $7::text, $8::text, $9::timestamptz
      from engine_decision where tenant_id = $2 and decision_id = $3`,
);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Whether these files are deployed already, under the same names. */
export async function areKnown(connection: Client, tenant: string, files: DecisionFile[]): Promise<boolean> {
  for (const { file } of files)
    if ((await run(connection, same, [tenant, file.name, sha256(file.content)])).length === 0) return false;
  return true;
}

/** Keeps each decision of each file as the newest version of its id. */
export async function keepDecisions(
  connection: Client,
  { tenant, deployment, at }: { tenant: string; deployment: string; at: string },
  files: DecisionFile[],
): Promise<void> {
  const all = files.flatMap((each) => [...each.decisions.keys()].map((id) => ({ id, ...each })));
  for (const { id, file, tags } of all.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { name, content } = file;
    await run(connection, alone, [`${tenant} ${id}`]);
    const values = [v7(), tenant, id, name, content, sha256(content), deployment, tags[id] ?? null, at];
    await run(connection, add, values);
  }
  for (const { file, decisions } of files) void compiled.get(sha256(file.content), async () => decisions);
}

/** By the bytes they come from. */
const compiled = new Kept<Decisions>(200);

export async function loadDecisions(connection: Client, key: string): Promise<Decisions> {
  const [row] = await run<{ content: string; sha256: string }>(connection, source, [key]);
  if (!row) throw new CommandRefused('not-found', `expected a decision ${key} but there is none within reach`);
  return compiled.get(row.sha256, () => compileDecisions(row.content));
}
