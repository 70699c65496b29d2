import { fileURLToPath } from 'node:url';
import { runTck } from './tck/run.ts';

describe('the command for the test cases of the DMN TCK', () => {
  it('tells passed, failed and unsupported apart, numbers within the precision of the TCK', async () => {
    const outcomes = await runTck(fileURLToPath(new URL('./tck/own', import.meta.url)));

    expect(outcomes.map(({ level, id, state }) => [level, id, state])).toEqual([
      ['level', 'right', 'passed'],
      ['level', 'wrong', 'failed'],
      ['level', 'an error is refused', 'passed'],
      ['level', 'a value is not', 'unsupported'],
      ['level', 'a service', 'unsupported'],
    ]);
    expect(outcomes[1]?.why).toBe('Fee: expected 5 but got 2.1');
  });
});
