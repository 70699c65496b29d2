import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { embeddedIssuer } from '../../../api/sign-in/trial-issuer.ts';
import { importAuthority } from '../../../main/import/import-authority.ts';
import { parseWithLines } from '../../../main/import/json-with-lines.ts';
import { readFolder } from '../../../main/import/read-folder.ts';
import { contracts } from '../../../workers/contracts.ts';
import { type Body, House, town } from '../../api/support/house.ts';

let house: House;
let folder: string;
const seeds = join(process.cwd(), 'seeds', 'town');
// biome-ignore lint/suspicious/noExplicitAny: each test changes what it needs
type Json = any;

beforeAll(async () => {
  house = await House.open({}, {}, false);
  folder = mkdtempSync(join(tmpdir(), 'sakin-import-'));
  cpSync(seeds, folder, { recursive: true });
}, 120_000);
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const path = (name: string) => join(folder, 'gulustan', name);
/** Changes a file of the copied town, and gives the way back. */
function change(name: string, how: (content: Json) => Json): () => void {
  const before = readFileSync(path(name), 'utf8');
  writeFileSync(path(name), JSON.stringify(how(JSON.parse(before)), null, 2));
  return () => writeFileSync(path(name), before);
}
const load = async (dryRun = false) =>
  importAuthority(readFolder(join(folder, 'gulustan')), {
    database: house.database,
    engine: house.engine,
    workers: contracts,
    clock: house.clock,
    issuer: embeddedIssuer,
    dryRun,
  });
const count = async (table: string): Promise<number> =>
  (await house.rows(`select count(*)::int as n from ${table}`))[0].n;

describe('loading an authority from a folder', () => {
  it('says what it would do, and does nothing, in a dry run', async () => {
    const { lines } = await load(true);
    expect(lines[0]).toBe('authority: gulustan added');
    expect(lines.find((line) => line.startsWith('organisations'))).toMatch(/^organisations: 6 added \(/);
    expect([await count('tenant'), await count('person'), await count('release')]).toEqual([0, 0, 0]);
  });

  it('puts all of it up at once, so that a case can be opened and reaches its department', async () => {
    const { administrators, revised } = await load();

    expect([administrators, revised]).toEqual([['admin'], null]);
    const people = await house.rows('select id, subject, trial from person where subject = ?', ['aysel']);
    expect(people).toMatchObject([{ trial: false }]);
    const operator = await house.visitorOf(people[0].id, 'aysel');
    expect(await house.good('GET', `/api/v1/${town}/public`)).toMatchObject({ takesRequests: true });
    const { id } = await house.openCase(operator);
    const shown = await house.good('GET', `/api/v1/${town}/cases/${id}`, { as: operator });
    expect(shown).toMatchObject({ department: { id: 'su-sebeke' }, term: 'running' });
  });

  it('changes nothing the second time, and writes nothing into the books', async () => {
    const before = await count('administration_events');
    const { lines } = await load();
    expect(lines.filter((line) => / added| changed|in force for/.test(line))).toEqual([]);
    expect(await count('administration_events')).toBe(before);
    expect(await count('release')).toBe(1);
  });

  it('changes what differs, adds what is new, takes nothing away, and records each by its id', async () => {
    const back = [
      change('departments.json', (rows) =>
        rows.slice(1).map((row: Json, at: number) => (at === 0 ? { ...row, email: 'new@su.example' } : row)),
      ),
      change('people.json', (rows) =>
        rows.map((row: Json) =>
          row.login === 'aysel' ? { ...row, memberships: [...row.memberships, { role: 'supervisor' }] } : row,
        ),
      ),
      change('privacy-notice.json', (notice) => ({
        ...notice,
        version: 2,
        text: { az: 'Başqa mətn, uzun və aydın.' },
      })),
    ];
    const { lines } = await load();
    for (const undo of back) undo();

    expect(lines.find((line) => line.startsWith('departments'))).toMatch(
      /^departments: 1 changed \(su-kanalizasiya\), 9 as they were; not in the folder, left alone: 1 \(su-sebeke\)$/,
    );
    expect(lines.find((line) => line.startsWith('people'))).toMatch(/^people: 1 changed \(aysel\), 18 as they were$/);
    expect(lines).toContain('privacy notice: version 2 added');
    const events = await house.rows(
      `select type, subject_id, payload from administration_events where actor = 'import' order by id desc limit 3`,
    );
    expect(events.map((each: Body) => each.type).sort()).toEqual([
      'department-changed',
      'membership-added',
      'notice-published',
    ]);
  });

  it('makes a new revision of a calendar and says whose deadlines are to be computed anew', async () => {
    const file = join(folder, 'calendar-az.json');
    const before = readFileSync(file, 'utf8');
    const calendar = JSON.parse(before);
    writeFileSync(
      file,
      JSON.stringify({ ...calendar, days: [...calendar.days, { date: '2026-11-06', kind: 'declared-free' }] }),
    );
    const { lines, revised } = await load();
    writeFileSync(file, before);

    expect(revised).toBe('az');
    expect(lines.find((line) => line.startsWith('calendar'))).toBe(
      'calendar: az changed (revision 2), 1 running deadlines are computed anew',
    );
  });
});

describe('a folder with faults', () => {
  const message = async (): Promise<string[]> =>
    load().then(
      () => [],
      (error: Error) => error.message.split('\n').slice(1),
    );

  it('is refused as a whole, with the file, the line and the field of each', async () => {
    const before = await count('department');
    const undo = [
      change('departments.json', (rows) => [
        { id: 'new-one', organisationId: 'icra-hakimiyyeti', name: { az: 'Yeni' } },
        ...rows,
        { id: 'Big', organisationId: 'icra-hakimiyyeti', name: {} },
      ]),
      change('people.json', (rows) => [...rows, { ...rows[0], login: 'x1', language: 'de' }]),
    ];
    const lines = await message();
    for (const back of undo) back();

    expect(lines.some((line) => /^gulustan\/departments\.json:\d+: 11\.id: /.test(line))).toBe(false);
    expect(lines.some((line) => /^gulustan\/departments\.json:\d+: 12\.id: Expected string to match/.test(line))).toBe(
      true,
    );
    expect(
      lines.some((line) => /^gulustan\/people\.json:\d+: 19\.language: expected one of az, tr, ru, en$/.test(line)),
    ).toBe(true);
    expect(await count('department')).toBe(before);
  });

  it('names references that lead nowhere, ids that stand twice, and a clerk who works nowhere', async () => {
    const twice = change('departments.json', (rows) => [...rows, rows[0]]);
    expect(await message()).toMatchObject([
      expect.stringMatching(/departments\.json:\d+: 11\.id: su-sebeke stands here twice/),
    ]);
    twice();
    const nowhere = change('people.json', (rows) => [
      ...rows,
      { login: 'x1', name: 'X One', language: 'az', memberships: [{ role: 'clerk', departmentId: 'parks' }] },
      { login: 'x2', name: 'X Two', language: 'az', memberships: [{ role: 'operator', organisationId: 'none' }] },
    ]);
    expect(await message()).toMatchObject([
      expect.stringMatching(/people\.json:\d+: 19\.memberships\.0\.departmentId: there is no department parks/),
      expect.stringMatching(/people\.json:\d+: 20\.memberships\.0\.organisationId: there is no organisation none/),
    ]);
    nowhere();
    const idle = change('people.json', (rows) => [
      ...rows,
      { login: 'x3', name: 'X Three', language: 'az', memberships: [{ role: 'clerk' }] },
    ]);
    expect(await message()).toMatchObject([expect.stringMatching(/a clerk needs a departmentId or an organisationId/)]);
    idle();
  });

  it('tells the line where a file is no JSON, and a text of the notice that was shown already', async () => {
    const before = readFileSync(path('people.json'), 'utf8');
    writeFileSync(path('people.json'), '[\n  {\n    "login": "aysel"\n    "name": "A"\n  }\n]');
    expect(await message()).toEqual(['gulustan/people.json:4: no JSON: expected "," or "}" but got "\\""']);
    writeFileSync(path('people.json'), before);
    const undo = change('privacy-notice.json', (notice) => ({ ...notice, text: { az: 'Yenə başqa mətn.' } }));
    expect(await message()).toEqual([
      expect.stringMatching(
        /privacy-notice\.json:\d+: version: version 2 was shown already: another text needs version 3/,
      ),
    ]);
    undo();
  });

  it('never makes a stranger of the same user name one of its people; whoever works for both says so', async () => {
    const stranger = 'wanderer';
    await house.founder('elsewhere');
    await house.person(stranger, 'elsewhere', 'clerk');
    const row = { login: 'wanderer', name: 'W. Anderer', language: 'az', memberships: [{ role: 'operator' }] };
    const undo = change('people.json', (rows) => [...rows, row]);
    const [line] = await message();
    expect(line).toMatch(/people\.json:\d+: 19\.login: somebody of another authority has this user name/);
    undo();

    const both = change('people.json', (rows) => [...rows, { ...row, elsewhere: true }]);
    await load();
    both();
    const joined = await house.rows('select role from membership where person_id = ?', [stranger]);
    expect(joined).toEqual([{ role: 'operator' }]);
  });

  it('names the diagram or table that the release is refused for', async () => {
    const undo = change('tenant.json', (tenant) => ({
      ...tenant,
      services: [{ caseType: 'resident-request', replace: { 'service.json': 'gulustan/organisations.json' } }],
    }));
    expect((await message()).every((line) => line.startsWith('service.json: '))).toBe(true);
    undo();
    expect(await count('release')).toBe(1);
  });
});

describe('JSON with lines', () => {
  it('reads what JSON.parse reads, leaves null properties out, and knows where each value begins', () => {
    const text = '{\n  "a": [1, -2.5e3, "x\\u0041\\n"],\n  "b": null,\n  "c/d": {\n    "e": true }\n}';
    const { value, lineOf } = parseWithLines(text);
    expect(value).toEqual({ a: [1, -2500, 'xA\n'], 'c/d': { e: true } });
    expect(['/a/2', '/c~1d/e', '/c~1d/missing', '/nothing'].map(lineOf)).toEqual([2, 5, 4, 1]);
  });

  it.each([
    ['{"a": 1,}', 1],
    ['[1\n2]', 2],
    ['{"a"\n:}', 2],
    ['"open', 1],
    ['{} x', 1],
    ['', 1],
  ])('refuses %j', (text, line) => {
    expect(() => parseWithLines(text)).toThrow(expect.objectContaining({ line }));
    expect(() => JSON.parse(text)).toThrow();
  });
});

describe('an authority whose buildings have managers', () => {
  const town = 'usinsk';
  const from = (folder: string) =>
    importAuthority(readFolder(join(folder, town)), {
      database: house.database,
      engine: house.engine,
      workers: contracts,
      clock: house.clock,
      issuer: embeddedIssuer,
      dryRun: false,
    });

  it('brings them with their days, changes nothing the second time, and never takes open cases from one unasked', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'sakin-import-'));
    cpSync(join(process.cwd(), 'seeds', 'komi'), copy, { recursive: true });
    house.clock.moveTo(town, '2026-11-05T06:00:00.000Z');
    const first = await from(copy);
    const managed = await house.rows('select territory_id, valid_from::text from management', [], town);

    expect(first.lines.find((line) => line.startsWith('managers'))).toBe('managers: changed at 23 places');
    expect(managed).toHaveLength(23);
    expect(first.lines.find((line) => line.startsWith('readable by'))).toContain('not granted by an import');
    expect((await from(copy)).lines).toContain('managers: as they were');

    const operator = await house.visitorOf(
      (await house.rows('select id from person where subject = ?', ['olga-u'], town))[0].id,
      'olga-u',
    );
    const request = { language: 'ru', description: 'Крыша течёт.', categoryId: 'roof.leak' };
    await house.openCase(operator, { ...request, territoryId: 'usinsk-mira-2' }, town);
    const file = join(copy, town, 'managers.json');
    const rows = JSON.parse(readFileSync(file, 'utf8')) as Json[];
    const taken = rows.map((row) =>
      row.territoryId === 'usinsk-mira-2' ? { ...row, departmentId: 'sever-dom', from: '2026-01-01' } : row,
    );
    writeFileSync(file, JSON.stringify(taken));
    await expect(from(copy)).rejects.toThrow(/1 open cases are with ochag/);
    rmSync(copy, { recursive: true });
  });
});
