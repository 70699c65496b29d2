import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { v7 } from 'uuid';
import { instantOf } from '../../../domain/instant.ts';
import type { Decisions } from '../../../rules/dmn/index.ts';
import { CommandRefused, type Definition, DeploymentRefused, type Finding, type Resource } from '../../port.ts';
import { compile } from '../model/compile.ts';
import { compileAll } from '../model/compile-all.ts';
import type { Model } from '../model/model.ts';
import { areKnown, keepDecisions, loadDecisions } from './decisions.ts';
import { deployForms, Forms, findsForms } from './forms.ts';
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

/** What is deployed, and the models compiled from it. Models are kept by the bytes they come from: releases often share a file. */
export class Definitions {
  readonly #bytes = new Map<string, Promise<Model[]>>();
  readonly #loaded = new Map<string, Promise<Loaded>>();

  readonly #decisions = new Map<string, Promise<Decisions>>();

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

  /** The model of a definition, compiled at its first use in this process. Throws when there is no such definition within reach. */
  async model(connection: Client, key: string): Promise<Model> {
    return (await this.load(connection, key)).model;
  }

  /** The file in which a decision stands, by the decision's key. Compiled at its first use in this process. */
  async decisions(connection: Client, key: string): Promise<Decisions> {
    let found = this.#decisions.get(key);
    if (!found) {
      found = loadDecisions(connection, key);
      this.#decisions.set(key, found);
      found.catch(() => this.#decisions.delete(key));
    }
    return found;
  }

  async load(connection: Client, key: string): Promise<Loaded> {
    const loaded = await this.#once(connection, key);
    if (!findsForms(loaded.model)) return loaded;
    return { ...loaded, model: { ...loaded.model, forms: await this.forms.of(connection, loaded.tenant) } };
  }

  #once(connection: Client, key: string): Promise<Loaded> {
    const known = this.#loaded.get(key);
    if (known) return known;
    const loading = this.#load(connection, key);
    this.#loaded.set(key, loading);
    // A failure is not kept: the definition may be of a transaction that is not yet committed, or the connection may have broken.
    loading.catch(() => this.#loaded.delete(key));
    return loading;
  }

  async #load(connection: Client, key: string): Promise<Loaded> {
    const [row] = await run<{ tenant: string; process: string; content: string; sha256: string }>(connection, source, [
      key,
    ]);
    if (!row) throw new CommandRefused('not-found', `expected a definition ${key} but there is none within reach`);
    let models = this.#bytes.get(row.sha256);
    if (!models) {
      models = compile({ name: key, content: row.content }).then((compiled) => compiled.models);
      this.#bytes.set(row.sha256, models);
    }
    const model = (await models).find(({ process }) => process === row.process);
    if (!model)
      throw new Error(`expected process ${row.process} in definition ${key} but it does not compile any more`);
    return { tenant: row.tenant, model };
  }
}

/** A definition in this process's memory. Whose it is stays with it: what is cached has no wall around it. */
interface Loaded {
  tenant: string;
  model: Model;
}

type Known = Definition & { [column: string]: unknown };
