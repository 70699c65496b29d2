import { cancellationFaults } from '../../domain/cancellation.ts';
import {
  answerFaults,
  type ConfirmationFacts,
  lateAnswer,
  nextAttemptAt,
  reachOf,
  sendsBack,
} from '../../domain/confirmation.ts';
import { parseCsv } from '../../domain/csv.ts';
import { endingOf, type RunFacts } from '../../domain/ending.ts';
import { asInstant } from '../../domain/instant.ts';
import { textIn } from '../../domain/language.ts';
import { asPublicNumber, numberFormatFaults, numbersMeant, publicNumber } from '../../domain/number.ts';
import { mayReview, objectionUntil } from '../../domain/objection.ts';
import { needsConfirmation, outcomeFaults } from '../../domain/outcome.ts';
import { canReopen } from '../../domain/reopening.ts';
import { returnsLeft } from '../../domain/returns.ts';
import { routeOf } from '../../domain/routing.ts';
import { parseSettings, settingsFaults } from '../../domain/settings.ts';
import { isDraft, type StandingFacts, stepOf, takesLateAnswer } from '../../domain/status.ts';
import { termFor, urgencyFor } from '../../domain/terms.ts';
import { fill, placeholdersOf, unknownPlaceholders } from '../../domain/text.ts';
import { baku } from './calendar/calendars.ts';
import { settings } from './settings-sample.ts';

const yesByCall: ConfirmationFacts = {
  round: 2,
  reach: 'phone',
  answer: 'yes',
  evidence: { kind: 'call', callId: 'c1', recordedBy: 'p1', organisation: 'call-centre' },
};
const solved: RunFacts = {
  round: 2,
  cancelled: false,
  outcome: 'solved',
  reviewApproved: null,
  objection: 'none',
  confirmation: yesByCall,
  disputeDecision: null,
  executingOrganisations: ['water-works'],
};
const ending = (facts: Partial<RunFacts>, allowed = settings.endings) => endingOf({ ...solved, ...facts }, allowed);
const confirmation = (facts: Partial<ConfirmationFacts>) => ending({ confirmation: { ...yesByCall, ...facts } });

describe('the ending of a run', () => {
  it('is closed by a yes of the current round, by call or by token', () => {
    expect(ending({})).toEqual({ ending: 'closed' });
    expect(confirmation({ evidence: { kind: 'token', tokenId: 't1' } })).toEqual({ ending: 'closed' });
  });

  it.each([
    ['of an earlier round', { round: 1 }, 'other-round'],
    ['without evidence', { evidence: null }, 'no-evidence'],
    [
      'recorded by the organisation that did the work',
      { evidence: { kind: 'call', callId: 'c', recordedBy: 'p', organisation: 'water-works' } as const },
      'recorded-by-executing-organisation',
    ],
  ])('is never closed by a yes %s', (_, facts, because) => {
    expect(confirmation(facts)).toEqual({ ending: null, because });
  });

  it('is unconfirmed without an answer, no-contact where nobody could be asked', () => {
    expect(confirmation({ answer: 'no-answer', evidence: null })).toEqual({ ending: 'unconfirmed' });
    expect(confirmation({ reach: 'none', answer: null, evidence: null })).toEqual({ ending: 'no-contact' });
  });

  it('is none while the question is open, denied without a decision, or never asked', () => {
    expect(confirmation({ answer: null, evidence: null })).toEqual({ ending: null, because: 'not-answered' });
    expect(confirmation({ answer: 'no' })).toEqual({ ending: null, because: 'denied-undecided' });
    expect(ending({ confirmation: null })).toEqual({ ending: null, because: 'not-asked' });
    expect(ending({ outcome: null })).toEqual({ ending: null, because: 'no-outcome' });
  });

  it('is disputed only by decision, and cancelled whatever else is recorded', () => {
    expect(ending({ disputeDecision: 'disputed', confirmation: { ...yesByCall, answer: 'no' } })).toEqual({
      ending: 'disputed',
    });
    expect(ending({ disputeDecision: 'rework' })).toEqual({ ending: 'closed' });
    expect(ending({ cancelled: true })).toEqual({ ending: 'cancelled' });
  });

  it('is explained after the review, and not while an objection is undecided', () => {
    const explained = { outcome: 'explained' as const, confirmation: null };

    expect(ending({ ...explained, reviewApproved: true })).toEqual({ ending: 'explained' });
    expect(ending({ ...explained, reviewApproved: true, objection: 'rejected' })).toEqual({ ending: 'explained' });
    expect(ending(explained)).toEqual({ ending: null, because: 'not-reviewed' });
    expect(ending({ ...explained, reviewApproved: true, objection: 'open' })).toEqual({
      ending: null,
      because: 'objection-undecided',
    });
  });

  it('is none where the release does not allow it', () => {
    const unanswered = { confirmation: { ...yesByCall, answer: 'no-answer' as const } };

    expect(ending(unanswered, ['closed'])).toEqual({ ending: null, because: 'not-allowed' });
  });
});

describe('the confirmation', () => {
  const at = (text: string) => asInstant(`2026-${text}:00+04:00`);
  const ask = (attempts: number, now: string, more: Partial<typeof settings.confirmation> = {}) =>
    nextAttemptAt({
      settings: { ...settings.confirmation, ...more },
      calendar: baku,
      reach: 'phone',
      attempts,
      now: at(now),
    });

  it('asks at once within calling hours, else at the next opening', () => {
    expect(ask(0, '03-12T16:00')).toBe(at('03-12T16:00'));
    expect(ask(0, '03-12T22:00')).toBe(at('03-13T09:00'));
    expect(ask(0, '03-14T23:00')).toBe(at('03-16T09:00'));
  });

  it('asks again after the interval, never at night nor on a holiday, and stops after the agreed attempts', () => {
    expect(ask(1, '03-12T16:00')).toBe(at('03-12T18:00'));
    expect(ask(2, '03-12T20:30')).toBe(at('03-13T09:00'));
    expect(ask(2, '03-19T20:30')).toBe(at('03-25T09:00'));
    expect(ask(3, '03-12T16:00')).toBeNull();
  });

  it('asks on and on where the service allows no unconfirmed end', () => {
    expect(ask(9, '03-12T16:00', { allowUnconfirmed: false })).toBe(at('03-12T18:00'));
  });

  it('may call on holidays where the settings say so', () => {
    const callingHours = { ...settings.confirmation.callingHours, onHolidays: true };

    expect(ask(2, '03-19T20:30', { callingHours })).toBe(at('03-20T09:00'));
  });

  it('by link waits once; nobody to ask is nothing to wait for', () => {
    const by = (reach: 'link' | 'none', attempts: number) =>
      nextAttemptAt({ settings: settings.confirmation, calendar: baku, reach, attempts, now: at('03-12T16:00') });

    expect(by('link', 0)).toBe(at('03-16T18:00'));
    expect(by('link', 1)).toBeNull();
    expect(by('none', 0)).toBeNull();
  });

  it('knows whom it can reach and whose answer it takes', () => {
    expect([reachOf({ phone: true, link: true }), reachOf({ phone: false, link: true })]).toEqual(['phone', 'link']);
    expect(reachOf({ phone: false, link: false })).toBe('none');
    expect(answerFaults(yesByCall, { round: 2, executingOrganisations: ['water-works'] })).toEqual([]);
    expect(answerFaults(yesByCall, { round: 3, executingOrganisations: ['call-centre'] })).toEqual([
      'other-round',
      'recorded-by-executing-organisation',
    ]);
  });

  it('a denial sends back as often as the limit says; a late answer closes or reopens', () => {
    expect([1, 2, 3].map((denials) => sendsBack(denials, settings.denialLimit))).toEqual([true, true, false]);
    expect([lateAnswer('yes'), lateAnswer('no')]).toEqual(['close', 'reopen']);
    expect([takesLateAnswer('unconfirmed'), takesLateAnswer('closed')]).toEqual([true, false]);
  });
});

describe('outcomes, returns, objections, reopening', () => {
  it('some outcomes need a reason or an answer for the resident, unknown ones are refused', () => {
    const faults = (recorded: { outcome: string; reason?: string; answer?: string }) =>
      outcomeFaults(settings.outcomes, recorded);

    expect(faults({ outcome: 'solved' })).toEqual([]);
    expect(faults({ outcome: 'explained', reason: ' ' })).toEqual(['reason-missing', 'answer-missing']);
    expect(faults({ outcome: 'void' })).toEqual(['not-allowed']);
    expect(['solved', 'partly-solved', 'explained'].map((each) => needsConfirmation(each as 'solved'))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('"not ours" returns to classification as often as the limit says', () => {
    expect([1, 2, 3].map((returns) => returnsLeft(returns, settings.returnLimit))).toEqual([true, true, false]);
  });

  it('one objection is possible, and another person reviews', () => {
    const answered = asInstant('2026-04-01T10:00:00+04:00');

    expect(objectionUntil(answered, false, settings.objectionWithin, baku)).toBe(
      asInstant('2026-04-13T18:00:00+04:00'),
    );
    expect(objectionUntil(answered, true, settings.objectionWithin, baku)).toBeNull();
    expect([mayReview('ann', ['bob']), mayReview('bob', ['bob'])]).toEqual([true, false]);
  });

  it('an ended case can be reopened until the window is over', () => {
    const ended = { status: 'closed', endedAt: asInstant('2026-04-01T10:00:00+04:00') };
    const now = (text: string) => asInstant(`2026-${text}:00+04:00`);

    expect(canReopen(ended, settings.reopenWithin, baku, now('05-01T18:00'))).toBe(true);
    expect(canReopen(ended, settings.reopenWithin, baku, now('05-01T18:01'))).toBe(false);
    expect(canReopen({ status: 'open', endedAt: null }, settings.reopenWithin, baku, now('04-02T10:00'))).toBe(false);
  });
});

describe('cancelling', () => {
  const open = { status: 'open', workDone: false, executingOrganisation: 'water-works' };
  const staff = (organisation: string, ...roles: string[]) => ({ kind: 'staff' as const, roles, organisation });

  it('is the resident’s right, or a role’s outside the executing organisation, with a known reason', () => {
    expect(cancellationFaults(settings, open, { reason: 'withdrawn', by: { kind: 'resident' } })).toEqual([]);
    expect(cancellationFaults(settings, open, { reason: 'duplicate', by: staff('authority', 'supervisor') })).toEqual(
      [],
    );
    expect(cancellationFaults(settings, open, { reason: 'boring', by: staff('water-works', 'supervisor') })).toEqual([
      'reason-unknown',
      'executing-organisation',
    ]);
    expect(cancellationFaults(settings, open, { reason: 'duplicate', by: staff('authority', 'clerk') })).toEqual([
      'role',
    ]);
  });

  it('is over once work is done or the case has ended', () => {
    const wish = { reason: 'withdrawn', by: { kind: 'resident' as const } };

    expect(cancellationFaults(settings, { ...open, workDone: true }, wish)).toEqual(['work-done']);
    expect(cancellationFaults(settings, { ...open, status: 'closed' }, wish)).toEqual(['ended']);
  });
});

describe('the settings of a service', () => {
  it('choose the most specific term, urgency before category before channel', () => {
    const amount = (categories: string[], urgency: 'normal' | 'emergency', channel: string) =>
      termFor(settings, { categories, urgency, channel }).term.amount;

    expect(amount(['lift'], 'normal', 'web')).toBe(15);
    expect(amount(['water'], 'normal', 'web')).toBe(5);
    expect(amount(['water'], 'normal', 'phone')).toBe(4);
    expect(amount(['water.leak', 'water'], 'normal', 'phone')).toBe(1);
    expect(amount(['water.leak', 'water'], 'emergency', 'phone')).toBe(24);
    expect(termFor(settings, { categories: ['water'], urgency: 'normal', channel: 'web' }).index).toBe(2);
  });

  it('set the urgency by the first rule that fits, and name it', () => {
    const urgency = (categories: string[], kind: string) => urgencyFor(settings, { categories, kind, channel: 'web' });

    expect(urgency(['gas.leak', 'gas'], 'request')).toMatchObject({ urgency: 'emergency', rule: { id: 'gas-leak' } });
    expect(urgency(['gas'], 'complaint')).toMatchObject({ urgency: 'urgent' });
    expect(urgency(['gas'], 'request')).toEqual({ urgency: 'normal', rule: null });
  });

  it('are taken when whole, and refused with every fault at once', () => {
    expect(parseSettings(structuredClone(settings))).toEqual(settings);
    expect(
      settingsFaults({
        ...settings,
        endings: ['explained'],
        numberFormat: '{seq:6}',
        terms: [{ category: 'water', urgency: '*', channel: '*', term: { amount: 1.5, unit: 'working-days' } }],
      }),
    ).toEqual([
      '/terms: expected one rule with * for category, urgency and channel',
      '/endings: expected closed among them',
      '/endings: expected unconfirmed among them, for confirmation.allowUnconfirmed is set',
      '/numberFormat: expected {year} or {yy}, for counters begin anew each year',
      '/terms: expected a whole number of working-days but got 1.5',
    ]);
    expect(() => parseSettings({ ...settings, denialLimits: 1 })).toThrow(/denialLimits/);
  });
});

describe('numbers and texts', () => {
  it('a public number follows its format and is never cut', () => {
    expect(publicNumber('{year}-{seq:6}', { year: 2026, seq: 123 })).toBe('2026-000123');
    expect(publicNumber('BN/{yy}/{seq:2}', { year: 2009, seq: 1234 })).toBe('BN/09/1234');
    expect(numberFormatFaults('{year}-{seq:6}')).toEqual([]);
    expect(numberFormatFaults('{month}-{seq}-{seq}')).toHaveLength(3);
    expect(asPublicNumber(' 2026–000 123')).toBe('2026-000123');
  });

  it('a number is meant by every way to write it, in each format that was ever given, and by nothing else', () => {
    const formats = ['{year}-{seq:6}', 'BN/{yy}/{seq:2}'];
    for (const typed of ['2026-000123', '2026 123', '2026/123', '2026000123', 'No. 26-123', '123', '№ 000123'])
      expect([typed, numbersMeant(typed, formats, 2026)]).toEqual([
        typed,
        expect.arrayContaining(['2026-000123', 'BN/26/123']),
      ]);
    // Without a year that of now, or at the turn of the year the last.
    expect(numbersMeant('41', ['{year}-{seq:6}'], 2027)).toEqual(['41', '2027-000041', '2026-000041']);
    expect(numbersMeant('BN/26/07', formats, 2027)).toContain('BN/26/07');
    for (const nothing of ['', '0', 'abc', '1-2-3-4-5', '9'.repeat(40)])
      expect(numbersMeant(nothing, formats, 2026)).toEqual([nothing.toUpperCase()]);
  });

  it('a text is filled once, or refused with the names that nobody gave', () => {
    expect(fill('{name}: {count}', { name: '{count}', count: 3 })).toBe('{count}: 3');
    expect(() => fill('{name} {dueDate} {link}', { name: 'x' })).toThrow('expected values for {dueDate}, {link}');
    expect(placeholdersOf('{a} {b} {a} { c }')).toEqual(['a', 'b']);
    expect(unknownPlaceholders('{a} {b}', ['a'])).toEqual(['b']);
  });

  it('a name falls back to a language that has it', () => {
    expect(textIn({ ru: 'Новруз', en: 'Novruz' }, 'ru')).toBe('Новруз');
    expect(textIn({ ru: 'Новруз', en: 'Novruz' }, 'az')).toBe('Новруз');
    expect(textIn(undefined, 'az')).toBeUndefined();
  });
});

describe('where a case stands, in the words of residents', () => {
  const at = (facts: Partial<StandingFacts>): string =>
    stepOf({ status: 'open', outcome: null, department: 'pipes', asked: false, tasks: [], ...facts });
  const task = (element: string, taken = false) => [{ element, taken }];

  it('is in work only once somebody has taken the work', () => {
    expect(at({ department: null })).toBe('registered');
    expect(at({ tasks: task('work') })).toBe('assigned');
    expect(at({ tasks: task('work', true) })).toBe('in-work');
    expect(at({ tasks: task('classify-by-hand') })).toBe('registered');
  });

  it('is being checked only while the check lasts; after it the answer is there, and may be objected to', () => {
    expect(at({ outcome: 'explained', tasks: task('review') })).toBe('reviewing');
    expect(at({ outcome: 'explained' })).toBe('answered');
    expect(at({ outcome: 'explained', tasks: task('decide-objection') })).toBe('objecting');
    expect(at({ tasks: task('work', true) })).toBe('in-work');
  });

  it('awaits the resident while a question is open, somebody above while a denial is disputed, and ends with its status', () => {
    expect(at({ outcome: 'solved', asked: true, tasks: task('call-resident') })).toBe('confirming');
    expect(at({ tasks: task('decide-dispute') })).toBe('deciding');
    expect(at({ status: 'referred', outcome: 'referred' })).toBe('ended');
  });

  it('hides an answer as long as it is a draft', () => {
    expect([task('work'), task('review'), task('decide-objection'), []].map((tasks) => isDraft({ tasks }))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('referred', () => {
  it('needs the body named, and a second person’s approval', () => {
    const rules = [{ id: 'referred' as const, needsReason: false, needsAnswer: true, needsBody: true }];
    expect(outcomeFaults(rules, { outcome: 'referred', answer: 'Theirs.' })).toEqual(['body-missing']);
    const run = {
      round: 1,
      cancelled: false,
      outcome: 'referred' as const,
      objection: 'none' as const,
      confirmation: null,
      disputeDecision: null,
      executingOrganisations: [],
    };
    expect(endingOf({ ...run, reviewApproved: null }, ['closed', 'referred'])).toMatchObject({
      because: 'not-reviewed',
    });
    expect(endingOf({ ...run, reviewApproved: true }, ['closed', 'referred'])).toEqual({ ending: 'referred' });
    expect(endingOf({ ...run, reviewApproved: true }, ['closed'])).toMatchObject({ because: 'not-allowed' });
  });
});

describe('who serves a request', () => {
  const table: Record<string, string> = {
    'water null': 'pipes',
    'water north': 'pipes-north',
    'roads null': 'streets',
  };
  const decide = ({ category, territory }: { category: string; territory: string | null }) => ({
    value: table[`${category} ${territory}`] ?? null,
    reasons: [`${category} ${territory}`],
  });
  const said = [
    { category: 'water', territory: null, department: 'never' },
    { category: 'water.leak', territory: null, department: 'leaks' },
    { category: 'roads', territory: 'north', department: 'streets-north' },
    { category: 'parks', territory: null, department: 'gardens' },
  ];
  const facts = { urgency: 'normal', kind: null, channel: 'phone' };
  const route = (categories: string[], ...territories: string[]) =>
    routeOf({ ...facts, categories, territories }, decide, said);

  it.each([
    ['the table before what is said, where both are as near', ['water'], [], 'pipes', 'table'],
    [
      'what is said of a category before the table of the one above',
      ['water.leak', 'water'],
      [],
      'leaks',
      'responsibility',
    ],
    [
      'what is said of a place before the table of everywhere',
      ['roads'],
      ['north.1', 'north'],
      'streets-north',
      'responsibility',
    ],
    ['the table of a place before what is said of everywhere', ['water'], ['north'], 'pipes-north', 'table'],
    ['what is said where the table is silent', ['parks'], ['south'], 'gardens', 'responsibility'],
  ])('takes %s', (_, categories, territories, department, how) => {
    expect(route(categories, ...territories)).toMatchObject({ department, how });
  });

  it('keeps the rule of the table that matched, and finds nobody where nobody is named', () => {
    expect(route(['water'], 'north')).toMatchObject({
      category: 'water',
      territory: 'north',
      reasons: ['water north'],
    });
    expect(route(['lifts'])).toBeUndefined();
  });
});

describe('a table of a spreadsheet', () => {
  it.each([
    ['commas', 'id,name\na,"One, two"', ['a', 'One, two']],
    ['semicolons and lines of Windows', '\uFEFFid;name\r\na;"He said ""no"""\r\n', ['a', 'He said "no"']],
    ['tabs', 'id\tname\na\t b ', ['a', 'b']],
  ])('is read with %s', (_, text, values) => {
    expect(parseCsv(text)[1]).toEqual({ line: 2, values });
  });

  it('knows the lines of its rows past blank ones and values of several lines', () => {
    const rows = parseCsv('id,name\n\na,"two\nlines"\nb,c');
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 5]);
    expect(rows[1]!.values[1]).toBe('two\nlines');
  });
});
