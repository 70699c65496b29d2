import { createHash, randomBytes } from 'node:crypto';
import { type CaseCodes, codeHash } from '../../api/secrets.ts';
import { newId } from '../../domain/id.ts';
import type { Instant } from '../../domain/instant.ts';
import {
  acceptanceAnswered,
  acceptanceAsked,
  acceptanceOver,
  acceptanceReached,
  acceptanceStore,
} from '../../store/acceptance.store.ts';
import { Batch } from '../../store/batch.ts';
import { cancellationRecorded, cancellationStore } from '../../store/cancellation.store.ts';
import type { RunRow } from '../../store/cases-in-hand.ts';
import { roundRecord, roundRow } from '../../store/confirmation.store.ts';
import { correctionApplied, correctionStore } from '../../store/correction.store.ts';
import { deadlineChanged, deadlineRow, deadlineStore, dueShownOnTasks } from '../../store/deadline.store.ts';
import type { Gathered } from '../../store/gathered.ts';
import { letterStore } from '../../store/letter.store.ts';
import { managementStore } from '../../store/management.store.ts';
import {
  objectionDecided,
  objectionLinked,
  objectionOpened,
  objectionOver,
  objectionStore,
} from '../../store/objection.store.ts';
import { registerStore } from '../../store/register.store.ts';
import type { Statement } from '../../store/statement.ts';
import { taskStore } from '../../store/task.store.ts';
import { tellingAsked } from '../../store/telling.store.ts';
import { termChangeApplied, termChangeStore } from '../../store/term-change.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { EngineReach, JobView, ReleaseView, WorkerContext } from '../../workers/context.ts';
import type { Facts } from '../../workers/facts.ts';
import type { Ahead } from './ahead.ts';
import { PendingWrites } from './pending-writes.ts';
import type { Trees } from './trees.ts';

/** What the handler wants of the engine, in its order. */
export type Wish = { kind: 'publish'; message: Parameters<EngineReach['publish']>[0] } | { kind: 'cancel-instance' };

export interface LiveNeed {
  unit: Unit;
  engine: string;
  job: JobView;
  /** What the jobs of this unit of work have read and will write. */
  gathered: Gathered;
  ahead: Ahead;
  at: Instant;
  facts: Facts;
  release: ReleaseView;
  link: EngineReach['link'];
  codes: CaseCodes | undefined;
  trees: Trees;
  /** The wall's instant, from which mails may go. */
  wall: Instant;
  /** Called before anything is written ahead of the handler's end. */
  beforeWrite(): Promise<void>;
}

export interface Live {
  context: WorkerContext;
  pending: PendingWrites;
  wishes: Wish[];
  /** What the handler has read, by name: what a trial needs to compute it anew. Persons and their texts are left out. */
  read: { [name: string]: unknown };
}

/** The code of the case, when it is still the one that its resident was given: the installation's secret may have been another. */
function codeOf({ codes, job }: LiveNeed, secretHash: string | null): string | null {
  const code = codes?.(job.case);
  return code !== undefined && codeHash(job.case, code) === secretHash ? code : null;
}

/** The context of a job on the record: stores bound to its unit of work. */
export function liveContext(need: LiveNeed): Live {
  const { unit, job, at, gathered, ahead } = need;
  const { tenant } = job;
  const pending = new PendingWrites(job);
  const wishes: Wish[] = [];
  const read: { [name: string]: unknown } = {};
  const seen = async <T>(name: string, value: Promise<T>): Promise<T> => {
    const answer = await value;
    read[name] = answer ?? null;
    return answer;
  };
  const later = (statement: Statement): void => void pending.others.push(statement);
  const register = registerStore(unit, tenant);
  const tasks = taskStore(unit, tenant, need.engine);
  const deadlines = deadlineStore(unit, tenant);
  const objections = objectionStore(unit, tenant);
  const acceptances = acceptanceStore(unit, tenant);
  const { department, organisation } = need.facts.case;
  const trees = need.trees.of(unit, tenant, need.wall);
  const many = manyOf(need);
  /** What stores write by statements of their own is there for whoever asks. */
  const told = async (): Promise<void> => {
    if (gathered.hasStatements) await gathered.flush();
  };

  const context: WorkerContext = {
    job,
    at,
    get facts() {
      read.facts = need.facts;
      return need.facts;
    },
    release: need.release,
    register: {
      categoryPath: (id) => seen(`category-path:${id}`, trees.categoryPath(id)),
      territoryPath: (id) => seen(`territory-path:${id}`, trees.territoryPath(id)),
      async servedBy(categories) {
        const each = categories.map((id) => seen(`served-by:${id}`, trees.servedBy(id)));
        return (await Promise.all(each)).flat();
      },
      managementsOf: (places) => seen(`managements-of:${places.join(',')}`, managementStore(unit, tenant).of(places)),
      // Not among what was read: long, and the reasons keep the words that spoke.
      categoryWords: () => trees.categoryWords(),
      organisationOf: (id) => seen(`organisation-of:${id}`, trees.organisationOf(id)),
      async calendar(id) {
        const found = await gathered.shared(`calendar ${id ?? ''}`, () => register.calendar(id));
        read[`calendar:${id ?? ''}`] = { id: found.calendar.id, revision: found.revision };
        return found;
      },
      peopleOf: (role) => register.peopleOf(role, department, organisation),
      mailOf: (id) => register.mailOf(id),
      executesFor: async (person, organisation) => (await many.executes.of({ person, organisation })) === true,
    },
    tasks: {
      async answers(element) {
        const answers = await many.answers.of({ case: job.case, run: job.run, element });
        if (!answers) throw new Error(`expected answers to ${element} but nobody has answered it`);
        read[`answers:${element}`] = answers.task;
        return answers;
      },
      answeredBy: (element) => tasks.answeredBy(job.case, job.run, element),
    },
    cases: {
      change: (change) => pending.changeCase(change),
      keepText({ kind, text, by, public: shown }) {
        const id = newId();
        pending.keepText({ id, kind, text, by, at, public: shown, language: null });
        return id;
      },
      description: () => many.descriptions.of(job.case),
      async text(id) {
        if (gathered.has('texts')) await gathered.flush();
        return register.text(id);
      },
      async letter() {
        const found = await many.addressees.of(job.case);
        const of = await trees.tenantNames();
        if (!found || !of) throw new Error(`expected a case ${job.case} of ${tenant} but there is none`);
        const { secretHash, ...addressee } = found;
        const { category, department: acting, territory } = need.facts.case;
        const nameOf = (what: 'category' | 'department' | 'territory', id: string | null) =>
          id === null ? null : trees.nameOf(what, id);
        return {
          ...addressee,
          code: codeOf(need, secretHash),
          zone: of.zone,
          tenant: of.name,
          category: await nameOf('category', category),
          department: await nameOf('department', acting),
          territory: await nameOf('territory', territory),
          within: await nameOf('territory', territory && ((await trees.territoryPath(territory))[1] ?? null)),
        };
      },
    },
    runs: {
      bind: () => ahead.bind(),
      change({ round, decision, reviewApproved }) {
        const columns: Partial<RunRow> = {};
        if (round !== undefined) columns.round = round;
        if (decision !== undefined) columns.decision = decision;
        if (reviewApproved !== undefined) columns.review_approved = reviewApproved;
        pending.setRun(columns);
      },
      end: (ending) => pending.endRun(ending, at),
    },
    deadlines: {
      byId: (id) => seen(`deadline:${id}`, many.deadlines.of(id)),
      async set(deadline) {
        const before = need.facts.case.deadline;
        if (before !== null) {
          await need.beforeWrite();
          await gathered.flush();
          await deadlines.retire(job.run);
        }
        pending.add('deadlines', deadlineRow(job.case, job.run, deadline, at));
        pending.setCase({ deadline_id: deadline.id, due_at: deadline.dueAt });
        if (before !== null) later(dueShownOnTasks(tenant, job.run, deadline.dueAt));
      },
      change(id, { nextAt, reached, metAt, met }) {
        if (metAt !== undefined) pending.add('deadlinesMet', { id, met_at: metAt, met: met ?? null });
        if (nextAt !== undefined && reached !== undefined)
          pending.add('deadlinesReached', { id, next_at: nextAt, reached });
        else if (nextAt !== undefined) later(deadlineChanged(tenant, id, { next_at: nextAt }));
        else if (reached !== undefined) later(deadlineChanged(tenant, id, { reached }));
      },
    },
    acceptances: {
      ask: (asked) => later(acceptanceAsked(tenant, job.case, job.run, asked, at)),
      byId: (id) =>
        seen(
          `acceptance:${id}`,
          told().then(() => acceptances.byId(id)),
        ),
      newest: () =>
        seen(
          'acceptance',
          told().then(() => acceptances.newest(job.run)),
        ),
      answer: (id, answer) => later(acceptanceAnswered(tenant, id, answer, at)),
      reached: (id, levels) => later(acceptanceReached(tenant, id, levels)),
      over: (id) => later(acceptanceOver(tenant, id)),
    },
    confirmations: {
      open(round) {
        pending.add('rounds', roundRow(job.case, job.run, round, at));
        pending.opens(roundRecord(job.case, job.run, round, at));
      },
      answer: (id, answer) => ahead.answer(id, answer),
      giveUp: (id) => ahead.giveUp(id),
      attempted: (id, attempts, nextAttemptAt) => gathered.rounds.attempted(job.run, id, attempts, nextAttemptAt),
      newest: () => seen('confirmation', gathered.rounds.newest(job.run)),
    },
    objections: {
      newest: () =>
        seen(
          'objection',
          told().then(() => objections.newest(job.run)),
        ),
      open: (objection) => later(objectionOpened(tenant, job.case, job.run, objection, at)),
      linked: (id, tokenHash) => later(objectionLinked(tenant, id, tokenHash)),
      decided: (id, decision) => later(objectionDecided(tenant, id, decision, at)),
      over: (id) => later(objectionOver(tenant, id)),
    },
    cancellations: {
      ofRun: () =>
        seen(
          'cancellation',
          told().then(() => cancellationStore(unit, tenant).ofRun(job.run)),
        ),
      recorded: (id) => later(cancellationRecorded(tenant, id, at)),
    },
    termChanges: {
      byId: (id) =>
        seen(
          `term-change:${id}`,
          told().then(() => termChangeStore(unit, tenant).byId(id)),
        ),
      newest: () =>
        seen(
          'term-change',
          told().then(() => termChangeStore(unit, tenant).newest(job.run)),
        ),
      applied: (id) => later(termChangeApplied(tenant, id, at)),
    },
    corrections: {
      byId: (id) =>
        seen(
          `correction:${id}`,
          told().then(() => correctionStore(unit, tenant).byId(id)),
        ),
      applied: (id) => later(correctionApplied(tenant, id, at)),
    },
    outbox: {
      mail({ key, ...payload }) {
        const { case: caseId, run: runId } = job;
        const whose = { tenant, case: caseId, run: runId, lane: caseId };
        pending.outgoing.push({ ...whose, kind: 'mail', key, payload, dueAt: need.wall, madeAt: at });
      },
      call: (template) => later(tellingAsked(tenant, { id: newId(), case: job.case, run: job.run, template, at })),
    },
    engine: {
      publish: (message) => void wishes.push({ kind: 'publish', message }),
      cancelInstance: () => void wishes.push({ kind: 'cancel-instance' }),
      link: need.link,
    },
    record(type, payload, actor = `worker:${job.type}`) {
      const { case: caseId, run: runId, release, element, elementKey } = job;
      pending.events.push({ tenant, case: caseId, run: runId, release, type, at, actor, element, elementKey, payload });
    },
    newId,
    newToken() {
      const token = randomBytes(32).toString('base64url');
      return { token, hash: createHash('sha256').update(token).digest('hex') };
    },
  };
  return { context, pending, wishes, read };
}

/** What several jobs ask at the same moment is asked once; see Batch. */
function manyOf({ unit, engine, gathered }: LiveNeed) {
  const { tenant } = gathered;
  return gathered.shared('questions', () => {
    const register = registerStore(unit, tenant);
    const deadlines = deadlineStore(unit, tenant);
    return {
      executes: new Batch(register.executeFor),
      answers: new Batch(taskStore(unit, tenant, engine).answersOf),
      descriptions: new Batch(register.descriptions),
      addressees: new Batch(async (cases: string[]) => {
        if (gathered.has('texts')) await gathered.flush();
        return letterStore(unit, tenant).addressees(cases);
      }),
      deadlines: new Batch(async (ids: string[]) => {
        if (gathered.has('deadlines') || gathered.has('deadlinesReached') || gathered.has('deadlinesMet'))
          await gathered.flush();
        const found = new Map((await deadlines.byIds(ids)).map((deadline) => [deadline.id, deadline]));
        return ids.map((id) => found.get(id));
      }),
    };
  });
}
