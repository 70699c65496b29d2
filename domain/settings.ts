import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { WeeklyHours } from './calendar/calendar.ts';
import { EscalationLevel } from './calendar/escalation.ts';
import { longestTerm, Term } from './calendar/term.ts';
import { numberFormatFaults } from './number.ts';
import { OutcomeRule } from './outcome.ts';
import { Ending } from './status.ts';

const strict = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[a-z0-9]+([-.][a-z0-9]+)*$', description: 'kebab-case; dots for a path' });
const IdOrAny = Type.Union([Type.Literal('*'), Id]);

export const Urgency = Type.Union([Type.Literal('normal'), Type.Literal('urgent'), Type.Literal('emergency')]);
export type Urgency = Static<typeof Urgency>;

/** Sets an urgency by facts that are already known; the first rule that fits wins, without one it is `normal`. */
export const UrgencyRule = Type.Object(
  {
    id: Id,
    category: IdOrAny,
    kind: Type.Optional(IdOrAny),
    channel: Type.Optional(IdOrAny),
    urgency: Urgency,
  },
  strict,
);
export type UrgencyRule = Static<typeof UrgencyRule>;

/** The promised term for cases of a category, urgency and channel; `*` fits any. The most specific rule wins: see terms.ts. */
export const TermRule = Type.Object(
  {
    category: IdOrAny,
    urgency: Type.Union([Type.Literal('*'), Urgency]),
    channel: IdOrAny,
    term: Term,
  },
  strict,
);
export type TermRule = Static<typeof TermRule>;

/** When a resident may be called: local hours by weekday, in the tenant's zone. */
export const CallingHours = Type.Object(
  {
    weekly: WeeklyHours,
    onHolidays: Type.Boolean({ description: 'may people be called on free days of the calendar' }),
  },
  strict,
);
export type CallingHours = Static<typeof CallingHours>;

/** How a role may change a running promise. What no rule allows to one role another may decide. */
export const TermLimit = Type.Object(
  {
    role: Type.String(),
    times: Type.Integer({
      minimum: 0,
      description: 'the promise may have had fewer changes of this kind, by whomever; so 1 = only the first one',
    }),
    atMost: Type.Optional({
      ...Term,
      description: 'what one extension may add; how long one pause may last before the term runs again by itself',
    }),
  },
  strict,
);
export type TermLimit = Static<typeof TermLimit>;

/** Who may change a running promise, how often and by how much. A kind without a rule is nobody's. */
export const TermChangeSettings = Type.Object(
  { extend: Type.Array(TermLimit), shorten: Type.Array(TermLimit), pause: Type.Array(TermLimit) },
  strict,
);
export type TermChangeSettings = Static<typeof TermChangeSettings>;

export const ConfirmationSettings = Type.Object(
  {
    attempts: Type.Integer({
      minimum: 1,
      maximum: 20,
      description: 'calls (or reminders) before the answer counts as missing',
    }),
    interval: { ...Term, description: 'from one attempt to the next' },
    linkWait: { ...Term, description: 'how long an answer by link is waited for, where no call is possible' },
    callingHours: CallingHours,
    allowUnconfirmed: Type.Boolean({
      description: 'false: without an answer the case waits, it never ends unconfirmed',
    }),
  },
  strict,
);
export type ConfirmationSettings = Static<typeof ConfirmationSettings>;

/** Whoever gets a case says within a time whether it is theirs; silence goes up, level by level. */
export const AcceptanceSettings = Type.Object(
  {
    within: Type.Array(Type.Object({ urgency: Type.Union([Type.Literal('*'), Urgency]), term: Term }, strict), {
      minItems: 1,
      description: 'by urgency; one rule must fit any',
    }),
    escalation: Type.Array(EscalationLevel, { description: 'measured on the time for the answer' }),
  },
  strict,
);
export type AcceptanceSettings = Static<typeof AcceptanceSettings>;

/** How those who act are rated, every day anew; in words: texts `rating.*`. Weights count against each other. */
export const RatingSettings = Type.Object(
  {
    organisations: Type.Array(Type.String(), { minItems: 1, description: 'kinds of organisations that are rated' }),
    days: Type.Integer({ minimum: 1, maximum: 366, description: 'so many days up to the day of the rating' }),
    minimum: Type.Integer({ minimum: 1, description: 'fewer promises in that time: told, but without a place' }),
    weights: Type.Object(
      {
        onTime: Type.Number({ minimum: 0 }),
        confirmedAtOnce: Type.Number({ minimum: 0 }),
        notReturned: Type.Number({ minimum: 0 }),
        speed: Type.Number({ minimum: 0 }),
      },
      strict,
    ),
    public: Type.Boolean(),
  },
  strict,
);
export type RatingSettings = Static<typeof RatingSettings>;

/** What a regular meeting looks at: requests that do not get on, places where the same fault comes again. */
export const MeetingSettings = Type.Object(
  {
    denials: Type.Integer({ minimum: 1, description: 'so many denials or returns make a request a problem' }),
    repeated: Type.Integer({ minimum: 2, description: 'so many requests of one category make a building weak there' }),
    days: Type.Integer({ minimum: 1, maximum: 366, description: 'within so many days' }),
  },
  strict,
);
export type MeetingSettings = Static<typeof MeetingSettings>;

/** The settings of a service: `processes/<case-type>/service.json`. Times are local to the tenant. */
export const ServiceSettings = Type.Object(
  {
    caseType: Id,
    kinds: Type.Array(Id, { minItems: 1, uniqueItems: true, description: 'names in the texts as kind.<id>' }),
    urgencyRules: Type.Array(UrgencyRule),
    terms: Type.Array(TermRule, { minItems: 1, description: 'one rule must fit any case' }),
    termChanges: TermChangeSettings,
    escalation: Type.Array(EscalationLevel),
    acceptance: Type.Optional(AcceptanceSettings),
    managers: Type.Optional(
      Type.Boolean({ description: 'the table of departments asks who manages the place (`manager`)' }),
    ),
    rating: Type.Optional(RatingSettings),
    publicList: Type.Optional(
      Type.Boolean({ description: 'everybody sees the requests of a building, without persons' }),
    ),
    meeting: Type.Optional(MeetingSettings),
    outcomes: Type.Array(OutcomeRule, { minItems: 1 }),
    confirmation: ConfirmationSettings,
    denialLimit: Type.Integer({
      minimum: 0,
      maximum: 20,
      description: 'denials that send the case back; the next one is decided above',
    }),
    returnLimit: Type.Integer({
      minimum: 0,
      maximum: 20,
      description: 'returns ("not ours") before a supervisor chooses',
    }),
    objectionWithin: { ...Term, description: 'how long one objection to an explained answer is possible' },
    reopenWithin: { ...Term, description: 'how long after any ending the resident can reopen' },
    cancellation: Type.Object(
      {
        roles: Type.Array(Type.String(), { description: 'roles that may cancel, besides the resident' }),
        reasons: Type.Array(Id, { minItems: 1, description: 'names in the texts as cancel-reason.<id>' }),
      },
      strict,
    ),
    endings: Type.Array(Ending, { minItems: 1, uniqueItems: true }),
    numberFormat: Type.String({
      description: 'public number: {year}, {yy}, {seq:6} (digits), other characters as they are',
    }),
    retention: Type.Record(Id, Type.String({ pattern: '^P(\\d+Y)?(\\d+M)?(\\d+D)?$' }), {
      description: 'kind of row -> ISO 8601 period after the ending, such as P5Y',
    }),
  },
  strict,
);
export type ServiceSettings = Static<typeof ServiceSettings>;

/** Reasons why a value is no usable ServiceSettings, all at once, each with its path; empty when it is one. */
export function settingsFaults(value: unknown): string[] {
  const faults = [...Value.Errors(ServiceSettings, value)].map((error) => `${error.path || '/'}: ${error.message}`);
  if (faults.length > 0) return faults;
  const settings = value as ServiceSettings;
  const any = settings.terms.some((rule) => rule.category === '*' && rule.urgency === '*' && rule.channel === '*');
  if (!any) faults.push('/terms: expected one rule with * for category, urgency and channel');
  for (const [index, limit] of settings.termChanges.extend.entries())
    if (!limit.atMost) faults.push(`/termChanges/extend/${index}/atMost: expected the most that one extension adds`);
  for (const [index, limit] of settings.termChanges.pause.entries())
    if (!limit.atMost) faults.push(`/termChanges/pause/${index}/atMost: expected the longest time of a pause`);
  if (settings.acceptance && !settings.acceptance.within.some((rule) => rule.urgency === '*'))
    faults.push('/acceptance/within: expected one rule with * for urgency');
  if (!settings.endings.includes('closed')) faults.push('/endings: expected closed among them');
  if (settings.confirmation.allowUnconfirmed && !settings.endings.includes('unconfirmed'))
    faults.push('/endings: expected unconfirmed among them, for confirmation.allowUnconfirmed is set');
  faults.push(...numberFormatFaults(settings.numberFormat).map((fault) => `/numberFormat: ${fault}`));
  const terms = [
    ...settings.terms.map((rule) => rule.term),
    settings.confirmation.interval,
    settings.confirmation.linkWait,
    settings.objectionWithin,
    settings.reopenWithin,
    ...(settings.acceptance?.within ?? []).map((rule) => rule.term),
    ...Object.values(settings.termChanges).flatMap((limits) => limits.flatMap((limit) => limit.atMost ?? [])),
  ];
  for (const term of terms) {
    if (term.unit.endsWith('days') && !Number.isInteger(term.amount))
      faults.push(`/terms: expected a whole number of ${term.unit} but got ${term.amount}`);
    if (term.amount > longestTerm[term.unit])
      faults.push(`/terms: expected at most ${longestTerm[term.unit]} ${term.unit} but got ${term.amount}`);
  }
  return faults;
}

/** Checked settings of a service. Throws an Error that lists every fault. */
export function parseSettings(value: unknown): ServiceSettings {
  const faults = settingsFaults(value);
  if (faults.length > 0) throw new Error(`expected settings of a service but found:\n${faults.join('\n')}`);
  return value as ServiceSettings;
}
