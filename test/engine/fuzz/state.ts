import type { Json, Variables } from '../../../engine/port.ts';

/** What an engine's news have made of one world: the same for every engine, so that two can be compared and commands mean the same. */
export class State {
  readonly elements = new Map<string, ElementSeen>();
  readonly jobs = new Map<string, JobSeen>();
  readonly timers = new Map<string, TimerSeen>();
  readonly subscriptions = new Map<string, SubscriptionSeen>();
  readonly incidents = new Map<string, IncidentSeen>();
  /** What has happened to elements since the last look, in order. */
  #news: string[] = [];
  #ended: string[] = [];
  #unheard: string[] = [];
  /** Variables of scopes that are not there yet: Zeebe tells of a process's first. */
  readonly #early = new Map<string, Variables>();

  element(
    what: 'activating' | 'activated' | 'completed' | 'terminated',
    key: string,
    id: string,
    scope: string | null,
  ): void {
    this.#news.push(`${what} ${id}`);
    if (what === 'activating')
      this.elements.set(key, { id, scope, alive: true, variables: this.#early.get(key) ?? {} });
    else if (what !== 'activated') {
      const element = this.elements.get(key)!;
      element.alive = false;
      if (scope === null) this.#ended.push(`${id} ${textOf(element.variables)}`);
    }
  }

  variable(scope: string, name: string, value: Json): void {
    const variables = this.elements.get(scope)?.variables ?? this.#early.get(scope) ?? {};
    variables[name] = value;
    if (!this.elements.has(scope)) this.#early.set(scope, variables);
  }

  /** Variables that an element instance sees. */
  seenFrom(key: string): Variables {
    const element = this.elements.get(key);
    if (!element) return {};
    return { ...(element.scope === null ? {} : this.seenFrom(element.scope)), ...element.variables };
  }

  get done(): boolean {
    return ![...this.elements.values()].some(({ alive, scope }) => alive && scope === null);
  }

  /** The n-th of the living, the oldest first. */
  nth<T extends { element: string; hidden?: boolean }>(
    all: Map<string, T>,
    element: string,
    n: number,
  ): string | undefined {
    return [...all].filter(([, each]) => each.element === element && !each.hidden)[n]?.[0];
  }

  nthElement(id: string, n: number): string | undefined {
    return [...this.elements].filter(([, each]) => each.id === id && each.alive)[n]?.[0];
  }

  /** What is due by now and has not happened is heard by nobody: what listens is held up by an incident. */
  giveUp(now: number): void {
    for (const timer of this.timers.values()) {
      if (takenUp(timer) > now || timer.unheard) continue;
      timer.unheard = true;
      this.#unheard.push(sayTimer(timer));
    }
    for (const job of this.jobs.values()) if (isBackAt(job, now)) delete job.readyAt;
  }

  /** Instants at which something falls due by itself. */
  due(): number[] {
    return [
      ...[...this.timers.values()].filter(({ unheard }) => !unheard).map(takenUp),
      ...[...this.jobs.values()].flatMap(({ readyAt }) => (readyAt === undefined ? [] : readyAt + afterwards)),
    ];
  }

  /** What stands now, and what has happened since the last look taken: another one begins. */
  take(answer: string): Look {
    const look = this.look(answer);
    this.#news = [];
    this.#ended = [];
    this.#unheard = [];
    return look;
  }

  look(answer: string): Look {
    const list = <T>(all: Map<string, T>, say: (each: T, key: string) => string | undefined) =>
      [...all].flatMap(([key, each]) => say(each, key) ?? []);
    return {
      answer,
      jobs: list(this.jobs, (job) =>
        job.hidden
          ? undefined
          : `${job.element} ${job.type} x${job.retries} ${textOf(this.seenFrom(job.at))}${job.task ? ` ${job.task}` : ''}`,
      ),
      timers: list(this.timers, sayTimer).sort(),
      subscriptions: list(this.subscriptions, ({ element, what }) => `${element} ${what}`).sort(),
      incidents: list(this.incidents, ({ element, kind }) => `${element} ${kind}`),
      elements: list(this.elements, ({ id, alive, variables }) => (alive ? `${id} ${textOf(variables)}` : undefined)),
      news: this.#news,
      ended: this.#ended,
      unheard: this.#unheard.toSorted(),
    };
  }
}

/**
 * How the clock must be moved, on both engines alike. Zeebe looks for what is due no sooner than 100 ms after it was made; it loses sight of a
 * job whose back-off ends at the very millisecond at which it looks, and of a timer when the clock stood still within the second before.
 */
const [soonest, afterwards] = [2000, 5000];
export const backOff = 32_000;
/** When a timer fires that nothing holds up. */
export const takenUp = ({ due, armed }: TimerSeen): number => Math.max(due, armed + soonest);
export const isBackAt = ({ readyAt }: JobSeen, now: number): boolean =>
  readyAt !== undefined && readyAt + afterwards <= now;

const timeOf = (instant: number): string => new Date(instant).toISOString().slice(0, 19);
export const sayTimer = ({ element, due, left }: TimerSeen): string => `${element} ${timeOf(due)} x${left}`;

export interface ElementSeen {
  id: string;
  /** Null for a process, a called one too: variables end there. */
  scope: string | null;
  alive: boolean;
  variables: Variables;
}

export interface JobSeen {
  element: string;
  /** Of a job; a native user task has none. */
  type: string;
  at: string;
  retries: number;
  /** Of a native user task: what it says of itself. */
  task?: string;
  /** Its error was thrown and nobody caught it: until its incident is resolved nobody can get it. */
  hidden?: boolean;
  /** It is left alone until this epoch millisecond. */
  readyAt?: number;
}

export interface TimerSeen {
  element: string;
  due: number;
  /** When it was made. */
  armed: number;
  left: number;
  unheard?: true;
}

export interface SubscriptionSeen {
  element: string;
  what: string;
}

export interface IncidentSeen {
  element: string;
  kind: string;
  job?: string;
}

/** Each part as texts that can be compared. */
export interface Look {
  /** Why the command was refused, or empty. */
  answer: string;
  jobs: string[];
  timers: string[];
  subscriptions: string[];
  incidents: string[];
  /** Living element instances with the variables of just their scope, oldest first. */
  elements: string[];
  /** What has happened to elements, in order. */
  news: string[];
  /** Processes that have ended, with their variables. */
  ended: string[];
  /** Timers that have fallen due and did not fire. */
  unheard: string[];
}

/** JSON with its names in order. */
export function textOf(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${name}:${textOf(value[name]!)}`).join(',')}}`;
}

/** The first part in which two looks differ. */
export function difference(ours: Look, theirs: Look): { part: keyof Look; ours: string; theirs: string } | undefined {
  for (const part of Object.keys(ours) as (keyof Look)[]) {
    const [a, b] = [ours[part], theirs[part]].map((each) => (Array.isArray(each) ? each.join('\n') : each)) as [
      string,
      string,
    ];
    if (a !== b) return { part, ours: a, theirs: b };
  }
  return undefined;
}
