import Holidays from 'date-holidays';
import fc from 'fast-check';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import { computeDeadline, instantAfter, isWorkingTime, workingTimeBetween } from '../../../domain/calendar/deadline.ts';
import { specialDaysFrom } from '../../../domain/calendar/holidays.ts';
import type { Term, TermUnit } from '../../../domain/calendar/term.ts';
import { asInstant, type Instant, instantOf, millisecondsOf, plusMilliseconds } from '../../../domain/instant.ts';
import { baku, officeIn, roundTheClock } from './calendars.ts';

const hour = 3_600_000;
const term = (amount: number, unit: TermUnit): Term => ({ amount, unit });
const due = (start: string, amount: number, unit: TermUnit, calendar: Calendar): Instant | null =>
  computeDeadline({ start: asInstant(start), term: term(amount, unit), calendar }).dueAt;

describe('day 1 of a term in days', () => {
  it.each([
    ['in the morning', '2026-03-02T08:00:00+04:00'],
    ['at midday', '2026-03-02T13:30:00+04:00'],
    ['a minute before midnight', '2026-03-02T23:59:00+04:00'],
  ])('is the next working day when the request comes on Monday %s', (_, start) => {
    expect(due(start, 1, 'working-days', baku)).toBe('2026-03-03T14:00:00.000Z');
  });

  it('is Monday when the request comes on a Saturday or a Sunday', () => {
    expect(due('2026-02-28T10:00:00+04:00', 1, 'working-days', baku)).toBe('2026-03-02T14:00:00.000Z');
    expect(due('2026-03-01T10:00:00+04:00', 1, 'working-days', baku)).toBe('2026-03-02T14:00:00.000Z');
  });

  it('belongs to the zone of the calendar: 22:00 UTC is the next day in Baku', () => {
    expect(due('2026-03-02T22:00:00Z', 1, 'working-days', baku)).toBe('2026-03-04T14:00:00.000Z');
  });
});

describe('15 working days in Baku over Novruz', () => {
  const answer = computeDeadline({
    start: asInstant('2026-03-05T16:20:00+04:00'),
    term: { amount: 15, unit: 'working-days', legalBasis: 'Law on citizens’ appeals, art. 10' },
    calendar: baku,
  });

  it('are due five holidays, a moved day and the weekends later', () => {
    expect(answer.dueAt).toBe('2026-04-01T14:00:00.000Z');
  });

  it('explain themselves: start, first day, law, and each day left out with its reason', () => {
    expect(answer.explanation).toMatchObject({
      startDay: '2026-03-05',
      firstDay: '2026-03-06',
      lastDay: '2026-04-01',
      zone: 'Asia/Baku',
      term: { legalBasis: 'Law on citizens’ appeals, art. 10' },
      pauses: [],
    });
    expect(answer.explanation.leftOut.map((day) => `${day.date} ${day.why} ${day.name?.az ?? ''}`.trim())).toEqual([
      '2026-03-07 weekend',
      '2026-03-08 holiday Qadınlar günü',
      '2026-03-09 declared-free Qadınlar günü (əvəz gün)',
      '2026-03-14 weekend',
      '2026-03-15 weekend',
      '2026-03-20 holiday Novruz bayramı',
      '2026-03-21 holiday Novruz bayramı',
      '2026-03-22 holiday Novruz bayramı',
      '2026-03-23 holiday Novruz bayramı',
      '2026-03-24 holiday Novruz bayramı',
      '2026-03-28 weekend',
      '2026-03-29 weekend',
    ]);
  });

  it('move by a day declared free after the fact, and say so', () => {
    const declared: Calendar = {
      ...baku,
      days: [...baku.days, { date: '2026-03-26', kind: 'declared-free', name: { en: 'Mourning' } }],
    };
    const later = computeDeadline({
      start: answer.explanation.start,
      term: answer.explanation.term,
      calendar: declared,
    });

    expect(later.dueAt).toBe('2026-04-02T14:00:00.000Z');
    expect(later.explanation.leftOut).toContainEqual({
      date: '2026-03-26',
      why: 'declared-free',
      name: { en: 'Mourning' },
    });
  });
});

describe('the other units', () => {
  it('3 calendar days from Thursday end on Sunday, and so on Monday at closing', () => {
    const answer = computeDeadline({
      start: asInstant('2026-02-26T10:00:00+04:00'),
      term: term(3, 'calendar-days'),
      calendar: baku,
    });

    expect(answer.dueAt).toBe('2026-03-02T14:00:00.000Z');
    expect(answer.explanation.leftOut).toEqual([{ date: '2026-03-01', why: 'weekend' }]);
  });

  it('4 working hours from 11:00 run over the lunch break', () => {
    expect(due('2026-03-02T11:00:00+04:00', 4, 'working-hours', baku)).toBe(asInstant('2026-03-02T16:00:00+04:00'));
  });

  it('4 working hours asked for at night begin at the next opening', () => {
    const answer = computeDeadline({
      start: asInstant('2026-03-06T22:00:00+04:00'),
      term: term(4, 'working-hours'),
      calendar: baku,
    });

    expect(answer.dueAt).toBe(asInstant('2026-03-10T13:00:00+04:00'));
    expect(answer.explanation.firstDay).toBe('2026-03-10');
    expect(answer.explanation.leftOut.map((day) => day.date)).toEqual(['2026-03-07', '2026-03-08', '2026-03-09']);
  });

  it('8 working hours from an opening end at the closing, not at the next opening', () => {
    expect(due('2026-03-03T09:00:00+04:00', 8, 'working-hours', baku)).toBe(asInstant('2026-03-03T18:00:00+04:00'));
  });

  it('24 clock hours pass by night and over holidays', () => {
    const answer = computeDeadline({
      start: asInstant('2026-03-20T03:00:00+04:00'),
      term: term(24, 'clock-hours'),
      calendar: baku,
    });

    expect(answer.dueAt).toBe(asInstant('2026-03-21T03:00:00+04:00'));
    expect(answer.explanation.leftOut).toEqual([]);
  });

  it('a working day round the clock ends at 24:00', () => {
    const clock = roundTheClock('Asia/Baku');

    expect(due('2026-03-02T10:00:00+04:00', 1, 'working-days', clock)).toBe(asInstant('2026-03-04T00:00:00+04:00'));
    expect(
      computeDeadline({ start: asInstant('2026-03-02T10:00:00+04:00'), term: term(1, 'working-days'), calendar: clock })
        .explanation.lastDay,
    ).toBe('2026-03-03');
  });

  it('refuses half a day and a calendar that never works', () => {
    const never = { ...baku, id: 'never', weekly: [{ validFrom: '2000-01-01', hours: {} }] };

    expect(() => due('2026-03-02T10:00:00Z', 1.5, 'working-days', baku)).toThrow(/whole number of working-days/);
    expect(() => due('2026-03-02T10:00:00Z', 1, 'working-hours', never)).toThrow(/working time in calendar never/);
  });
});

describe('holidays of date-holidays', () => {
  it('TR Ramazan: the eve is a half day from 13:00, then three free days', () => {
    const days = specialDaysFrom(
      [
        {
          start: '2026-03-19T15:00:00.000Z',
          end: '2026-03-23T09:00:00.000Z',
          name: 'Ramazan Bayramı',
          type: 'public',
        },
      ],
      { zone: 'Europe/Istanbul', language: 'tr' },
    );
    const answer = computeDeadline({
      start: asInstant('2026-03-18T10:00:00+03:00'),
      term: term(2, 'working-days'),
      calendar: officeIn('Europe/Istanbul', days),
    });

    expect(days.map((day) => `${day.date} ${day.kind}`)).toEqual([
      '2026-03-19 half-day',
      '2026-03-20 holiday',
      '2026-03-21 holiday',
      '2026-03-22 holiday',
    ]);
    expect(answer.dueAt).toBe(asInstant('2026-03-23T18:00:00+03:00'));
    expect(answer.explanation.shortened).toEqual([
      { date: '2026-03-19', why: 'half-day', name: { tr: 'Ramazan Bayramı' } },
    ]);
    expect(due('2026-03-18T10:00:00+03:00', 1, 'working-days', officeIn('Europe/Istanbul', days))).toBe(
      asInstant('2026-03-19T13:00:00+03:00'),
    );
  });

  it('RU New Year: one entry is five days; Christmas and the next day follow', () => {
    const days = specialDaysFrom(
      [
        { start: '2025-12-31T21:00:00Z', end: '2026-01-01T21:00:00Z', name: 'Новый год', type: 'public' },
        { start: '2026-01-01T21:00:00Z', end: '2026-01-06T21:00:00Z', name: 'Новогодние каникулы', type: 'public' },
        { start: '2026-01-06T21:00:00Z', end: '2026-01-07T21:00:00Z', name: 'Рождество', type: 'public' },
        { start: '2026-01-07T21:00:00Z', end: '2026-01-08T21:00:00Z', name: 'Каникулы', type: 'public' },
        { start: '2026-01-12T21:00:00Z', end: '2026-01-13T21:00:00Z', name: 'Старый Новый год', type: 'observance' },
      ],
      { zone: 'Europe/Moscow', language: 'ru' },
    );

    expect(days.map((day) => day.date)).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08'].map((d) => `2026-01-${d}`),
    );
    expect(due('2025-12-31T12:00:00+03:00', 1, 'working-days', officeIn('Europe/Moscow', days))).toBe(
      asInstant('2026-01-09T18:00:00+03:00'),
    );
  });

  it('AZ Ramazan: a day that the library begins at sunset is the civil day after it', () => {
    const entry = { start: '2026-03-19T14:00:00Z', end: '2026-03-20T14:00:00Z', name: 'Ramazan', type: 'public' };

    expect(specialDaysFrom([entry], { zone: 'Asia/Baku' })).toEqual([
      { date: '2026-03-20', kind: 'holiday', name: { en: 'Ramazan' } },
    ]);
  });

  it('the library itself, read for Türkiye 2026, gives the days of law 2429', () => {
    const entries = new Holidays('TR', { languages: ['tr'] }).getHolidays(2026);
    const days = specialDaysFrom(entries, { zone: 'Europe/Istanbul', language: 'tr' });
    const of = (name: string) =>
      days
        .filter((day) => day.name?.tr === name)
        .map((day) => `${day.date.slice(5)}${day.kind === 'half-day' ? ' from 13:00' : ''}`);

    expect(of('Ramazan Bayramı')).toEqual(['03-19 from 13:00', '03-20', '03-21', '03-22']);
    expect(of('Kurban Bayramı')).toEqual(['05-26 from 13:00', '05-27', '05-28', '05-29', '05-30']);
    expect(of('Cumhuriyet Bayramı')).toEqual(['10-29']);
  });

  it('a half day never adds hours, a declared working day does, and the newest weekly hours count', () => {
    const calendar = officeIn('Asia/Baku', [
      { date: '2026-05-10', kind: 'half-day', hours: [{ from: '00:00', to: '13:00' }] },
      { date: '2026-05-09', kind: 'declared-working' },
      { date: '2026-05-11', kind: 'holiday' },
      { date: '2026-05-11', kind: 'declared-working', hours: [{ from: '10:00', to: '12:00' }] },
    ]);
    calendar.weekly.push({ validFrom: '2026-06-01', hours: { mon: [{ from: '08:00', to: '12:00' }] } });
    const between = (from: string, to: string) =>
      workingTimeBetween(asInstant(`${from}T00:00:00+04:00`), asInstant(`${to}T00:00:00+04:00`), calendar) / hour;

    expect(between('2026-05-09', '2026-05-10')).toBe(8);
    expect(between('2026-05-10', '2026-05-11')).toBe(0);
    expect(between('2026-05-11', '2026-05-12')).toBe(2);
    expect(between('2026-05-25', '2026-06-01')).toBe(40);
    expect(between('2026-06-01', '2026-06-08')).toBe(4);
  });
});

describe('daylight saving', () => {
  const night: Calendar = {
    id: 'night',
    zone: 'Europe/Berlin',
    weekly: [{ validFrom: '2000-01-01', hours: { sun: [{ from: '00:00', to: '06:00' }] } }],
    days: [],
  };

  it('a night shift has five hours in spring and seven in autumn', () => {
    const hours = (from: string, to: string) => workingTimeBetween(asInstant(from), asInstant(to), night) / hour;

    expect(hours('2026-03-29T00:00:00+01:00', '2026-03-29T12:00:00+02:00')).toBe(5);
    expect(hours('2026-10-25T00:00:00+02:00', '2026-10-25T12:00:00+01:00')).toBe(7);
  });

  it('working days keep their closing time on the wall', () => {
    const calendar = officeIn('America/Los_Angeles');

    expect(due('2018-03-09T10:00:00-08:00', 1, 'working-days', calendar)).toBe('2018-03-13T01:00:00.000Z');
    expect(due('2018-03-08T10:00:00-08:00', 1, 'working-days', calendar)).toBe('2018-03-10T02:00:00.000Z');
  });

  it('an opening in the skipped hour moves on, a closing in the repeated hour is the second one', () => {
    const inGap = {
      ...night,
      id: 'gap',
      weekly: [{ validFrom: '2000-01-01', hours: { sun: [{ from: '02:30', to: '05:00' }] } }],
    };
    const twice = {
      ...night,
      id: 'twice',
      weekly: [{ validFrom: '2000-01-01', hours: { sun: [{ from: '01:00', to: '02:30' }] } }],
    };

    expect(instantAfter(asInstant('2026-03-29T00:00:00+01:00'), term(1, 'working-hours'), inGap)).toBe(
      asInstant('2026-03-29T04:30:00+02:00'),
    );
    expect(instantAfter(asInstant('2026-10-25T00:00:00+02:00'), term(2.5, 'working-hours'), twice)).toBe(
      asInstant('2026-10-25T02:30:00+01:00'),
    );
  });
});

describe('pauses and extensions', () => {
  const question = { start: asInstant('2026-04-06T10:00:00+04:00'), term: term(5, 'working-days'), calendar: baku };

  it('while paused there is no deadline, only what is left', () => {
    const answer = computeDeadline({
      ...question,
      pauses: [{ from: asInstant('2026-04-10T18:00:00+04:00'), to: null }],
    });

    expect(answer).toMatchObject({ dueAt: null, left: 8 * hour, explanation: { lastDay: null } });
  });

  it('resuming runs on for the working time left', () => {
    const answer = computeDeadline({
      ...question,
      pauses: [{ from: asInstant('2026-04-10T18:00:00+04:00'), to: asInstant('2026-04-15T11:00:00+04:00') }],
    });

    expect(answer.dueAt).toBe(asInstant('2026-04-16T11:00:00+04:00'));
    expect(answer.explanation.pauses).toHaveLength(1);
  });

  it('a pause after the deadline changes nothing', () => {
    const answer = computeDeadline({ ...question, pauses: [{ from: '2026-05-01T00:00:00.000Z', to: null }] });

    expect(answer.dueAt).toBe(asInstant('2026-04-13T18:00:00+04:00'));
  });

  it('calendar days run on for the elapsed time left, and leave free time', () => {
    const answer = computeDeadline({
      ...question,
      term: term(4, 'calendar-days'),
      pauses: [{ from: asInstant('2026-04-07T09:00:00+04:00'), to: asInstant('2026-04-08T09:00:00+04:00') }],
    });

    expect(answer.dueAt).toBe(asInstant('2026-04-13T18:00:00+04:00'));
  });

  it('an extension runs from the deadline before it', () => {
    const extended = computeDeadline({ ...question, extensions: [term(5, 'working-days')] });
    const longer = computeDeadline({ ...question, term: term(10, 'working-days') });

    expect(extended.dueAt).toBe(longer.dueAt);
    expect(extended.explanation.extensions).toEqual([term(5, 'working-days')]);
  });
});

describe('whatever the calendar, the zone and the hour', () => {
  const zones = [
    'Asia/Baku',
    'Europe/Istanbul',
    'Europe/Moscow',
    'America/Los_Angeles',
    'Europe/Berlin',
    'Australia/Lord_Howe',
  ];
  const specials = [
    { date: '2026-03-27', kind: 'holiday' as const },
    { date: '2026-03-30', kind: 'half-day' as const, hours: [{ from: '00:00', to: '12:00' }] },
    { date: '2026-10-24', kind: 'declared-working' as const },
    { date: '2026-11-02', kind: 'declared-free' as const },
  ];
  const calendars = zones.flatMap((zone) => [officeIn(zone, specials), roundTheClock(zone)]);
  const calendar = fc.constantFrom(...calendars);
  const start = fc
    .integer({ min: Date.parse('2026-01-01T00:00:00Z') / 60_000, max: Date.parse('2026-12-01T00:00:00Z') / 60_000 })
    .map((minutes) => instantOf(minutes * 60_000));
  const unit = fc.constantFrom<TermUnit>('working-days', 'working-hours', 'calendar-days', 'clock-hours');
  const amount = fc.integer({ min: 1, max: 25 });
  const run = { numRuns: 400 };
  const dueAt = (from: Instant, length: number, of: TermUnit, within: Calendar): Instant =>
    computeDeadline({ start: from, term: term(length, of), calendar: within }).dueAt as Instant;

  it('a deadline lies after its start, and only clock hours end in free time', () => {
    fc.assert(
      fc.property(calendar, start, unit, amount, (within, from, of, length) => {
        const at = dueAt(from, length, of, within);

        expect(at > from).toBe(true);
        if (of !== 'clock-hours') expect(isWorkingTime(at, within)).toBe(true);
      }),
      run,
    );
  });

  it('is monotone: a later start or a longer term is never due earlier', () => {
    fc.assert(
      fc.property(calendar, start, unit, amount, fc.nat(20_000), (within, from, of, length, minutes) => {
        const at = dueAt(from, length, of, within);

        expect(dueAt(plusMilliseconds(from, minutes * 60_000), length, of, within) >= at).toBe(true);
        expect(dueAt(from, length + 1, of, within) >= at).toBe(true);
      }),
      run,
    );
  });

  it('is additive: a term and an extension in working units are the longer term', () => {
    const units = fc.constantFrom<TermUnit>('working-days', 'working-hours', 'clock-hours');
    fc.assert(
      fc.property(calendar, start, units, amount, amount, (within, from, of, first, second) => {
        const extended = computeDeadline({
          start: from,
          term: term(first, of),
          calendar: within,
          extensions: [term(second, of)],
        });

        expect(extended.dueAt).toBe(dueAt(from, first + second, of, within));
      }),
      run,
    );
  });

  it('working hours are exactly the working time that passes', () => {
    fc.assert(
      fc.property(calendar, start, amount, (within, from, length) => {
        expect(workingTimeBetween(from, dueAt(from, length, 'working-hours', within), within)).toBe(length * hour);
      }),
      run,
    );
  });

  it('a pause gives back exactly the working time it took, and one in free time nothing', () => {
    const units = fc.constantFrom<TermUnit>('working-days', 'working-hours');
    fc.assert(
      fc.property(
        calendar,
        start,
        units,
        amount,
        fc.nat(20_000),
        fc.nat(20_000),
        (within, from, of, length, wait, stay) => {
          const pause = {
            from: plusMilliseconds(from, wait * 60_000),
            to: plusMilliseconds(from, (wait + stay) * 60_000),
          };
          const plain = dueAt(from, length, of, within);
          const paused = computeDeadline({ start: from, term: term(length, of), calendar: within, pauses: [pause] })
            .dueAt as Instant;
          const taken = pause.from >= plain ? 0 : workingTimeBetween(pause.from, pause.to, within);

          expect(workingTimeBetween(plain, paused, within)).toBe(taken);
          if (taken === 0) expect(paused).toBe(plain);
        },
      ),
      run,
    );
  });

  it('every day between start and end is a working day or is left out with a reason', () => {
    fc.assert(
      fc.property(calendar, start, amount, (within, from, length) => {
        const { explanation } = computeDeadline({ start: from, term: term(length, 'working-days'), calendar: within });
        const days = (Date.parse(explanation.lastDay as string) - Date.parse(explanation.startDay)) / 86_400_000;

        expect(explanation.leftOut.length + length).toBe(days);
        expect(millisecondsOf(explanation.start)).toBe(millisecondsOf(from));
      }),
      run,
    );
  });
});
