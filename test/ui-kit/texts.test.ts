import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../store/root.ts';
import { languages } from '../../ui-kit/languages.ts';

type Texts = Record<string, string>;

const root = projectRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const files = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));

/** `left_few` -> `left`: which forms a language has is its own affair. */
const withoutForm = (key: string): string => key.replace(/_(one|few|many|other)$/, '');
const keysOf = (texts: Texts): string[] => [...new Set(Object.keys(texts).map(withoutForm))].sort();
const placeholders = (text: string): string[] => [...new Set(text.match(/\{+\w+\}+/g) ?? [])].sort();

/** Sets of texts: where they lie, in which languages, and the sources that may say their keys. */
interface TextSet {
  name: string;
  texts: Record<string, Texts>;
  sources: string;
}

function tasklistSets(): TextSet[] {
  const sources = files('tasklist-ui', /\.tsx?$/).map((path) => ({ path, source: read(path) }));
  const folders = [...new Set(files('tasklist-ui', /texts\.\w+\.json$/).map(dirname))];
  return folders.map((folder) => ({
    name: folder,
    texts: Object.fromEntries(
      languages.map((each) => [each, JSON.parse(read(join(folder, `texts.${each}.json`))) as Texts]),
    ),
    sources: sources
      .filter(({ path, source }) => path.startsWith(`${folder}/`) || source.includes(`useTexts('${basename(folder)}')`))
      .map(({ source }) => source)
      .join('\n'),
  }));
}

/** The texts of an application that has one file for each language. */
const setOf = (application: string): TextSet => ({
  name: `${application}/texts`,
  texts: Object.fromEntries(
    languages.map((each) => [each, JSON.parse(read(`${application}/texts/${each}.json`)) as Texts]),
  ),
  sources: files(application, /\.tsx?$/)
    .map(read)
    .join('\n'),
});

/** Is the key said as it is, or can a template such as `status.${code}` give it? */
function isSaid(key: string, sources: string): boolean {
  if (sources.includes(`'${key}'`)) return true;
  return [...sources.matchAll(/`([\w.-]*)\$\{[^}]+\}([\w.-]*)`/g)].some(
    ([, before = '', after = '']) => before + after !== '' && key.startsWith(before) && key.endsWith(after),
  );
}

/** What happens to a case, by the names under which the server records it. */
function recordedEvents(): string[] {
  const sources = ['workers', 'store', 'api', 'main', 'engine']
    .flatMap((folder) => files(folder, /\.ts$/))
    // What an import changes about the authority is no event of a case.
    .filter((path) => !path.startsWith('main/import/'))
    .map(read)
    .join('\n');
  const said = [
    ...sources.matchAll(/\brecord\([^'(]*\? '([a-z-]+)' : '([a-z-]+)'/g),
    ...sources.matchAll(/\brecord\(\s*'([a-z-]+)'/g),
    ...sources.matchAll(
      /\btype: '((?:case|cancellation|code|contact|correction|unsent|term-change|note|remark|late-answer|confirmation|objection|document|task|incident|more-time|telling)-[a-z]+)'/g,
    ),
    ...sources.matchAll(/'((?:task|incident)-(?:[a-z]+ed|withdrawn))'(?=,)/g),
  ];
  // The one event whose name is put together: a further run is asked for by the resident, or by operations.
  const again = /type: `case-\$\{again\.why\}`/.test(sources) ? ['case-reopened', 'case-repaired'] : [];
  return [...new Set([...said.flatMap(([, ...types]) => types), ...again])];
}

const history = 'tasklist-ui/screens/case/history';
const sets = [...tasklistSets(), setOf('portal-ui'), setOf('modeler-ui')];

test('there are texts to check', () => {
  expect(sets.length).toBeGreaterThan(20);
});

describe.each(sets.map((set) => [set.name, set] as const))('The texts of %s', (name, { texts, sources }) => {
  test('are there in all four languages, none empty, with the same values in them', () => {
    const gaps = languages.flatMap((language) => {
      const own = texts[language] ?? {};
      const missing = keysOf(texts.en ?? {}).filter((key) => !keysOf(own).includes(key));
      const strange = keysOf(own).filter((key) => !keysOf(texts.en ?? {}).includes(key));
      const empty = Object.keys(own).filter((key) => !own[key]?.trim());
      const other = Object.keys(own).filter((key) => {
        const english = texts.en?.[key] ?? texts.en?.[`${withoutForm(key)}_other`];
        return english !== undefined && `${placeholders(own[key] ?? '')}` !== `${placeholders(english)}`;
      });
      return [...missing, ...strange, ...empty, ...other].map((key) => `${language} ${key}`);
    });

    expect(gaps).toEqual([]);
  });

  test('are all used, and all that is said has a text', () => {
    const keys = keysOf(texts.en ?? {});
    const said = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => key);
    const others = sets.filter((each) => each.sources === sources).flatMap((each) => keysOf(each.texts.en ?? {}));

    // The history names events as the server does, which the next test looks at.
    if (name !== history) expect(keys.filter((key) => !isSaid(key, sources))).toEqual([]);
    // A source that speaks from two folders says keys of both.
    const elsewhere = sets.flatMap((each) => (each.name === name ? [] : keysOf(each.texts.en ?? {})));
    expect(said.filter((key) => ![...keys, ...others, ...elsewhere].includes(key))).toEqual([]);
  });
});

test('each event that the server records is told in a sentence, and no sentence waits for an event that is none', () => {
  const told = keysOf(sets.find(({ name }) => name === history)?.texts.en ?? {});
  const events = recordedEvents();
  const sources = files(history, /\.tsx?$/)
    .map(read)
    .join('\n');

  expect(events.length).toBeGreaterThan(25);
  expect(events.filter((type) => !told.some((key) => key === type || key.startsWith(`${type}.`)))).toEqual([]);
  expect(
    told.filter((key) => !events.some((type) => key === type || key.startsWith(`${type}.`)) && !isSaid(key, sources)),
  ).toEqual([]);
});
