import type { Listener } from '../../port.ts';
import type { Model } from '../model/model.ts';
import { step } from '../step.ts';
import type { Command, Effect, Instance } from '../types.ts';
import { newInstance } from '../view.ts';
import { Changes } from './changes.ts';
import type { Definitions } from './definitions.ts';
import type { Identity } from './identity.ts';
import { type Message, signalOf } from './message.ts';
import { Shelf } from './shelf.ts';
import { tell } from './tell.ts';
import { connectionOf, type Transaction } from './transaction.ts';

/** The two clocks at one moment, in epoch milliseconds: the tenant's, and the one on the wall. */
export interface Moment {
  now: number;
  wall: number;
}

/** Hears what the steps of one transaction did to an instance, at which epoch millisecond of its tenant's clock. */
export type Hear = (instance: string, effects: Effect[], at: number) => void;

/** An instance under the lock of this transaction: as it is now, and all that has changed since it was loaded. */
export class Held<Tx extends Transaction> {
  /** As it was loaded. */
  readonly #was: { is: Identity; model: Model };
  #is: Identity;
  #model: Model;
  /** Of its row, as loaded; 0 for a new one. */
  readonly revision: number;
  readonly changes = new Changes();
  /** Messages and signals that it sends; each is taken to whoever waits by its own command, after the commit. */
  readonly sent: Message[] = [];
  readonly effects: Effect[] = [];
  readonly #listener: () => Listener<Tx>;
  readonly #definitions: Definitions;
  readonly #shelf: Shelf;
  readonly #stored: { state: Instance; revision: number } | undefined;
  #instance: Instance;
  /** When it was last moved, by the tenant's clock, in epoch milliseconds. */
  movedAt = 0;

  constructor(
    is: Identity,
    model: Model,
    listener: () => Listener<Tx>,
    definitions: Definitions,
    stored?: { state: Instance; revision: number },
  ) {
    this.#definitions = definitions;
    this.#shelf = new Shelf(is, definitions);
    this.#was = { is, model };
    this.#is = is;
    this.#model = model;
    this.revision = stored?.revision ?? 0;
    this.#listener = listener;
    this.#stored = stored;
    this.#instance = stored?.state ?? newInstance(is.key, is.process);
  }

  /** The same as it was loaded, before any step. */
  afresh(): Held<Tx> {
    return new Held(this.#was.is, this.#was.model, this.#listener, this.#definitions, this.#stored);
  }

  get is(): Identity {
    return this.#is;
  }

  get model(): Model {
    return this.#model;
  }

  /** Whether it goes on in another definition than it was loaded with. */
  get isMigrated(): boolean {
    return this.#is.definition !== this.#was.is.definition;
  }

  get isNew(): boolean {
    return this.revision === 0;
  }

  get instance(): Instance {
    return this.#instance;
  }

  get ended(): boolean {
    return this.#instance.state === 'completed' || this.#instance.state === 'cancelled';
  }

  /** Carries out one command and tells the product what became true. Throws `CommandRefused` with nothing changed. */
  async step(tx: Tx, command: Command, { now, wall }: Moment): Promise<Effect[]> {
    const before = this.#instance;
    const { instance, effects } = await this.#shelf.answering(
      () => connectionOf(tx.sql),
      () => step(this.model, before, command, now, this.#shelf),
    );
    this.#instance = instance;
    this.movedAt = now;
    this.effects.push(...effects);
    for (const effect of effects) {
      this.changes.fold(effect, now, wall);
      if (effect.kind === 'migrated' && effect.instance === this.is.key) this.#migrate(effect);
      if (effect.kind === 'signalThrown') this.sent.push(signalOf(this.is, effect.name, effect.variables, now));
    }
    await tell(tx, this.#listener, { is: this.is, effects, now });
    return effects;
  }

  #migrate({ definition, process }: { definition: string; process: string }): void {
    this.#is = { ...this.#is, definition, process };
    this.#model = this.#shelf.model(definition);
    this.#shelf.move(definition);
  }

  /** Takes away the row of a timer or subscription that the instance no longer hears; a scope that is deaf never listens again. */
  unheard(what: 'timers' | 'subscriptions', key: string, now: number): void {
    this.changes[what].remove(key);
    this.movedAt = now;
  }
}
