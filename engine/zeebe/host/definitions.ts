import type { Knex } from 'knex';
import type { Instant } from '../../../domain/instant.ts';
import { type Definition, DeploymentRefused, type Finding, type Key, type Resource } from '../../port.ts';
import { isRefused } from '../gateway/failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { ask } from './transaction.ts';

/** Whose definition it is. */
export interface Owner {
  tenant: string;
  release: string;
}

/** What was deployed to a cluster. Definitions are never changed, so they are kept once known. */
export class Definitions {
  readonly #engine: string;
  readonly #gateway: Gateway;
  readonly #owners = new Map<Key, Owner>();

  constructor(engine: string, gateway: Gateway) {
    this.#engine = engine;
    this.#gateway = gateway;
  }

  /**
   * Deploys at once, before the caller's commit: the keys are needed, and a deployment that is then not committed is one that nobody
   * starts. The same bytes again have the same keys.
   */
  async deploy(
    sql: Knex,
    { tenant, release, at }: Owner & { at: Instant },
    resources: Resource[],
  ): Promise<Definition[]> {
    const deployed = await this.#gateway.deploy(resources).catch((error: unknown) => {
      throw isRefused(error) ? new DeploymentRefused(findingsOf(error.message, resources)) : error;
    });
    const definitions = deployed.map(({ processDefinitionKey, bpmnProcessId, version, resourceName }) => ({
      key: processDefinitionKey,
      processId: bpmnProcessId,
      version,
      resource: resourceName,
    }));
    for (const { key, processId, version, resource } of definitions)
      await ask(
        sql,
        `insert into zeebe_definition (engine_id, key, tenant_id, release_id, process_id, version, resource, deployed_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (engine_id, key) do nothing`,
        [this.#engine, key, tenant, release, processId, version, resource, at],
      );
    return definitions;
  }

  /** Undefined: it was not deployed by us. `sql`: of all tenants. */
  async ownerOf(sql: Knex, key: Key): Promise<Owner | undefined> {
    const known = this.#owners.get(key);
    if (known) return known;
    const text = `select tenant_id as tenant, release_id as release from zeebe_definition where engine_id = $1 and key = $2`;
    const [found] = await ask<Owner & { [column: string]: unknown }>(sql, text, [this.#engine, key]);
    if (found) this.#owners.set(key, found);
    return found;
  }
}

/**
 * The reasons in what the cluster answers, which names a file in quotation marks, then its elements, then what is wrong with each:
 * `'a.bpmn': - Element: task` `- ERROR: Must have ...`. What does not read so is one finding as it stands.
 */
export function findingsOf(said: string, resources: Resource[]): Finding[] {
  const findings: Finding[] = [];
  let resource = resources[0]?.name ?? '';
  let element: string | undefined;
  for (const line of said.split('\n')) {
    const file = resources.find(({ name }) => line.includes(`'${name}'`));
    if (file) [resource, element] = [file.name, undefined];
    element = /Element: ([^\s>]+)/.exec(line)?.[1] ?? element;
    const message = /ERROR: (.*)$/.exec(line)?.[1];
    if (message) findings.push({ severity: 'error', resource, ...(element && { element }), rule: 'zeebe', message });
  }
  if (findings.length > 0) return findings;
  return [{ severity: 'error', resource, rule: 'zeebe', message: said }];
}
