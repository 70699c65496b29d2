import { instanceOfKey } from '../keys.ts';
import type { Effect, IncidentRow, JobRow, JobState, Key, SubscriptionRow, TimerRow } from '../types.ts';

export type MemoryJob = JobRow & {
  instance: Key;
  state: JobState;
  readyAt?: number;
  lockedUntil?: number;
  message?: string;
};
export type MemoryTimer = TimerRow & { instance: Key };
export type MemorySubscription = SubscriptionRow & { instance: Key; process: string };
export type MemoryIncident = IncidentRow & { instance: Key };

/** What waits, by key, in the order it came: the rows that a database would hold. */
export class Tables {
  readonly jobs = new Map<Key, MemoryJob>();
  readonly timers = new Map<Key, MemoryTimer>();
  readonly subscriptions = new Map<Key, MemorySubscription>();
  readonly incidents = new Map<Key, MemoryIncident>();
  /** Subscriptions by what they wait for. */
  readonly #waiting = new Map<string, Map<Key, MemorySubscription>>();

  /** Who waits for this message or signal, oldest first. */
  waitingFor(what: SubscriptionRow['what'], name: string, correlationKey?: string): MemorySubscription[] {
    return [...(this.#waiting.get(placeOf({ what, name, correlationKey }))?.values() ?? [])];
  }

  /** Effects -> rows. */
  apply(process: string, effect: Effect): void {
    switch (effect.kind) {
      case 'jobCreated':
        this.jobs.set(effect.job.key, { ...effect.job, instance: instanceOfKey(effect.job.key), state: 'ready' });
        break;
      case 'jobUpdated': {
        const { kind: _, key, ...change } = effect;
        const { readyAt: _readyAt, lockedUntil: _lockedUntil, ...job } = this.jobs.get(key)!;
        this.jobs.set(key, { ...job, ...change });
        break;
      }
      case 'taskChanged': {
        const job = this.jobs.get(effect.task.key);
        if (job) this.jobs.set(job.key, { ...job, task: effect.task.task! });
        break;
      }
      case 'renamed':
        this.#rename(effect);
        break;
      case 'jobRemoved':
        this.jobs.delete(effect.key);
        break;
      case 'timerCreated':
        this.timers.set(effect.timer.key, { ...effect.timer, instance: instanceOfKey(effect.timer.key) });
        break;
      case 'timerRemoved':
        this.timers.delete(effect.key);
        break;
      case 'subscriptionOpened': {
        const { key } = effect.subscription;
        const { called } = effect.subscription;
        this.#open({ ...effect.subscription, instance: instanceOfKey(key), process: called?.process ?? process });
        break;
      }
      case 'subscriptionClosed':
        this.#close(effect.key);
        break;
      case 'incidentRaised':
        this.incidents.set(effect.incident.key, { ...effect.incident, instance: instanceOfKey(effect.incident.key) });
        break;
      case 'incidentResolved':
        this.incidents.delete(effect.key);
        break;
      default:
    }
  }

  #rename({ what, key, element, process }: Extract<Effect, { kind: 'renamed' }>): void {
    if (what === 'element') return;
    const { jobs, timers, subscriptions, incidents } = this;
    const rows: Map<Key, { element: string; process?: string }> = {
      job: jobs,
      timer: timers,
      subscription: subscriptions,
      incident: incidents,
    }[what];
    const row = rows.get(key);
    if (row) Object.assign(row, { element, ...(process !== undefined && { process }) });
  }

  #open(subscription: MemorySubscription): void {
    const place = placeOf(subscription);
    const others = this.#waiting.get(place) ?? new Map<Key, MemorySubscription>();
    this.#waiting.set(place, others.set(subscription.key, subscription));
    this.subscriptions.set(subscription.key, subscription);
  }

  #close(key: Key): void {
    const subscription = this.subscriptions.get(key);
    if (!subscription) return;
    this.subscriptions.delete(key);
    const place = placeOf(subscription);
    const others = this.#waiting.get(place);
    others?.delete(key);
    if (others?.size === 0) this.#waiting.delete(place);
  }
}

const placeOf = ({
  what,
  name,
  correlationKey,
}: {
  what: string;
  name: string;
  correlationKey?: string | undefined;
}): string => JSON.stringify([what, name, correlationKey]);
