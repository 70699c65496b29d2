import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { type ServiceSettings, settingsFaults } from '../domain/settings.ts';
import type { Finding } from '../engine/port.ts';
import type { Element } from './diagram/element.ts';

/** A file of a service's folder: `<case-type>.bpmn`, `texts.az.json`, `forms/work.form`. */
export interface ServiceFile {
  readonly name: string;
  readonly content: string;
}

export interface Diagram {
  readonly name: string;
  readonly definitions: Element;
}

/** A component of a form, as far as the rules look at it. */
export interface Component {
  readonly id?: string;
  readonly type: string;
  readonly key?: string;
  readonly description?: string;
  readonly values?: readonly { readonly value: string }[];
  readonly valuesKey?: string;
  readonly conditional?: { readonly hide?: string };
  readonly components?: readonly Component[];
}

export interface Form {
  /** The file. */
  readonly name: string;
  /** The file's name without its ending: the id of the form's user task. */
  readonly id: string;
  /** All of them, those of groups too. */
  readonly components: readonly Component[];
}

/** Key with dots -> text, by language. */
export type Texts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The files of a service, read: what the rules of agreement ask. What can't be read is left out here and told as a finding. */
export interface Service {
  readonly diagrams: readonly Diagram[];
  readonly tables: readonly ServiceFile[];
  readonly forms: readonly Form[];
  readonly texts: Texts;
  readonly formTexts: Texts;
  readonly settings?: ServiceSettings;
}

const unreadable = (file: ServiceFile, error: unknown): Finding => ({
  severity: 'error',
  resource: file.name,
  rule: 'unreadable',
  message: error instanceof Error ? error.message : String(error),
});

const lastOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);
const isForm = (name: string) => name.startsWith('forms/') || name.includes('/forms/');

/** Nested objects of texts -> keys with dots. */
function* flat(value: unknown, prefix = ''): Generator<[string, string]> {
  if (typeof value === 'string') yield [prefix, value];
  else if (value && typeof value === 'object')
    for (const [key, each] of Object.entries(value)) yield* flat(each, prefix ? `${prefix}.${key}` : key);
}

const allOf = (components: readonly Component[]): Component[] =>
  components.flatMap((each) => [each, ...allOf(each.components ?? [])]);

async function diagramOf(file: ServiceFile): Promise<Diagram> {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(file.content);
  return { name: file.name, definitions: rootElement as Element };
}

function formOf(file: ServiceFile): Form {
  const { components } = JSON.parse(file.content) as { components?: readonly Component[] };
  if (!Array.isArray(components)) throw new Error('expected components but there are none');
  return { name: file.name, id: lastOf(file.name).replace(/\.form$/, ''), components: allOf(components) };
}

/** Reads the files of one service. Never throws: a file that can't be read is one of the findings. */
export async function readService(
  files: readonly ServiceFile[],
): Promise<{ service: Service; findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const ending = (end: string | RegExp) =>
    files.filter(({ name }) => (typeof end === 'string' ? name.endsWith(end) : end.test(lastOf(name))));
  async function read<T>(list: readonly ServiceFile[], as: (file: ServiceFile) => T | Promise<T>): Promise<T[]> {
    const all: T[] = [];
    for (const file of list) {
      try {
        all.push(await as(file));
      } catch (error) {
        findings.push(unreadable(file, error));
      }
    }
    return all;
  }
  const texts = await read(ending(/^texts\.[a-z]{2}\.json$/), (file) => ({
    form: isForm(file.name),
    language: lastOf(file.name).split('.')[1]!,
    keys: new Map(flat(JSON.parse(file.content))),
  }));
  const [settings] = await read(ending(/^service\.json$/), (file) => JSON.parse(file.content) as unknown);
  /** A town may add files of texts: they are one for a reader, the later ones above. */
  const byLanguage = (form: boolean): Texts => {
    const all = new Map<string, Map<string, string>>();
    for (const { language, keys } of texts.filter((each) => each.form === form))
      all.set(language, new Map([...(all.get(language) ?? []), ...keys]));
    return all;
  };
  const service = {
    diagrams: await read(ending('.bpmn'), diagramOf),
    tables: ending('.dmn'),
    forms: await read(ending('.form'), formOf),
    texts: byLanguage(false),
    formTexts: byLanguage(true),
    ...(settings && settingsFaults(settings).length === 0 ? { settings: settings as ServiceSettings } : {}),
  };
  return { service, findings };
}
