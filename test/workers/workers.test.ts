import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import assignDepartment from '../../workers/assign-department.ts';
import changeTerm from '../../workers/change-term.ts';
import classify from '../../workers/classify.ts';
import closeRun from '../../workers/close-run.ts';
import deadlineCheck from '../../workers/deadline-check.ts';
import { BusinessError } from '../../workers/define-worker.ts';
import { workers } from '../../workers/index.ts';
import notify from '../../workers/notify.ts';
import openConfirmation from '../../workers/open-confirmation.ts';
import openObjection from '../../workers/open-objection.ts';
import openRun from '../../workers/open-run.ts';
import recordCancellation from '../../workers/record-cancellation.ts';
import recordClassification from '../../workers/record-classification.ts';
import recordConfirmation from '../../workers/record-confirmation.ts';
import recordDenial from '../../workers/record-denial.ts';
import recordDepartment from '../../workers/record-department.ts';
import recordObjection from '../../workers/record-objection.ts';
import recordOutcome from '../../workers/record-outcome.ts';
import recordReview from '../../workers/record-review.ts';
import returnCase from '../../workers/return-case.ts';
import setDeadline from '../../workers/set-deadline.ts';
import type { TrialState } from '../../workers/trial/state.ts';
import { answered, given, thursday, work } from './town-worker.ts';

const eventsOf = (state: TrialState, type: string) => state.events.filter((event) => event.type === type);

/** A case whose round of asking is open. */
async function asked(changes: Partial<TrialState['case']> = {}, rest: Partial<TrialState> = {}): Promise<TrialState> {
  const { state } = await work(
    openConfirmation,
    given({ organisation: 'waterworks', outcome: 'solved', ...changes }, rest),
  );
  return state;
}

/** A case with its deadline set. */
const promisedCase = async (changes: Partial<TrialState['case']> = {}): Promise<TrialState> =>
  (
    await work(
      setDeadline,
      given({ category: 'water.leak', organisation: 'waterworks', department: 'pipes', ...changes }),
    )
  ).state;

describe('the registry', () => {
  it('has one worker a file, and the file is named by its type', () => {
    const files = readdirSync(join(import.meta.dirname, '../../workers'))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => name.replace('.ts', ''))
      .filter((name) => !['context', 'contracts', 'define-worker', 'facts', 'index'].includes(name));

    expect([...workers.keys()].sort()).toEqual(files.sort());
    for (const [type, worker] of workers) expect(worker.type).toBe(type);
  });
});

describe('opening the run', () => {
  it('binds the first instance, and sends away a second one of the same run', async () => {
    const state = given();
    Object.assign(state.run, { state: 'requested', instance: null });
    const first = await work(openRun, state);
    expect(first).toMatchObject({ output: { round: 1, departmentId: null }, cancelled: false });
    expect(state.run).toMatchObject({ state: 'open', instance: 'instance-1' });

    state.run.instance = 'somebody-else';
    expect(await work(openRun, state)).toMatchObject({ cancelled: true });
    expect(eventsOf(state, 'run-opened')).toHaveLength(1);
  });

  it('refuses an instance that was started for another run', async () => {
    await expect(work(openRun, given(), { input: { runId: 'run-2' } })).rejects.toThrow('expected the run run-1');
  });
});

describe('classifying', () => {
  it('believes what the operator chose, and says so', async () => {
    const { output, state } = await work(classify, given({ category: 'roads.pothole', kind: 'complaint' }));
    expect(output).toEqual({ sure: true, urgency: 'normal' });
    expect(state.case.classification).toMatchObject({ how: 'answers', confidence: 1 });
  });

  it('knows a leak by its words, in English and in Azerbaijani', async () => {
    for (const [language, text] of [
      ['en', 'Water leaking from the pipe'],
      ['az', 'Borudan su sızır'],
    ] as const) {
      const state = given({ language });
      state.texts[0] = { ...state.texts[0]!, text, language };
      expect(await work(classify, state)).toMatchObject({ output: { sure: true } });
      expect(state.case.category).toBe('water.leak');
      expect(state.case.classification).toMatchObject({ how: 'words' });
    }
  });

  it('only proposes where the words say two things', async () => {
    const state = given();
    state.texts[0]!.text = 'There is water in the road';
    expect(await work(classify, state)).toMatchObject({ output: { sure: false } });
    expect(state.case.category).toBeNull();
    expect(eventsOf(state, 'case-classified')).toHaveLength(1);
  });

  it('takes an emergency at its word even where the rest is unclear, and a rule of the service for lifts', async () => {
    const burst = given();
    burst.texts[0]!.text = 'Something burst';
    expect(await work(classify, burst)).toMatchObject({ output: { sure: false, urgency: 'emergency' } });
    expect(await work(classify, given({ category: 'lifts' }))).toMatchObject({
      output: { sure: true, urgency: 'urgent' },
    });
  });

  it('keeps a person’s word with their name and reason, and refuses a category the town does not have', async () => {
    const state = answered(given(), 'classify-by-hand', 'aygun', {
      category: 'lifts',
      urgency: 'urgent',
      reason: 'Stuck.',
    });
    await work(recordClassification, state);
    expect(state.case).toMatchObject({ category: 'lifts', urgency: 'urgent' });
    expect(eventsOf(state, 'case-classified')[0]).toMatchObject({ actor: 'aygun' });
    expect(state.texts.at(-1)).toMatchObject({ kind: 'reason', text: 'Stuck.', public: false });

    const odd = answered(given(), 'classify-by-hand', 'aygun', { category: 'spaceships' });
    await expect(work(recordClassification, odd)).rejects.toThrow('spaceships');
  });
});

describe('finding who acts', () => {
  it('asks the nearest category first, and for it the place from the house up to the town', async () => {
    const pothole = await work(assignDepartment, given({ category: 'roads.pothole' }));
    expect(pothole.output).toEqual({ departmentId: 'roads-north' });
    expect(pothole.state.case).toMatchObject({ department: 'roads-north', organisation: 'authority' });
    expect(eventsOf(pothole.state, 'department-assigned')[0]!.payload).toMatchObject({
      category: 'roads',
      territory: 'north',
    });

    const leak = await work(assignDepartment, given({ category: 'water.leak', territory: 'south' }));
    expect(leak.output).toEqual({ departmentId: 'pipes' });
  });

  it('says that nobody fits, as an error the diagram catches', async () => {
    await expect(work(assignDepartment, given({ category: 'lifts' }))).rejects.toThrow(BusinessError);
    await expect(work(assignDepartment, given({ category: 'roads', territory: null }))).rejects.toMatchObject({
      code: 'NO_DEPARTMENT',
    });
  });

  it('takes the department a supervisor chose, but none that is not the town’s', async () => {
    const { state } = await work(
      recordDepartment,
      answered(given(), 'choose-department', 'tofiq', { departmentId: 'pipes' }),
    );
    expect(state.case).toMatchObject({ department: 'pipes', organisation: 'waterworks' });
    const odd = answered(given(), 'choose-department', 'tofiq', { departmentId: 'moon' });
    await expect(work(recordDepartment, odd)).rejects.toThrow('moon');
  });
});

describe('promising', () => {
  it('counts working days from the call, leaves out the holiday and says so', async () => {
    const { state, published } = await work(setDeadline, given({ category: 'water.leak' }));
    expect(state.case.dueAt).toBe('2026-11-11T14:00:00.000Z');
    const [deadline] = state.deadlines;
    expect(deadline!.explanation.leftOut.map((day) => day.date)).toEqual(['2026-11-07', '2026-11-08', '2026-11-09']);
    expect(published).toEqual([
      {
        name: 'deadline-set',
        correlationKey: 'run-1',
        id: deadline!.id,
        variables: { deadlineId: deadline!.id, nextAt: '2026-11-10T14:00:00.000Z' },
      },
    ]);
  });

  it('gives an emergency a term in hours of the clock', async () => {
    const { state } = await work(setDeadline, given({ category: 'water.leak', urgency: 'emergency' }));
    expect(state.case.dueAt).toBe('2026-11-06T06:00:00.000Z');
  });

  it('keeps the start of the promise when a request is passed on, and begins anew after a denial', async () => {
    const state = await promisedCase();
    await work(setDeadline, state, { at: '2026-11-06T06:00:00.000Z' });
    expect(state.case.dueAt).toBe('2026-11-11T14:00:00.000Z');

    state.deadlines.at(-1)!.metAt = '2026-11-10T06:00:00.000Z';
    state.run.round = 2;
    await work(setDeadline, state, { at: '2026-11-10T06:00:00.000Z' });
    expect(state.deadlines.at(-1)).toMatchObject({ reason: 'reopened', dueAt: '2026-11-13T14:00:00.000Z' });
    expect(state.deadlines.filter((each) => each.current)).toHaveLength(1);
  });
});

describe('watching a deadline', () => {
  const check = (state: TrialState, at: string, deadlineId = state.case.deadline!) =>
    work(deadlineCheck, state, { at, input: { deadlineId } });

  it('warns the head of the department, and names the next instant', async () => {
    const state = await promisedCase();
    expect(await check(state, '2026-11-10T14:00:00.000Z')).toMatchObject({
      output: { at: '2026-11-11T14:00:00.000Z' },
    });
    expect(state.mails).toMatchObject([{ to: 'nigar@waterworks.example', text: expect.stringContaining('level 1') }]);
  });

  it('gives an early timer its instant back, and a doubled one nothing to do', async () => {
    const state = await promisedCase();
    expect(await check(state, '2026-11-10T13:00:00.000Z')).toMatchObject({
      output: { at: '2026-11-10T14:00:00.000Z' },
    });
    await check(state, '2026-11-10T14:00:00.000Z');
    await check(state, '2026-11-10T14:00:00.000Z');
    expect(eventsOf(state, 'escalated')).toHaveLength(1);
    expect(state.mails).toHaveLength(1);
  });

  it('loses no level when it comes days too late, and counts the case as late', async () => {
    const state = await promisedCase();
    expect(await check(state, '2026-12-01T06:00:00.000Z')).toMatchObject({ output: { at: null } });
    expect(eventsOf(state, 'escalated').map((event) => event.payload.level)).toEqual([1, 2]);
    expect(state.case.late).toBe(true);
  });

  it('ends for a deadline that another has replaced, that is paused, or that nobody knows', async () => {
    const state = await promisedCase();
    const old = state.case.deadline!;
    state.termChanges.push({
      id: 'c1',
      kind: 'pause',
      term: null,
      reason: 'reason-1',
      askedBy: 'tofiq',
      askedAs: 'supervisor',
      askedAt: thursday,
      appliedAt: null,
    });
    await work(changeTerm, state, { input: { termChangeId: 'c1' } });
    // While paused only the end of the pause is waited for.
    expect((await check(state, '2026-12-01T06:00:00.000Z', state.case.deadline!)).output).toEqual({
      at: state.deadlines.at(-1)!.nextAt,
    });
    for (const id of [old, 'unknown'])
      expect(await check(state, '2026-12-01T06:00:00.000Z', id)).toMatchObject({ output: { at: null } });
    expect(state.mails).toEqual([]);
  });

  it('is silent once the work is done', async () => {
    const state = await promisedCase();
    await work(recordOutcome, answered(state, 'work', 'rauf', { outcome: 'solved' }));
    await check(state, '2026-12-01T06:00:00.000Z');
    expect(eventsOf(state, 'escalated')).toEqual([]);
  });
});

describe('changing the term', () => {
  it('extends from the deadline before, once however often it is asked', async () => {
    const state = await promisedCase();
    const term = { amount: 2, unit: 'working-days' as const };
    state.termChanges.push({
      id: 'c1',
      kind: 'extend',
      term,
      reason: 'reason-1',
      askedBy: 'tofiq',
      askedAs: 'supervisor',
      askedAt: thursday,
      appliedAt: null,
    });
    await work(changeTerm, state, { input: { termChangeId: 'c1' } });
    await work(changeTerm, state, { input: { termChangeId: 'c1' } });
    expect(state.case.dueAt).toBe('2026-11-13T14:00:00.000Z');
    expect(state.deadlines).toHaveLength(2);
  });

  it('refuses to resume what is not paused, and to change what is done', async () => {
    const state = await promisedCase();
    state.termChanges.push({
      id: 'c1',
      kind: 'resume',
      term: null,
      reason: 'reason-1',
      askedBy: 'tofiq',
      askedAs: 'supervisor',
      askedAt: thursday,
      appliedAt: null,
    });
    await work(changeTerm, state, { input: { termChangeId: 'c1' } });
    state.deadlines[0]!.metAt = thursday;
    state.termChanges.push({
      id: 'c2',
      kind: 'pause',
      term: null,
      reason: 'reason-1',
      askedBy: 'tofiq',
      askedAs: 'supervisor',
      askedAt: thursday,
      appliedAt: null,
    });
    await work(changeTerm, state, { input: { termChangeId: 'c2' } });
    expect(eventsOf(state, 'term-change-refused').map((event) => event.payload.because)).toEqual([
      'not-paused',
      'work-done',
    ]);
  });
});

describe('telling the resident', () => {
  const registered = { headers: { template: 'registered' } };

  it('writes once in a round, in the resident’s language', async () => {
    const state = await promisedCase();
    await work(notify, state, registered);
    await work(notify, state, registered);
    expect(state.mails).toHaveLength(1);
    expect(state.mails[0]).toMatchObject({ to: 'sevda@example.org', language: 'en' });
    expect(state.mails[0]!.text).toContain('Water leak, due 11 November 2026, 18:00 (UTC+4)');
  });

  it('notes that nobody could be told, and goes on', async () => {
    const state = given({}, { resident: { name: null, phone: null, email: null } });
    await work(notify, state, registered);
    expect(state.mails).toEqual([]);
    expect(eventsOf(state, 'resident-not-reached')).toHaveLength(1);
  });
});

describe('the outcome', () => {
  it('needs a reason where the town’s rules ask for one', async () => {
    const partly = answered(await promisedCase(), 'work', 'rauf', { outcome: 'partly-solved' });
    await expect(work(recordOutcome, partly)).rejects.toThrow('reason-missing');
  });

  it('keeps the promise of solved work, on time to the very instant', async () => {
    const state = answered(await promisedCase(), 'work', 'rauf', { outcome: 'solved', answer: 'Dry.' });
    await work(recordOutcome, state, { at: '2026-11-11T14:00:00.000Z' });
    expect(state.deadlines[0]).toMatchObject({ met: true });
    expect(state.case).toMatchObject({ outcome: 'solved', late: false });
    expect(eventsOf(state, 'outcome-recorded')[0]).toMatchObject({ actor: 'rauf' });
  });

  it('does not show the resident what "not ours" tells colleagues', async () => {
    const state = answered(await promisedCase(), 'work', 'rauf', {
      outcome: 'not-ours',
      reason: 'Roads.',
      answer: 'Ask roads.',
    });
    expect(await work(recordOutcome, state)).toMatchObject({ output: { outcome: 'not-ours' } });
    expect(state.texts.filter((text) => text.public && text.kind === 'answer')).toEqual([]);
    expect(state.case.outcome).toBeNull();
  });

  it('may be "not ours" once; the next time somebody chooses', async () => {
    const state = given({ department: 'pipes' });
    expect(await work(returnCase, state)).toMatchObject({ output: { returnsLeft: true } });
    expect(await work(returnCase, state)).toMatchObject({ output: { returnsLeft: false } });
    expect(state.case.returns).toBe(2);
  });
});

describe('an explanation', () => {
  const explained = async () => {
    const state = answered(await promisedCase(), 'work', 'rauf', { outcome: 'explained', answer: 'Yours.' });
    await work(recordOutcome, state);
    return state;
  };

  it('keeps the promise only when a second person has approved it', async () => {
    const state = await explained();
    expect(state.deadlines[0]!.metAt).toBeNull();
    await work(recordReview, answered(state, 'review', 'leyla', { approved: 'yes' }));
    expect(state.deadlines[0]!.metAt).toBe(thursday);
    expect(state.run.reviewApproved).toBe(true);
  });

  it('is no outcome any more when the reviewer refuses it, and nobody reviews the own work', async () => {
    const refused = await explained();
    await work(recordReview, answered(refused, 'review', 'leyla', { approved: 'no', remark: 'Why?' }));
    expect(refused.case.outcome).toBeNull();
    await expect(
      work(recordReview, answered(await explained(), 'review', 'rauf', { approved: 'yes' })),
    ).rejects.toThrow('rauf');
  });

  it('can be objected to once in a run', async () => {
    const state = await explained();
    expect(await work(openObjection, state)).toMatchObject({ output: { objectionUntil: '2026-11-13T14:00:00.000Z' } });
    await work(notify, state, { headers: { template: 'explained' } });
    expect(state.objections[0]!.tokenHash).toMatch(/^hash of /);
    expect(state.mails[0]!.text).toContain('trial:objection/');

    state.objections[0]!.state = 'received';
    const upheld = await work(recordObjection, answered(state, 'decide-objection', 'leyla', { upheld: 'yes' }));
    expect(upheld.output).toEqual({ upheld: true, round: 2 });
    expect(await work(openObjection, state)).toMatchObject({ output: { objectionUntil: null } });
  });
});

describe('asking the resident', () => {
  it('calls at once in calling hours, later outside of them, and by link where there is no telephone', async () => {
    expect((await asked()).rounds).toMatchObject([{ reach: 'phone', nextAttemptAt: null, organisation: 'waterworks' }]);
    const evening = await work(openConfirmation, given({ outcome: 'solved' }), { at: '2026-11-06T17:00:00.000Z' });
    // Friday evening; Monday is the holiday: Tuesday at 10.
    expect(evening.output).toMatchObject({ reach: 'phone', nextAttemptAt: '2026-11-10T06:00:00.000Z' });
    const byLink = await asked({}, { resident: { name: null, phone: null, email: 'sevda@example.org' } });
    expect(byLink.rounds).toMatchObject([{ reach: 'link', tokenHash: expect.stringContaining('hash of') }]);
    expect(byLink.mails[0]!.text).not.toContain('hash of');
  });

  it('takes the answer of a call with the call as its evidence', async () => {
    const state = answered(await asked(), 'call-resident', 'aygun', { reached: 'yes', answer: 'no', reason: 'Drips.' });
    expect(await work(recordConfirmation, state)).toMatchObject({ output: { answer: 'no', nextAttemptAt: null } });
    expect(state.rounds[0]).toMatchObject({ evidence: 'call', evidenceId: 'task-1', recordedBy: 'aygun' });
    expect(await work(recordDenial, state)).toMatchObject({ output: { denialsLeft: true, round: 2 } });
  });

  it('refuses a yes that somebody of the executing organisation has recorded', async () => {
    const state = answered(await asked(), 'call-resident', 'rauf', { reached: 'yes', answer: 'yes' });
    await expect(work(recordConfirmation, state)).rejects.toThrow('waterworks');
  });

  it('lets the link’s answer stand when the call comes second', async () => {
    const state = answered(await asked(), 'call-resident', 'aygun', { reached: 'yes', answer: 'yes' });
    Object.assign(state.rounds[0]!, { state: 'answered', answer: 'no', evidence: 'token', evidenceId: 'hash' });
    expect(await work(recordConfirmation, state)).toMatchObject({ output: { answer: 'no' } });
    expect(state.rounds[0]!.recordedBy).toBeNull();
  });

  it('tries as often as agreed and then gives up', async () => {
    const state = answered(await asked(), 'call-resident', 'aygun', { reached: 'no' });
    expect(await work(recordConfirmation, state)).toMatchObject({
      output: { answer: 'no-answer', nextAttemptAt: '2026-11-06T06:00:00.000Z' },
    });
    expect(await work(recordConfirmation, state)).toMatchObject({
      output: { answer: 'no-answer', nextAttemptAt: null },
    });
    expect(state.rounds[0]).toMatchObject({ state: 'over', attempts: 2 });
  });
});

describe('the end', () => {
  it('is closed only by a yes of this round', async () => {
    const state = answered(await asked(), 'call-resident', 'aygun', { reached: 'yes', answer: 'yes' });
    await work(recordConfirmation, state);
    state.run.round = 2;
    await expect(work(closeRun, state)).rejects.toThrow('other-round');
    state.run.round = 1;
    await work(closeRun, state);
    expect(state.case.status).toBe('closed');
  });

  it('is never said while the resident has not been asked', async () => {
    await expect(work(closeRun, given({ outcome: 'solved' }))).rejects.toThrow('not-asked');
    await expect(work(closeRun, given())).rejects.toThrow('no-outcome');
  });

  it('is no contact where nobody could be asked, and cancelled where the wish came through', async () => {
    const unknown = await asked({}, { resident: { name: null, phone: null, email: null } });
    await work(closeRun, unknown);
    expect(unknown.case.status).toBe('no-contact');
    expect(unknown.rounds[0]!.state).toBe('over');

    const cancellation = { id: 'x', askedBy: 'resident', reasonCode: 'withdrawn', recordedAt: null };
    const cancelled = given({}, { cancellation });
    await expect(work(closeRun, cancelled)).rejects.toThrow('no-outcome');
    await work(recordCancellation, cancelled);
    await work(closeRun, cancelled);
    expect(cancelled.case.status).toBe('cancelled');
  });
});
