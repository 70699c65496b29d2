import type { Client } from 'pg';
import { type Binding, type Library, type Question, Unknown } from '../library.ts';
import type { Model } from '../model/model.ts';
import type { Key } from '../types.ts';
import type { Definitions } from './definitions.ts';
import { run, statement } from './transaction.ts';

const latest = statement(
  'called-latest',
  'select key from engine_definition where tenant_id = $1 and process_id = $2 order by version desc limit 1',
);
const together = statement(
  'called-together',
  `select d.key from engine_definition d join engine_definition o on o.deployment_key = d.deployment_key
    where o.key = $3 and d.tenant_id = $1 and d.process_id = $2`,
);
const tagged = statement(
  'called-tagged',
  `select key from engine_definition where tenant_id = $1 and process_id = $2 and version_tag = $3 order by version desc limit 1`,
);

type Found = { definition: Key; model: Model } | undefined;

/**
 * What one instance has asked of what is deployed. The core can't wait: what is not here yet is fetched, and the step, which has left
 * nothing behind, is run again. Models stay as long as the instance is in hand; what is newest is asked anew at each step.
 */
export class Shelf implements Library {
  readonly #whose: { tenant: string; definition: Key };
  readonly #definitions: Definitions;
  readonly #models = new Map<Key, Model>();
  readonly #found = new Map<string, Found>();

  constructor(whose: { tenant: string; definition: Key }, definitions: Definitions) {
    this.#whose = whose;
    this.#definitions = definitions;
  }

  model(definition: Key): Model {
    const model = this.#models.get(definition);
    if (!model) throw new Unknown({ about: 'model', definition });
    return model;
  }

  process(id: string, binding: Binding, from?: Key): Found {
    const question: Question = { about: 'process', id, binding, ...(from !== undefined && { from }) };
    const place = JSON.stringify(question);
    if (!this.#found.has(place)) throw new Unknown(question);
    return this.#found.get(place);
  }

  /** Runs a step as often as it takes to answer its questions. */
  async answering<T>(connection: () => Promise<Client>, work: () => T): Promise<T> {
    this.#found.clear();
    for (;;) {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        await this.#answer(await connection(), error.question);
      }
    }
  }

  async #answer(connection: Client, question: Question): Promise<void> {
    if (question.about === 'model') await this.#load(connection, question.definition);
    else {
      const [row] = await this.#ask(connection, question);
      const found = row && { definition: row.key, model: await this.#load(connection, row.key) };
      this.#found.set(JSON.stringify(question), found);
    }
  }

  #ask(
    connection: Client,
    { id, binding, from = this.#whose.definition }: Extract<Question, { about: 'process' }>,
  ): Promise<{ key: string }[]> {
    const { tenant } = this.#whose;
    switch (binding.by) {
      case 'latest':
        return run(connection, latest, [tenant, id]);
      case 'deployment':
        return run(connection, together, [tenant, id, from]);
      case 'versionTag':
        return run(connection, tagged, [tenant, id, binding.tag]);
    }
  }

  async #load(connection: Client, definition: Key): Promise<Model> {
    const model = this.#models.get(definition) ?? (await this.#definitions.model(connection, definition));
    this.#models.set(definition, model);
    return model;
  }
}
