import { basename } from 'node:path';
import type { LocalText } from '../../domain/language.ts';
import type { ServiceSettings } from '../../domain/settings.ts';
import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { FormSchema } from '../forms/form.ts';

/** Texts by language, then by key. */
export type Texts = Record<string, Record<string, string>>;

/** What a release says to screens. It never changes, so it is read once. */
export interface ReleaseContent {
  settings: ServiceSettings;
  bpmn: string;
  /** Texts beside the diagram: names of elements, kinds, outcomes, endings, reasons. */
  texts: Texts;
  /** Texts beside the forms. */
  formTexts: Texts;
  form(element: string, formId: string | null): FormSchema | undefined;
  /** The name of an element of the diagram in every language there is. */
  elementName(element: string): LocalText;
  /** The same of all elements that the texts name. */
  elementNames: Record<string, LocalText>;
  /** The name of a code, such as `outcome` `solved`. */
  named(what: string, code: string): { id: string; name: LocalText };
  /** What a decision or its reasons show, with the text of each rule in every language there is (`rule.<id>`). */
  withRuleTexts(kept: Record<string, unknown> | null): Record<string, unknown> | null;
}

interface File {
  name: string;
  kind: string;
  content: string;
}

const kept = new Map<string, ReleaseContent>();
const mostKept = 100;

/** Nested objects of texts -> keys with dots. */
export function flatten(value: unknown, prefix = '', into: Record<string, string> = {}): Record<string, string> {
  if (typeof value === 'string') into[prefix] = value;
  else if (value && typeof value === 'object')
    for (const [key, each] of Object.entries(value)) flatten(each, prefix ? `${prefix}.${key}` : key, into);
  return into;
}

function textsOf(files: File[]): Texts {
  const texts: Texts = {};
  for (const file of files) {
    const language = /\.([a-z]{2})\.json$/.exec(file.name)?.[1];
    if (language) texts[language] = { ...texts[language], ...flatten(JSON.parse(file.content)) };
  }
  return texts;
}

const inAll = (texts: Texts, keys: string[]): LocalText => {
  const found = Object.entries(texts).map(([language, each]) => [language, keys.map((key) => each[key]).find(Boolean)]);
  return Object.fromEntries(found.filter(([, text]) => text));
};

/** The names that the analyst wrote into the diagram: what is shown where a translation is missing. */
function drawnNames(bpmn: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [tag] of bpmn.matchAll(/<(?:bpmn:)?[a-z]\w*\s[^>]*>/gi)) {
    const id = /\sid="([^"]*)"/.exec(tag)?.[1];
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    if (id && name)
      names.set(
        id,
        name
          .replace(/&#39;|&apos;/g, "'")
          .replace(/&#34;|&quot;/g, '"')
          .replace(/&amp;/g, '&'),
      );
  }
  return names;
}

function contentOf(settings: ServiceSettings, files: File[]): ReleaseContent {
  const ofKind = (kind: string) => files.filter((file) => file.kind === kind);
  const isForm = (file: File) => file.name.includes('forms/');
  const bpmn = ofKind('bpmn')[0]?.content ?? '';
  const texts = textsOf(ofKind('texts').filter((file) => !isForm(file)));
  const formTexts = textsOf(ofKind('texts').filter(isForm));
  const drawn = drawnNames(bpmn);
  const forms = new Map(
    ofKind('form').map((file) => [basename(file.name, '.form'), JSON.parse(file.content) as FormSchema]),
  );
  return {
    settings,
    bpmn,
    texts,
    formTexts,
    form: (element, formId) => forms.get(element) ?? (formId === null ? undefined : forms.get(formId)),
    elementName(element) {
      const name = inAll(texts, [`element.${element}`, `${element}.name`, element]);
      return { en: drawn.get(element) ?? element, ...name };
    },
    elementNames: elementNamesIn(texts),
    withRuleTexts: (kept) => kept && (ruleTexts(texts, kept) as Record<string, unknown>),
    named(what, code) {
      const name = inAll(texts, [`${what}.${code}`, `${code}`]);
      return { id: code, name: Object.keys(name).length > 0 ? name : { en: code } };
    },
  };
}

/** Each matched rule of a table (`{rule: {id}}`) gets its texts; all else stays as it is. */
function ruleTexts(texts: Texts, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => ruleTexts(texts, each));
  if (value === null || typeof value !== 'object') return value;
  const { rule } = value as { rule?: { id?: unknown } };
  const found = typeof rule?.id === 'string' ? inAll(texts, [`rule.${rule.id}`]) : {};
  const same = Object.entries(value).map(([key, each]) => [key, ruleTexts(texts, each)]);
  return { ...Object.fromEntries(same), ...(Object.keys(found).length > 0 ? { text: found } : {}) };
}

/** Element id -> its name by language: of steps (`element.<id>`) and of the ways between them (`flow.<id>`). */
function elementNamesIn(texts: Texts): Record<string, LocalText> {
  const names: Record<string, LocalText> = {};
  for (const [language, known] of Object.entries(texts))
    for (const [key, text] of Object.entries(known)) {
      const element = /^(?:element|flow)\.(.+)$/.exec(key)?.[1];
      if (element) names[element] = { ...names[element], [language]: text };
    }
  return names;
}

/** The content of a release of the tenant; undefined when there is none. */
export async function releaseContent(unit: Unit, tenant: string, release: string): Promise<ReleaseContent | undefined> {
  const key = `${tenant}/${release}`;
  const known = kept.get(key);
  if (known) return known;
  const values = [tenant, release];
  const [row] = await run<{ settings: ServiceSettings }>(unit, {
    text: 'select settings from release where tenant_id = $1 and id = $2',
    values,
  });
  if (!row) return undefined;
  const files = await run<File>(unit, {
    text: `select name, kind, content from release_file where tenant_id = $1 and release_id = $2 and kind in ('bpmn', 'form', 'texts') order by name`,
    values,
  });
  const content = contentOf(row.settings, files);
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
  kept.set(key, content);
  return content;
}
