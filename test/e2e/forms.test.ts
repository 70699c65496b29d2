import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import type { FormComponent, FormSchema } from '../../api/forms/form.ts';
import { validateForm } from '../../api/forms/validate-form.ts';
import { projectRoot } from '../../store/root.ts';
import { describeInChromium, launch } from './support/chromium.ts';

const script = join(projectRoot(), 'node_modules', '@bpmn-io', 'form-js', 'dist', 'form-viewer.umd.js');
const MINUTES = 180_000;
/** The same values in each run. */
const seed = 20261122;

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Values = Record<string, Json>;

/** A form, what it was opened with, and what somebody has filled in. */
interface Case {
  schema: FormSchema;
  data: Values;
  answers: Values;
}
interface Verdict {
  /** What the form gives to whoever sends it. */
  sent: Values;
  /** Keys of the fields that it marks. */
  wrong: string[];
}

/** In the browser: each case is filled in and sent. */
const fillIn = `async (cases) => {
  const verdicts = [];
  for (const { schema, data, answers } of cases) {
    const container = document.body.appendChild(document.createElement('div'));
    const form = new FormViewer.Form({ container });
    await form.importSchema(schema, { ...data, ...answers });
    const { data: sent, errors } = form.submit();
    const fields = form.get('formFieldRegistry').getAll();
    const wrong = Object.entries(errors).flatMap(([id, said]) =>
      said.length > 0 ? [fields.find((each) => id === each.id || id.startsWith(each.id + '_'))?.key ?? id] : []);
    verdicts.push({ sent, wrong: [...new Set(wrong)] });
    form.destroy();
    container.remove();
  }
  return verdicts;
}`;

/** What real form-js makes of each case. */
const inBrowser = (page: Page, cases: Case[]): Promise<Verdict[]> =>
  page.evaluate(`(${fillIn})(${JSON.stringify(cases)})`) as Promise<Verdict[]>;

const isUnset = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

const several = new Set(['checklist', 'taglist']);

/** A field of one line has no line breaks: form-js makes spaces of them. */
const tidied = ({ type }: FormComponent, value: Json | undefined): Json | undefined =>
  type === 'textfield' && typeof value === 'string' ? value.replace(/[\r\n\t]/g, ' ') : value;

/** Is the value taken as it was given; not, when it is marked as wrong, and not when something else is made of it. */
function taken(component: FormComponent, given: Json | undefined, wrong: boolean, on: Json | undefined): boolean {
  if (wrong) return false;
  const [from, to] = [tidied(component, given), on];
  // A box that nobody has touched is not checked.
  const empty = (value: Json | undefined) =>
    isUnset(value) ||
    (component.type === 'checkbox' && value === false) ||
    (Array.isArray(value) && value.length === 0 && several.has(component.type));
  return (empty(from) && empty(to)) || JSON.stringify(from) === JSON.stringify(to);
}

/** As sentences, so that a difference reads as one. */
function differences({ schema, data, answers }: Case, { sent, wrong }: Verdict): string[] {
  const own = validateForm(schema, answers, data);
  const faults = new Map(own.faults.map(({ field, expected }) => [field, expected]));
  return flat(schema.components).flatMap((component) => {
    const { key, label, id, ...rest } = component as FormComponent & { label?: string; id?: string };
    if (key === undefined) return [];
    const browser = taken(component, answers[key], wrong.includes(key), sent[key]);
    const server = taken(component, answers[key], faults.has(key), own.answers[key] as Json);
    if (browser === server) return [];
    const shown = `${JSON.stringify(rest)} <- ${JSON.stringify(answers[key])}`;
    return [
      `${shown}: form-js ${browser ? 'takes it' : `does not (${JSON.stringify(sent[key])})`}, the server ${server ? 'takes it' : `does not (${faults.get(key)}, ${JSON.stringify(own.answers[key])})`}; ${JSON.stringify(answers).slice(0, 300)}`,
    ];
  });
}

const flat = (components: FormComponent[]): FormComponent[] =>
  components.flatMap((each) => [each, ...flat(each.components ?? [])]);

const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '  ',
    'a',
    'ab ',
    ' abc',
    'Ərizə',
    'İı',
    '😀',
    '\n',
    'a\nb',
    '0',
    '12',
    '-5',
    'true',
    'null',
  ),
  fc.constantFrom(
    'a@b.az',
    'a b@c',
    'a@b',
    'ə@b.az',
    '+994501112233',
    '0501112233',
    '00994501112233',
    '+12',
    '(050) 111-22-33',
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.string({ minLength: 195, maxLength: 205 }),
);
const strange = fc.constantFrom<Json>(null, '', 0, 1, -1, 1.5, true, false, 'x', [], ['x'], {}, { value: 'x' }, [null]);
const among = (options: Json[]) =>
  fc.oneof(
    fc.constantFrom(...(options.length > 0 ? options : ['x'])),
    fc.constantFrom<Json>('x', 'no such', '', null, 1, true),
  );
/** What its pickers give, and what is none of it. (Loaded with a date in another writing, which no picker gives, form-js would send it on.) */
const dates: Record<string, fc.Arbitrary<Json>> = {
  date: fc.constantFrom('2026-11-05', '2024-02-29', '1999-12-31', '2026-13-05', 'now', '10:30', ''),
  time: fc.constantFrom('10:30', '00:00', '23:59', '10:30+04:00', '10:30Z', '24:00', '10:60', 'now', ''),
  datetime: fc.constantFrom(
    '2026-11-05T10:30',
    '2026-11-05T10:30Z',
    '2026-11-05T10:30+04:00',
    '2026-11-05T25:30',
    'now',
    '',
  ),
};

/** What somebody, or another system, may send for a component. */
function valuesFor(component: FormComponent, data: Values): fc.Arbitrary<Json> {
  const listed = component.valuesKey ? data[component.valuesKey] : component.values?.map(({ value }) => value as Json);
  const options = ((listed as Json[] | undefined) ?? []).map((each) =>
    each && typeof each === 'object' && !Array.isArray(each) ? (each.value as Json) : each,
  );
  const usual: Record<string, fc.Arbitrary<Json>> = {
    textfield: text,
    textarea: text,
    // With an exponent and a limit of decimals form-js throws.
    number: fc.oneof(
      fc.constantFrom<Json>(0, 1, -1, 1.5, 0.1, 1e-7, 1e21, 2.25, 99, 100, 101, '5', '1.50', '1e3', 'x', ''),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -200, max: 200 }).map((value) => value || 0),
      fc.integer({ min: -5, max: 120 }),
    ),
    checkbox: fc.constantFrom<Json>(true, false, null, '', 'true', 'yes', 0, 1),
    radio: among(options),
    select: among(options),
    checklist: fc.array(among(options), { maxLength: 3 }),
    taglist: fc.array(among(options), { maxLength: 3 }),
    datetime: dates[component.subtype ?? 'date']!,
  };
  const any = fc.oneof({ weight: 6, arbitrary: usual[component.type] ?? strange }, { weight: 1, arbitrary: strange });
  return component.decimalDigits === undefined ? any : any.filter((value) => !/\de/.test(String(value)));
}

const list = [{ value: 'water', label: 'Water' }, { value: 'gas', label: 'Gas' }, 'lift', { value: 'x', label: 'X' }];
/** Every list that a form of ours asks for. */
const dataOf = (schema: FormSchema): Values =>
  Object.fromEntries(
    flat(schema.components).flatMap(({ valuesKey }) => (valuesKey ? [[valuesKey, list as Json]] : [])),
  );

function casesOf(schema: FormSchema, many: number): Case[] {
  const data = dataOf(schema);
  const fields = flat(schema.components).filter(({ key }) => key);
  const answers = fc.record(Object.fromEntries(fields.map((each) => [each.key!, valuesFor(each, data)])), {
    requiredKeys: fields.flatMap((each) => ('defaultValue' in each ? each.key! : [])),
  });
  return fc.sample(answers, { seed, numRuns: many }).map((each) => ({ schema, data, answers: each as Values }));
}

const ours = (): { name: string; schema: FormSchema }[] =>
  readdirSync(join(projectRoot(), 'forms')).flatMap((service) =>
    readdirSync(join(projectRoot(), 'forms', service))
      .filter((name) => name.endsWith('.form'))
      .map((name) => ({
        name: `${service}/${name}`,
        schema: JSON.parse(readFileSync(join(projectRoot(), 'forms', service, name), 'utf8')) as FormSchema,
      })),
  );

/** Each kind of component with each rule that it can have. */
function* kinds(): Generator<FormComponent> {
  const field = (type: string, more: object = {}) =>
    ({ type, key: 'a', label: 'A', id: 'Field_a', ...more }) as FormComponent;
  for (const type of ['textfield', 'textarea']) {
    yield field(type);
    for (const validate of [
      { required: true },
      { minLength: 2 },
      { maxLength: 3 },
      { required: true, minLength: 3, maxLength: 200 },
    ])
      yield field(type, { validate });
  }
  for (const validate of [
    { pattern: '^\\d+$' },
    { pattern: 'b' },
    { validationType: 'email' },
    { validationType: 'phone' },
  ])
    yield field('textfield', { validate });
  for (const more of [
    {},
    { decimalDigits: 0 },
    { decimalDigits: 2 },
    { validate: { min: 1, max: 100 } },
    { validate: { required: true } },
  ])
    yield field('number', more);
  yield field('checkbox');
  yield field('checkbox', { validate: { required: true } });
  const values = [
    { value: 'x', label: 'X' },
    { value: 'y', label: 'Y' },
  ];
  for (const type of ['radio', 'select', 'checklist', 'taglist'])
    for (const more of [{ values }, { valuesKey: 'list' }, { values, validate: { required: true } }])
      yield field(type, more);
  for (const subtype of ['date', 'time', 'datetime'])
    for (const more of [{}, { validate: { required: true } }])
      yield field('datetime', { subtype, dateLabel: 'D', timeLabel: 'T', ...more });
}

describeInChromium('The server and real form-js in a browser', () => {
  let browser: Browser;
  /** A page with form-js and nothing else: a form that was destroyed leaves nothing in it. */
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
    await page.setContent('<!doctype html><title>forms</title>');
    await page.addScriptTag({ path: script });
  }, MINUTES);
  afterAll(() => browser?.close(), MINUTES);

  const agree = async (cases: Case[]): Promise<void> => {
    const thrown: string[] = [];
    const hear = (error: Error) => thrown.push(error.message);
    page.on('pageerror', hear);
    const verdicts = await inBrowser(page, cases);
    page.off('pageerror', hear);
    expect(thrown).toEqual([]);
    const differing = cases.flatMap((each, at) => differences(each, verdicts[at]!));
    if (process.env.SHOW)
      process.stderr.write(
        differing
          .slice(0, 4)
          .map((x) => `DIFF ${x.slice(0, 420)}\n`)
          .join(''),
      );
    expect(differing).toEqual([]);
    // A set in which nothing is taken, or all, would prove little.
    const fates = cases.flatMap(({ schema, answers }, at) =>
      flat(schema.components).flatMap((each) =>
        each.key && answers[each.key] !== undefined
          ? [taken(each, answers[each.key], verdicts[at]!.wrong.includes(each.key), verdicts[at]!.sent[each.key])]
          : [],
      ),
    );
    expect(new Set(fates).size).toBe(2);
  };

  test.each(ours().map(({ name, schema }) => [name, schema] as const))(
    'accept and refuse the same answers of %s',
    (_, schema) => agree(casesOf(schema, 40)),
    MINUTES,
  );

  test.each(
    [...kinds()].map(
      (component) =>
        [JSON.stringify({ ...component, key: undefined, id: undefined, label: undefined }), component] as const,
    ),
  )(
    'accept and refuse the same values of %s',
    (_, component) => agree(casesOf({ type: 'default', schemaVersion: 17, id: 'F', components: [component] }, 30)),
    MINUTES,
  );
});
