import { keyOf } from '../../../engine/embedded/keys.ts';
import type {
  Effect,
  ElementNews,
  IncidentRow,
  JobRow,
  Key,
  SubscriptionRow,
  TimerRow,
  Variables,
} from '../../../engine/embedded/types.ts';

export interface FoldedElement {
  key: Key;
  id: string;
  type: string;
  scope: Key | null;
  alive: boolean;
}

/** Everything that an engine's effects tell, folded into what is alive and what was. */
export class Fold {
  readonly elements = new Map<Key, FoldedElement>();
  readonly variables = new Map<Key, Variables>();
  readonly jobs = new Map<Key, JobRow>();
  readonly #thrown = new Map<Key, JobRow>();
  readonly timers = new Map<Key, TimerRow>();
  readonly subscriptions = new Map<Key, SubscriptionRow>();
  readonly incidents = new Map<Key, IncidentRow>();
  readonly log: { what: ElementNews; element: string }[] = [];

  apply(effects: Effect[]): void {
    for (const effect of effects) this.#one(effect);
  }

  /** Variables of exactly this scope. */
  scope(key: Key | undefined): Variables {
    return { ...(key === undefined ? {} : this.variables.get(key)) };
  }

  /** Variables that an element instance sees. */
  seenFrom(key: Key): Variables {
    const { scope } = this.elements.get(key)!;
    return { ...(scope === null ? {} : this.seenFrom(scope)), ...this.variables.get(key) };
  }

  /** The newest living element instance of this id, else the newest. */
  find(id: string): FoldedElement | undefined {
    const all = [...this.elements.values()].filter((element) => element.id === id);
    return all.findLast(({ alive }) => alive) ?? all.at(-1);
  }

  #one(effect: Effect): void {
    switch (effect.kind) {
      case 'element':
        this.#element(effect);
        break;
      case 'variableSet':
        this.variables.set(effect.scope, { ...this.variables.get(effect.scope), [effect.name]: effect.value });
        break;
      case 'jobCreated':
        this.jobs.set(effect.job.key, effect.job);
        break;
      case 'jobUpdated':
        this.#updateJob(effect);
        break;
      case 'taskChanged': {
        const job = this.jobs.get(effect.task.key)!;
        this.jobs.set(job.key, { ...job, task: effect.task.task! });
        break;
      }
      case 'renamed':
        this.#rename(effect);
        break;
      case 'jobRemoved':
        this.jobs.delete(effect.key);
        this.#thrown.delete(effect.key);
        break;
      case 'timerCreated':
        this.timers.set(effect.timer.key, effect.timer);
        break;
      case 'timerRemoved':
        this.timers.delete(effect.key);
        break;
      case 'subscriptionOpened':
        this.subscriptions.set(effect.subscription.key, effect.subscription);
        break;
      case 'subscriptionClosed':
        this.subscriptions.delete(effect.key);
        break;
      case 'incidentRaised':
        this.incidents.set(effect.incident.key, effect.incident);
        break;
      case 'incidentResolved':
        this.incidents.delete(effect.key);
        break;
      default:
    }
  }

  #rename({ what, key, element }: Extract<Effect, { kind: 'renamed' }>): void {
    const { jobs, timers, subscriptions, incidents } = this;
    if (what === 'element') this.elements.get(key)!.id = element;
    else {
      const rows: Map<Key, { element: string }> = {
        job: jobs,
        timer: timers,
        subscription: subscriptions,
        incident: incidents,
      }[what];
      const row = rows.get(key);
      if (row) rows.set(key, { ...row, element });
    }
  }

  /** A job whose error nobody caught is shown no more, as in Zeebe's stream, until its incident is resolved. */
  #updateJob({ key, retries, state }: Extract<Effect, { kind: 'jobUpdated' }>): void {
    const job = this.jobs.get(key) ?? this.#thrown.get(key)!;
    this.jobs.delete(key);
    this.#thrown.delete(key);
    (state === 'error' ? this.#thrown : this.jobs).set(key, { ...job, retries });
  }

  #element({ what, key, element: id, type, scope }: Extract<Effect, { kind: 'element' }>): void {
    this.log.push({ what, element: id });
    if (what === 'activating') this.elements.set(key, { key, id, type, scope, alive: true });
    else if (what !== 'activated') this.elements.get(key)!.alive = false;
  }
}

export const rootOf = (instance: Key): Key => keyOf({ key: instance }, 0);
