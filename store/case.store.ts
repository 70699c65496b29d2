import type { Instant } from '../domain/instant.ts';
import { eventRow } from './event.store.ts';
import { gather } from './gathered.ts';
import { nextNumber } from './number.store.ts';
import { findableRow } from './search.store.ts';
import { insertInto, type RowValues, run, writeAll } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Whom the case is for, or who brought it. Erasable. */
export interface CasePerson {
  part: 'resident' | 'reporter';
  name?: string | null | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  address?: string | null | undefined;
  /** Version of the privacy notice that was shown, and when. */
  noticeVersion?: number | null | undefined;
  noticeAt?: Instant | null | undefined;
  consent?: boolean | null | undefined;
}

/** A text about a case, in the table that can be erased. */
export interface CaseText {
  id: string;
  kind: 'description' | 'answer' | 'reason' | 'note';
  language?: string | null | undefined;
  text: string;
  /** Normalised for searching; see domain/classification. */
  search?: string | undefined;
  by: string;
  at: Instant;
  /** The resident may read it. */
  public: boolean;
}

/** A case as intake opens it, with the run that is asked of the engine in the same unit of work. */
export interface NewCase {
  tenant: string;
  id: string;
  number: string;
  caseType: string;
  release: string;
  /** Id of the first run. */
  run: string;
  channel: string;
  language: string;
  source?: string | undefined;
  externalNumber?: string | undefined;
  openedAt: Instant;
  /** Person id, `resident`, or `client:<id>`. */
  openedBy: string;
  kind?: string | undefined;
  category?: string | undefined;
  urgency?: string | undefined;
  territory?: string | undefined;
  secretHash?: string | undefined;
  persons: CasePerson[];
  description?: CaseText | undefined;
  /** The telephone call in which it was told. */
  call?: string | undefined;
}

/** A new run of an ended case: reopened by the resident, or repaired by operations. */
export interface NewRun {
  tenant: string;
  case: string;
  run: string;
  release: string;
  at: Instant;
  by: string;
  /** `reopened` counts on the case. */
  why: 'reopened' | 'repaired';
  /** A text about the case that gives the reason. */
  reason?: string | undefined;
}

export const textRow = (tenant: string, caseId: string, text: CaseText): RowValues => ({
  tenant_id: tenant,
  id: text.id,
  case_id: caseId,
  kind: text.kind,
  language: text.language ?? null,
  text: text.text,
  search: text.search ?? '',
  written_by: text.by,
  written_at: text.at,
  public: text.public,
});

export const personRow = (tenant: string, caseId: string, person: CasePerson): RowValues => ({
  tenant_id: tenant,
  case_id: caseId,
  part: person.part,
  name: person.name ?? null,
  phone: person.phone ?? null,
  email: person.email ?? null,
  address: person.address ?? null,
  notice_version: person.noticeVersion ?? null,
  notice_at: person.noticeAt ?? null,
  consent: person.consent ?? null,
});

const caseRow = (c: NewCase): RowValues => ({
  tenant_id: c.tenant,
  id: c.id,
  number: c.number,
  case_type: c.caseType,
  release_id: c.release,
  channel: c.channel,
  language: c.language,
  source: c.source ?? null,
  external_number: c.externalNumber ?? null,
  opened_at: c.openedAt,
  opened_by: c.openedBy,
  kind: c.kind ?? null,
  category_id: c.category ?? null,
  urgency: c.urgency ?? 'normal',
  territory_id: c.territory ?? null,
  secret_hash: c.secretHash ?? null,
  current_run: c.run,
});

const runRow = (c: { tenant: string; run: string; case: string; number: number; release: string; at: Instant }) => ({
  tenant_id: c.tenant,
  id: c.run,
  case_id: c.case,
  number: c.number,
  release_id: c.release,
  state: 'requested',
  requested_at: c.at,
});

/** Opening and reopening cases. What happens to a case in between is written by workers: see workers/. */
export function caseStore(unit: Unit) {
  return {
    /**
     * The next number of a tenant's year for a case type. Take it as late as can be: whoever takes the next one waits until this
     * transaction has ended.
     */
    nextNumber: (tenant: string, caseType: string, year: number): Promise<number> =>
      nextNumber(unit, { tenant, caseType, year }),

    /** Writes an opened case whole: the case, its requested first run, persons, description, and the event `case-opened`. */
    async open(c: NewCase): Promise<void> {
      const event = {
        tenant: c.tenant,
        case: c.id,
        run: c.run,
        release: c.release,
        type: 'case-opened',
        at: c.openedAt,
        actor: c.openedBy,
        payload: { channel: c.channel, caseType: c.caseType, number: c.number },
      };
      await gather(unit, c.tenant, (gathered) => {
        gathered.add('newCases', caseRow(c));
        gathered.add('newRuns', runRow({ ...c, case: c.id, number: 1, at: c.openedAt }));
        gathered.add('events', eventRow(event));
        gathered.add('findable', findableRow(c));
        for (const person of c.persons) gathered.add('persons', personRow(c.tenant, c.id, person));
        if (c.description) gathered.add('texts', textRow(c.tenant, c.id, c.description));
        if (c.call) gathered.add('calls', { case_id: c.id, call_id: c.call });
      });
    },

    /** Keeps a text about a case. */
    async keepText(tenant: string, caseId: string, text: CaseText): Promise<void> {
      await run(unit, insertInto('case_text', [textRow(tenant, caseId, text)]));
    },

    /**
     * Opens an ended case anew with a further run, and tells it as an event. Answers the number of the run; undefined while a run is under way: somebody
     * was faster.
     */
    async openAgain(again: NewRun): Promise<number | undefined> {
      const reopened = again.why === 'reopened' ? 1 : 0;
      const opened = await run(unit, {
        text: `update cases c set status = 'open', ended_at = null, outcome = null, current_run = $3, reopened = reopened + $4
               where tenant_id = $1 and id = $2 and not exists (
                 select from case_runs r where r.tenant_id = c.tenant_id and r.case_id = c.id and r.state <> 'ended')
               returning id`,
        values: [again.tenant, again.case, again.run, reopened],
      });
      if (opened.length === 0) return undefined;
      const [last] = await run<{ number: number }>(unit, {
        text: 'select max(number) as number from case_runs where tenant_id = $1 and case_id = $2',
        values: [again.tenant, again.case],
      });
      const number = (last?.number ?? 0) + 1;
      await writeAll(unit, [
        insertInto('case_runs', [runRow({ ...again, number })]),
        insertInto('case_events', [
          eventRow({ ...again, type: `case-${again.why}`, actor: again.by, payload: { number, reason: again.reason } }),
        ]),
      ]);
      return number;
    },
  };
}
