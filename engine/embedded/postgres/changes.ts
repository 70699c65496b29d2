import type {
  Called,
  Effect,
  IncidentRow,
  JobRow,
  JobState,
  Key,
  SubscriptionRow,
  TaskData,
  TimerRow,
} from '../types.ts';

/** Rows of one kind that come, go, or are other than they were, by key. What came and went within one transaction leaves nothing. */
class Rows<Row, Patch extends object> {
  readonly added = new Map<Key, Row>();
  readonly changed = new Map<Key, Patch>();
  readonly removed = new Set<Key>();

  add(key: Key, row: Row): void {
    this.added.set(key, row);
  }

  change(key: Key, patch: Patch): void {
    const added = this.added.get(key);
    if (added) this.added.set(key, { ...added, ...patch });
    else this.changed.set(key, { ...this.changed.get(key), ...patch });
  }

  remove(key: Key): void {
    this.changed.delete(key);
    if (!this.added.delete(key)) this.removed.add(key);
  }
}

interface JobMove {
  state: JobState;
  retries: number;
  /** Epoch milliseconds on the wall. */
  readyAt: number;
}

/** The element goes by another id after a migration. */
interface Renamed {
  element: string;
}

export type JobPatch = Partial<JobMove & Renamed & { task: TaskData }>;

/** `[what, element, n, at]`, or for a flow `['flow', flow, scope, at]`; see the view engine_element_history. */
export type News = [what: string, element: string, n: number, at: number];

/** What the commands of one transaction did to one instance's rows: the sum, for a job carried out at once never becomes a row. */
export class Changes {
  readonly jobs = new Rows<JobRow & JobMove, JobPatch>();
  #at = 0;
  readonly timers = new Rows<TimerRow, Renamed>();
  readonly subscriptions = new Rows<SubscriptionRow & { process?: string }, Renamed & { process: string }>();
  readonly incidents = new Rows<IncidentRow & { at: number }, Renamed>();
  readonly news: News[] = [];
  /** Of called processes, by their keys. */
  readonly calledNews = new Map<Key, { definition: Key; news: News[] }>();

  #rename({ what, key, element, process, called }: Extract<Effect, { kind: 'renamed' }>): void {
    if (what === 'element') this.#newsOf(called).push(['migrated', element, numberOf(key), this.#at]);
    else if (what === 'subscription') this.subscriptions.change(key, { element, process: process! });
    else this[`${what}s`].change(key, { element });
  }

  #newsOf(called: Called | undefined): News[] {
    if (!called) return this.news;
    const known = this.calledNews.get(called.instance) ?? { definition: called.definition, news: [] };
    this.calledNews.set(called.instance, known);
    return known.news;
  }

  /** `now` by the tenant's clock, `wall` by the wall; both in epoch milliseconds. */
  fold(effect: Effect, now: number, wall: number): void {
    this.#at = now;
    switch (effect.kind) {
      case 'jobCreated':
        this.jobs.add(effect.job.key, { ...effect.job, state: 'ready', readyAt: wall });
        break;
      case 'jobUpdated': {
        // The core counts the back-off by the tenant's clock, which may be virtual; a broken worker mends on the wall.
        const backOff = effect.readyAt === undefined ? 0 : effect.readyAt - now;
        this.jobs.change(effect.key, { state: effect.state, retries: effect.retries, readyAt: wall + backOff });
        // Not its words: they may name a person, and history is never erased.
        this.news.push([`job-${effect.state}`, '', numberOf(effect.key), now]);
        break;
      }
      case 'taskChanged':
        this.jobs.change(effect.task.key, { task: effect.task.task! });
        break;
      case 'renamed':
        this.#rename(effect);
        break;
      case 'jobRemoved':
        this.jobs.remove(effect.key);
        break;
      case 'timerCreated':
        this.timers.add(effect.timer.key, effect.timer);
        break;
      case 'timerRemoved':
        this.timers.remove(effect.key);
        break;
      case 'subscriptionOpened':
        this.subscriptions.add(effect.subscription.key, effect.subscription);
        break;
      case 'subscriptionClosed':
        this.subscriptions.remove(effect.key);
        break;
      case 'incidentRaised':
        this.incidents.add(effect.incident.key, { ...effect.incident, at: now });
        this.#newsOf(effect.incident.called).push([
          `incident-${effect.incident.kind}`,
          effect.incident.element,
          numberOf(effect.incident.key),
          now,
        ]);
        break;
      case 'incidentResolved':
        this.incidents.remove(effect.key);
        this.news.push(['incident-resolved', '', numberOf(effect.key), now]);
        break;
      case 'element':
        this.#newsOf(effect.called).push([effect.what, effect.element, numberOf(effect.key), now]);
        break;
      case 'flowTaken':
        this.#newsOf(effect.called).push(['flow', effect.flow, numberOf(effect.scope), now]);
        break;
      // Variables are no history here: they hold ids only, and the cases' own events tell the facts.
      case 'migrated':
      case 'variableSet':
      case 'taskDenied':
      case 'signalThrown':
      case 'instanceEnded':
        break;
    }
  }
}

/** The number behind the dot of a key; 0 for the instance itself. */
export const numberOf = (key: Key): number => {
  const dot = key.lastIndexOf('.');
  return dot < 0 ? 0 : Number(key.slice(dot + 1));
};
