import type { Instant } from '../../domain/instant.ts';
import { confirmationStore, type RoundAnswer } from '../../store/confirmation.store.ts';
import type { Gathered } from '../../store/gathered.ts';
import { runStore } from '../../store/run.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** What a handler does ahead of its end, because it goes on by what came of it: compare-and-sets. */
export interface Ahead {
  bind(): Promise<boolean>;
  answer(id: string, answer: RoundAnswer): Promise<boolean>;
  giveUp(id: string): Promise<boolean>;
}

export interface AheadNeed {
  unit: Unit;
  gathered: Gathered;
  tenant: string;
  run: string;
  engine: string;
  instance: string;
  at: Instant;
  /** Called before anything is written, or is taken for written. */
  before(): Promise<void>;
}

/** At once, in the database: whoever is second hears it. */
export function aheadAtOnce({ unit, gathered, tenant, run, engine, instance, at, before }: AheadNeed): Ahead {
  const rounds = confirmationStore(unit, tenant);
  const change = async (work: () => Promise<boolean>): Promise<boolean> => {
    await before();
    await gathered.flush();
    const first = await work();
    gathered.rounds.forget(run);
    return first;
  };
  return {
    async bind() {
      await before();
      const bound = await runStore(unit, tenant).bind(run, engine, instance, at);
      if (bound)
        gathered.cases.runIs(run, { state: 'open', engine_id: engine, instance_key: instance, started_at: at });
      return bound;
    },
    answer: (id, answer) => change(() => rounds.answer(id, answer, at)),
    giveUp: (id) => change(() => rounds.giveUp(id)),
  };
}

/**
 * By what the unit of work has read: written with all else, and when somebody was faster after all, the whole group is carried again,
 * one by one and at once.
 */
export function aheadInHand({ gathered, run, engine, instance, at, before }: AheadNeed): Ahead {
  return {
    async bind() {
      await before();
      const { run: now } = (await gathered.cases.of(run))!;
      const mine = now.state === 'open' && now.engine_id === engine && now.instance_key === instance;
      if (now.state !== 'requested' && !mine) return false;
      gathered.cases.changeRun(run, { state: 'open', engine_id: engine, instance_key: instance, started_at: at });
      return true;
    },
    async answer(id, answer) {
      await before();
      return gathered.rounds.answer(run, id, answer, at);
    },
    async giveUp(id) {
      await before();
      return gathered.rounds.giveUp(run, id);
    },
  };
}
