import type { WorkerContext } from '../../workers/context.ts';
import type { AnyWorker } from '../../workers/define-worker.ts';
import { compileRelease } from '../../workers/shared/release-content.ts';
import { memoryContext } from '../../workers/trial/memory-context.ts';
import { openedCase, type TrialState } from '../../workers/trial/state.ts';
import { filesOfTown, settingsOfTown, town } from '../support/town.ts';

const release = compileRelease(settingsOfTown, filesOfTown);

/** Thursday, 5 November 2026, 10:00 in the town; Monday the 9th is a holiday. */
export const thursday = '2026-11-05T06:00:00.000Z';

/** A case of the town as it stands: what is given here, the rest as intake leaves it. */
export function given(changes: Partial<TrialState['case']> = {}, rest: Partial<TrialState> = {}): TrialState {
  const state = openedCase({
    id: 'case-1',
    run: 'run-1',
    number: '2026-0001',
    caseType: 'resident-request',
    channel: 'phone',
    language: 'en',
    openedAt: thursday,
    territory: 'north.1',
    description: 'Water is leaking from a pipe',
    resident: { name: 'Sevda', phone: '+994501234567', email: 'sevda@example.org' },
  });
  Object.assign(state.case, changes);
  Object.assign(state.run, { state: 'open', instance: 'instance-1' });
  return Object.assign(state, rest);
}

export interface Worked {
  output: unknown;
  state: TrialState;
  published: Parameters<WorkerContext['engine']['publish']>[0][];
  cancelled: boolean;
}

/** One worker does its job on a case: what it says, and what has become of the case. */
export async function work(
  worker: { type: string; handle(input: never, context: WorkerContext): Promise<unknown> } | AnyWorker,
  state: TrialState,
  { input = {}, at = thursday, headers = {} }: { input?: object; at?: string; headers?: Record<string, string> } = {},
): Promise<Worked> {
  const compiled = await release;
  const published: Worked['published'] = [];
  let cancelled = false;
  const context = memoryContext({
    town,
    state,
    release: { ...compiled, classify: async (...asked) => compiled.classify(...asked) },
    job: {
      tenant: 'sahil',
      release: 'trial',
      run: 'run-1',
      case: 'case-1',
      type: worker.type,
      element: worker.type,
      elementKey: 'element-1',
      headers,
    },
    instance: 'instance-1',
    at,
    publish: (message) => void published.push(message),
    cancelInstance: () => {
      cancelled = true;
    },
  });
  const output = await worker.handle({ caseId: 'case-1', runId: 'run-1', ...input } as never, context);
  return { output, state, published, cancelled };
}

/** Somebody's answers to a task, as the newest. */
export const answered = (
  state: TrialState,
  element: string,
  by: string,
  answers: Record<string, unknown>,
): TrialState => {
  state.answers.push({ element, task: `task-${state.answers.length + 1}`, answers, by, at: thursday });
  return state;
};
