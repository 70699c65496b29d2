import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { policyNames } from '../../api/policies/index.ts';
import { type Body, House, neighbour, town, type Visitor } from './support/house.ts';

/** Every operation, as the OpenAPI document lists it. */
interface Operation {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  open: boolean;
}

let house: House;
let operations: Operation[];
let operator: Visitor;
let victim: { id: string; number: string; code: string; task: string; release: string; call: string; document: string };
const roles = ['operator', 'clerk', 'head', 'reviewer', 'supervisor', 'analyst', 'administrator', 'integrator'];
const visitors = new Map<string, Visitor>();
const region = 'respublika';

beforeAll(async () => {
  house = await House.open();
  const { paths } = house.api.swagger() as Body;
  operations = Object.entries(paths as Record<string, Record<string, Body>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: operation.operationId,
      method: method.toUpperCase() as Operation['method'],
      path,
      open: operation.security.length === 0,
    })),
  );
  operator = await house.visitor('aysel');
  const resident = {
    name: 'Gizli Ad',
    phone: '+994501112233',
    email: 'gizli@mail.example',
    noticeVersion: 1,
    consent: true,
  };
  const opened = await house.openCase(operator, { resident, description: 'Gizli təsvir' });
  const call = await house.good('POST', `/api/v1/${town}/calls`, {
    as: operator,
    body: { direction: 'in', caseIds: [opened.id] },
  });
  const task = await house.task(operator, opened.id, 'work');
  const admin = await house.visitor('admin');
  const [release] = (await house.good('GET', `/api/v1/${town}/releases`, { as: admin })).items;
  victim = { ...opened, task, call: call.id, release: release.id, document: 'none' };
  for (const role of roles) visitors.set(role, await house.person(`n-${role}`, neighbour, role));
}, 120_000);
afterAll(() => house.close());

const bodies: Record<string, unknown> = {
  openCase: { channel: 'phone', language: 'az', description: 'Test' },
  cancelCase: { reasonCode: 'duplicate' },
  reopenCase: { reason: 'Test' },
  changeTerm: { kind: 'pause', reason: 'Test' },
  previewTerm: { kind: 'pause' },
  previewCorrection: { urgency: 'emergency' },
  correctCase: { urgency: 'emergency', reason: 'Test' },
  correctContact: { name: 'Intruder', reason: 'Test' },
  decideUnsent: { decision: 'leave', reason: 'Test' },
  recordLateAnswer: { answer: 'yes', callId: 'x' },
  addNote: { text: 'Test' },
  askForMoreTime: { term: { amount: 1, unit: 'working-days' }, reason: 'Test' },
  decideMoreTime: { decision: 'refused', reason: 'Test' },
  settleTelling: { result: 'told' },
  assignTask: { personId: 'x' },
  tellCode: { way: 'read-out' },
  recordCall: { direction: 'in' },
  updateCall: {},
  completeTask: { answers: { outcome: 'solved', answer: 'Hər şey düzəldi.' } },
  resolveIncident: {},
  checkRelease: { caseType: 'x', message: 'Test', files: [{ name: 'x.bpmn', content: '' }] },
  deployRelease: { caseType: 'x', message: 'Test', files: [{ name: 'x.bpmn', content: '' }] },
  beginDraft: { caseType: 'x' },
  writeDraftFile: { content: 'x', basedOn: 0 },
  followRelease: { version: 1 },
  releaseDraft: { version: 1, message: 'Test' },
  createIntegrator: { name: 'intruder' },
  changeMe: { language: 'az' },
};

/** What must be asked for in the address. */
const queries: Record<string, string> = {
  discardDraft: '?version=1',
  getDraftFile: '?name=x.bpmn',
  writeDraftFile: '?name=x.bpmn',
};

const addressOf = (operation: Operation, tenant: string): string =>
  `${operation.path}${queries[operation.name] ?? ''}`
    .replace('{tenant}', tenant)
    .replace('{caseId}', victim.id)
    .replace('{taskId}', encodeURIComponent(victim.task))
    .replace('{callId}', victim.call)
    .replace('{documentId}', victim.document)
    .replace('{releaseId}', victim.release)
    .replace('{caseType}', 'resident-request')
    .replace('{incidentId}', '1.1')
    .replace('{wishId}', 'x')
    .replace('{tellingId}', 'x')
    .replace('{part}', 'resident')
    .replace('{source}', 'x')
    .replace('{externalNumber}', 'x')
    .replace('{token}', 'x'.repeat(43));

const send = (operation: Operation, tenant: string, as?: Visitor) =>
  house.ask(operation.method, addressOf(operation, tenant), {
    as,
    ...(['GET', 'DELETE'].includes(operation.method) ? {} : { body: bodies[operation.name] ?? {} }),
  });

/** Anything of the victim's that must not come out. */
const secret = () => new RegExp(`Gizli|${victim.id}|501112233`);
const guarded = () => operations.filter((each) => !each.open && each.path.includes('{tenant}'));

describe('the walls', () => {
  it('let nobody in without a session, at any route that is not public', async () => {
    const closed = operations.filter((each) => !each.open);
    expect(closed.length).toBeGreaterThan(35);
    for (const operation of closed) {
      const reply = await send(operation, town);
      expect([operation.name, reply.statusCode]).toEqual([operation.name, 401]);
    }
  });

  it.each(roles)('show nothing of a town to the %s of its neighbour, at any route', async (role) => {
    const as = visitors.get(role)!;
    for (const operation of guarded()) {
      const reply = await send(operation, town, as);
      expect([operation.name, reply.statusCode]).toEqual([operation.name, 404]);
      expect(reply.body).not.toMatch(secret());
    }
  });

  it.each(roles)("keep another town's things from a %s who asks for them in the own one", async (role) => {
    const as = visitors.get(role)!;
    for (const operation of guarded().filter((each) => each.name !== 'streamEvents')) {
      const reply = await send(operation, neighbour, as);
      expect(reply.body).not.toMatch(secret());
      // Whatever is named belongs to the other town: it is not there, or the role may not do such things at all.
      if (/\{(caseId|taskId|callId|documentId|releaseId)\}/.test(operation.path))
        expect([operation.name, [403, 404, 409].includes(reply.statusCode)]).toEqual([operation.name, true]);
    }
    const list = await house.ask('GET', `/api/v1/${neighbour}/cases?limit=200`, { as });
    expect(list.body).not.toMatch(secret());
  });

  it('change nothing of the victim', async () => {
    const shown = await house.good('GET', `/api/v1/${town}/cases/${victim.id}`, { as: operator });
    expect(shown).toMatchObject({ status: 'open', tasks: [{ state: 'open', assignee: null }] });
    expect(shown.texts).toHaveLength(1);
  });

  /** The row of a photo; its bytes are not asked for. */
  const photoOf = (caseId: string): Promise<string> =>
    house.database.transaction(async (sql) => {
      await sql.raw(`select set_config('sakin.tenants', '${town}', true)`);
      const at = '2026-11-05T06:00:00.000Z';
      const file = {
        name: 'photo.jpg',
        media_type: 'image/jpeg',
        size: 1,
        sha256: 'x',
        file_key: `00/${'0'.repeat(36)}`,
      };
      const added = { tenant_id: town, case_id: caseId, added_by: 'resident', added_at: at };
      const [row] = await sql('documents').insert({ id: 'photo', ...added, ...file }, 'id');
      return row.id;
    });

  it('let the people of a region read the cases of a town that is granted to it, and record whom they read about', async () => {
    await house.database.transaction(async (sql) => {
      await sql.raw(`select set_config('sakin.tenants', '${region}', true)`);
      await sql('tenant').insert({ id: region, name: { az: 'Respublika' }, zone: 'Asia/Baku', languages: ['az'] });
    });
    const as = await house.person('r-analyst', region, 'analyst', town);

    const shown = await house.good('GET', `/api/v1/${town}/cases/${victim.id}`, { as });
    expect(shown.persons.resident.name).toBe('Gizli Ad');
    expect(Object.entries(shown.abilities).filter(([, may]) => may)).toEqual([['readPersons', true]]);
    expect((await house.good('GET', `/api/v1/${town}/cases`, { as })).items.length).toBeGreaterThan(0);
    for (const operation of guarded().filter((each) => each.method !== 'GET'))
      expect([operation.name, (await send(operation, town, as)).statusCode]).toEqual([operation.name, 403]);
    expect(await house.refusal('GET', `/api/v1/${town}/mailbox`, { as })).toBe('403 forbidden');
    expect(await house.refusal('GET', `/api/v1/${neighbour}/cases`, { as })).toBe('404 not-found');
    await house.ask('GET', `/api/v1/${town}/documents/${await photoOf(victim.id)}/content`, { as });

    const read = await house.database.transaction(async (sql) => {
      await sql.raw(`select set_config('sakin.tenants', '${town}', true)`);
      return sql('person_read').select('tenant_id', 'case_id', 'person_id');
    });
    // The case's page, and the photo in which somebody may be seen.
    const reading = { tenant_id: region, case_id: victim.id, person_id: 'r-analyst' };
    expect(read).toEqual([reading, reading]);
    const me = await house.good('GET', '/api/v1/me', { as });
    expect(me.tenants.map((each: Body) => [each.id, each.readOnly])).toEqual([
      [region, false],
      [town, true],
    ]);
  });
});

describe('roles in their own town', () => {
  /** Operation -> the roles that it does not answer with 403. What a policy says, said once more from the outside. */
  const allowed: Record<string, string[]> = {
    openCase: ['operator', 'supervisor', 'integrator'],
    recordCall: ['operator', 'supervisor', 'integrator'],
    listCalls: ['operator', 'supervisor', 'analyst', 'administrator', 'integrator'],
    listIncidents: ['administrator', 'analyst', 'supervisor'],
    listTellings: ['operator', 'supervisor'],
    settleTelling: ['operator', 'supervisor'],
    listMoreTime: roles,
    resolveIncident: ['administrator'],
    listReleases: ['administrator', 'analyst', 'supervisor'],
    checkRelease: ['administrator', 'analyst'],
    deployRelease: ['administrator', 'analyst'],
    listDrafts: ['administrator', 'analyst'],
    beginDraft: ['administrator', 'analyst'],
    writeDraftFile: ['administrator', 'analyst'],
    releaseDraft: ['administrator', 'analyst'],
    makeReleaseLive: ['administrator'],
    retireRelease: ['administrator'],
    listChanges: ['integrator', 'administrator', 'analyst'],
    listMailbox: ['operator', 'supervisor', 'administrator'],
    createIntegrator: ['administrator'],
    listCases: roles,
    listTasks: roles,
    listCategories: roles,
    listDepartments: roles,
    listTerritories: roles,
    listServices: roles,
    listPeople: roles,
  };

  it('may do what their policies say, and no more', async () => {
    for (const [name, expected] of Object.entries(allowed)) {
      const operation = operations.find((each) => each.name === name)!;
      const may = [];
      for (const role of roles)
        if ((await send(operation, neighbour, visitors.get(role))).statusCode !== 403) may.push(role);
      expect([name, may.sort()]).toEqual([name, [...expected].sort()]);
    }
  });

  it('have a policy for every thing that is asked', () => {
    expect(policyNames()).toMatchInlineSnapshot(`
[
  "administer authority",
  "ask for more time of case",
  "assign task",
  "attach to case",
  "cancel case",
  "claim task",
  "complete task",
  "correct case",
  "correct the contact of case",
  "create integrators",
  "decide about more time of case",
  "decide about outbox",
  "deploy releases",
  "extend the term of case",
  "hurry case",
  "list all cases",
  "list all tasks",
  "list calls",
  "list cases",
  "list incidents",
  "list releases",
  "make tellings",
  "open cases",
  "pause the term of case",
  "prepare a meeting with reports",
  "put in force releases",
  "read case",
  "read changes",
  "read mailbox",
  "read persons of case",
  "read registers",
  "read reports",
  "read task",
  "record a late answer of case",
  "record calls",
  "release task",
  "reopen case",
  "resolve incidents",
  "resume the term of case",
  "see colleagues in registers",
  "seek persons in cases",
  "shorten the term of case",
  "tell the code of case",
  "watch changes",
  "write a note on case",
]
`);
  });
});

describe('a browser', () => {
  it('can not be made to act by another site: an unsafe request needs the CSRF token of the session', async () => {
    const { cookie } = operator;
    const body = bodies.openCase;
    const url = `/api/v1/${town}/cases`;
    expect(await house.refusal('POST', url, { headers: { cookie }, body })).toBe('403 csrf-token-wrong');
    const others = await house.visitor('kamran');
    expect(await house.refusal('POST', url, { headers: { cookie, 'x-csrf-token': others.csrf }, body })).toBe(
      '403 csrf-token-wrong',
    );
    expect((await house.ask('GET', url, { headers: { cookie } })).statusCode).toBe(200);
  });
});
