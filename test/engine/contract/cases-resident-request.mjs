// The process resident-request itself, driven job by job: the good way and the bad ones. Each case is { name, xml, fn(h, version) } and
// holds on every engine that runs the diagram; the workers are played by hand, so only the drawing is on trial.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';

const xml = readFileSync(new URL('../../../processes/resident-request/resident-request.bpmn', import.meta.url), 'utf8');
const far = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
const same = (got, expected, what) => assert.deepStrictEqual(got, expected, what);

export const cases = [];
const t = (name, fn) => cases.push({ name: `resident-request: ${name}`, xml, fn });

/** What waits: the jobs, the user tasks, the timers and the messages. */
const waits = async (h) => ({
  jobs: await h.jobs(),
  users: await h.users(),
  timers: await h.timers(),
  messages: await h.subs(),
});
const inHandling = [
  'cancel-requested',
  'correction-requested',
  'deadline-set',
  'rerouting-requested',
  'term-change-requested',
];

const begin = async (h, run = { round: 1 }) => {
  await h.start('resident-request', { caseId: 'c1', runId: 'r1' });
  same(await h.subs(), [], 'an instance whose run is not open listens to nothing');
  await h.complete('open-run', run);
  // Who had it before has been told its number then.
  if (!run.departmentId) await tell(h, 'opened');
};
const headers = async (h) => {
  const job = await h.jobOf('notify');
  return job.customHeaders?.template ?? job.headers?.template;
};
const tell = async (h, template) => {
  same(await headers(h), template, 'the message');
  await h.complete('notify');
};
const intoWork = async (h, departmentId = 'su') => {
  await h.complete('classify', { sure: true });
  await h.complete('assign-department', { departmentId });
  await h.complete('set-deadline');
  await tell(h, 'registered');
  same(await waits(h), { jobs: [], users: ['work'], timers: [], messages: inHandling }, 'the department works');
};
const workEnds = async (h, outcome) => {
  await h.completeUser('work', { outcome, reason: 'never reaches the engine' });
  await h.complete('record-outcome', { outcome });
};
const ended = async (h) => {
  same(await waits(h), { jobs: ['close-run'], users: [], timers: [], messages: [] }, 'only the ending is left');
  await h.complete('close-run');
  same([await h.done(), await h.incidents()], [true, []], 'done without an incident');
};
const ask = async (h, round, more) =>
  h.complete('open-confirmation', { confirmationKey: `r1:${round}`, nextAttemptAt: null, ...more });
const openByPhone = async (h, round) => {
  await ask(h, round, { reach: 'phone' });
  same(
    await waits(h),
    { jobs: [], users: ['call-resident'], timers: [], messages: ['confirmation-received'] },
    'an operator calls, a link may come first',
  );
};
const answered = async (h, answer, nextAttemptAt = null) =>
  h.complete('record-confirmation', { answer, nextAttemptAt });
const calledAnd = async (h, answer) => {
  await h.completeUser('call-resident', { reached: true, answer });
  await answered(h, answer);
};
const explained = async (h) => {
  await workEnds(h, 'explained');
  same(await h.users(), ['review'], 'a second person reviews');
  await h.completeUser('review', { approved: true });
  await h.complete('record-review', { approved: true });
};

t('solved, confirmed by phone, closed', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'solved');
  await openByPhone(h, 1);
  await calledAnd(h, 'yes');
  await tell(h, 'closed');
  await ended(h);

  const variables = await h.vars();
  same('reason' in variables, false, 'an answer that no mapping names never reaches the engine');
  same(
    Object.keys(variables).sort(),
    [
      'answer',
      'caseId',
      'confirmationKey',
      'departmentId',
      'nextAttemptAt',
      'occasion',
      'outcome',
      'reach',
      'round',
      'runId',
      'sure',
    ],
    'only what gateways, timers and mappings need',
  );
});

t('the task of work is offered to the department alone', async (h) => {
  await begin(h);
  await intoWork(h, 'qaz');
  const offered = JSON.stringify(await h.element('work')) + JSON.stringify([...(h.job?.values() ?? [])]);
  assert.ok(!h.job || offered.includes('department:qaz'), 'the group names the department');
});

t('partly solved is confirmed too', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'partly-solved');
  same(await h.jobs(), ['open-confirmation'], 'confirmation opens');
});

t('unsure classification goes to a person, then on', async (h) => {
  await begin(h);
  await h.complete('classify', { sure: false });
  same([await h.jobs(), await h.users()], [['set-deadline'], []], 'a term for now comes first');
  await h.complete('set-deadline');
  same(await h.users(), ['classify-by-hand'], 'an operator classifies');
  await h.completeUser('classify-by-hand', { kind: 'complaint', category: 'water' });
  await h.complete('record-classification');
  same(await h.jobs(), ['assign-department'], 'then it is assigned');
  same((await h.vars()).kind, undefined, 'answers stay out of the engine');
});

t('no department fits, the supervisor chooses', async (h) => {
  await begin(h);
  await h.complete('classify', { sure: true });
  await h.throwError('assign-department', 'NO_DEPARTMENT');
  await h.complete('set-deadline');
  same([await h.users(), await h.incidents()], [['choose-department'], []], 'the supervisor chooses');
  await h.completeUser('choose-department', { departmentId: 'lift' });
  await h.complete('record-department', { departmentId: 'lift' });
  await h.complete('set-deadline');
  await tell(h, 'registered');
  same([await h.users(), (await h.vars()).departmentId], [['work'], 'lift'], 'the chosen one works');
});

t('not ours twice: first classified again, then the supervisor chooses', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'not-ours');
  await h.complete('return-case', { returnsLeft: true });
  same(await h.users(), ['classify-by-hand'], 'back to classification');
  await h.completeUser('classify-by-hand');
  await h.complete('record-classification');
  await h.complete('assign-department', { departmentId: 'qaz' });
  await h.complete('set-deadline');
  await tell(h, 'passed-on');
  await workEnds(h, 'not-ours');
  await h.complete('return-case', { returnsLeft: false });
  same(await h.users(), ['choose-department'], 'the limit is reached');
  await h.completeUser('choose-department', { departmentId: 'mtk' });
  await h.complete('record-department', { departmentId: 'mtk' });
  await h.complete('set-deadline');
  await tell(h, 'passed-on');
  same(await h.users(), ['work'], 'work begins there');
});

t('denied twice with rework, then disputed', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'solved');
  await openByPhone(h, 1);
  await calledAnd(h, 'no');
  await h.complete('record-denial', { denialsLeft: true, round: 2 });
  same(await h.jobs(), ['set-deadline'], 'the same department, a new term');
  await h.complete('set-deadline');
  await tell(h, 'reopened');
  same((await h.vars()).departmentId, 'su', 'the same department');
  await workEnds(h, 'solved');
  await openByPhone(h, 2);
  await calledAnd(h, 'no');
  await h.complete('record-denial', { denialsLeft: false, round: 2 });
  same(await h.users(), ['decide-dispute'], 'a role above decides');
  await h.completeUser('decide-dispute', { decision: 'rework' });
  await h.complete('record-decision', { decision: 'rework', round: 3 });
  await h.complete('set-deadline');
  await tell(h, 'reopened');
  await workEnds(h, 'solved');
  await openByPhone(h, 3);
  await calledAnd(h, 'no');
  await h.complete('record-denial', { denialsLeft: false, round: 3 });
  await h.completeUser('decide-dispute', { decision: 'disputed' });
  await h.complete('record-decision', { decision: 'disputed', round: 3 });
  await tell(h, 'disputed');
  await ended(h);
});

t('a reopened case comes with its department and skips classification', async (h) => {
  await begin(h, { round: 3, departmentId: 'su' });
  same(await h.jobs(), ['set-deadline'], 'straight to a new term');
  await h.complete('set-deadline');
  await tell(h, 'reopened');
  same(await h.users(), ['work'], 'the same department');
});

t('explained, reviewed twice, no objection in time', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'explained');
  await h.completeUser('review', { approved: false });
  await h.complete('record-review', { approved: false });
  same(await h.users(), ['work'], 'a refused explanation goes back to work');
  await explained(h);
  await h.complete('open-objection', { objectionUntil: far(14) });
  await tell(h, 'explained');
  same(
    await waits(h),
    { jobs: [], users: [], timers: ['objection-time-over'], messages: ['objection-received'] },
    'one objection is possible',
  );
  await h.fire('objection-time-over');
  await ended(h);
});

t('explained, objection rejected', async (h) => {
  await begin(h);
  await intoWork(h);
  await explained(h);
  await h.complete('open-objection', { objectionUntil: far(14) });
  await tell(h, 'explained');
  await h.message('objection-received', {}, 'r1');
  same(
    await waits(h),
    { jobs: [], users: ['decide-objection'], timers: [], messages: [] },
    'the reviewer decides, the time is over',
  );
  await h.completeUser('decide-objection', { upheld: false });
  await h.complete('record-objection', { upheld: false, round: 1 });
  await tell(h, 'objection-rejected');
  await ended(h);
});

t('explained, objection upheld, explained again, no objection left', async (h) => {
  await begin(h);
  await intoWork(h);
  await explained(h);
  await h.complete('open-objection', { objectionUntil: far(14) });
  await tell(h, 'explained');
  await h.message('objection-received', {}, 'r1');
  await h.completeUser('decide-objection', { upheld: true });
  await h.complete('record-objection', { upheld: true, round: 2 });
  same(await h.jobs(), ['set-deadline'], 'handled again by the same department');
  await h.complete('set-deadline');
  await tell(h, 'reopened');
  await explained(h);
  await h.complete('open-objection', { objectionUntil: null });
  await tell(h, 'explained-finally');
  await ended(h);
});

t('referred: a second person approves, the resident is told to whom, and nobody is asked', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'referred');
  same(await h.users(), ['review'], 'a second person reviews');
  await h.completeUser('review', { approved: false });
  await h.complete('record-review', { approved: false });
  same(await h.users(), ['work'], 'back to the department');
  await workEnds(h, 'referred');
  await h.completeUser('review', { approved: true });
  await h.complete('record-review', { approved: true });
  await tell(h, 'referred');
  await ended(h);
});

t('cancelled during work, with its timer pending', async (h) => {
  await begin(h);
  await intoWork(h);
  await h.message('deadline-set', { deadlineId: 'd1', nextAt: far(30) }, 'r1');
  await h.message('cancel-requested', {}, 'r1');
  same(
    await waits(h),
    { jobs: ['record-cancellation'], users: [], timers: [], messages: [] },
    'work and watch are withdrawn',
  );
  await h.complete('record-cancellation');
  await tell(h, 'cancelled');
  await ended(h);
  same((await h.vars()).outcome, 'cancelled', 'the gateway behind saw it');
});

t('cancelled while a person classifies', async (h) => {
  await begin(h);
  await h.complete('classify', { sure: false });
  await h.message('cancel-requested', {}, 'r1');
  await h.complete('record-cancellation');
  await tell(h, 'cancelled');
  await ended(h);
});

t('once work is done nothing can be cancelled', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'solved');
  await openByPhone(h, 1);
  await h.message('cancel-requested', {}, 'r1');
  same(await h.users(), ['call-resident'], 'the call stays');
});

t('corrected in its place the work goes on; to another department it is assigned anew', async (h) => {
  await begin(h, { round: 1, departmentId: null });
  await intoWork(h);
  await h.message('correction-requested', { correctionId: 'k1' }, 'r1');
  same((await h.localsOf('correct-case')).correctionId, 'k1', 'the correction is told by id');
  same(await h.users(), ['work'], 'the work stays');
  await h.complete('correct-case');
  await h.message('deadline-set', { deadlineId: 'd1', nextAt: far(3) }, 'r1');
  await h.message('rerouting-requested', { correctionId: 'k2' }, 'r1');
  same(await waits(h), { jobs: ['reroute-case'], users: [], timers: [], messages: [] }, 'taken from the department');
  await h.complete('reroute-case', { occasion: 'passed-on' });
  same(await h.jobs(), ['assign-department'], 'not classified anew');
  await h.complete('assign-department', { departmentId: 'yol' });
  await h.complete('set-deadline');
  await tell(h, 'passed-on');
  same(await waits(h), { jobs: [], users: ['work'], timers: [], messages: inHandling }, 'another department works');
  await workEnds(h, 'solved');
  await openByPhone(h, 1);
});

t('the deadline moves twice, three watches wait, the older ones do no harm', async (h) => {
  await begin(h);
  await intoWork(h);
  await h.message('deadline-set', { deadlineId: 'd1', nextAt: far(3) }, 'r1');
  await h.message('term-change-requested', { termChangeId: 't1' }, 'r1');
  same((await h.localsOf('change-term')).termChangeId, 't1', 'the change is told by id');
  await h.complete('change-term', { changed: true });
  await tell(h, 'term-changed');
  await h.message('deadline-set', { deadlineId: 'd2', nextAt: far(9) }, 'r1');
  await h.message('term-change-requested', { termChangeId: 't2' }, 'r1');
  await h.complete('change-term', { changed: true });
  await tell(h, 'term-changed');
  await h.message('term-change-requested', { termChangeId: 't3' }, 'r1');
  await h.complete('change-term', { changed: false });
  same(await h.jobs(), [], 'a change that is refused is told to nobody');
  await h.message('deadline-set', { deadlineId: 'd3', nextAt: far(20) }, 'r1');
  same((await h.timers()).length, 3, 'all three pending');

  await h.fire('instant-has-come');
  same((await h.localsOf('deadline-check')).deadlineId, 'd1', 'the oldest keeps its own id');
  await h.complete('deadline-check', { at: null });
  same((await h.timers()).length, 2, 'the outdated watch is over');
  await h.fire('instant-has-come');
  await h.complete('deadline-check', { at: far(60) });
  same([(await h.timers()).length, (await h.vars()).at], [2, undefined], 'armed again, the instant stays inside');

  await workEnds(h, 'solved');
  same(await waits(h), { jobs: ['open-confirmation'], users: [], timers: [], messages: [] }, 'all watches are gone');
});

t('solved before any deadline: the instance is gone at once', async (h) => {
  await begin(h);
  await intoWork(h);
  await h.message('deadline-set', { deadlineId: 'd1', nextAt: far(30) }, 'r1');
  await workEnds(h, 'solved');
  await ask(h, 1, { reach: 'none' });
  await ended(h);
});

t('nobody can be asked: no contact, and no stale answer of an earlier round', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'solved');
  await openByPhone(h, 1);
  await calledAnd(h, 'no');
  await h.complete('record-denial', { denialsLeft: true, round: 2 });
  await h.complete('set-deadline');
  await tell(h, 'reopened');
  await workEnds(h, 'solved');
  await ask(h, 2, { reach: 'none' });
  await ended(h);
});

t('no answer after three calls: unconfirmed', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'solved');
  await openByPhone(h, 1);
  for (const days of [1, 2]) {
    await h.completeUser('call-resident', { reached: false });
    await answered(h, 'no-answer', far(days));
    same(
      await waits(h),
      { jobs: [], users: [], timers: ['next-attempt-due'], messages: ['confirmation-received'] },
      'until the next attempt the link stays open',
    );
    await h.fire('next-attempt-due');
    same(await h.users(), ['call-resident'], 'called again');
  }
  await h.completeUser('call-resident', { reached: false });
  await answered(h, 'no-answer');
  await tell(h, 'unconfirmed');
  await ended(h);
});

t('outside calling hours the call waits', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'solved');
  await ask(h, 1, { reach: 'phone', nextAttemptAt: far(0.4) });
  same([await h.users(), await h.timers()], [[], ['next-attempt-due']], 'nobody calls at night');
  await h.fire('next-attempt-due');
  same(await h.users(), ['call-resident'], 'in the morning');
});

t('the link answers while an operator calls: the call is withdrawn', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'solved');
  await openByPhone(h, 1);
  await h.message('confirmation-received', {}, 'r1:1');
  same(await waits(h), { jobs: ['record-confirmation'], users: [], timers: [], messages: [] }, 'the call is withdrawn');
  await answered(h, 'yes');
  await tell(h, 'closed');
  await ended(h);
});

t('an answer of the last round does not answer this one', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'solved');
  await openByPhone(h, 1);
  await calledAnd(h, 'no');
  await h.complete('record-denial', { denialsLeft: true, round: 2 });
  await h.complete('set-deadline');
  await tell(h, 'reopened');
  await workEnds(h, 'solved');
  await openByPhone(h, 2);
  await h.message('confirmation-received', {}, 'r1:1', { ttl: 3_600_000 });
  same(await h.users(), ['call-resident'], 'the question of this round stays open');
});

t('by link alone: an answer comes, or none in time', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'solved');
  await ask(h, 1, { reach: 'link', nextAttemptAt: far(7) });
  same(
    await waits(h),
    { jobs: [], users: [], timers: ['next-attempt-due'], messages: ['confirmation-received'] },
    'nobody calls',
  );
  await h.fire('next-attempt-due');
  same(await waits(h), { jobs: ['record-confirmation'], users: [], timers: [], messages: [] }, 'recorded, not called');
  await answered(h, 'no-answer', far(10));
  await h.message('confirmation-received', {}, 'r1:1');
  await answered(h, 'yes');
  await tell(h, 'closed');
  await ended(h);
});

t('a link without an end of waiting is an incident, not a case that waits for ever', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'solved');
  await ask(h, 1, { reach: 'link' });
  same([await h.incidents(), await h.done()], [['CONDITION_ERROR'], false], 'a person sees it');
});

t('an outcome that nobody drew is an incident', async (h) => {
  await begin(h);
  await intoWork(h);
  await workEnds(h, 'void');
  same([await h.incidents(), await h.done()], [['CONDITION_ERROR'], false], 'a person sees it');
});
