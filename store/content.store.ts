import type { Calendar } from '../domain/calendar/calendar.ts';
import type { Instant } from '../domain/instant.ts';
import type { LocalText } from '../domain/language.ts';
import { Conditions } from './conditions.ts';
import { namesOf, withWords } from './folded.ts';
import { type PageOf, pageOf, placeOf } from './page.ts';
import { changeRow, insertInto, type RowValues, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface CategoryRow {
  id: string;
  parentId: string | null;
  name: LocalText;
  position: number;
  active: boolean;
  version: number;
  /** By which a description is known to be about it, by language. */
  words: Record<string, string[]>;
  openCases: number;
  /** Active ones right below it. */
  children: number;
}

export interface CalendarRow {
  id: string;
  revision: number;
  content: Calendar;
  declaredAt: Instant;
  /** Running deadlines that count by it. */
  openDeadlines: number;
  /** Of these, not yet counted by its newest revision. */
  outdated: number;
}

export interface NoticeRow {
  version: number;
  text: LocalText;
  consentRequired: boolean;
  validFrom: Instant;
}

const categoryColumns = `c.id, c.parent_id as "parentId", c.name, c.position, c.active, c.version, c.words,
  (select count(*)::integer from cases k where k.tenant_id = c.tenant_id and k.category_id = c.id and k.status = 'open') as "openCases",
  (select count(*)::integer from category k where k.tenant_id = c.tenant_id and k.parent_id = c.id and k.active) as children`;
const running = `d.tenant_id = k.tenant_id and d.calendar_id = k.id and d.current and d.met_at is null`;
const calendarColumns = `k.id, k.revision, k.content, k.declared_at as "declaredAt",
  (select count(*)::integer from deadlines d where ${running}) as "openDeadlines",
  (select count(*)::integer from deadlines d join case_runs r on r.tenant_id = d.tenant_id and r.id = d.run_id and r.state = 'open'
    where ${running} and d.calendar_revision < k.revision) as outdated`;
const newest = `k.revision = (select max(n.revision) from calendar n where n.tenant_id = k.tenant_id and n.id = k.id)`;

/** What requests are about, when the authority works, and what it tells of people's data; bound to a transaction. */
export function contentStore(unit: Unit, tenant: string) {
  const all = <Row extends object>(text: string, ...values: unknown[]) =>
    run<Row>(unit, { text, values: [tenant, ...values] });
  return {
    async categories(filter: {
      words?: string | undefined;
      active?: boolean | undefined;
      after?: string | undefined;
      limit: number;
    }): Promise<PageOf<CategoryRow>> {
      const where = new Conditions().add('c.tenant_id = ?', tenant).when(filter.active, 'c.active = ?');
      withWords(where, namesOf('c'), filter.words);
      const place = placeOf(filter.after, 2);
      if (place) where.add('(c.position, c.id) > (?::integer, ?)', ...place);
      const text = `select ${categoryColumns} from category c where ${where} order by c.position, c.id limit ${where.value(filter.limit + 1)}`;
      const rows = await run<CategoryRow>(unit, { text, values: where.values });
      return pageOf(
        rows,
        filter.limit,
        (row) => [row.position, row.id],
        (row) => row,
      );
    },
    category: async (id: string) =>
      (await all<CategoryRow>(`select ${categoryColumns} from category c where c.tenant_id = $1 and c.id = $2`, id))[0],
    async lastPosition(): Promise<number> {
      const [row] = await all<{ last: number }>(
        'select coalesce(max(position), 0) as last from category where tenant_id = $1',
      );
      return row!.last;
    },
    addCategory: (row: RowValues) => run(unit, insertInto('category', [{ tenant_id: tenant, ...row }])),
    changeCategory: (id: string, change: RowValues) => changeRow(unit, 'category', { tenant_id: tenant, id }, change),

    /** Each calendar in its newest revision. */
    calendars: () =>
      all<CalendarRow>(`select ${calendarColumns} from calendar k where k.tenant_id = $1 and ${newest} order by k.id`),
    calendar: async (id: string) =>
      (
        await all<CalendarRow>(
          `select ${calendarColumns} from calendar k where k.tenant_id = $1 and k.id = $2 and ${newest}`,
          id,
        )
      )[0],
    addCalendar: (calendar: Calendar, revision: number, at: Instant) =>
      run(
        unit,
        insertInto('calendar', [{ tenant_id: tenant, id: calendar.id, revision, content: calendar, declared_at: at }]),
      ),

    /** All versions, newest first. */
    notices: () =>
      all<NoticeRow>(
        `select version, text, consent_required as "consentRequired", valid_from as "validFrom" from privacy_notice
         where tenant_id = $1 order by version desc`,
      ),
    addNotice: (notice: NoticeRow) =>
      run(
        unit,
        insertInto('privacy_notice', [
          {
            tenant_id: tenant,
            version: notice.version,
            text: notice.text,
            consent_required: notice.consentRequired,
            valid_from: notice.validFrom,
          },
        ]),
      ),

    async tenant() {
      return (
        await all<{
          id: string;
          name: LocalText;
          zone: string;
          languages: string[];
          calendar: string | null;
          country: string | null;
          version: number;
        }>(
          `select id, name, zone, languages, settings ->> 'calendar' as calendar, settings ->> 'country' as country, version from tenant where id = $1`,
        )
      )[0];
    },
    async openCases(): Promise<number> {
      const [row] = await all<{ count: number }>(
        `select count(*)::integer as count from cases where tenant_id = $1 and status = 'open'`,
      );
      return row!.count;
    },
    changeTenant: (change: RowValues) => changeRow(unit, 'tenant', { id: tenant }, change),
    setCountry: (country: string) =>
      all(`update tenant set settings = settings || jsonb_build_object('country', $2::text) where id = $1`, country),
    setUsualCalendar: (calendar: string) =>
      all(`update tenant set settings = settings || jsonb_build_object('calendar', $2::text) where id = $1`, calendar),
  };
}
