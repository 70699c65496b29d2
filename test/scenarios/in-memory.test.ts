import { describe, expect, it } from '@jest/globals';
import { OneCase } from '../../main/trial/one-case.ts';
import { workers } from '../../workers/index.ts';
import { compileRelease } from '../../workers/shared/release-content.ts';
import { openedCase } from '../../workers/trial/state.ts';
import { diagram, filesOfTown, settingsOfTown, town } from '../support/town.ts';

const release = compileRelease(settingsOfTown, filesOfTown);

/** Thursday, 5 November 2026, 10:00 in the town. */
async function leakAtSeaStreet(more: Partial<Parameters<typeof openedCase>[0]> = {}): Promise<OneCase> {
  const state = openedCase({
    id: 'case-1',
    run: 'run-1',
    number: '2026-0001',
    caseType: 'resident-request',
    channel: 'phone',
    language: 'en',
    openedAt: '2026-11-05T06:00:00.000Z',
    territory: 'north.1',
    description: 'Water is leaking from a pipe',
    resident: { name: 'Sevda', phone: '+994501234567', email: 'sevda@example.org' },
    ...more,
  });
  const resources = [{ name: 'sahil/trial/resident-request.bpmn', content: diagram() }];
  return OneCase.open({ town, release: await release, resources, process: 'resident-request', workers, state });
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
      '2026-0001: registered',
      '2026-0001: answer',
      '2026-0001: closed',
    ]);
    expect(one.state.mails[1]!.text).toContain('The pipe is mended. trial:confirmation/token-');
  });
});
