import type { Changes } from '../../api/administration/changes.ts';
import { keepPerson } from '../../api/people/people.ts';
import { newId } from '../../domain/id.ts';
import type { AdministrationEvent } from '../../store/administration.store.ts';
import { type PersonRow, peopleStore } from '../../store/people.store.ts';
import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { Content } from './authority-files.ts';

type Row = NonNullable<Content['people']>[number];

export interface PeopleNeed {
  /** Who vouches for people: the embedded provider, or one of your own. */
  issuer: string;
  /** People of other authorities, by issuer and subject. */
  known(login: string): Promise<string | undefined>;
  organisationOf: ReadonlyMap<string, string>;
  record(event: Omit<AdministrationEvent, 'at' | 'actor'>): void;
  /** The user name of this row is somebody's of another authority, and the folder does not say that it is the same person. */
  taken(at: number): void;
}

export interface LoadedPeople extends Changes {
  /** Administrators who are new to the installation: somebody must be able to sign in. */
  administrators: string[];
}

async function present(unit: Unit, tenant: string, issuer: string): Promise<Map<string, PersonRow>> {
  const people = new Map<string, PersonRow>();
  let after: string | undefined;
  do {
    const page = await peopleStore(unit, tenant).page({ limit: 200, after });
    for (const person of page.items) if (person.issuer === issuer) people.set(person.userName, person);
    after = page.next ?? undefined;
  } while (after);
  return people;
}

/** Adds people and roles that are not there, corrects who they are; takes no role away. */
export async function loadPeople(
  unit: Unit,
  tenant: string,
  rows: readonly Row[],
  need: PeopleNeed,
): Promise<LoadedPeople> {
  const there = await present(unit, tenant, need.issuer);
  const result: LoadedPeople = { what: 'people', added: [], changed: [], same: 0, others: [], administrators: [] };
  for (const [at, row] of rows.entries()) {
    const person = there.get(row.login);
    const known = person ? undefined : await need.known(row.login);
    if (known && !row.elsewhere) {
      need.taken(at);
      continue;
    }
    const id = person?.id ?? known ?? (await added(unit, row, need));
    const renamed = person ? await corrected(unit, tenant, person, row, need) : false;
    const given = await giveRoles(unit, tenant, id, person, row, need);
    if (!person) result.added.push(row.login);
    else if (renamed || given > 0) result.changed.push(row.login);
    else result.same += 1;
    if (!person && !known && row.memberships.some(({ role }) => role === 'administrator'))
      result.administrators.push(row.login);
  }
  const named = new Set(rows.map((row) => row.login));
  result.others = [...there.keys()].filter((login) => !named.has(login));
  return result;
}

const added = (unit: Unit, { login, name, email, language }: Row, need: PeopleNeed): Promise<string> =>
  keepPerson(
    { unit, note: need.record },
    { issuer: need.issuer, subject: login, name, email: email ?? null, language },
  );

async function corrected(
  unit: Unit,
  tenant: string,
  person: PersonRow,
  { name, email, language }: Row,
  { record }: PeopleNeed,
): Promise<boolean> {
  const wanted = { name, email: email ?? null, language };
  const fields = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((field) => wanted[field] !== person[field]);
  if (fields.length === 0 || person.elsewhere) return false;
  await peopleStore(unit, tenant).change(person.id, Object.fromEntries(fields.map((field) => [field, wanted[field]])));
  record({ type: 'person-changed', subjectKind: 'person', subjectId: person.id, payload: { fields } });
  return true;
}

async function giveRoles(
  unit: Unit,
  tenant: string,
  id: string,
  person: PersonRow | undefined,
  { memberships }: Row,
  { organisationOf, record }: PeopleNeed,
): Promise<number> {
  const has = (role: string, organisation: string | null, department: string | null) =>
    (person?.memberships ?? []).some(
      (each) => each.role === role && each.departmentId === department && each.organisationId === organisation,
    );
  let given = 0;
  for (const { role, organisationId, departmentId } of memberships) {
    const department = departmentId ?? null;
    const organisation = organisationId ?? (departmentId ? organisationOf.get(departmentId) : null) ?? null;
    if (has(role, organisation, department)) continue;
    const text = `insert into membership (tenant_id, id, person_id, role, organisation_id, department_id) values ($1, $2, $3, $4, $5, $6)
      on conflict do nothing returning id`;
    const rows = await run(unit, { text, values: [tenant, newId(), id, role, organisation, department] });
    if (rows.length === 0) continue;
    given += 1;
    record({
      type: 'membership-added',
      subjectKind: 'person',
      subjectId: id,
      payload: { role, organisation, department },
    });
  }
  return given;
}
