import type { Instant } from '../../domain/instant.ts';
import type { EngineReach, JobView, ReleaseView, WorkerContext } from '../context.ts';
import type { TrialState, TrialTown } from './state.ts';
import { trialRegister } from './trial-register.ts';

export interface MemoryNeed {
  town: TrialTown;
  /** Changed in place: whoever wants all or nothing gives a copy, and keeps it when the handler has returned. */
  state: TrialState;
  release: ReleaseView;
  job: JobView;
  instance: string;
  at: Instant;
  publish: EngineReach['publish'];
  cancelInstance: EngineReach['cancelInstance'];
}

/** The context of a job on one case in memory: the whole process runs on it without a database. Ids and tokens count from 1. */
export function memoryContext(need: MemoryNeed): WorkerContext {
  const { town, state, job, at } = need;
  const { case: c, run } = state;
  const next = (what: string): string => `${what}-${++state.counter}`;
  const byId = <T extends { id: string }>(all: T[], id: string): T => {
    const found = all.find((each) => each.id === id);
    if (!found) throw new Error(`expected ${id} but there is none`);
    return found;
  };
  const answersTo = (element: string) => state.answers.filter((each) => each.element === element);
  const named = <T extends { id: string }>(all: T[], id: string | null): T | undefined =>
    all.find((each) => each.id === id);

  return {
    job,
    at,
    facts: structuredClone({ case: c, run }),
    release: need.release,
    register: trialRegister(town, state),
    tasks: {
      async answers(element) {
        const newest = answersTo(element).at(-1);
        if (!newest) throw new Error(`expected answers to ${element} but nobody has answered it`);
        return newest;
      },
      answeredBy: async (element) => [...new Set(answersTo(element).map((each) => each.by))],
    },
    cases: {
      change: (change) => void Object.assign(c, change),
      keepText(text) {
        const id = next('text');
        state.texts.push({ ...text, id, at, language: null });
        return id;
      },
      description: async () => state.texts.findLast((text) => text.kind === 'description'),
      text: async (id) => state.texts.find((text) => text.id === id)?.text,
      letter: async () => ({
        ...state.resident,
        zone: town.tenant.zone,
        tenant: town.tenant.name,
        category: named(town.categories, c.category)?.name ?? null,
        department: named(town.departments, c.department)?.name ?? null,
        territory: placeOf(town, c.territory)?.name ?? null,
        within: placeOf(town, placeOf(town, c.territory)?.parent)?.name ?? null,
        code: state.code,
        answer: state.texts.findLast((text) => text.kind === 'answer' && text.public)?.text ?? null,
      }),
    },
    runs: {
      async bind() {
        if (run.state !== 'requested' && run.instance !== need.instance) return false;
        Object.assign(run, { state: 'open', instance: need.instance });
        return true;
      },
      change: (change) => void Object.assign(run, change),
      end(ending) {
        Object.assign(run, { state: 'ended', ending });
        c.status = ending;
      },
    },
    deadlines: {
      byId: async (id) => named(state.deadlines, id),
      async set(deadline) {
        for (const each of state.deadlines) each.current = false;
        const current = deadline.reason !== 'paused';
        state.deadlines.push({ ...deadline, run: run.id, current, metAt: null, met: null });
        c.deadline = deadline.id;
        c.dueAt = deadline.dueAt;
      },
      change: (id, change) => void Object.assign(byId(state.deadlines, id), change),
    },
    acceptances: {
      ask: (asked) => void state.acceptances.push({ ...asked, askedAt: at, state: 'open', reached: [] }),
      byId: async (id) => named(state.acceptances, id),
      newest: async () => state.acceptances.at(-1),
      answer: (id, { accepted }) =>
        void Object.assign(byId(state.acceptances, id), { state: accepted ? 'accepted' : 'refused' }),
      reached: (id, levels) => void Object.assign(byId(state.acceptances, id), { reached: [...levels] }),
      over: (id) => void Object.assign(byId(state.acceptances, id), { state: 'over' }),
    },
    confirmations: {
      open: ({ tokenHash, ...round }) =>
        void state.rounds.push({
          ...round,
          tokenHash,
          state: 'open',
          attempts: 0,
          answer: null,
          reason: null,
          evidence: null,
          evidenceId: null,
          recordedBy: null,
          openedAt: at,
        }),
      async answer(id, answer) {
        const round = byId(state.rounds, id);
        if (round.state !== 'open') return false;
        Object.assign(round, { ...answer, state: 'answered' });
        return true;
      },
      async giveUp(id) {
        const round = byId(state.rounds, id);
        if (round.state !== 'open') return false;
        Object.assign(round, { state: 'over', nextAttemptAt: null });
        return true;
      },
      attempted: (id, attempts, nextAttemptAt) =>
        void Object.assign(byId(state.rounds, id), { attempts, nextAttemptAt }),
      newest: async () => state.rounds.at(-1),
    },
    objections: {
      newest: async () => state.objections.at(-1),
      open: (objection) => void state.objections.push({ ...objection, state: 'open', tokenHash: null }),
      linked: (id, tokenHash) => void Object.assign(byId(state.objections, id), { tokenHash }),
      decided: (id, { upheld }) =>
        void Object.assign(byId(state.objections, id), { state: upheld ? 'upheld' : 'rejected' }),
      over: (id) => void Object.assign(byId(state.objections, id), { state: 'over' }),
    },
    cancellations: {
      ofRun: async () => state.cancellation ?? undefined,
      recorded: () => void Object.assign(state.cancellation ?? {}, { recordedAt: at }),
    },
    termChanges: {
      byId: async (id) => named(state.termChanges, id),
      newest: async () => state.termChanges.findLast((change) => change.appliedAt !== null),
      applied: (id) => void Object.assign(byId(state.termChanges, id), { appliedAt: at }),
    },
    corrections: {
      byId: async (id) => named(state.corrections, id),
      applied: (id) => void Object.assign(byId(state.corrections, id), { appliedAt: at }),
    },
    outbox: {
      mail(mail) {
        if (!state.mails.some((each) => each.key === mail.key)) state.mails.push(mail);
      },
      call: (template) => void state.calls.push({ template, at }),
    },
    engine: {
      publish: need.publish,
      cancelInstance: need.cancelInstance,
      link: (page, ...secrets) => `trial:${[page, ...secrets].join('/')}`,
    },
    record: (type, payload = {}, actor = `worker:${job.type}`) =>
      void state.events.push({ type, at, actor, element: job.element, payload }),
    newId: () => next('id'),
    newToken() {
      const token = next('token');
      return { token, hash: `hash of ${token}` };
    },
  };
}

const placeOf = ({ territories }: TrialTown, id: string | null | undefined) =>
  territories.find((each) => each.id === id);
