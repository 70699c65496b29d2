import Holidays from 'date-holidays';
import { specialDaysFrom } from '../../domain/calendar/holidays.ts';
import type { Authority } from '../seed/authority.ts';
import type { Mapping } from './mapping.ts';
import type { Row } from './rows.ts';

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export const areaId = (area: string): string => `area-${slug(area)}`;
/** Each owner has a department in each area, and one for requests without a place. */
export const departmentId = (owner: string, area: string): string => `${owner}-${area ? slug(area) : 'citywide'}`;
export const clerkOf = (mapping: Mapping, department: string): string => `${mapping.tenant.id}-${department}`;
export const operatorOf = (mapping: Mapping): string => `${mapping.tenant.id}-operator`;
/** Who looks at a referral before it counts. */
export const reviewerOf = (mapping: Mapping): string => `${mapping.tenant.id}-reviewer`;
export const areasOf = (rows: readonly Row[]): string[] =>
  [...new Set(rows.map((row) => row.area).filter(Boolean))].sort();

/** The authority that a file's rows and mapping speak of: its owners with a department in each area, its calendar with public holidays. */
export function authorityOf(mapping: Mapping, rows: readonly Row[]): Authority {
  const { tenant, owners, types } = mapping;
  const said = (text: string) => ({ [tenant.language]: text });
  const areas = areasOf(rows);
  const departments = Object.entries(owners).flatMap(([owner, name]) =>
    [...areas, ''].map((area) => ({
      id: departmentId(owner, area),
      organisationId: owner,
      name: said(`${name}, ${area || 'citywide'}`),
    })),
  );
  return {
    tenant: { id: tenant.id, name: said(tenant.name), zone: tenant.zone, languages: [tenant.language] },
    territories: [
      { id: 'city', kind: 'city', name: said(tenant.name) },
      ...areas.map((area) => ({ id: areaId(area), parentId: 'city', kind: 'district' as const, name: said(area) })),
    ],
    organisations: [
      { id: 'call-centre', name: said('Call centre'), kind: 'authority' },
      ...Object.entries(owners).map(([id, name]) => ({ id, name: said(name), kind: 'authority' as const })),
    ],
    departments,
    people: [
      {
        id: operatorOf(mapping),
        name: 'Operator',
        email: 'operator@example.org',
        language: tenant.language,
        memberships: [{ role: 'operator', organisationId: 'call-centre' }],
      },
      {
        id: reviewerOf(mapping),
        name: 'Reviewer',
        email: 'reviewer@example.org',
        language: tenant.language,
        memberships: [{ role: 'reviewer', organisationId: 'call-centre' }],
      },
      ...departments.map(({ id, name }) => ({
        id: clerkOf(mapping, id),
        name: `Clerk of ${name[tenant.language]}`,
        email: `${id}@example.org`,
        language: tenant.language,
        memberships: [{ role: 'clerk' as const, departmentId: id }],
      })),
    ],
    categories: Object.entries(types).map(([name, { category }]) => ({ id: category, name: said(name) })),
    calendar: {
      id: tenant.id,
      zone: tenant.zone,
      weekly: [{ validFrom: '1900-01-01', hours: mapping.calendar.weekly }],
      days: specialDaysFrom(
        yearsOf(rows).flatMap((year) => holidaysOf(mapping, year)),
        { zone: tenant.zone, language: 'en' },
      ),
    },
    privacyNotice: {
      version: 1,
      text: said('Past requests, replayed: the file names no persons.'),
      consentRequired: false,
    },
  };
}

/** A year more at the end: a term may run into it. */
function yearsOf(rows: readonly Row[]): number[] {
  const years = rows.flatMap((row) => [row.openedAt, row.endedAt].map((instant) => Number(instant.slice(0, 4))));
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

const holidaysOf = ({ calendar }: Mapping, year: number) =>
  new Holidays(calendar.country, calendar.state ?? '').getHolidays(year);
