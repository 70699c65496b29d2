import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { ServiceSettings } from '../../domain/settings.ts';
import type { ReleaseFile } from '../../workers/shared/release-content.ts';
import type { TrialTown } from '../../workers/trial/state.ts';
import { decisionTable } from './dmn.ts';

/**
 * A small town by the Caspian for the tests of workers and scenarios: in Asia/Baku (UTC+4, no summer time), Monday to Friday from 9 to
 * 18 h with an hour's lunch, with its own settings and texts, so that no test changes when a service's content does. The diagram is the real one.
 */

const office = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const weekly = { mon: office, tue: office, wed: office, thu: office, fri: office };

export const calendarOfTown: Calendar = {
  id: 'office',
  zone: 'Asia/Baku',
  weekly: [{ validFrom: '2000-01-01', hours: weekly }],
  days: [
    { date: '2026-11-09', kind: 'holiday', name: { az: 'Dövlət Bayrağı Günü', en: 'Flag Day' } },
    { date: '2031-05-28', kind: 'holiday', name: { az: 'Müstəqillik Günü', en: 'Independence Day' } },
  ],
};

const name = (en: string, az: string) => ({ en, az });

export const town: TrialTown = {
  tenant: { id: 'sahil', name: name('Sahil', 'Sahil'), zone: 'Asia/Baku', calendar: 'office' },
  categories: [
    { id: 'water', name: name('Water', 'Su') },
    { id: 'water.leak', parent: 'water', name: name('Water leak', 'Su sızması') },
    { id: 'roads', name: name('Roads', 'Yollar') },
    { id: 'roads.pothole', parent: 'roads', name: name('Potholes', 'Çuxurlar') },
    { id: 'lifts', name: name('Lifts', 'Liftlər') },
  ],
  territories: [
    { id: 'sahil', name: name('Sahil', 'Sahil') },
    { id: 'north', parent: 'sahil', name: name('North', 'Şimal') },
    { id: 'north.1', parent: 'north', name: name('Sea Street 1', 'Dəniz küçəsi 1') },
    { id: 'south', parent: 'sahil', name: name('South', 'Cənub') },
  ],
  organisations: [
    { id: 'authority', name: name('Executive authority', 'İcra hakimiyyəti') },
    { id: 'waterworks', name: name('Waterworks', 'Su idarəsi'), email: 'office@waterworks.example' },
  ],
  departments: [
    { id: 'pipes', organisation: 'waterworks', name: name('Pipes', 'Borular') },
    { id: 'roads-north', organisation: 'authority', name: name('Roads, north', 'Yollar, şimal') },
    { id: 'roads-south', organisation: 'authority', name: name('Roads, south', 'Yollar, cənub') },
  ],
  people: [
    { id: 'aygun', role: 'operator', email: 'aygun@sahil.example', language: 'az' },
    {
      id: 'rauf',
      role: 'clerk',
      department: 'pipes',
      organisation: 'waterworks',
      email: 'rauf@waterworks.example',
      language: 'az',
    },
    {
      id: 'nigar',
      role: 'head',
      department: 'pipes',
      organisation: 'waterworks',
      email: 'nigar@waterworks.example',
      language: 'az',
    },
    { id: 'elchin', role: 'clerk', department: 'roads-north', organisation: 'authority', language: 'az' },
    { id: 'leyla', role: 'reviewer', email: 'leyla@sahil.example', language: 'en' },
    { id: 'tofiq', role: 'supervisor', email: 'tofiq@sahil.example', language: 'en' },
  ],
  calendars: [calendarOfTown],
};

const days = (amount: number) => ({ amount, unit: 'working-days' as const });
const day = [{ from: '10:00', to: '19:00' }];

export const settingsOfTown: ServiceSettings = {
  caseType: 'resident-request',
  kinds: ['request', 'complaint'],
  urgencyRules: [{ id: 'lifts-are-urgent', category: 'lifts', urgency: 'urgent' }],
  terms: [
    { category: '*', urgency: '*', channel: '*', term: { ...days(15), legalBasis: 'Law on appeals, art. 10' } },
    { category: 'water', urgency: '*', channel: '*', term: { ...days(3), legalBasis: 'Waterworks contract, 4.2' } },
    { category: '*', urgency: 'emergency', channel: '*', term: { amount: 24, unit: 'clock-hours' } },
  ],
  termChanges: {
    extend: [
      { role: 'head', times: 1, atMost: days(2) },
      { role: 'supervisor', times: 2, atMost: days(10) },
    ],
    shorten: [{ role: 'supervisor', times: 1 }],
    pause: [
      { role: 'head', times: 1, atMost: days(5) },
      { role: 'supervisor', times: 2, atMost: { amount: 60, unit: 'calendar-days' } },
    ],
  },
  escalation: [
    { level: 1, at: { beforeDue: days(1) }, role: 'head' },
    { level: 2, at: { afterDue: { amount: 0, unit: 'clock-hours' } }, role: 'supervisor' },
  ],
  outcomes: [
    { id: 'solved', needsReason: false },
    { id: 'partly-solved', needsReason: true, needsRest: true },
    { id: 'explained', needsReason: false, needsAnswer: true },
    { id: 'referred', needsReason: false, needsAnswer: true, needsBody: true },
    { id: 'not-ours', needsReason: true },
  ],
  confirmation: {
    attempts: 2,
    interval: { amount: 24, unit: 'clock-hours' },
    linkWait: days(3),
    callingHours: { weekly: { mon: day, tue: day, wed: day, thu: day, fri: day }, onHolidays: false },
    allowUnconfirmed: true,
  },
  denialLimit: 1,
  returnLimit: 1,
  objectionWithin: days(5),
  reopenWithin: { amount: 30, unit: 'calendar-days' },
  cancellation: { roles: ['supervisor'], reasons: ['withdrawn', 'duplicate'] },
  endings: ['closed', 'unconfirmed', 'no-contact', 'explained', 'referred', 'disputed', 'cancelled'],
  numberFormat: '{year}-{seq:4}',
  retention: { persons: 'P5Y' },
};

const classification = {
  languages: { az: { suffixes: ['dan', 'in', 'ı'], minStem: 2 } },
  categories: [
    { id: 'water.leak', words: { az: ['su', 'boru', 'sızır'], en: ['water', 'pipe', 'leak*'] } },
    { id: 'roads.pothole', words: { az: ['yol', 'çuxur'], en: ['road', 'pothole', 'hole'] } },
    { id: 'lifts', words: { az: ['lift'], en: ['lift'] } },
  ],
  urgency: [{ id: 'emergency', words: { az: ['partladı'], en: ['burst', 'flood'] } }],
  kinds: [{ id: 'complaint', words: { az: ['şikayət'], en: ['complaint'] } }],
  defaultKind: 'request',
  threshold: 0.7,
};

const templates = [
  'opened',
  'registered',
  'reopened',
  'passed-on',
  'answer',
  'answer-partly',
  'term-changed',
  'referred',
  'closed',
  'unconfirmed',
  'disputed',
  'explained',
  'explained-finally',
  'objection-rejected',
  'cancelled',
  'escalation',
];
const texts = Object.fromEntries([
  ['letter.no-date', 'no date'],
  ['letter.pause-over', 'The pause is over'],
  ['letter.follow-with-code', '{number} {code} {statusLink}'],
  ['letter.follow-by-number', '{number} {statusLink}'],
  ['letter.referred-to', 'Handed to: {body}'],
  ['letter.not-done', 'Not done: {rest}'],
  ...templates.flatMap((template) => [
    [`mail.${template}.subject`, `{number}: ${template}`],
    [
      `mail.${template}.text`,
      `${template}, {category}, due {dueAt}${template === 'escalation' ? ', level {level}' : '. {answer} {link} {reason} {howToFollow}'}`,
    ],
  ]),
]);

/** The tables, words and texts of the town's release. */
export const filesOfTown: ReleaseFile[] = [
  {
    name: 'classify.dmn',
    kind: 'dmn',
    content: decisionTable(
      'classify',
      ['category', 'kind'],
      ['category', 'kind', 'urgency'],
      [{ when: ['"water"', '"emergency-call"'], gives: ['"water.leak"', '"request"', '"emergency"'] }],
    ),
  },
  {
    name: 'assign-department.dmn',
    kind: 'dmn',
    content: decisionTable(
      'assign-department',
      ['category', 'territory'],
      ['departmentId'],
      [
        { when: ['"water"', ''], gives: ['"pipes"'] },
        { when: ['"roads"', '"north"'], gives: ['"roads-north"'] },
        { when: ['"roads"', '"south"'], gives: ['"roads-south"'] },
      ],
    ),
  },
  { name: 'classification.json', kind: 'classification', content: JSON.stringify(classification) },
  { name: 'texts.en.json', kind: 'texts', content: JSON.stringify(texts) },
];

/** The diagram of a resident's request, as it is in processes/. */
export const diagram = (): string =>
  readFileSync(join(import.meta.dirname, '../../processes/resident-request/resident-request.bpmn'), 'utf8');
