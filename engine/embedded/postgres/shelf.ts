import type { Client } from 'pg';
import type { Decisions } from '../../../rules/dmn/index.ts';
import { CommandRefused } from '../../port.ts';
import { type Library, type Question, Unknown } from '../library.ts';
import type { Binding } from '../model/binding.ts';
import type { Model } from '../model/model.ts';
import type { Key } from '../types.ts';
import type { Definitions, Loaded } from './definitions.ts';
import type { FormTags } from './forms.ts';
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
type Bound = Extract<Question, { binding: Binding }>;

/**
 * What one instance asks of what is deployed. The core can't wait: what is not here yet is fetched, and the step, which has left nothing
 * behind, is run again. What never changes is kept by the process; what is newest is asked anew at each step.
 */
export class Shelf implements Library {
  #whose: { tenant: string; definition: Key };
  readonly #definitions: Definitions;
  readonly #models = new Map<Key, Model>();
  readonly #decisions = new Map<Key, Decisions>();
  /** Which key is meant, as this step has heard. */
  readonly #keys = new Map<string, Key | undefined>();
  #forms: FormTags | undefined;

  constructor(whose: { tenant: string; definition: Key }, definitions: Definitions) {
    this.#whose = whose;
    this.#definitions = definitions;
  }

  /** The instance goes on in another definition. */
  move(definition: Key): void {
    this.#whose = { ...this.#whose, definition };
  }

  model(definition: Key): Model {
    const model = this.#models.get(definition) ?? this.#own(this.#definitions.at(definition));
    if (!model) throw new Unknown({ about: 'model', definition });
    return model;
  }

  process(id: string, binding: Binding, from = this.#whose.definition): Found {
    const definition = this.#key({ about: 'process', id, binding, from });
    return definition === undefined ? undefined : { definition, model: this.model(definition) };
  }

  decision(id: string, binding: Binding, from = this.#whose.definition): Decisions | undefined {
    const question: Bound = { about: 'decision', id, binding, from };
    const key = this.#key(question);
    if (key === undefined) return undefined;
    const decisions = this.#decisions.get(key) ?? this.#definitions.decided(key);
    if (!decisions) throw new Unknown(question);
    return decisions;
  }

  form(id: string, binding: Binding): boolean {
    const forms = this.#forms ?? this.#definitions.forms.at(this.#whose.tenant);
    if (!forms) throw new Unknown({ about: 'forms' });
    return binding.by === 'versionTag' ? forms.get(id)?.includes(binding.tag) === true : forms.has(id);
  }

  /** Runs a step as often as it takes to answer its questions. */
  async answering<T>(connection: () => Promise<Client>, work: () => T): Promise<T> {
    this.#keys.clear();
    this.#forms = undefined;
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
    const definitions = this.#definitions;
    if (question.about === 'forms') this.#forms = await definitions.forms.of(connection, this.#whose.tenant);
    else if (question.about === 'model') await this.#load(connection, question.definition);
    else {
      const place = this.#place(question);
      const ask = async () => (await this.#ask(connection, question))[0]?.key;
      const key = await (question.binding.by === 'deployment' ? definitions.together.get(place, ask) : ask());
      this.#keys.set(place, key);
      if (question.about === 'decision' && key !== undefined)
        this.#decisions.set(key, await definitions.decisions(connection, key));
    }
  }

  /** @throws Unknown when it has to be asked first */
  #key(question: Bound): Key | undefined {
    const place = this.#place(question);
    if (this.#keys.has(place)) return this.#keys.get(place);
    const kept = this.#definitions.together.at(place);
    if (!kept) throw new Unknown(question);
    return kept.value;
  }

  #place = (question: Bound): string => JSON.stringify([this.#whose.tenant, question]);

  #ask(connection: Client, { about, id, binding, from }: Bound): Promise<{ key: string }[]> {
    const more = { latest: [], deployment: [from], versionTag: [binding.by === 'versionTag' ? binding.tag : ''] };
    return run(connection, asks[about][binding.by], [this.#whose.tenant, id, ...more[binding.by]]);
  }

  async #load(connection: Client, definition: Key): Promise<void> {
    const model = this.#own(await this.#definitions.load(connection, definition));
    if (!model)
      throw new CommandRefused('not-found', `expected a definition ${definition} but there is none within reach`);
    this.#models.set(definition, model);
  }

  /** What is cached has no wall around it: another tenant's is not there. */
  #own(loaded: Loaded | undefined): Model | undefined {
    return loaded?.tenant === this.#whose.tenant ? loaded.model : undefined;
  }
}
