import type { Instant } from '../domain/instant.ts';
import { type CaseItemView, caseItemColumns, caseItemJoins } from './case-item.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

type Json = Record<string, unknown>;

/** A case as its page shows it, without what hangs on it. */
export interface CaseView extends CaseItemView {
  releaseId: string;
  releaseNumber: number;
  settings: Json;
  departmentId: string | null;
  organisationId: string | null;
  openedBy: string;
  source: string | null;
  externalNumber: string | null;
  denials: number;
  returns: number;
  classification: Json | null;
  assignment: Json | null;
  currentRun: string | null;
  secretHash: string | null;
  deadlineId: string | null;
}

export interface PersonView {
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  noticeVersion: number | null;
  noticeAt: Instant | null;
  consent: boolean | null;
}

export interface DocumentView {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  public: boolean;
  stage: 'before' | 'after' | null;
  addedBy: string;
  addedAt: Instant;
}

/** What hangs on a case, part by part. */
export function caseReadModel(unit: Unit, tenant: string) {
  const of = <Row extends object>(text: string, ...values: unknown[]) =>
    run<Row>(unit, { text, values: [tenant, ...values] });
  const one = async (condition: string, value: string): Promise<CaseView | undefined> =>
    (
      await of<CaseView>(
        `select ${caseItemColumns}, c.release_id as "releaseId", r.number as "releaseNumber", r.settings, c.department_id as "departmentId",
           c.organisation_id as "organisationId", c.opened_by as "openedBy", c.source, c.external_number as "externalNumber",
           c.denials, c.returns, c.classification, c.assignment, c.current_run as "currentRun", c.secret_hash as "secretHash", c.deadline_id as "deadlineId"
         from cases c join release r on r.tenant_id = c.tenant_id and r.id = c.release_id ${caseItemJoins}
         where c.tenant_id = $1 and ${condition}`,
        value,
      )
    )[0];
  return {
    byId: (id: string) => one('c.id = $2', id),
    byNumber: (number: string) => one('c.number = $2', number),
    runs: (id: string) =>
      of<{
        id: string;
        number: number;
        state: 'requested' | 'open' | 'ended';
        round: number;
        requestedAt: Instant;
        endedAt: Instant | null;
        ending: string | null;
      }>(
        `select id, number, state, round, requested_at as "requestedAt", ended_at as "endedAt", ending
         from case_runs where tenant_id = $1 and case_id = $2 order by number desc`,
        id,
      ),
    deadlines: (id: string) =>
      of<{
        id: string;
        runId: string;
        dueAt: Instant | null;
        startedAt: Instant;
        reason: string;
        current: boolean;
        met: boolean | null;
        term: Json;
        explanation: Json;
        madeAt: Instant;
      }>(
        `select id, run_id as "runId", due_at as "dueAt", started_at as "startedAt", reason, current, met, term, explanation, made_at as "madeAt"
         from deadlines where tenant_id = $1 and case_id = $2 order by current desc, made_at desc, id desc`,
        id,
      ),
    rounds: (id: string) =>
      of<{
        round: number;
        reach: 'phone' | 'link' | 'none';
        state: 'open' | 'answered' | 'over';
        attempts: number;
        nextAttemptAt: Instant | null;
        answer: 'yes' | 'no' | null;
        evidence: 'call' | 'token' | null;
        openedAt: Instant;
        answeredAt: Instant | null;
      }>(
        `select round, reach, state, attempts, next_attempt_at as "nextAttemptAt", answer, evidence, opened_at as "openedAt", answered_at as "answeredAt"
         from confirmations where tenant_id = $1 and case_id = $2 order by opened_at desc, round desc`,
        id,
      ),
    async persons(id: string): Promise<{ resident: PersonView | null; reporter: PersonView | null }> {
      const rows = await of<PersonView & { part: 'resident' | 'reporter' }>(
        `select part, name, phone, email, address, notice_version as "noticeVersion", notice_at as "noticeAt", consent
         from case_person where tenant_id = $1 and case_id = $2`,
        id,
      );
      const part = (wanted: string) => {
        const row = rows.find((each) => each.part === wanted);
        if (!row) return null;
        const { part: _, ...person } = row;
        return person;
      };
      return { resident: part('resident'), reporter: part('reporter') };
    },
    texts: (id: string) =>
      of<{
        id: string;
        kind: string;
        language: string | null;
        text: string;
        writtenBy: string;
        writtenAt: Instant;
        public: boolean;
      }>(
        `select id, kind, language, text, written_by as "writtenBy", written_at as "writtenAt", public
         from case_text where tenant_id = $1 and case_id = $2 order by written_at, id`,
        id,
      ),
    tasks: (id: string) =>
      of<{
        engine: string;
        key: string;
        elementId: string;
        state: 'open' | 'completing' | 'completed' | 'withdrawn';
        candidateGroups: string[];
        assignee: string | null;
        openedAt: Instant;
        completedAt: Instant | null;
        completedBy: string | null;
        answers: Json | null;
      }>(
        `select t.engine_id as engine, t.key, t.element_id as "elementId", t.state, t.candidate_groups as "candidateGroups", t.assignee,
           t.opened_at as "openedAt", t.completed_at as "completedAt", t.completed_by as "completedBy", a.answers
         from tasks t left join task_answers a on a.tenant_id = t.tenant_id and a.engine_id = t.engine_id and a.task_key = t.key
         where t.tenant_id = $1 and t.case_id = $2 order by t.opened_at desc, t.key desc`,
        id,
      ),
    documents: async (id: string): Promise<DocumentView[]> =>
      (
        await of<DocumentView & { size: string | number }>(
          `select id, name, media_type as "mediaType", size, sha256, public, stage, added_by as "addedBy", added_at as "addedAt"
           from documents where tenant_id = $1 and case_id = $2 and erased_at is null order by added_at, id`,
          id,
        )
      ).map((row) => ({ ...row, size: Number(row.size) })),
    history: (id: string) =>
      of<{ seq: string; type: string; at: Instant; actor: string; elementId: string | null; payload: Json }>(
        `select seq, type, occurred_at as at, actor, element_id as "elementId", payload
         from case_events where tenant_id = $1 and case_id = $2 order by seq`,
        id,
      ),
  };
}
