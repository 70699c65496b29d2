import type { Instant } from '../../domain/instant.ts';
import { CommandRefused, type Variables } from '../../engine/port.ts';
import { TaskNotOpen, taskStore } from '../../store/task.store.ts';
import type { TaskAtHand } from '../../store/task-list.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { UseCaseDeps } from '../cases/engine-deps.ts';
import { ApiError } from '../errors/api-error.ts';
import type { FormComponent, FormSchema } from '../forms/form.ts';
import { validateForm } from '../forms/validate-form.ts';
import { releaseContent } from '../releases/content.ts';
import { formData } from './form-data.ts';

export interface Completing {
  tenant: string;
  task: TaskAtHand;
  person: string;
  answers: Record<string, unknown>;
  /** In which the person reads the form. */
  language: string;
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
  const { tenant, task, person, language } = completing;
  if (task.state !== 'open' || task.answered) throw new ApiError('task-not-open');
  const content = (await releaseContent(unit, tenant, task.release))!;
  const form = content.form(task.element, task.form);
  const data = await formData(unit, tenant, content, form, task, language);
  const checked = form ? validateForm(form, completing.answers, data) : { answers: completing.answers, faults: [] };
  if (checked.faults.length > 0) throw new ApiError('answers-invalid', undefined, checked.faults);
  const at = completing.at ?? deps.clock.now(tenant);
  try {
    const how = await deps.engine
      .intents(unit)
      .completeTask(
        { tenant, release: task.release, run: task.run, at },
        { task: task.key, variables: choicesOf(form, checked.answers) },
      );
    await taskStore(unit, tenant, task.engine).completed(task, { answers: checked.answers, by: person, at }, how);
    return how === 'done' ? 'completed' : 'completing';
  } catch (error) {
    // Somebody was faster: the engine or the database has heard of theirs first.
    if (error instanceof TaskNotOpen || (error instanceof CommandRefused && error.code === 'not-found'))
      throw new ApiError('task-not-open');
    throw error;
  }
}
