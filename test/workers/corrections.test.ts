import { describe, expect, it } from '@jest/globals';
import changeTerm from '../../workers/change-term.ts';
import correctCase from '../../workers/correct-case.ts';
import type { CorrectionFacts, TermChangeFacts } from '../../workers/facts.ts';
import rerouteCase from '../../workers/reroute-case.ts';
import setDeadline from '../../workers/set-deadline.ts';
import type { TrialState } from '../../workers/trial/state.ts';
import { given, thursday, work } from './town-worker.ts';

const wish = (change: Partial<CorrectionFacts>): CorrectionFacts => ({
  id: 'correction-1',
  category: null,
  kind: null,
  urgency: null,
  territory: null,
  reason: 'text-1',
  askedBy: 'aygun',
  appliedAt: null,
  ...change,
});
const input = { correctionId: 'correction-1' };
const typesOf = (state: TrialState) => state.events.map((event) => event.type);

/** A leak with the pipes department, its term running. */
async function leak(change: Partial<CorrectionFacts>): Promise<TrialState> {
  const facts = { category: 'water', kind: 'request', department: 'pipes', organisation: 'waterworks' } as const;
  const { state } = await work(setDeadline, given(facts, { corrections: [wish(change)] }));
  return state;
}

describe('correct-case', () => {
  it('changes what was said to be otherwise, and counts the term that holds now from where the old one began', async () => {
    const before = await leak({ urgency: 'emergency', kind: 'request' });
    const began = before.deadlines[0]!.startedAt;
    const { state, published } = await work(correctCase, before, { input, at: '2026-11-05T08:00:00.000Z' });

    expect(state.case).toMatchObject({ urgency: 'emergency', department: 'pipes', dueAt: '2026-11-06T06:00:00.000Z' });
    expect(state.case.classification).toMatchObject({ how: 'person', by: 'aygun', reason: 'text-1' });
    expect(state.deadlines.at(-1)).toMatchObject({ reason: 'corrected', startedAt: began, current: true });
    expect(published.at(-1)).toMatchObject({ name: 'deadline-set' });
    expect(state.events.find((event) => event.type === 'case-corrected')).toMatchObject({
      actor: 'aygun',
      payload: { changed: ['urgency'], from: { urgency: 'normal' } },
    });
  });

  it('is done once, however often it is asked', async () => {
    const first = await work(correctCase, await leak({ urgency: 'urgent' }), { input });
    const events = typesOf(first.state);
    const second = await work(correctCase, first.state, { input });
    expect(typesOf(second.state)).toEqual(events);
  });

  it('promises nothing where no department has the request yet, and leaves the classification alone for a place', async () => {
    const unsure = given({ category: null }, { corrections: [wish({ territory: 'south' })] });
    const { state } = await work(correctCase, unsure, { input });
    expect(state.case.territory).toBe('south');
    expect([state.case.classification, state.deadlines]).toEqual([undefined, []]);
  });
});

describe('the term of a request that is passed on', () => {
  const extended = (state: TrialState, changes: Partial<TermChangeFacts> = {}): TrialState => {
    state.termChanges.push({
      id: 'change-1',
      kind: 'extend',
      term: { amount: 10, unit: 'working-days' },
      reason: 'text-1',
      askedBy: 'samir',
      askedAs: 'supervisor',
      askedAt: thursday,
      appliedAt: null,
      ...changes,
    });
    return state;
  };
  const change = { input: { termChangeId: 'change-1' }, at: '2026-11-05T07:00:00.000Z' };
  const water = { category: 'water', kind: 'request', department: 'pipes', organisation: 'waterworks' } as const;

  const passTo = async (state: TrialState, facts: Partial<TrialState['case']>) => {
    Object.assign(state.case, facts);
    const { state: passed } = await work(setDeadline, state, { at: '2026-11-05T08:00:00.000Z' });
    return { now: passed.deadlines.at(-1)!, told: passed.events.at(-1)! };
  };

  it('is never later than what was promised, whatever it is about now: only what the first department had added falls, and is told', async () => {
    const { state } = await work(setDeadline, given({ ...water }));
    const promised = state.case.dueAt;
    const longer = await work(changeTerm, extended(state), change);
    expect(longer.output).toEqual({ changed: true });
    const before = longer.state.deadlines.at(-1)!;
    const { now, told } = await passTo(longer.state, { category: 'roads', department: 'roads', organisation: 'town' });

    const published = (await work(setDeadline, given({ category: 'roads', department: 'roads' }))).state.deadlines[0]!;
    expect([before.dueAt! > promised!, published.dueAt! > promised!]).toEqual([true, true]);
    expect(now).toMatchObject({ reason: 'passed-on', startedAt: thursday, dueAt: promised, current: true });
    expect(now.explanation).toMatchObject({ extensions: [], heldAgainst: published.explanation.term });
    expect(told).toMatchObject({
      type: 'deadline-set',
      payload: { fallen: 1, term: before.explanation.term, heldAgainst: published.explanation.term },
    });
  });

  it('is earlier where what it is about now has the shorter term', async () => {
    const { state } = await work(setDeadline, given({ category: 'roads', department: 'roads', organisation: 'town' }));
    const [long] = state.deadlines;
    const { now } = await passTo(state, { ...water });

    const published = (await work(setDeadline, given({ ...water }))).state.deadlines[0]!;
    expect(now.dueAt! < long!.dueAt!).toBe(true);
    expect(now).toMatchObject({ startedAt: thursday, dueAt: published.dueAt });
    expect(now.explanation.heldAgainst).toBeUndefined();
  });

  it('is that of the lesser urgency once a person has said that it is no emergency', async () => {
    const { state } = await work(setDeadline, given({ ...water, urgency: 'emergency' }));
    const [first] = state.deadlines;
    const { now } = await passTo(state, { urgency: 'normal', department: 'roads', organisation: 'town' });

    const published = (await work(setDeadline, given({ ...water }))).state.deadlines[0]!;
    expect(first!.dueAt! < published.dueAt!).toBe(true);
    expect(now.dueAt).toBe(published.dueAt);
  });

  it('holds on while a supervisor looks for who acts', async () => {
    const { state } = await work(setDeadline, given({ ...water }));
    const promised = state.case.dueAt;
    const { now: searched } = await passTo(state, { category: 'roads', department: null, organisation: null });
    expect(searched).toMatchObject({ reason: 'provisional', dueAt: promised });
    const { now } = await passTo(state, { department: 'roads', organisation: 'town' });
    expect(now.dueAt).toBe(promised);
  });

  it('keeps what was added where the same department gets it again', async () => {
    const { state } = await work(setDeadline, given({ ...water }));
    const { state: longer } = await work(changeTerm, extended(state), change);
    const again = await work(setDeadline, longer, { at: '2026-11-05T08:00:00.000Z' });
    const [, before, now] = again.state.deadlines;
    expect(now).toMatchObject({ reason: 'passed-on', dueAt: before!.dueAt, startedAt: thursday });
  });

  it('runs again with the next department where the first had paused it; the time it stood still does not count', async () => {
    const { state } = await work(setDeadline, given({ ...water }));
    const paused = await work(changeTerm, extended(state, { kind: 'pause', term: null }), change);
    expect(paused.state.case.dueAt).toBeNull();
    Object.assign(paused.state.case, { department: 'roads', organisation: 'town' });
    const at = '2026-11-10T07:00:00.000Z';
    const passed = await work(setDeadline, paused.state, { at });
    const now = passed.state.deadlines.at(-1)!;
    expect(now).toMatchObject({ reason: 'passed-on', current: true });
    expect(now.explanation.pauses).toEqual([{ from: change.at, to: at }]);
    expect(passed.state.case.dueAt! > at).toBe(true);
  });

  it('stands for now before a department has it, by the term of its urgency alone, and counts from the same moment afterwards', async () => {
    const { state } = await work(setDeadline, given({ category: null, department: null }));
    expect(state.deadlines[0]).toMatchObject({ reason: 'provisional', startedAt: thursday, current: true });
    expect(state.case.dueAt).toBe(state.deadlines[0]!.dueAt);
    Object.assign(state.case, water);
    const later = await work(setDeadline, state, { at: '2026-11-05T12:00:00.000Z' });
    expect(later.state.deadlines.at(-1)).toMatchObject({ reason: 'assigned', startedAt: thursday });
    expect(later.state.case.dueAt! < later.state.deadlines[0]!.dueAt!).toBe(true);
  });
});

describe('reroute-case', () => {
  it('says whether the resident hears of a request passed on, or of one that is registered now', async () => {
    const passed = await work(rerouteCase, await leak({ category: 'roads' }), { input });
    expect(passed.output).toEqual({ occasion: 'passed-on' });
    expect(passed.state.case.category).toBe('roads');
    const unsure = given({ category: null }, { corrections: [wish({ category: 'roads' })] });
    expect((await work(rerouteCase, unsure, { input })).output).toEqual({ occasion: 'registered' });
  });
});
