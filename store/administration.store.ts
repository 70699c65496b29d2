import { newId } from '../domain/id.ts';
import type { Instant } from '../domain/instant.ts';
import { Conditions } from './conditions.ts';
import { type PageOf, pageOf, placeOf } from './page.ts';
import { insertInto, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** What somebody changed of an authority. `payload` holds ids and codes only. */
export interface AdministrationEvent {
  at: Instant;
  /** Person id, or `import`. */
  actor: string;
  /** Kebab-case, in the past: `person-added`. */
  type: string;
  subjectKind: SubjectKind;
  subjectId: string;
  payload?: Record<string, unknown>;
}

export type SubjectKind =
  | 'person'
  | 'organisation'
  | 'department'
  | 'category'
  | 'territory'
  | 'calendar'
  | 'privacy-notice'
  | 'service'
  | 'tenant';

export interface AdministrationEntry extends Required<AdministrationEvent> {
  id: string;
}

/** The books of an authority's administration, bound to a transaction. */
export function administrationStore(unit: Unit, tenant: string) {
  return {
    /** Two administrators change one after the other. No key lock: rows that refer to the tenant don't wait. */
    async takeTurn(): Promise<void> {
      await run(unit, { text: 'select id from tenant where id = $1 for no key update', values: [tenant] });
    },

    async record(events: AdministrationEvent[]): Promise<void> {
      if (events.length === 0) return;
      const rows = events.map((each) => ({
        tenant_id: tenant,
        id: newId(),
        occurred_at: each.at,
        actor: each.actor,
        type: each.type,
        subject_kind: each.subjectKind,
        subject_id: each.subjectId,
        payload: each.payload ?? {},
      }));
      for (let from = 0; from < rows.length; from += 500)
        await run(unit, insertInto('administration_events', rows.slice(from, from + 500)));
    },

    /** Newest first. */
    async page(filter: {
      subjectKind?: string | undefined;
      subjectId?: string | undefined;
      after?: string | undefined;
      limit: number;
    }): Promise<PageOf<AdministrationEntry>> {
      const where = new Conditions()
        .add('tenant_id = ?', tenant)
        .when(filter.subjectKind, 'subject_kind = ?')
        .when(filter.subjectId, 'subject_id = ?');
      const place = placeOf(filter.after, 1);
      if (place) where.add('id < ?', ...place);
      const text = `select id, occurred_at as at, actor, type, subject_kind as "subjectKind", subject_id as "subjectId", payload
        from administration_events where ${where} order by id desc limit ${where.value(filter.limit + 1)}`;
      const rows = await run<AdministrationEntry>(unit, { text, values: where.values });
      return pageOf(
        rows,
        filter.limit,
        (row) => [row.id],
        (row) => row,
      );
    },
  };
}
