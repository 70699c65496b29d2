import type { Client } from 'pg';
import type { Decisions } from '../../../rules/dmn/index.ts';
import { CommandRefused } from '../../port.ts';
import { type Library, type Question, Unknown } from '../library.ts';
import type { Binding } from '../model/binding.ts';
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

const decisionLatest = statement(
  'decision-latest',
  'select key from engine_decision where tenant_id = $1 and decision_id = $2 order by version desc limit 1',
);
const decisionTogether = statement(
  'decision-together',
  `select d.key from engine_decision d join engine_definition o on o.deployment_key = d.deployment_key and o.tenant_id = d.tenant_id
    where o.key = $3 and d.tenant_id = $1 and d.decision_id = $2`,
);
const decisionTagged = statement(
  'decision-tagged',
  `select key from engine_decision where tenant_id = $1 and decision_id = $2 and version_tag = $3 order by version desc limit 1`,
);
const asks = {
  process: { latest, deployment: together, versionTag: tagged },
  decision: { latest: decisionLatest, deployment: decisionTogether, versionTag: decisionTagged },
};

type Found = { definition: Key; model: Model } | undefined;

/**
 * What one instance has asked of what is deployed. The core can't wait: what is not here yet is fetched, and the step, which has left
 * nothing behind, is run again. Models stay as long as the instance is in hand; what is newest is asked anew at each step.
 */
export class Shelf implements Library {
  #whose: { tenant: string; definition: Key };
  readonly #definitions: Definitions;
  readonly #models = new Map<Key, Model>();
  readonly #decided = new Map<string, Decisions | undefined>();
  readonly #found = new Map<string, Found>();

  constructor(whose: { tenant: string; definition: Key }, definitions: Definitions) {
    this.#whose = whose;
    this.#definitions = definitions;
  }

  /** The instance goes on in another definition. */
  move(definition: Key): void {
    this.#whose = { ...this.#whose, definition };
  }

  model(definition: Key): Model {
    const model = this.#models.get(definition);
    if (!model) throw new Unknown({ about: 'model', definition });
    return model;
  }

  process(id: string, binding: Binding, from: Key | undefined): Found {
    return known(this.#found, { about: 'process', id, binding, ...(from !== undefined && { from }) });
  }

  decision(id: string, binding: Binding, from: Key | undefined): Decisions | undefined {
    return known(this.#decided, { about: 'decision', id, binding, ...(from !== undefined && { from }) });
  }

  /** Runs a step as often as it takes to answer its questions. */
  async answering<T>(connection: () => Promise<Client>, work: () => T): Promise<T> {
    this.#found.clear();
    this.#decided.clear();
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
    if (question.about === 'model') {
      await this.#load(connection, question.definition);
      return;
    }
    const [row] = await this.#ask(connection, question);
    if (question.about === 'decision')
      this.#decided.set(JSON.stringify(question), row && (await this.#definitions.decisions(connection, row.key)));
    else {
      const found = row && { definition: row.key, model: await this.#load(connection, row.key) };
      this.#found.set(JSON.stringify(question), found);
    }
  }

  #ask(
    connection: Client,
    { about, id, binding, from = this.#whose.definition }: Exclude<Question, { about: 'model' }>,
  ): Promise<{ key: string }[]> {
    const more = { latest: [], deployment: [from], versionTag: [binding.by === 'versionTag' ? binding.tag : ''] };
    return run(connection, asks[about][binding.by], [this.#whose.tenant, id, ...more[binding.by]]);
  }

  async #load(connection: Client, definition: Key): Promise<Model> {
    const known = this.#models.get(definition);
    if (known) return known;
    const { tenant, model } = await this.#definitions.load(connection, definition);
    if (tenant !== this.#whose.tenant)
      throw new CommandRefused('not-found', `expected a definition ${definition} but there is none within reach`);
    this.#models.set(definition, model);
    return model;
  }
}

function known<T>(answers: Map<string, T>, question: Question): T | undefined {
  const place = JSON.stringify(question);
  if (!answers.has(place)) throw new Unknown(question);
  return answers.get(place);
}
