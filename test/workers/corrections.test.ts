import { describe, expect, it } from '@jest/globals';
import correctCase from '../../workers/correct-case.ts';
import type { CorrectionFacts } from '../../workers/facts.ts';
import rerouteCase from '../../workers/reroute-case.ts';
import setDeadline from '../../workers/set-deadline.ts';
import type { TrialState } from '../../workers/trial/state.ts';
import { given, work } from './town-worker.ts';

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

describe('reroute-case', () => {
  it('says whether the resident hears of a request passed on, or of one that is registered now', async () => {
    const passed = await work(rerouteCase, await leak({ category: 'roads' }), { input });
    expect(passed.output).toEqual({ occasion: 'passed-on' });
    expect(passed.state.case.category).toBe('roads');
    const unsure = given({ category: null }, { corrections: [wish({ category: 'roads' })] });
    expect((await work(rerouteCase, unsure, { input })).output).toEqual({ occasion: 'registered' });
  });
});
