import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computeDeadline } from '../../domain/calendar/deadline.ts';
import type { Term } from '../../domain/calendar/term.ts';
import { instantOf, millisecondsOf } from '../../domain/instant.ts';
import { previewTermChange, type TermChangeKind, type TermChangeQuestion } from '../../domain/term-change.ts';
import { calendarOfTown } from '../support/town.ts';

const days = (amount: number): Term => ({ amount, unit: 'working-days' });
const start = '2026-11-05T06:00:00.000Z';
const settings = {
  termChanges: {
    extend: [
      { role: 'head', times: 1, atMost: days(5) },
      { role: 'supervisor', times: 2, atMost: days(15) },
    ],
    shorten: [{ role: 'supervisor', times: 1 }],
    pause: [{ role: 'head', times: 1, atMost: days(10) }],
  },
};
const standing = (extensions: Term[] = [], term = days(3)) => ({
  ...computeDeadline({ start, term, calendar: calendarOfTown, extensions }),
  paused: false,
  metAt: null,
});
const ask = (kind: TermChangeKind, term: Term | null, role: string, more: Partial<TermChangeQuestion> = {}) =>
  previewTermChange({
    settings,
    promise: standing(),
    wish: { kind, term },
    roles: [role],
    calendar: calendarOfTown,
    at: '2026-11-06T06:00:00.000Z',
    ...more,
  });

describe('a change of a term, before it is made', () => {
  it('tells the new due instant and why, whether it is allowed, and who else may', () => {
    const { explanation, ...told } = ask('extend', days(2), 'head');

    // Three working days after Thursday the 5th, the 9th left out: the 11th; and two more.
    expect(told).toEqual({
      fault: null,
      before: '2026-11-11T14:00:00.000Z',
      dueAt: '2026-11-13T14:00:00.000Z',
      made: 0,
      proposed: { amount: 2, unit: 'working-days' },
      limits: [settings.termChanges.extend[0]],
      decidedBy: ['head', 'supervisor'],
    });
    expect(explanation).toMatchObject({ extensions: [days(2)], lastDay: '2026-11-13' });
  });

  it('is too much, too often, or nobody’s of that role; and names who may', () => {
    expect(ask('extend', days(6), 'head')).toMatchObject({ fault: 'amount', decidedBy: ['supervisor'] });
    expect(ask('extend', days(1), 'head', { promise: standing([days(1)]) })).toMatchObject({
      fault: 'times',
      made: 1,
      decidedBy: ['supervisor'],
    });
    expect(ask('extend', days(16), 'supervisor')).toMatchObject({ fault: 'amount', decidedBy: [] });
    expect(ask('extend', days(1), 'clerk')).toMatchObject({
      fault: 'role',
      limits: [],
      decidedBy: ['head', 'supervisor'],
    });
    expect(ask('shorten', days(1), 'head')).toMatchObject({ fault: 'role', decidedBy: ['supervisor'] });
  });

  it('measures one unit by another, in the calendar', () => {
    expect(ask('extend', { amount: 8, unit: 'calendar-days' }, 'head').fault).toBe('amount');
    expect(ask('extend', { amount: 7, unit: 'calendar-days' }, 'head').fault).toBeNull();
    expect(ask('extend', { amount: 40, unit: 'working-hours' }, 'head').fault).toBeNull();
    expect(ask('extend', { amount: 41, unit: 'working-hours' }, 'head').fault).toBe('amount');
  });

  it('must be later when it extends, and earlier but still to come when it shortens', () => {
    expect(ask('extend', { amount: 0, unit: 'clock-hours' }, 'head').fault).toBe('not-later');
    expect(ask('shorten', days(3), 'supervisor').fault).toBe('not-earlier');
    expect(ask('shorten', days(2), 'supervisor')).toMatchObject({ fault: null, dueAt: '2026-11-10T14:00:00.000Z' });
    expect(ask('shorten', { amount: 1, unit: 'working-hours' }, 'supervisor').fault).toBe('not-earlier');
    expect(ask('shorten', null, 'supervisor').fault).toBe('term-missing');
  });

  it('comes too late once the promise is met, has passed, or never was', () => {
    expect(ask('extend', days(1), 'head', { promise: undefined }).fault).toBe('no-deadline');
    expect(ask('extend', days(1), 'head', { promise: { ...standing(), metAt: start } }).fault).toBe('work-done');
    expect(ask('extend', days(1), 'supervisor', { at: '2026-11-11T14:00:00.001Z' }).fault).toBe('passed');
    expect(ask('extend', days(1), 'head', { at: '2026-11-11T14:00:00.000Z' }).fault).toBeNull();
  });

  it('pauses once, and whoever may pause may resume', () => {
    expect(ask('pause', null, 'head')).toMatchObject({ fault: null, dueAt: null });
    const pauses = [{ from: start, to: null }];
    const paused = {
      ...computeDeadline({ start, term: days(3), calendar: calendarOfTown, pauses }),
      paused: true,
      metAt: null,
    };
    expect(ask('pause', null, 'head', { promise: paused }).fault).toBe('paused-already');
    expect(ask('resume', null, 'head', { promise: paused })).toMatchObject({ fault: null });
    expect(ask('resume', null, 'supervisor', { promise: paused }).fault).toBe('role');
    expect(ask('resume', null, 'head').fault).toBe('not-paused');
  });

  it('never lets a role beyond its limits, however the time is put', () => {
    const units = fc.constantFrom('working-days', 'working-hours', 'calendar-days', 'clock-hours') as fc.Arbitrary<
      Term['unit']
    >;
    const most = millisecondsOf(ask('extend', days(5), 'head').dueAt!);
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 20_000 }), (unit, amount) => {
        const { fault, dueAt } = ask('extend', { amount, unit }, 'head');
        expect(fault === null ? dueAt! <= instantOf(most) : true).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
