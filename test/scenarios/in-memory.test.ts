import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OneCase } from '../../main/trial/one-case.ts';
import { workers } from '../../workers/index.ts';
import { type CompiledRelease, compileRelease } from '../../workers/shared/release-content.ts';
import { openedCase } from '../../workers/trial/state.ts';
import { diagram, filesOfTown, settingsOfTown, town } from '../support/town.ts';

const release = compileRelease(settingsOfTown, filesOfTown);

/** The service as its analysts have released it: settings, tables, words and texts from processes/. */
async function released(): Promise<CompiledRelease> {
  const folder = join(import.meta.dirname, '../../processes/resident-request');
  const kindOf = (name: string) =>
    name.endsWith('.dmn')
      ? 'dmn'
      : name.startsWith('texts.')
        ? 'texts'
        : name === 'classification.json'
          ? 'classification'
          : 'other';
  const files = readdirSync(folder).map((name) => ({
    name,
    kind: kindOf(name),
    content: readFileSync(join(folder, name), 'utf8'),
  }));
  return compileRelease(JSON.parse(readFileSync(join(folder, 'service.json'), 'utf8')), files);
}

const call = {
  id: 'case-1',
  run: 'run-1',
  number: '2026-0001',
  caseType: 'resident-request',
  channel: 'phone',
  openedAt: '2026-11-05T06:00:00.000Z',
  resident: { name: 'Sevda', phone: '+994501234567', email: 'sevda@example.org' },
};
const process = {
  town,
  workers,
  process: 'resident-request',
  resources: [{ name: 'sahil/trial/resident-request.bpmn', content: diagram() }],
};
/** How a resident of each language says that there is no water at the tap. */
const spoken = {
  az: 'Binada su yoxdur, kranlardan su gəlmir',
  tr: 'Evde su yok, musluktan su akmıyor, su kesik',
  ru: 'В доме нет воды, вода из крана не идет',
  en: 'There is no water in the house, the tap is dry, no water supply',
};

/** Thursday, 5 November 2026, 10:00 in the town. */
async function leakAtSeaStreet(): Promise<OneCase> {
  const state = openedCase({
    ...call,
    language: 'en',
    territory: 'north.1',
    description: 'Water is leaking from a pipe',
  });
  return OneCase.open({ ...process, release: await release, state });
}

describe('a case in memory, without any database', () => {
  it('lives from the call to the confirmed closure', async () => {
    const one = await leakAtSeaStreet();
    expect(one.incidents).toEqual([]);
    expect(one.tasks).toEqual(['work']);
    expect(one.groupsOf('work')).toEqual(['department:pipes']);
    expect(one.state.case).toMatchObject({ category: 'water.leak', dueAt: '2026-11-11T14:00:00.000Z' });

    await one.moveTo('2026-11-06T07:00:00.000Z');
    await one.answer('work', 'rauf', { outcome: 'solved', answer: 'The pipe is mended.' });
    expect(one.tasks).toEqual(['call-resident']);
    await one.answer('call-resident', 'aygun', { reached: true, answer: 'yes' });

    expect(one.incidents).toEqual([]);
    expect(one.ended).toBe(true);
    expect(one.state.case).toMatchObject({ status: 'closed', outcome: 'solved', late: false });
    expect(one.state.mails.map((mail) => mail.subject)).toEqual([
      '2026-0001: opened',
      '2026-0001: registered',
      '2026-0001: answer',
      '2026-0001: closed',
    ]);
    expect(one.state.mails[2]!.text).toContain('The pipe is mended. trial:confirmation/token-');
  });

  it('lives with the tables, words and texts of the real service, in each of its languages', async () => {
    const real = await released();
    const departments = [{ id: 'su-sebeke', organisation: 'waterworks', name: { az: 'Su şəbəkəsi' } }];
    const people = town.people.map((person) => (person.department ? { ...person, department: 'su-sebeke' } : person));
    for (const [language, description] of Object.entries(spoken)) {
      const state = openedCase({ ...call, language, description, territory: null });
      const one = await OneCase.open({ ...process, town: { ...town, departments, people }, release: real, state });
      expect(one.incidents).toEqual([]);
      expect(one.tasks).toEqual(['work']);
      expect(one.state.case).toMatchObject({ department: 'su-sebeke', category: expect.stringMatching(/^water/) });

      await one.moveTo('2026-12-24T08:00:00.000Z');
      expect(one.state.events.filter((event) => event.type === 'escalated').length).toBeGreaterThan(2);
      await one.answer('work', 'rauf', { outcome: 'solved', answer: 'OK.' });
      await one.answer('call-resident', 'aygun', { reached: 'yes', answer: 'yes' });
      expect([one.incidents, one.state.case.status, one.state.case.late]).toEqual([[], 'closed', true]);
      expect(one.state.mails.filter((mail) => /[{}]/.test(mail.subject + mail.text))).toEqual([]);
    }
  });

  it('keeps nothing of a step that failed half-way', async () => {
    const one = await leakAtSeaStreet();
    await one.answer('work', 'rauf', { outcome: 'explained', answer: 'Yours.' });
    await one.answer('review', 'rauf', { approved: true });

    expect(one.incidents).toMatchObject([{ element: 'record-review', message: expect.stringContaining('rauf') }]);
    expect(one.state.events.filter((event) => event.type === 'explanation-reviewed')).toEqual([]);
    expect(one.state.run.reviewApproved).toBeNull();
  });
});
