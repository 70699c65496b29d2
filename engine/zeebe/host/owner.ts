import type { Key } from '../../port.ts';
import { parseExactly } from '../gateway/exact-json.ts';
import type { ActivatedJob } from '../gateway/gateway.ts';
import type { HostNeed } from './need.ts';
import { ask, type Transaction } from './transaction.ts';

/** Whose a job is. */
export interface Whose {
  tenant: string;
  release: string;
  run: string;
  /** The run is known by the job's own word only: nobody has bound the instance yet. */
  fresh: boolean;
}

/** Nobody here can do this job: it is not ours. */
export class Stranger extends Error {}

/**
 * Whose job it is: tenant and release by its definition, which we deployed for them; the run by its instance. Variables have a word only
 * while the instance is new, and only within that tenant. @throws Stranger
 */
export async function whose<Tx extends Transaction>(need: HostNeed<Tx>, job: ActivatedJob): Promise<Whose> {
  const { database, engine, definitions } = need;
  const owner = await definitions.ownerOf(database, job.processDefinitionKey);
  if (!owner)
    throw new Stranger(
      `expected a process that was deployed by this installation but ${job.bpmnProcessId} (${job.processDefinitionKey}) was not`,
    );
  const text = 'select tenant_id as tenant, run_id as run from zeebe_instance where engine_id = $1 and key = $2';
  const [known] = await ask<{ tenant: string; run: string }>(database, text, [engine, job.processInstanceKey]);
  if (known) {
    if (known.tenant !== owner.tenant)
      throw new Stranger(`expected an instance of ${known.tenant} but its definition is of ${owner.tenant}`);
    return { ...owner, run: known.run, fresh: false };
  }
  return { ...owner, run: runOf(job), fresh: true };
}

function runOf(job: ActivatedJob): Key {
  const variables = parseExactly(job.variables) as { runId?: unknown };
  if (typeof variables.runId !== 'string' || variables.runId === '')
    throw new Stranger(`expected an instance that was started for a run but it has no runId`);
  return variables.runId;
}
