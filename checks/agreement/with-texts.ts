import { letterParts, lettersAmongStaff } from '../../domain/letter.ts';
import { placeholdersOf } from '../../domain/text.ts';
import type { Finding } from '../../engine/port.ts';
import { allElementsOf, allNodesOf, headersOf, isFlow, jobTypeOf } from '../diagram/element.ts';
import type { Component, Service, Texts } from '../service.ts';
import { type Agreement, findingsAt } from './agreement.ts';

/** Mails that are sent by rules of the product and not by a task's header. */
const mailsBesides = ['answer', 'answer-partly', 'escalation'];

/** Mails that are sent where the settings ask for them. */
const mailsOfSettings = ({ settings }: Service): string[] => (settings?.acceptance ? ['asked', 'unaccepted'] : []);

const fileOf = (language: string, folder = '') => `${folder}texts.${language}.json`;

/** The keys that are missing, language by language. */
const missing = (texts: Texts, keys: readonly string[], tell: (language: string, key: string) => Finding): Finding[] =>
  [...texts].flatMap(([language, known]) =>
    [...new Set(keys)].filter((key) => !known.get(key)?.trim()).map((key) => tell(language, key)),
  );

/** Keys of these groups that name nothing, language by language. */
const unused = (texts: Texts, groups: RegExp, keys: readonly string[], folder = ''): Finding[] =>
  [...texts].flatMap(([language, known]) =>
    [...known.keys()]
      .filter((key) => groups.test(key) && !keys.includes(key))
      .map((key) => findingsAt(fileOf(language, folder)).warning('text-unused', `${key} names nothing that is there`)),
  );

/** What screens call by its code; without a text they would show the code. */
function codesOf({ settings }: Service): string[] {
  if (!settings) return [];
  const { kinds, outcomes, endings, cancellation, escalation } = settings;
  return [
    'service.name',
    'status.open',
    ...['normal', 'urgent', 'emergency'].map((id) => `urgency.${id}`),
    ...kinds.map((id) => `kind.${id}`),
    ...outcomes.map(({ id }) => `outcome.${id}`),
    ...endings.flatMap((id) => [`ending.${id}`, `status.${id}`]),
    ...cancellation.reasons.map((id) => `cancel-reason.${id}`),
    ...[...cancellation.roles, ...escalation.map(({ role }) => role)].map((id) => `role.${id}`),
  ];
}

/** The elements and the named ways between them, as keys of texts. */
const drawnKeys = ({ diagrams }: Service): string[] =>
  diagrams.flatMap(({ definitions }) => [
    ...allNodesOf(definitions).map((node) => `element.${node.id}`),
    ...allElementsOf(definitions)
      .filter((each) => isFlow(each) && each.name)
      .map((each) => `flow.${each.id}`),
  ]);

const mailsOf = ({ diagrams }: Service): string[] =>
  diagrams
    .flatMap(({ definitions }) => allNodesOf(definitions))
    .filter((node) => jobTypeOf(node) === 'notify')
    .flatMap((node) => headersOf(node).get('template') ?? []);

/** What is told by telephone where there is no address to write to. */
const callsOf = ({ diagrams }: Service): string[] => {
  const told = diagrams
    .flatMap(({ definitions }) => allNodesOf(definitions))
    .map(headersOf)
    .filter((headers) => headers.get('otherwise') === 'call')
    .map((headers) => headers.get('template'));
  return told.length === 0 ? [] : ['greeting', ...told].map((id) => `call.${id}`);
};

const templateMissing = ({ diagrams }: Service): Finding[] =>
  diagrams.flatMap(({ name, definitions }) =>
    allNodesOf(definitions)
      .filter((node) => jobTypeOf(node) === 'notify' && !headersOf(node).get('template'))
      .map((node) =>
        findingsAt(name).error('template-missing', 'expected a header template: which letter is sent', node.id),
      ),
  );

const componentKeys = ({ id, type, description, values = [] }: Component): string[] =>
  id === undefined
    ? []
    : [
        type === 'text' ? 'text' : 'label',
        ...(description ? ['description'] : []),
        ...values.map((each) => each.value),
      ].map((property) => `${id}.${property}`);

/** A letter that names more in one language than in another tells some residents less. */
function unevenLetters(texts: Texts): Finding[] {
  const [first, ...others] = [...texts];
  if (!first) return [];
  return [...first[1]].flatMap(([key, text]) => {
    if (!/^(mail|letter|call)\./.test(key)) return [];
    const names = placeholdersOf(text).sort().join();
    return others
      .filter(([, known]) => known.has(key) && placeholdersOf(known.get(key)!).sort().join() !== names)
      .map(([language]) =>
        findingsAt(fileOf(language)).warning('placeholders-differ', `${key} does not name the same as in ${first[0]}`),
      );
  });
}

const keysOfMails = (ids: readonly string[]): string[] =>
  ids.flatMap((id) => [`mail.${id}.subject`, `mail.${id}.text`]);

/** Every element, code and component has its text in each language of the folder, every letter is there, and no text names nothing. */
export const withTexts: Agreement = (service) => {
  const { texts, formTexts, forms, diagrams } = service;
  const gap = (language: string, key: string) =>
    findingsAt(fileOf(language)).warning('text-missing', `expected a text ${key}`);
  const mails = keysOfMails([...mailsOf(service), ...mailsBesides, ...mailsOfSettings(service)]);
  const letters = diagrams.length === 0 ? [] : [...mails, ...Object.keys(letterParts).map((id) => `letter.${id}`)];
  const calls = callsOf(service);
  const drawn = drawnKeys(service);
  const components = forms.flatMap((form) => form.components).flatMap(componentKeys);
  return [
    ...templateMissing(service),
    ...missing(texts, letters, (language, key) =>
      findingsAt(fileOf(language)).error('letter-missing', `expected a text ${key}, which is sent`),
    ),
    ...missing(texts, calls, gap),
    ...missing(texts, [...drawn, ...codesOf(service)], gap),
    ...missing(formTexts, components, (language, key) =>
      findingsAt(fileOf(language, 'forms/')).warning('text-missing', `expected a text ${key}`),
    ),
    ...unused(texts, /^(element|flow)\./, drawn),
    ...unused(texts, /^mail\./, [...mails, ...keysOfMails(lettersAmongStaff)]),
    ...unused(texts, /^call\./, calls),
    ...unused(formTexts, /./, components, 'forms/'),
    ...unevenLetters(texts),
  ];
};
