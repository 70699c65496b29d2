import { computeDeadline } from '../../../domain/calendar/deadline.ts';
import { type EscalationLevel, levelInstants, nextLevelAt } from '../../../domain/calendar/escalation.ts';
import type { Term } from '../../../domain/calendar/term.ts';
import {
  decideDeadlineCheck,
  onTimeByDay,
  onTimeRating,
  type StoredDeadline,
  timeliness,
} from '../../../domain/deadline.ts';
import { asInstant, type Instant } from '../../../domain/instant.ts';
import { baku } from './calendars.ts';

const days = (amount: number): Term => ({ amount, unit: 'working-days' });
const hours = (amount: number): Term => ({ amount, unit: 'working-hours' });
const levels: EscalationLevel[] = [
  { level: 1, at: { fractionOfTerm: 0.5 }, role: 'head' },
  { level: 2, at: { beforeDue: days(1) }, role: 'head' },
  { level: 3, at: { beforeDue: hours(2) }, role: 'supervisor' },
  { level: 4, at: { fractionOfTerm: 1 }, role: 'supervisor' },
  { level: 5, at: { afterDue: days(2) }, role: 'administrator' },
];
/** Thursday 16:00, 10 working days over Novruz. */
const start = asInstant('2026-03-12T16:00:00+04:00');
const term = days(10);
const dueAt = computeDeadline({ start, term, calendar: baku }).dueAt as Instant;
const running = { start, dueAt, term, calendar: baku };
const at = (text: string): Instant => asInstant(`2026-${text}:00+04:00`);

describe('escalation levels', () => {
  it('fall on working time, measured on the deadline', () => {
    expect(dueAt).toBe(at('03-31T18:00'));
    expect(levelInstants(levels, running)).toEqual([
      { level: 1, role: 'head', at: at('03-19T17:00') },
      { level: 2, role: 'head', at: at('03-30T18:00') },
      { level: 3, role: 'supervisor', at: at('03-31T16:00') },
      { level: 4, role: 'supervisor', at: at('03-31T18:00') },
      { level: 5, role: 'administrator', at: at('04-02T18:00') },
    ]);
  });

  it('leave a pause out', () => {
    const pauses = [{ from: at('03-16T09:00'), to: at('03-18T09:00') }];
    const later = computeDeadline({ start, term, calendar: baku, pauses }).dueAt as Instant;
    const moved = levelInstants(levels, { ...running, dueAt: later, pauses });

    expect(later).toBe(at('04-02T18:00'));
    expect(moved[0]).toEqual({ level: 1, role: 'head', at: at('03-26T17:00') });
  });

  it('never lie before the start, and may be for some urgencies only', () => {
    const short = { start, dueAt: at('03-12T17:00'), term: hours(1), calendar: baku };
    const early: EscalationLevel[] = [
      { level: 1, at: { beforeDue: days(3) }, role: 'head' },
      { level: 2, at: { beforeDue: hours(3) }, role: 'head', urgencies: ['emergency'] },
    ];

    expect(levelInstants(early, short).map((each) => each.at)).toEqual([start]);
    expect(levelInstants(early, { ...short, urgency: 'emergency' })).toHaveLength(2);
  });

  it('the next one lies strictly after the given instant', () => {
    const instants = levelInstants(levels, running);

    expect(nextLevelAt(instants, start)).toBe(instants[0]?.at);
    expect(nextLevelAt(instants, at('03-30T18:00'))).toBe(at('03-31T16:00'));
    expect(nextLevelAt(instants, at('04-02T18:00'))).toBeNull();
  });
});

describe('deadline-check', () => {
  const instants = levelInstants(levels, running);
  const stored: StoredDeadline = {
    id: 'd2',
    current: true,
    paused: false,
    nextAt: at('03-30T18:00'),
    reached: [1],
  };
  const check = (given: { deadlineId?: string; stored?: StoredDeadline | null; now: Instant }) =>
    decideDeadlineCheck({ deadlineId: 'd2', stored, levels: instants, ...given });

  it('acts when the stored instant has come, and waits for the next', () => {
    const answer = check({ now: at('03-30T18:00') });

    expect(answer.act.map((level) => level.level)).toEqual([2]);
    expect(answer.at).toBe(at('03-31T16:00'));
  });

  it('takes every level that a jump went over, and none twice', () => {
    const answer = check({ now: at('04-10T12:00') });

    expect(answer.act.map((level) => level.level)).toEqual([2, 3, 4, 5]);
    expect(answer.at).toBeNull();
  });

  it('gives the stored instant back to a timer that came too early', () => {
    expect(check({ now: at('03-30T17:59') })).toEqual({ act: [], at: at('03-30T18:00'), because: 'not-yet' });
  });

  it('ends a pause when its longest time has come, and not before', () => {
    const paused = { ...stored, paused: true, nextAt: at('04-01T18:00') };

    expect(check({ stored: paused, now: at('04-01T17:59') })).toEqual({
      act: [],
      at: paused.nextAt,
      because: 'not-yet',
    });
    expect(check({ stored: paused, now: at('04-01T18:00') })).toEqual({ act: [], at: null, because: 'pause-over' });
  });

  it.each([
    ['superseded', { deadlineId: 'd1', stored }],
    ['superseded', { deadlineId: 'd2', stored: { ...stored, current: false } }],
    ['paused', { deadlineId: 'd2', stored: { ...stored, paused: true, nextAt: null } }],
    ['nothing-left', { deadlineId: 'd2', stored: { ...stored, nextAt: null } }],
    ['unknown', { deadlineId: 'd2', stored: null }],
  ])('ends the step of a deadline that is %s', (because, given) => {
    expect(check({ ...given, now: at('04-10T12:00') })).toEqual({ act: [], at: null, because });
  });
});

describe('on time', () => {
  it.each([
    [dueAt, dueAt, 'on-time'],
    [dueAt, at('03-31T18:01'), 'late'],
    [dueAt, null, 'overdue'],
    [at('04-30T18:00'), null, 'running'],
    [null, dueAt, 'none'],
  ])('due %s, done %s is %s', (due, done, expected) => {
    expect(timeliness(due, done, at('04-10T12:00'))).toBe(expected);
  });

  it('counts overdue work as late, and what runs or has no deadline not at all', () => {
    expect(onTimeRating(['on-time', 'on-time', 'on-time', 'overdue', 'running', 'none'])).toEqual({
      onTime: 3,
      late: 1,
      share: 0.75,
    });
    expect(onTimeRating(['running'])).toEqual({ onTime: 0, late: 0, share: null });
  });

  it('by the promised day ends when that day ends in the zone', () => {
    expect(onTimeByDay('2018-07-03', '2018-07-04T06:59:59.000Z', 'America/Los_Angeles')).toBe(true);
    expect(onTimeByDay('2018-07-03', '2018-07-04T07:00:00.000Z', 'America/Los_Angeles')).toBe(false);
  });
});
