import { canonical } from '../../api/administration/administer.ts';
import { keepNotice } from '../../api/administration/authority.ts';
import { keepCalendar } from '../../api/administration/calendars.ts';
import { type Changes, inWords } from '../../api/administration/changes.ts';
import { loadTerritories, noteTerritories } from '../../api/administration/import-territories.ts';
import { loadRows, parentsFirst } from '../../api/administration/load-rows.ts';
import { withoutSamples } from '../../api/administration/standard-service.ts';
import type { FileInput } from '../../api/releases/check-release.ts';
import type { ReleaseDeps } from '../../api/releases/deploy-release.ts';
import { deployRelease } from '../../api/releases/deploy-release.ts';
import type { Instant } from '../../domain/instant.ts';
import { DeploymentRefused } from '../../engine/port.ts';
import { type AdministrationEvent, administrationStore } from '../../store/administration.store.ts';
import { contentStore } from '../../store/content.store.ts';
import type { Database } from '../../store/database.ts';
import { addTenant } from '../../store/person.store.ts';
import { releaseStore } from '../../store/release.store.ts';
import { membershipsOf } from '../../store/session.store.ts';
import { run } from '../../store/statement.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';
import { type ImportFault, refuseIfAny } from './faults.ts';
import { loadManagers } from './load-managers.ts';
import { loadPeople } from './load-people.ts';
import type { Folder } from './read-folder.ts';

export interface ImportNeed extends ReleaseDeps {
  /** Under sakin_app. */
  database: Database;
  /** Who vouches for people. */
  issuer: string;
  /** Says what would be done and does nothing. */
  dryRun: boolean;
}

export interface Imported {
  /** What was added and changed, a line each. */
  lines: string[];
  /** User names of administrators that were added now. */
  administrators: string[];
  /** A calendar that has a new revision: deadlines must be computed anew. */
  revised: string | null;
}

class OnlyTried extends Error {}

/** Loads or updates a whole authority in one transaction: it is there whole or not at all, and a second time changes nothing. @throws Refusal */
export async function importAuthority(folder: Folder, need: ImportNeed): Promise<Imported> {
  const { id } = folder.tenant;
  let imported: Imported | undefined;
  await transact(need.database, { tenants: [id] }, async (unit) => {
    imported = await load(unit, folder, need);
    if (need.dryRun) throw new OnlyTried();
  }).catch((error: unknown) => {
    if (!(error instanceof OnlyTried)) throw error;
  });
  return imported!;
}

async function load(unit: Unit, folder: Folder, need: ImportNeed): Promise<Imported> {
  const { tenant, content } = folder;
  const at = need.clock.now(tenant.id);
  const events: AdministrationEvent[] = [];
  const record = (event: Omit<AdministrationEvent, 'at' | 'actor'>) =>
    void events.push({ ...event, at, actor: 'import' });
  const lines: string[] = [await loadTenant(unit, folder, record)];
  refuseIfAny(await unknownReferences(unit, folder));
  for (const changes of await loadRegisters(unit, folder)) {
    lines.push(inWords(changes));
    noteRows(changes, record);
  }
  if (content.managers) lines.push(await loadManagers(unit, folder, at, record));
  // The transaction sees no other authority: who may read here is granted where both are seen.
  if (tenant.readableBy) lines.push(`readable by ${tenant.readableBy.join(', ')}: not granted by an import`);
  let administrators: string[] = [];
  if (content.people) {
    const organisationOf = new Map(
      (await idsOf<{ id: string; of: string }>(unit, tenant.id, 'department', 'organisation_id as of')).map((row) => [
        row.id,
        row.of,
      ]),
    );
    const known = async (login: string) => (await membershipsOf(need.database, need.issuer, login))[0]?.person_id;
    const faults: ImportFault[] = [];
    const taken = (row: number) =>
      void faults.push({
        ...folder.where('people', `/${row}/login`),
        message:
          'somebody of another authority has this user name: choose another, or say "elsewhere": true for the same person',
      });
    const people = await loadPeople(unit, tenant.id, content.people, {
      issuer: need.issuer,
      known,
      organisationOf,
      record,
      taken,
    });
    refuseIfAny(faults);
    lines.push(inWords(people));
    administrators = people.administrators;
  }
  const revised = await loadCalendar(unit, folder, at, record, lines);
  await loadNotice(unit, folder, at, record, lines);
  await loadServices(unit, folder, need, record, lines);
  await administrationStore(unit, tenant.id).record(events);
  return { lines, administrators, revised };
}

type Record_ = (event: Omit<AdministrationEvent, 'at' | 'actor'>) => void;

async function loadTenant(unit: Unit, { tenant, where }: Folder, record: Record_): Promise<string> {
  const store = contentStore(unit, tenant.id);
  const { id, name, zone, languages } = tenant;
  const there = await store.tenant();
  if (!there) {
    await addTenant(unit, { id, name, zone, languages });
    record({ type: 'tenant-added', subjectKind: 'tenant', subjectId: id });
    return `authority: ${id} added`;
  }
  await administrationStore(unit, id).takeTurn();
  if (there.zone !== zone)
    refuseIfAny([
      {
        ...where('tenant', '/zone'),
        message: `${id} counts in ${there.zone}; its zone is changed under administration, where it is said what that moves`,
      },
    ]);
  const fields = (['name', 'languages'] as const).filter(
    (field) => canonical(there[field]) !== canonical(tenant[field]),
  );
  if (fields.length === 0) return `authority: ${id} as it was`;
  await store.changeTenant({ name, languages });
  record({ type: 'tenant-changed', subjectKind: 'tenant', subjectId: id, payload: { fields } });
  return `authority: ${id} changed (${fields.join(', ')})`;
}

const idsOf = <Row extends { id: string } = { id: string }>(
  unit: Unit,
  tenant: string,
  table: string,
  more = '',
): Promise<Row[]> =>
  run<Row>(unit, { text: `select id${more && `, ${more}`} from ${table} where tenant_id = $1`, values: [tenant] });

/** Every id that a row refers to must stand in its file or be there already. */
async function unknownReferences(unit: Unit, { tenant, content, where }: Folder): Promise<ImportFault[]> {
  const known = async (table: string, rows: readonly { id: string }[] = []) =>
    new Set([...rows, ...(await idsOf(unit, tenant.id, table))].map((row) => row.id));
  const territories = await known('territory', content.territories);
  const organisations = await known('organisation', content.organisations);
  const departments = await known('department', content.departments);
  const categories = await known('category', content.categories);
  const faults: ImportFault[] = [];
  const check = (
    file: Parameters<typeof where>[0],
    pointer: string,
    id: string | undefined,
    among: Set<string>,
    what: string,
  ) => {
    if (id !== undefined && !among.has(id))
      faults.push({ ...where(file, pointer), message: `there is no ${what} ${id}` });
  };
  for (const [at, row] of (content.territories ?? []).entries())
    check('territories', `/${at}/parentId`, row.parentId, territories, 'territory');
  for (const [at, row] of (content.categories ?? []).entries())
    check('categories', `/${at}/parentId`, row.parentId, categories, 'category');
  for (const [at, row] of (content.departments ?? []).entries())
    check('departments', `/${at}/organisationId`, row.organisationId, organisations, 'organisation');
  for (const [at, row] of (content.managers ?? []).entries()) {
    check('managers', `/${at}/territoryId`, row.territoryId, territories, 'territory');
    check('managers', `/${at}/departmentId`, row.departmentId, departments, 'department');
  }
  for (const [at, row] of (content.people ?? []).entries())
    for (const [place, each] of row.memberships.entries()) {
      check('people', `/${at}/memberships/${place}/departmentId`, each.departmentId, departments, 'department');
      check('people', `/${at}/memberships/${place}/organisationId`, each.organisationId, organisations, 'organisation');
    }
  return faults;
}

async function loadRegisters(unit: Unit, { tenant, content }: Folder): Promise<Changes[]> {
  const { territories, organisations, departments, categories } = content;
  const all: Changes[] = [];
  if (territories) all.push(await loadTerritories({ unit, tenant: tenant.id }, territories));
  if (organisations)
    all.push(
      await loadRows(unit, tenant.id, {
        what: 'organisations',
        table: 'organisation',
        rows: organisations.map(({ id, name, kind, email = null }) => ({ id, name, kind, email })),
      }),
    );
  if (departments)
    all.push(
      await loadRows(unit, tenant.id, {
        what: 'departments',
        table: 'department',
        rows: departments.map(({ id, organisationId, name, email = null }) => ({
          id,
          organisation_id: organisationId,
          name,
          email,
        })),
      }),
    );
  if (categories) {
    const position = new Map(categories.map((row, at) => [row.id, row.position ?? at]));
    all.push(
      await loadRows(unit, tenant.id, {
        what: 'categories',
        table: 'category',
        rows: parentsFirst(categories).map(({ id, parentId, name }) => ({
          id,
          parent_id: parentId ?? null,
          name,
          position: position.get(id),
        })),
      }),
    );
  }
  return all;
}

const kinds = { organisations: 'organisation', departments: 'department', categories: 'category' } as const;

/** Organisations, departments and categories have an entry a thing. */
function noteRows({ what, added, changed }: Changes, record: Record_): void {
  if (what === 'territories') {
    noteTerritories(record, { added: added.length, changed: changed.length });
    return;
  }
  const kind = kinds[what as keyof typeof kinds];
  for (const id of added) record({ type: `${kind}-added`, subjectKind: kind, subjectId: id });
  for (const id of changed) record({ type: `${kind}-changed`, subjectKind: kind, subjectId: id });
}

async function loadCalendar(
  unit: Unit,
  { tenant, content }: Folder,
  at: Instant,
  record: Record_,
  lines: string[],
): Promise<string | null> {
  const { calendar } = content;
  if (!calendar) return null;
  const store = contentStore(unit, tenant.id);
  const there = await store.calendar(calendar.id);
  const usual = (await store.tenant())?.calendar;
  if (usual !== calendar.id) await store.setUsualCalendar(calendar.id);
  if (there && canonical(there.content) === canonical(calendar)) {
    lines.push(`calendar: ${calendar.id} as it was`);
    return null;
  }
  const revision = await keepCalendar({ unit, tenant: tenant.id, at, note: record }, there, calendar);
  const deadlines =
    there && there.openDeadlines > 0 ? `, ${there.openDeadlines} running deadlines are computed anew` : '';
  lines.push(`calendar: ${calendar.id} ${there ? `changed (revision ${revision})` : 'added'}${deadlines}`);
  return there ? calendar.id : null;
}

async function loadNotice(
  unit: Unit,
  { tenant, content, where }: Folder,
  at: Instant,
  record: Record_,
  lines: string[],
) {
  const notice = content.privacyNotice;
  if (!notice) return;
  const store = contentStore(unit, tenant.id);
  const { version, text, consentRequired } = notice;
  const all = await store.notices();
  const same = all.find((each) => each.version === version);
  if (same && canonical([same.text, same.consentRequired]) === canonical([text, consentRequired])) {
    lines.push(`privacy notice: version ${version} as it was`);
    return;
  }
  const newest = all[0]?.version ?? 0;
  if (version <= newest)
    refuseIfAny([
      {
        ...where('privacyNotice', '/version'),
        message: `version ${newest} was shown already: another text needs version ${newest + 1}`,
      },
    ]);
  await keepNotice({ unit, tenant: tenant.id, at, note: record }, { version, text, consentRequired });
  lines.push(`privacy notice: version ${version} added`);
}

/** What the product calls a sample is no legal basis of a real authority. */
const fitted = ({ name, content }: FileInput): FileInput =>
  name === 'service.json'
    ? { name, content: `${JSON.stringify(withoutSamples(JSON.parse(content)), null, 2)}\n` }
    : { name, content };

async function loadServices(
  unit: Unit,
  { tenant, services }: Folder,
  need: ImportNeed,
  record: Record_,
  lines: string[],
) {
  const live = async (caseType: string) =>
    (await releaseStore(unit, tenant.id).list()).find((each) => each.caseType === caseType && each.state === 'live');
  for (const { caseType, files: read, ownSettings } of services) {
    const files = ownSettings ? read : read.map(fitted);
    const before = await live(caseType);
    const input = { tenant: tenant.id, caseType, files, message: 'Loaded from a folder', live: true, actor: 'import' };
    const release = await deployRelease(unit, need, input).catch((error: unknown) => {
      if (!(error instanceof DeploymentRefused)) throw error;
      refuseIfAny(
        error.findings.map(({ resource, element, message }) => ({ file: resource, field: element, message })),
      );
      throw error;
    });
    if (before?.id === release.id) {
      lines.push(`service: ${caseType} as it was (release ${release.number})`);
      continue;
    }
    record({
      type: 'service-released',
      subjectKind: 'service',
      subjectId: caseType,
      payload: { release: release.id, number: release.number },
    });
    lines.push(`service: ${caseType}, release ${release.number} in force for new cases`);
  }
}
