import { newId } from '../../domain/id.ts';
import type { Instant } from '../../domain/instant.ts';
import { normalise } from '../../domain/normalise.ts';
import { insertInto, type RowValues, run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { Authority } from './authority.ts';

/** Issuer of the people of sample data: the trial provider that comes with the product. */
export const trialIssuer = 'trial';

/** Rows a statement: far below the 65,535 parameters that one may have. */
const chunk = 500;

async function insertAll(unit: Unit, table: string, rows: RowValues[]): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk) await run(unit, insertInto(table, rows.slice(at, at + chunk)));
}

const searchText = (name: { [language: string]: string }): string =>
  normalise([...new Set(Object.values(name))].join(' '));

/** Puts up an authority whole. Its people sign in at the trial provider when `trial`. The unit must reach its tenant. */
export async function loadAuthority(
  unit: Unit,
  authority: Authority,
  at: Instant,
  { trial }: { trial: boolean },
): Promise<void> {
  const { tenant, calendar, privacyNotice } = authority;
  const own = { tenant_id: tenant.id };
  await insertAll(unit, 'tenant', [
    {
      id: tenant.id,
      name: tenant.name,
      zone: tenant.zone,
      languages: tenant.languages,
      region: tenant.region ?? null,
      settings: { calendar: calendar.id },
    },
  ]);
  await insertAll(
    unit,
    'territory',
    authority.territories.map((t) => ({
      ...own,
      id: t.id,
      parent_id: t.parentId ?? null,
      kind: t.kind,
      name: t.name,
      external_id: t.externalId ?? null,
      search: searchText(t.name),
    })),
  );
  await insertAll(
    unit,
    'organisation',
    authority.organisations.map((o) => ({ ...own, id: o.id, name: o.name, kind: o.kind, email: o.email ?? null })),
  );
  await insertAll(
    unit,
    'department',
    authority.departments.map((d) => ({
      ...own,
      id: d.id,
      organisation_id: d.organisationId,
      name: d.name,
      email: d.email ?? null,
    })),
  );
  await insertAll(
    unit,
    'category',
    authority.categories.map((c, position) => ({
      ...own,
      id: c.id,
      parent_id: c.parentId ?? null,
      name: c.name,
      position,
    })),
  );
  await loadPeople(unit, authority, trial);
  await insertAll(unit, 'calendar', [{ ...own, id: calendar.id, revision: 1, content: calendar, declared_at: at }]);
  await insertAll(
    unit,
    'management',
    (authority.managers ?? []).map((each) => ({
      ...own,
      id: newId(),
      territory_id: each.territoryId,
      department_id: each.departmentId,
      valid_from: each.from,
      valid_to: each.to ?? null,
      set_by: 'seed',
      set_at: at,
    })),
  );
  await insertAll(unit, 'privacy_notice', [
    {
      ...own,
      version: privacyNotice.version,
      text: privacyNotice.text,
      consent_required: privacyNotice.consentRequired,
      valid_from: at,
    },
  ]);
}

/** People of these tenants may read the cases of this one. */
export async function letRead(unit: Unit, tenant: string, readers: string[], at: Instant): Promise<void> {
  await insertAll(
    unit,
    'tenant_reader',
    readers.map((reader) => ({ tenant_id: tenant, reader_id: reader, granted_at: at })),
  );
}

/** A person's department says the organisation, so that the gate knows who executes. */
async function loadPeople(unit: Unit, { tenant, people, departments }: Authority, trial: boolean): Promise<void> {
  const organisationOf = new Map(departments.map((d) => [d.id, d.organisationId]));
  await insertAll(
    unit,
    'person',
    people.map((p) => ({
      id: p.id,
      issuer: trialIssuer,
      subject: p.id,
      name: p.name,
      email: p.email ?? null,
      language: p.language,
      trial,
    })),
  );
  await insertAll(
    unit,
    'membership',
    people.flatMap((p) =>
      p.memberships.map((m) => ({
        tenant_id: tenant.id,
        id: newId(),
        person_id: p.id,
        role: m.role,
        organisation_id: m.organisationId ?? (m.departmentId ? organisationOf.get(m.departmentId) : null) ?? null,
        department_id: m.departmentId ?? null,
      })),
    ),
  );
}
