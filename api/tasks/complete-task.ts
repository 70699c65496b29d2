import type { Instant } from '../../domain/instant.ts';
import type { Variables } from '../../engine/port.ts';
import { taskStore } from '../../store/task.store.ts';
import type { TaskRow } from '../../store/task-list.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { UseCaseDeps } from '../cases/engine-deps.ts';
import { ApiError } from '../errors/api-error.ts';
import type { FormComponent, FormSchema } from '../forms/form.ts';
import { validateForm } from '../forms/validate-form.ts';

export interface Completing {
  tenant: string;
  task: Pick<TaskRow, 'engine' | 'key' | 'runId' | 'releaseId'>;
  person: string;
  answers: Record<string, unknown>;
  form: FormSchema | undefined;
  /** What the form was opened with: lists of choices. */
  data: Record<string, unknown>;
  at?: Instant;
}

const free = new Set(['textfield', 'textarea']);

function textKeys(components: FormComponent[]): string[] {
  return components.flatMap((each) => [
    ...(free.has(each.type) && each.key ? [each.key] : []),
    ...textKeys(each.components ?? []),
  ]);
}

/** What people wrote stays in tables that can be erased: the engine gets the choices only. */
function choicesOf(form: FormSchema | undefined, answers: Record<string, unknown>): Variables {
  const texts = new Set(form ? textKeys(form.components) : []);
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !texts.has(key))) as Variables;
}

/**
 * Stores the answers of a task and tells the engine, nothing else: facts of the case change only in workers.
 * @throws ApiError `answers-invalid`, `task-not-open`
 */
export async function completeTask(
  unit: Unit,
  deps: UseCaseDeps,
  completing: Completing,
): Promise<'completed' | 'completing'> {
  const { tenant, task, person, form } = completing;
  const checked = form
    ? validateForm(form, completing.answers, completing.data)
    : { answers: completing.answers, faults: [] };
  if (checked.faults.length > 0) throw new ApiError('answers-invalid', undefined, checked.faults);
  const at = completing.at ?? deps.clock.now(tenant);
  const tasks = taskStore(unit, tenant, task.engine);
  // Asked together: the second waits behind the first for nothing but its turn.
  const [stored, told] = await Promise.allSettled([
    tasks.answer(task.key, checked.answers, person, at),
    deps.engine
      .intents(unit)
      .completeTask(
        { tenant, release: task.releaseId, run: task.runId, at },
        { task: task.key, variables: choicesOf(form, checked.answers) },
      ),
  ]);
  if (stored.status === 'rejected') throw stored.reason;
  if (!stored.value) throw new ApiError('task-not-open');
  if (told.status === 'rejected') throw told.reason;
  const how = told.value;
  await tasks.completed(task.key, person, at, how);
  return how === 'done' ? 'completed' : 'completing';
}
