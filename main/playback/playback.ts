import { civilDateAt, plusDays, startOfDay } from '../../domain/calendar/zone.ts';
import { type Instant, instantOf, millisecondsOf, plusMilliseconds } from '../../domain/instant.ts';
import type { Stage } from './stage.ts';
import { type StageNeed, stageAt } from './stage-at.ts';

/** What of the engine a playback needs. */
export interface Playable {
  runUntilIdle(): Promise<void>;
  nextTimerAt(tenant: string): Promise<Instant | undefined>;
  timersUntil(tenant: string, until: Instant): Promise<{ run: string | null; at: Instant }[]>;
}

export interface PlaybackNeed extends StageNeed {
  engine: StageNeed['engine'] & Playable;
}

interface Act {
  at: Instant;
  /** Acts of one case happen one after the other, those of others whenever. */
  of: string;
  act(stage: Stage): Promise<void>;
}

/** So many people act at the same time: enough for full groups (api/together.ts), and no more connections than there are. */
const atOnce = 64;

/**
 * Lives a tenant's past in virtual time: people act at their instants, timers fire at theirs. What happens to one case does not touch
 * another, so the cases of one day (of the tenant's zone) live side by side, each at its own instants and in its own order: the next act of
 * each case is done, those of many cases in one transaction; whatever follows from them runs; and so on. A timer of a case comes before an
 * act that is later, or at the same instant. Only from day to day does time move for all, and only when nothing of the day is left.
 */
export class Playback {
  /** Kept latest first, so that the next one is taken off the end. */
  readonly #acts: Act[] = [];
  /** Of each case that has been acted on. */
  readonly #runs = new Map<string, Set<string>>();
  #lastAct: Instant | undefined;
  readonly #need: PlaybackNeed;
  readonly #tenant: string;
  readonly #zone: string;

  constructor(need: PlaybackNeed, tenant: string, zone: string) {
    this.#need = need;
    this.#tenant = tenant;
    this.#zone = zone;
  }

  /** What a person does with a case at an instant; acts on one case at the same instant happen in the order of these calls. */
  at(instant: Instant, of: string, act: Act['act']): void {
    let low = 0;
    for (let high = this.#acts.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.#acts[middle]!.at <= instant) high = middle;
      else low = middle + 1;
    }
    this.#acts.splice(low, 0, { at: instant, of, act });
  }

  /** Until every act is done and no timer is left before `until` (or, without it, before the last act). */
  async run({ until, told }: { until?: Instant; told?: (now: Instant, left: number) => void } = {}): Promise<void> {
    for (let from = await this.#next(until); from !== undefined; from = await this.#next(until)) {
      if (from > this.#need.clock.now(this.#tenant)) this.#need.clock.moveTo(this.#tenant, from);
      await this.#day(await this.#endOfDay(from), until);
      told?.(this.#need.clock.now(this.#tenant), this.#acts.length);
    }
  }

  /** When something happens next. */
  async #next(until: Instant | undefined): Promise<Instant | undefined> {
    const act = this.#acts.at(-1)?.at;
    const horizon = act ?? until;
    const timer = horizon && (await this.#need.engine.nextTimerAt(this.#tenant));
    return timer && timer <= horizon ? timer : act;
  }

  /** The last instant of the local day; or before what the clock starts, for that has no case whose instant it could be. */
  async #endOfDay(from: Instant): Promise<Instant> {
    const tomorrow = plusDays(civilDateAt(millisecondsOf(from), this.#zone), 1);
    const end = instantOf(startOfDay(tomorrow, this.#zone) - 1);
    const starts = (await this.#need.engine.timersUntil(this.#tenant, end)).find(({ run }) => run === null)?.at;
    if (starts === undefined) return end;
    return starts > from ? plusMilliseconds(starts, -1) : from;
  }

  async #day(end: Instant, until: Instant | undefined): Promise<void> {
    const { engine, clock } = this.#need;
    for (;;) {
      const timers = await engine.timersUntil(this.#tenant, end);
      const { ready, blocked } = this.#ready(end, timers);
      if (ready.length > 0) {
        await this.#actAll(ready);
        await engine.runUntilIdle();
        continue;
      }
      const horizon = blocked?.at ?? this.#horizon(end, until);
      if (horizon > clock.now(this.#tenant)) clock.lookTo(this.#tenant, horizon);
      if (timers.some(({ at }) => at <= horizon)) await engine.runUntilIdle();
      if (!blocked) return;
    }
  }

  /** Up to where timers fire when no act of the day is left. */
  #horizon(end: Instant, until: Instant | undefined): Instant {
    if (this.#acts.length > 0) return end;
    const last = until ?? this.#lastAct ?? end;
    return last < end ? last : end;
  }

  /** Takes the next act of each case off, as far as no timer of the case comes before it; and the first that one comes before. */
  #ready(end: Instant, timers: { run: string | null; at: Instant }[]): { ready: Act[]; blocked: Act | undefined } {
    const due = new Map(timers.map(({ run, at }) => [run, at]));
    const comesBefore = ({ at, of }: Act): boolean =>
      [...(this.#runs.get(of) ?? [])].some((run) => (due.get(run) ?? at) < at || due.get(run) === at);
    const [ready, later, met] = [[] as Act[], [] as Act[], new Set<string>()];
    let blocked: Act | undefined;
    while (this.#acts.at(-1) && this.#acts.at(-1)!.at <= end) {
      const act = this.#acts.pop()!;
      if (met.has(act.of)) later.push(act);
      else if (comesBefore(act)) {
        later.push(act);
        blocked ??= act;
      } else ready.push(act);
      met.add(act.of);
    }
    this.#acts.push(...later.reverse());
    return { ready, blocked };
  }

  /** Side by side; lets all come to their end before it fails with the first failure. */
  async #actAll(acts: Act[]): Promise<void> {
    const left = acts.values();
    const lane = async (): Promise<void> => {
      for (const act of left) await this.#act(act);
    };
    const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, acts.length) }, lane));
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
  }

  async #act({ at, of, act }: Act): Promise<void> {
    if (this.#lastAct === undefined || at > this.#lastAct) this.#lastAct = at;
    const runs = this.#runs.get(of) ?? new Set<string>();
    this.#runs.set(of, runs);
    await act(stageAt(this.#need, this.#tenant, at, (run) => runs.add(run)));
  }
}
