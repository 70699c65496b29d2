import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { v7 } from 'uuid';
import { instantOf } from '../../../domain/instant.ts';
import type { Decisions } from '../../../rules/dmn/index.ts';
import { CommandRefused, type Definition, DeploymentRefused, type Finding, type Resource } from '../../port.ts';
import { Kept } from '../kept.ts';
import { compile } from '../model/compile.ts';
import { compileAll } from '../model/compile-all.ts';
import type { Model } from '../model/model.ts';
import type { Key } from '../types.ts';
import { areKnown, keepDecisions, loadDecisions } from './decisions.ts';
import { deployForms, Forms } from './forms.ts';
import { startsOf } from './starts.ts';
import { run, statement } from './transaction.ts';

const source = statement(
  'definition',
  `select tenant_id as tenant, process_id as process, content, sha256 from engine_definition where key = $1`,
);
const same = statement(
  'same-definition',
  `select key, process_id as "processId", version, resource from engine_definition
    where tenant_id = $1 and resource = $2 and sha256 = $3 and process_id = $4 order by version desc limit 1`,
);
// Deployments of one process id wait for each other, or two of them would take the same version.
const alone = statement('deploy-alone', `select pg_advisory_xact_lock(hashtextextended('deploy ' || $1, 0))`);
const add = statement(
  'add-definition',
  `insert into engine_definition (key, tenant_id, release_id, process_id, version, resource, content, sha256, deployed_at, deployment_key, version_tag)
    select $1::text, $2::text, $3::text, $4::text, coalesce(max(version), 0) + 1, $5::text, $6::text, $7::text, $8::timestamptz, $9::text, $10::text
      from engine_definition where tenant_id = $2 and process_id = $4
    returning version`,
);
const stopOldStarts = statement('stop-starts', 'delete from engine_start where tenant_id = $1 and process_id = $2');
const addStart = statement(
  'add-start',
  `insert into engine_start (definition_key, element_id, tenant_id, process_id, message_name, signal_name, due_at, repetitions)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The models of all processes in a file, by its bytes: releases often share a file, and authorities too. */
const compiled = new Kept<Model[]>(500);

/** A definition in this process's memory. Whose it is stays with it: what is cached has no wall around it. */
export interface Loaded {
  tenant: string;
  model: Model;
}

/** What is deployed, and the models compiled from it. */
export class Definitions {
  readonly #loaded = new Kept<Loaded>(1_000);
  readonly #decisions = new Kept<Decisions>(1_000);
  /** Which process or decision is meant, by its id, where both are of one deployment: that never changes. */
  readonly together = new Kept<Key | undefined>(5_000);
  readonly forms: Forms;

  /** `wall`: epoch milliseconds. */
  constructor(wall: () => number) {
    this.forms = new Forms(wall);
  }

  async check(resources: Resource[]): Promise<Finding[]> {
    return (await compileAll(resources)).findings;
  }

  /**
   * Keeps each process of each diagram as the newest version of its process id; when nothing at all has changed they stay as they were.
   * With any change all get new versions, so that what is deployed together can find each other (seen on 8.8.0).
   */
  async deploy(
    connection: Client,
    { tenant, release, at }: { tenant: string; release: string; at: number },
    resources: Resource[],
  ): Promise<Definition[]> {
    const { diagrams, decisions, findings } = await compileAll(resources);
    if (findings.some((finding) => finding.severity === 'error')) throw new DeploymentRefused(findings);
    await deployForms(connection, tenant, instantOf(at), resources);
    const all = diagrams.flatMap(({ file, models }) =>
      models.map((model) => ({ file, model, hash: sha256(file.content) })),
    );
    for (const process of [...new Set(all.map(({ model }) => model.process))].sort())
      await run(connection, alone, [`${tenant} ${process}`]);
    const known = [];
    for (const { file, model, hash } of all)
      known.push(...(await run<Known>(connection, same, [tenant, file.name, hash, model.process])));
    const unchanged = await areKnown(connection, tenant, decisions);
    if (unchanged && known.length === all.length) return known;
    const deployment = v7();
    await keepDecisions(connection, { tenant, deployment, at: instantOf(at) }, decisions);
    const definitions: Definition[] = [];
    for (const each of all) definitions.push(await this.#keep(connection, { tenant, release, at, deployment }, each));
    for (const { file, models } of diagrams) void compiled.get(sha256(file.content), async () => models);
    return definitions;
  }

  async #keep(
    connection: Client,
    { tenant, release, at, deployment }: { tenant: string; release: string; at: number; deployment: string },
    { file: { name, content }, model, hash }: { file: Resource; model: Model; hash: string },
  ): Promise<Definition> {
    const key = v7();
    const { process, versionTag = null } = model;
    const values = [key, tenant, release, process, name, content, hash, instantOf(at), deployment, versionTag];
    const [added] = await run<{ version: number }>(connection, add, values);
    await run(connection, stopOldStarts, [tenant, process]);
    for (const start of startsOf(model, at)) {
      const due = start.due === undefined ? null : instantOf(start.due);
      const when = [start.message ?? null, start.signal ?? null, due, start.left ?? null];
      await run(connection, addStart, [key, start.element, tenant, process, ...when]);
    }
    return { key, processId: process, version: added!.version, resource: name };
  }

  /** A definition with its model, compiled at its first use in this process. Throws when there is no such definition within reach. */
  load(connection: Client, key: string): Promise<Loaded> {
    return this.#loaded.get(key, () => load(connection, key));
  }

  /** The same without waiting; undefined when it has to be loaded first. */
  at(key: string): Loaded | undefined {
    return this.#loaded.at(key)?.value;
  }

  /** The file in which a decision stands, by the decision's key. */
  decisions(connection: Client, key: string): Promise<Decisions> {
    return this.#decisions.get(key, () => loadDecisions(connection, key));
  }

  decided(key: string): Decisions | undefined {
    return this.#decisions.at(key)?.value;
  }
}

async function load(connection: Client, key: string): Promise<Loaded> {
  const [row] = await run<{ tenant: string; process: string; content: string; sha256: string }>(connection, source, [
    key,
  ]);
  if (!row) throw new CommandRefused('not-found', `expected a definition ${key} but there is none within reach`);
  const { tenant, process, content, sha256 } = row;
  const models = await compiled.get(sha256, async () => (await compile({ name: key, content })).models);
  const model = models.find((each) => each.process === process);
  if (!model) throw new Error(`expected process ${process} in definition ${key} but it does not compile any more`);
  return { tenant, model };
}

type Known = Definition & { [column: string]: unknown };
