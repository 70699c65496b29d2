import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../domain/id.ts';
import type { Instant } from '../../domain/instant.ts';
import { cancellationRecorded, cancellationStore } from '../../store/cancellation.store.ts';
import { confirmationStore, roundAttempted, roundOpened } from '../../store/confirmation.store.ts';
import { correctionApplied, correctionStore } from '../../store/correction.store.ts';
import { deadlineChanged, deadlineSet, deadlineStore, dueShownOnTasks } from '../../store/deadline.store.ts';
import {
  objectionDecided,
  objectionLinked,
  objectionOpened,
  objectionOver,
  objectionStore,
} from '../../store/objection.store.ts';
import { registerStore } from '../../store/register.store.ts';
import { type RowValues, run, type Statement } from '../../store/statement.ts';
import { taskStore } from '../../store/task.store.ts';
import { termChangeApplied, termChangeStore } from '../../store/term-change.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { EngineReach, JobView, ReleaseView, WorkerContext } from '../../workers/context.ts';
import type { Facts } from '../../workers/facts.ts';
import { PendingWrites } from './pending-writes.ts';
import type { Trees } from './trees.ts';

/** What the handler wants of the engine, in its order. */
export type Wish = { kind: 'publish'; message: Parameters<EngineReach['publish']>[0] } | { kind: 'cancel-instance' };

export interface LiveNeed {
  unit: Unit;
  engine: string;
  instance: string;
  job: JobView;
  at: Instant;
  facts: Facts;
  release: ReleaseView;
  link: EngineReach['link'];
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

/** The context of a job on the record: stores bound to its unit of work. */
export function liveContext(need: LiveNeed): Live {
  const { unit, job, at } = need;
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
  const confirmations = confirmationStore(unit, tenant);
  const objections = objectionStore(unit, tenant);
  const { department, organisation } = need.facts.case;
  let letter: ReturnType<typeof register.letter> | undefined;
  const trees = need.trees.of(unit, tenant, need.wall);

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
      organisationOf: (id) => seen(`organisation-of:${id}`, trees.organisationOf(id)),
      async calendar(id) {
        const found = await register.calendar(id);
        read[`calendar:${id ?? ''}`] = { id: found.calendar.id, revision: found.revision };
        return found;
      },
      peopleOf: (role) => register.peopleOf(role, department, organisation),
      mailOf: (id) => register.mailOf(id),
      executesFor: (person, id) => register.executesFor(person, id),
    },
    tasks: {
      async answers(element) {
        const answers = await tasks.answersOf(job.run, element);
        if (!answers) throw new Error(`expected answers to ${element} but nobody has answered it`);
        read[`answers:${element}`] = answers.task;
        return answers;
      },
      answeredBy: (element) => tasks.answeredBy(job.run, element),
    },
    cases: {
      change: (change) => pending.changeCase(change),
      keepText({ kind, text, by, public: shown }) {
        const id = newId();
        pending.keepText({ id, kind, text, by, at, public: shown, language: null });
        return id;
      },
      description: () => register.description(job.case),
      text: (id) => register.text(id),
      letter: () => {
        letter ??= register.letter(job.case);
        return letter;
      },
    },
    runs: {
      async bind() {
        await need.beforeWrite();
        // coalesce keeps the planner from the partial index over running runs: looked at while nothing runs, it seems to be for nothing.
        const text = `update case_runs set state = 'open', engine_id = $3, instance_key = $4, started_at = $5
          where tenant_id = $1 and id = $2
            and (coalesce(state, '') = 'requested' or (coalesce(state, '') = 'open' and engine_id = $3 and instance_key = $4))
          returning id`;
        const bound = (await run(unit, { text, values: [tenant, job.run, need.engine, need.instance, at] })).length > 0;
        if (bound) pending.runIs({ state: 'open' });
        return bound;
      },
      change({ round, decision, reviewApproved }) {
        const columns: RowValues = {};
        if (round !== undefined) columns.round = round;
        if (decision !== undefined) columns.decision = decision;
        if (reviewApproved !== undefined) columns.review_approved = reviewApproved;
        pending.setRun(columns);
      },
      end(ending) {
        pending.endRun(ending, at);
        later({
          text: `update tasks set state = 'withdrawn', withdrawn_at = $3, withdrawn_reason = 'run-ended'
            where tenant_id = $1 and run_id = $2 and state in ('open', 'completing')`,
          values: [tenant, job.run, at],
        });
      },
    },
    deadlines: {
      byId: (id) => seen(`deadline:${id}`, deadlines.byId(id)),
      async set(deadline) {
        const before = need.facts.case.deadline;
        if (before !== null) {
          await need.beforeWrite();
          await deadlines.retire(job.run);
        }
        later(deadlineSet(tenant, job.case, job.run, deadline, at));
        pending.setCase({ deadline_id: deadline.id, due_at: deadline.dueAt });
        if (before !== null) later(dueShownOnTasks(tenant, job.run, deadline.dueAt));
      },
      change(id, { nextAt, reached, metAt, met }) {
        const columns: RowValues = {};
        if (nextAt !== undefined) columns.next_at = nextAt;
        if (reached !== undefined) columns.reached = reached;
        if (metAt !== undefined) columns.met_at = metAt;
        if (met !== undefined) columns.met = met;
        later(deadlineChanged(tenant, id, columns));
      },
    },
    confirmations: {
      open: (round) => later(roundOpened(tenant, job.case, job.run, round, at)),
      async answer(id, answer) {
        await need.beforeWrite();
        return confirmations.answer(id, answer, at);
      },
      async giveUp(id) {
        await need.beforeWrite();
        return confirmations.giveUp(id);
      },
      attempted: (id, attempts, nextAttemptAt) => later(roundAttempted(tenant, id, attempts, nextAttemptAt)),
      newest: () => seen('confirmation', confirmations.newest(job.run)),
    },
    objections: {
      newest: () => seen('objection', objections.newest(job.run)),
      open: (objection) => later(objectionOpened(tenant, job.case, job.run, objection, at)),
      linked: (id, tokenHash) => later(objectionLinked(tenant, id, tokenHash)),
      decided: (id, decision) => later(objectionDecided(tenant, id, decision, at)),
      over: (id) => later(objectionOver(tenant, id)),
    },
    cancellations: {
      ofRun: () => seen('cancellation', cancellationStore(unit, tenant).ofRun(job.run)),
      recorded: (id) => later(cancellationRecorded(tenant, id, at)),
    },
    termChanges: {
      byId: (id) => seen(`term-change:${id}`, termChangeStore(unit, tenant).byId(id)),
      applied: (id) => later(termChangeApplied(tenant, id, at)),
    },
    corrections: {
      byId: (id) => seen(`correction:${id}`, correctionStore(unit, tenant).byId(id)),
      applied: (id) => later(correctionApplied(tenant, id, at)),
    },
    outbox: {
      mail({ key, ...payload }) {
        const { case: caseId, run: runId } = job;
        const whose = { tenant, case: caseId, run: runId, lane: caseId };
        pending.outgoing.push({ ...whose, kind: 'mail', key, payload, dueAt: need.wall, madeAt: at });
      },
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
