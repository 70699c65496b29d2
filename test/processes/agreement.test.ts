import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { unknownComponents } from '../../api/forms/validate-form.ts';
import {
  allNodesOf,
  type Element,
  eventDefinitionsOf,
  headersOf,
  jobTypeOf,
  mappingsOf,
} from '../../checks/diagram/element.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { type ClassificationContent, parseClassification } from '../../domain/classification/content.ts';
import { languages } from '../../domain/language.ts';
import { letterFaults, letterParts, lettersAmongStaff, lettersToStaff } from '../../domain/letter.ts';
import { parseSettings } from '../../domain/settings.ts';
import { placeholdersOf } from '../../domain/text.ts';
import { compileDecisions, decide } from '../../rules/dmn/index.ts';
import { compile } from '../../rules/feel/index.ts';
import { workers } from '../../workers/index.ts';
import { letterPlaceholders, staffPlaceholders } from '../../workers/shared/letter.ts';
import { caseTypes, jsonOf, parse, root, textOf } from './diagrams.ts';

type Texts = { readonly [key: string]: string | Texts };
interface Component {
  id: string;
  type: string;
  key?: string;
  values?: { value: string }[];
  description?: string;
  valuesKey?: string;
  conditional?: { hide: string };
}
interface Form {
  id: string;
  schemaVersion: number;
  components: Component[];
}
interface Named {
  id: string;
  name: Record<string, string>;
}
interface Category extends Named {
  parentId: string | null;
}

/** Intake has no user task: these forms open a case. */
const intakeForms = ['open-by-phone', 'report'];
/** Lists that the server puts into a form's data. */
const lists = ['categories', 'departments', 'territories'];
/** Towns of the seeds, as `<set>/<id>`. */
const towns = readdirSync(path.join(root, 'seeds'))
  .filter((set) => existsSync(path.join(root, 'seeds', set, 'categories.json')))
  .flatMap((set) =>
    readdirSync(path.join(root, 'seeds', set))
      .filter((id) => existsSync(path.join(root, 'seeds', set, id, 'tenant.json')))
      .map((id) => `${set}/${id}`),
  );
/** Codes that the texts must name, beside the diagram's elements. */
const groups = [
  'service',
  'letter',
  'kind',
  'urgency',
  'outcome',
  'status',
  'ending',
  'answer',
  'decision',
  'cancel-reason',
  'role',
  'channel',
];
/** Mails that no task of a diagram asks for by a header. */
const mailsBesides = ['answer', 'answer-partly', 'escalation'];
const staffMails: readonly string[] = lettersToStaff;
/** Mails that are sent where the settings ask for it. */
const mailsOfSettings = (caseType: string) => (settingsOf(caseType).acceptance ? ['asked', 'unaccepted'] : []);

const flat = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
const textsIn = (folder: string) =>
  Object.fromEntries(
    languages.map((language) => [language, new Map(flat(jsonOf<Texts>(`${folder}/texts.${language}.json`)))]),
  );
const filesIn = (folder: string, ending: string) =>
  readdirSync(path.join(root, folder)).filter((file) => file.endsWith(ending));
const settingsOf = (caseType: string) => parseSettings(jsonOf(`processes/${caseType}/service.json`));
const wordsOf = (caseType: string): ClassificationContent =>
  parseClassification(jsonOf(`processes/${caseType}/classification.json`));
const nodesOf = async (caseType: string): Promise<readonly Element[]> => {
  const [file] = filesIn(`processes/${caseType}`, '.bpmn');
  return allNodesOf((await parse(textOf(`processes/${caseType}/${file}`))).definitions);
};
const formsOf = (caseType: string) =>
  filesIn(`forms/${caseType}`, '.form').map((file) => jsonOf<Form>(`forms/${caseType}/${file}`));
/** Categories of the towns that have the service. */
function categoriesOf(caseType: string): Category[] {
  const town = towns.find((each) =>
    jsonOf<{ services: { caseType: string }[] }>(`seeds/${each}/tenant.json`).services.some(
      (service) => service.caseType === caseType,
    ),
  );
  return jsonOf<Category[]>(`seeds/${town?.split('/')[0]}/categories.json`);
}
const categories = jsonOf<Category[]>('seeds/town/categories.json');
const categoryIds = categories.map((each) => each.id);

describe.each(caseTypes)('%s: the diagram', (caseType) => {
  it('finds a worker for every type of job', async () => {
    const types = [...new Set((await nodesOf(caseType)).map(jobTypeOf).filter((type) => type !== undefined))];

    expect(types.length).toBeGreaterThan(0);
    expect(types.filter((type) => !existsSync(path.join(root, 'workers', `${type}.ts`)))).toEqual([]);
  });

  it('catches every error that a worker raises, and waits for none that nobody raises', async () => {
    const nodes = await nodesOf(caseType);
    const caughtAt = (task: Element) =>
      nodes
        .filter((node) => node.attachedToRef === task)
        .flatMap(eventDefinitionsOf)
        .flatMap((event) => (event.errorRef as Element | undefined)?.errorCode ?? []);

    for (const task of nodes) {
      const worker = workers.get(jobTypeOf(task) ?? '');
      if (worker) expect({ task: task.id, caught: caughtAt(task) }).toEqual({ task: task.id, caught: worker.raises });
    }
  });

  it('takes from a worker only what the worker gives', async () => {
    for (const task of await nodesOf(caseType)) {
      const worker = workers.get(jobTypeOf(task) ?? '');
      if (!worker) continue;
      const given = Object.keys(worker.output.properties);
      const taken = mappingsOf(task, 'output').map((each) => each.source as string);
      const names = taken.flatMap((source) => source.replace(/"[^"]*"/g, '').match(/[a-z]\w*/gi) ?? []);
      const words = ['if', 'then', 'else', 'null'];
      expect({ task: task.id, unknown: names.filter((name) => ![...given, ...words].includes(name)) }).toEqual({
        task: task.id,
        unknown: [],
      });
      // Without a mapping all that a job is completed with would become variables.
      if (taken.length === 0) expect({ task: task.id, given }).toEqual({ task: task.id, given: [] });
    }
  });

  it('gives a worker what it asks for: what the start or a mapping has made', async () => {
    const nodes = await nodesOf(caseType);
    const made = nodes.flatMap((node) =>
      (['input', 'output'] as const).flatMap((way) => mappingsOf(node, way).map((each) => each.target as string)),
    );
    const known = ['caseId', 'runId', ...made];

    for (const node of nodes) {
      const asked = Object.keys(workers.get(jobTypeOf(node) ?? '')?.input.properties ?? {});
      expect({ task: node.id, unknown: asked.filter((name) => !known.includes(name)) }).toEqual({
        task: node.id,
        unknown: [],
      });
    }
  });

  it('finds a form for every user task, and every form has its task', async () => {
    const tasks = (await nodesOf(caseType)).filter((node) => node.$type === 'bpmn:UserTask').map((node) => node.id);

    const forms = filesIn(`forms/${caseType}`, '.form').map((file) => path.basename(file, '.form'));

    expect(forms.sort()).toEqual([...tasks, ...intakeForms].sort());
  });

  it('is named in every language, and nothing is named that is not there', async () => {
    const ids = (await nodesOf(caseType)).map((node) => `element.${node.id}`).sort();

    for (const [language, texts] of Object.entries(textsIn(`processes/${caseType}`)))
      expect({ language, names: [...texts.keys()].filter((key) => key.startsWith('element.')).sort() }).toEqual({
        language,
        names: ids,
      });
  });

  it('says on each of its ways in every language what the analyst wrote there', async () => {
    const named = [
      ...textOf(`processes/${caseType}/${caseType}.bpmn`).matchAll(/<bpmn:sequenceFlow id="([^"]+)" name=/g),
    ];
    const keys = named.map(([, id]) => `flow.${id}`).sort();

    expect(keys.length).toBeGreaterThan(20);
    for (const [language, texts] of Object.entries(textsIn(`processes/${caseType}`)))
      expect({ language, flows: [...texts.keys()].filter((key) => key.startsWith('flow.')).sort() }).toEqual({
        language,
        flows: keys,
      });
  });

  it('puts letters together from sentences that are there in every language, and names in them what is filled in', () => {
    for (const [language, texts] of Object.entries(textsIn(`processes/${caseType}`))) {
      const parts = [...texts.keys()].filter((key) => key.startsWith('letter.'));
      expect({ language, parts: parts.sort() }).toEqual({
        language,
        parts: [...Object.keys(letterParts), 'term-corrected'].map((id) => `letter.${id}`).sort(),
      });
      expect({ language, faults: letterFaults(Object.fromEntries(texts)) }).toEqual({ language, faults: [] });
    }
  });

  it('has both texts of every mail that it sends, and no mail that nobody sends', async () => {
    const notified = (await nodesOf(caseType)).filter((node) => jobTypeOf(node) === 'notify');
    const sent = notified.map((node) => headersOf(node).get('template'));
    const wanted = [...new Set([...sent, ...mailsBesides, ...lettersAmongStaff, ...mailsOfSettings(caseType)])].flatMap(
      (name) => [`mail.${name}.subject`, `mail.${name}.text`],
    );

    expect(sent).not.toContain(undefined);
    for (const texts of Object.values(textsIn(`processes/${caseType}`)))
      expect([...texts.keys()].filter((key) => key.startsWith('mail.')).sort()).toEqual(wanted.sort());
  });

  it('writes into mails only what a worker can fill in, and the same in every language', () => {
    const { az, ...others } = textsIn(`processes/${caseType}`);

    for (const [key, text] of az!) {
      if (!key.startsWith('mail.')) continue;
      const names = placeholdersOf(text).sort();
      const known: readonly string[] = staffMails.includes(key.split('.')[1]!) ? staffPlaceholders : letterPlaceholders;
      expect({ key, unknown: names.filter((name) => !known.includes(name)) }).toEqual({ key, unknown: [] });
      for (const [language, texts] of Object.entries(others))
        expect({ key, language, names: placeholdersOf(texts.get(key) ?? '').sort() }).toEqual({ key, language, names });
    }
  });
});

describe.each(caseTypes)('%s: the mails', (caseType) => {
  it('have words for the telephone where the diagram has a person call whoever has no address', async () => {
    const headers = (await nodesOf(caseType)).filter((node) => jobTypeOf(node) === 'notify').map(headersOf);
    const called = headers.filter((each) => each.get('otherwise') === 'call').map((each) => each.get('template')!);
    expect(called).toEqual(expect.arrayContaining(['passed-on', 'term-changed', 'disputed', 'cancelled']));
    const wanted = [...new Set(['greeting', ...called])].map((id) => `call.${id}`).sort();
    for (const texts of Object.values(textsIn(`processes/${caseType}`))) {
      const calls = [...texts].filter(([key]) => key.startsWith('call.'));
      expect(calls.map(([key]) => key).sort()).toEqual(wanted);
      // Whoever calls reads no code and no link out.
      for (const [, text] of calls) expect(placeholdersOf(text)).not.toEqual(expect.arrayContaining(['link']));
    }
  });

  it('name a link or the end of a time only where there is one', () => {
    for (const texts of Object.values(textsIn(`processes/${caseType}`)))
      for (const [key, text] of texts) {
        const [group, mail] = key.split('.');
        if (group !== 'mail') continue;
        const names = placeholdersOf(text);
        if (names.includes('link')) expect(['answer', 'answer-partly', 'explained']).toContain(mail);
        if (names.includes('objectionUntil')) expect(mail).toBe('explained');
        if (names.includes('reason')) expect(['term-changed', ...lettersAmongStaff]).toContain(mail);
      }
  });
});

describe.each([
  ...caseTypes.map((caseType) => [caseType, `processes/${caseType}`, ['classify.dmn', 'assign.dmn']] as const),
  ['qarabulaq', 'seeds/town/qarabulaq', ['assign.dmn']] as const,
])('the tables of %s', (_, folder, tables) => {
  it('give the reason of each rule in every language, and nothing is said of a rule that is not there', () => {
    const rules = tables.flatMap((table) =>
      [...textOf(`${folder}/${table}`).matchAll(/<rule id="([^"]+)"/g)].map(([, id]) => `rule.${id}`),
    );

    for (const [language, texts] of Object.entries(textsIn(folder)))
      expect({ language, rules: [...texts.keys()].filter((key) => key.startsWith('rule.')).sort() }).toEqual({
        language,
        rules: rules.sort(),
      });
  });
});

describe.each(caseTypes)('%s: the texts', (caseType) => {
  it('say every code of the settings in every language', () => {
    const { kinds, outcomes, endings, cancellation, escalation } = settingsOf(caseType);
    const codes = [
      'service.name',
      ...kinds.map((id) => `kind.${id}`),
      ...outcomes.map(({ id }) => `outcome.${id}`),
      ...endings.flatMap((id) => [`ending.${id}`, `status.${id}`]),
      ...cancellation.reasons.map((id) => `cancel-reason.${id}`),
      ...[...cancellation.roles, ...escalation.map(({ role }) => role)].map((id) => `role.${id}`),
      ...['normal', 'urgent', 'emergency'].map((id) => `urgency.${id}`),
      'status.open',
    ];

    for (const [language, texts] of Object.entries(textsIn(`processes/${caseType}`)))
      expect({ language, gaps: codes.filter((code) => !texts.get(code)?.trim()) }).toEqual({ language, gaps: [] });
  });

  it.each([`processes/${caseType}`, `forms/${caseType}`])('of %s have the same keys in every language', (folder) => {
    const { az, ...others } = textsIn(folder);
    const keys = [...az!.keys()].sort();

    for (const [language, texts] of Object.entries(others))
      expect({ language, keys: [...texts.keys()].sort() }).toEqual({ language, keys });
    for (const texts of [az!, ...Object.values(others)])
      expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('hold no group that nobody reads', () => {
    for (const language of languages)
      expect(Object.keys(jsonOf<Texts>(`processes/${caseType}/texts.${language}.json`)).sort()).toEqual(
        [
          ...groups,
          'call',
          'element',
          'flow',
          'mail',
          'rule',
          ...(settingsOf(caseType).rating ? ['rating'] : []),
        ].sort(),
      );
  });
});

describe.each(caseTypes)('%s: the forms', (caseType) => {
  it('use only components and lists that the server knows', () => {
    for (const form of formsOf(caseType)) {
      expect({ form: form.id, unknown: unknownComponents(form) }).toEqual({ form: form.id, unknown: [] });
      expect(form.components.flatMap((each) => each.valuesKey ?? []).filter((key) => !lists.includes(key))).toEqual([]);
    }
  });

  it('have exactly the texts of their components', () => {
    const wanted = formsOf(caseType)
      .flatMap((form) => form.components)
      .flatMap(({ id, type, description, values = [] }) =>
        [
          type === 'text' ? 'text' : 'label',
          ...(description ? ['description'] : []),
          ...values.map((each) => each.value),
        ].map((property) => `${id}.${property}`),
      );

    for (const texts of Object.values(textsIn(`forms/${caseType}`)))
      expect([...texts.keys()].sort()).toEqual(wanted.sort());
  });

  it('name components once, and hide by conditions over fields of their own', () => {
    for (const { id, components } of formsOf(caseType)) {
      const ids = components.map((each) => each.id);
      const keys = components.flatMap((each) => each.key ?? []);
      expect(ids.every((each) => each.startsWith(`${id}-`))).toBe(true);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { conditional } of components) {
        if (!conditional) continue;
        expect(conditional.hide.startsWith('=')).toBe(true);
        expect(() => compile(conditional.hide.slice(1))).not.toThrow();
        const names = conditional.hide.replace(/"[^"]*"/g, '').match(/[a-z]\w*/gi) ?? [];
        expect(names.filter((name) => !['or', 'and', 'null'].includes(name)).every((name) => keys.includes(name))).toBe(
          true,
        );
      }
    }
  });

  it('offer the codes of the settings', () => {
    const settings = settingsOf(caseType);
    const offered = (formId: string, key: string) =>
      formsOf(caseType)
        .find((form) => form.id === formId)
        ?.components.find((each) => each.key === key)
        ?.values?.map((each) => each.value);

    expect(offered('work', 'outcome')).toEqual(settings.outcomes.map((each) => each.id));
    expect(offered('classify-by-hand', 'kind')).toEqual(settings.kinds);
    expect(offered('open-by-phone', 'kind')).toEqual(settings.kinds);
  });
});

describe.each(caseTypes)('%s: the terms', (caseType) => {
  it('name their legal basis in four languages, where it can be read, and whether that is certain', () => {
    const { terms, termChanges } = settingsOf(caseType);
    const limits = [...termChanges.extend, ...termChanges.pause].flatMap(({ atMost }) => atMost ?? []);

    for (const { legalBasis, source, certain } of [...terms.map((each) => each.term), ...limits]) {
      expect(Object.keys(legalBasis ?? {}).sort()).toEqual([...languages].sort());
      expect(source).toMatch(certain ? /^https:/ : /^sample/);
    }
    // The law's own term is looked up; house rules of an invented town can't be.
    expect(terms.filter((each) => each.term.certain).map((each) => each.category)).toEqual(['*']);
  });

  it('can be changed only by roles of the settings’ town, and never without an end', () => {
    const { extend, shorten, pause } = settingsOf(caseType).termChanges;

    for (const limit of [...extend, ...shorten, ...pause]) {
      expect(['head', 'supervisor']).toContain(limit.role);
      expect(limit.times).toBeGreaterThan(0);
    }
    expect([...extend, ...pause].filter((limit) => !limit.atMost)).toEqual([]);
    // Who is measured by a term does not move it alone: somebody above may, too.
    expect(extend.map((limit) => limit.role)).toContain('supervisor');
  });
});

describe.each(caseTypes)('%s: categories', (caseType) => {
  it('of terms, urgencies and words are those of the town', () => {
    const { terms, urgencyRules } = settingsOf(caseType);
    const used = [
      ...terms.map((each) => each.category),
      ...urgencyRules.map((each) => each.category),
      ...wordsOf(caseType).categories.map((each) => each.id),
    ];
    const known = categoriesOf(caseType).map((each) => each.id);

    expect([...new Set(used)].filter((id) => id !== '*' && !known.includes(id))).toEqual([]);
  });

  it('that stand at the root have words, all but the rest', () => {
    const roots = categoriesOf(caseType)
      .filter((each) => (each.parentId ?? null) === null)
      .map((each) => each.id);

    const worded = wordsOf(caseType).categories.map((each) => each.id);
    expect(roots.filter((id) => id !== 'other' && !worded.includes(id))).toEqual([]);
    expect(worded).not.toContain('other');
  });
});

describe.each([
  ['gulustan', 'processes/resident-request/assign.dmn'],
  ['qarabulaq', 'seeds/town/qarabulaq/assign.dmn'],
])('the town %s', (tenant, table) => {
  const territories = jsonOf<(Category & { externalId: string })[]>(`seeds/town/${tenant}/territories.json`);
  const organisations = jsonOf<Named[]>(`seeds/town/${tenant}/organisations.json`).map((each) => each.id);
  const departments = jsonOf<(Named & { organisationId: string })[]>(`seeds/town/${tenant}/departments.json`);
  const people = jsonOf<{ login: string; memberships: { role: string; departmentId: string | null }[] }[]>(
    `seeds/town/${tenant}/people.json`,
  );

  it('assigns only to its own departments, by categories and places that exist', async () => {
    const file = textOf(table);
    const decisions = await compileDecisions(file);
    const texts = [...file.matchAll(/<text>"([^"]+)"<\/text>/g)].map(([, text]) => text!);
    const known = [...categoryIds, ...territories.map((each) => each.id), ...departments.map((each) => each.id)];
    const ask = (category: string, territory: string | null) =>
      decide(decisions, 'assign-department', {
        category,
        territory,
        urgency: 'normal',
        kind: 'request',
        channel: 'web',
      });

    expect(texts.filter((text) => !known.includes(text))).toEqual([]);
    expect(ask('communications', null)).toMatchObject({ value: null });
    for (const category of ['water', 'gas', 'roads', 'waste']) {
      const decided = ask(category, null);
      expect(departments.map((each) => each.id)).toContain('value' in decided ? decided.value : 'failure');
    }
  });

  it('has each thing once, under a parent, named in four languages', () => {
    for (const list of [territories, categories] as Category[][]) {
      const ids = list.map((each) => each.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(list.filter((each) => each.parentId !== null && !ids.includes(each.parentId))).toEqual([]);
    }
    expect(new Set(territories.map((each) => each.externalId)).size).toBe(territories.length);
    for (const { id, name } of [...territories, ...categories, ...departments])
      expect({ id, languages: languages.filter((language) => !name[language]) }).toEqual({ id, languages: [] });
    expect(departments.filter((each) => !organisations.includes(each.organisationId))).toEqual([]);
  });

  it('has somebody for every department, and for every role that the diagram asks for', () => {
    const held = people.flatMap((each) => each.memberships);

    for (const { id } of departments)
      expect(held.some((each) => each.departmentId === id && each.role === 'clerk')).toBe(true);
    for (const role of ['operator', 'supervisor', 'reviewer'])
      expect(held.some((each) => each.role === role)).toBe(true);
  });
});

describe.each(towns)('the town %s', (town) => {
  interface Tenant {
    categories: string;
    readableBy?: string[];
    services: { caseType: string; replace: Record<string, string> }[];
  }
  const [set, id] = town.split('/');
  const { services, readableBy = [] } = jsonOf<Tenant>(`seeds/${town}/tenant.json`);
  const ids = (file: string) => jsonOf<{ id: string }[]>(`seeds/${town}/${file}.json`).map((each) => each.id);

  it('has a department for every rule of its tables, and is read only by towns that are there', () => {
    const departments = ids('departments');

    for (const { caseType, replace } of services) {
      const table = replace['assign.dmn']
        ? `seeds/${set}/${replace['assign.dmn']}`
        : `processes/${caseType}/assign.dmn`;
      const given = [...textOf(table).matchAll(/<outputEntry[^>]*>\s*<text>&quot;([^&]+)&quot;<\/text>/g)].map(
        ([, text]) => text,
      );
      expect(given.length).toBeGreaterThan(0);
      expect(given.filter((each) => !departments.includes(each!))).toEqual([]);
    }
    expect(readableBy.filter((each) => each === id || !towns.includes(`${set}/${each}`))).toEqual([]);
  });

  it('has managers that are departments of it, at places of it, one for a day', () => {
    if (!existsSync(path.join(root, `seeds/${town}/managers.json`))) return expect(readableBy).toEqual([]);
    const managers = jsonOf<{ territoryId: string; departmentId: string; from: string }[]>(
      `seeds/${town}/managers.json`,
    );
    const [places, departments] = [ids('territories'), ids('departments')];

    expect(managers.length).toBeGreaterThan(0);
    expect(
      managers.filter((each) => !places.includes(each.territoryId) || !departments.includes(each.departmentId)),
    ).toEqual([]);
    expect(new Set(managers.map((each) => `${each.territoryId} ${each.from}`)).size).toBe(managers.length);
  });
});

/** What stands in a diagram at one element, whatever is drawn around it. */
const drawnAt = (caseType: string, id: string) =>
  new RegExp(`^( *)<bpmn:subProcess id="${id}"[^]*?\\n\\1</bpmn:subProcess>`, 'm').exec(
    textOf(`processes/${caseType}/${caseType}.bpmn`),
  )?.[0];

it('the confirmation by the resident is the same in every service, until it is a process of its own', () => {
  const drawn = caseTypes.map((caseType) => drawnAt(caseType, 'confirmation'));

  expect(drawn).not.toContain(undefined);
  expect(new Set(drawn).size).toBe(1);
});

describe('the table of answers at intake', () => {
  const asked = { category: null, kind: null, urgency: null, channel: 'web' };

  it.each([
    [
      { ...asked, category: 'gas.smell' },
      { category: 'gas.smell', kind: null, urgency: 'emergency' },
    ],
    [
      { ...asked, category: 'water.leak', kind: 'request' },
      { category: 'water.leak', kind: 'request', urgency: 'urgent' },
    ],
    [
      { ...asked, category: 'roads', urgency: 'emergency' },
      { category: 'roads', kind: null, urgency: 'emergency' },
    ],
    [
      { ...asked, category: 'roads' },
      { category: 'roads', kind: null, urgency: null },
    ],
    [
      { ...asked, channel: 'petition' },
      { category: null, kind: 'complaint', urgency: null },
    ],
    [asked, null],
  ])('answers %j', async (inputs, value) => {
    const decisions = await compileDecisions(textOf('processes/resident-request/classify.dmn'));

    const decided = decide(decisions, 'classify', inputs);

    expect(decided).toMatchObject({ value });
    if (value && 'reasons' in decided) expect(decided.reasons[0]?.annotation).toMatch(/\.$/);
  });
});

describe('the calendar of the towns', () => {
  const calendar = jsonOf<Calendar>('seeds/town/calendar-az.json');
  const free = new Set(calendar.days.filter((each) => each.kind === 'holiday').map((each) => each.date));

  it('leaves out eleven days in a row where Novruz and Ramazan meet', () => {
    const march = Array.from({ length: 11 }, (_, index) => `2026-03-${20 + index}`);
    const weekend = ['2026-03-28', '2026-03-29'];

    expect(march.filter((date) => !free.has(date) && !weekend.includes(date))).toEqual([]);
    expect(free.has('2026-03-31')).toBe(false);
  });

  it('moves a holiday that falls on a weekend to the next working day', () => {
    expect(new Date('2025-03-08T00:00:00Z').getUTCDay()).toBe(6);
    expect(free.has('2025-03-10')).toBe(true);
  });

  it('says of each day by what it is such a day, and which are only expected', () => {
    const { sources = {}, days } = calendar;

    expect(days.filter((each) => !each.source || !sources[each.source])).toEqual([]);
    const uncertain = days.filter((each) => each.certain === false).map((each) => each.date.slice(0, 4));
    expect([...new Set(uncertain)]).toEqual(['2027']);
    expect(days.filter((each) => each.source === 'expected-2027' && each.certain !== false)).toEqual([]);
  });

  it('has the days off of spring 2026 as they were decided: eleven in a row', () => {
    const off = Array.from({ length: 11 }, (_, n) => `2026-03-${20 + n}`);

    expect(
      off.filter((date) => !free.has(date) && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())),
    ).toEqual([]);
    expect(free.has('2026-03-31')).toBe(false);
    const moved = (date: string) => calendar.days.find((each) => each.date === date)?.name?.en;
    expect(['2026-03-25', '2026-03-26'].map(moved)).toEqual(Array(2).fill('Novruz (day moved)'));
    expect(['2026-03-27', '2026-03-30'].map(moved)).toEqual(Array(2).fill('Ramazan (day moved)'));
  });

  it('shortens the eve of a holiday, and no day is both', () => {
    const halves = calendar.days.filter((each) => each.kind === 'half-day');

    expect(halves.map((each) => each.date)).toContain('2026-03-19');
    expect(halves.filter((each) => free.has(each.date))).toEqual([]);
  });
});

describe('the sample requests', () => {
  interface Step {
    after: string;
    task?: string;
    by?: string;
    answers?: Record<string, string>;
    link?: string;
    objection?: string;
    cancel?: string;
  }
  const { requests } = jsonOf<{
    requests: { id: string; categoryId?: string; territoryId: string; openedBy: string; steps: Step[]; ends: string }[];
  }>('seeds/town/requests.json');
  const logins = jsonOf<{ login: string }[]>('seeds/town/gulustan/people.json').map((each) => each.login);
  const places = jsonOf<{ id: string }[]>('seeds/town/gulustan/territories.json').map((each) => each.id);
  const settings = settingsOf('resident-request');

  it('happen at places of the town, by its people, with answers that the forms ask for', () => {
    const forms = new Map(formsOf('resident-request').map((form) => [form.id, form.components]));

    expect(requests).toHaveLength(40);
    for (const { id, categoryId, territoryId, openedBy, steps } of requests) {
      expect(places).toContain(territoryId);
      expect([...categoryIds, undefined]).toContain(categoryId);
      expect([...logins, 'resident']).toContain(openedBy);
      for (const { task, by, answers = {}, cancel } of steps) {
        if (by) expect(logins).toContain(by);
        if (cancel) expect(settings.cancellation.reasons).toContain(cancel);
        if (!task) continue;
        const keys = forms.get(task)?.flatMap((each) => each.key ?? []) ?? [];
        expect({ id, task, unknown: Object.keys(answers).filter((key) => !keys.includes(key)) }).toEqual({
          id,
          task,
          unknown: [],
        });
      }
    }
  });

  it('end in every ending of the service, and some are still open', () => {
    const ends = new Set(requests.map((each) => each.ends.split(':')[0]));

    expect([...ends].sort()).toEqual([...settings.endings, 'open'].sort());
  });
});
