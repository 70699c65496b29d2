import type { Clock } from '../../domain/clock.ts';
import { newId } from '../../domain/id.ts';
import { normalise } from '../../domain/normalise.ts';
import { caseStore } from '../../store/case.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** A note that colleagues read and the resident does not. Answers its id. */
export async function addNote(
  unit: Unit,
  clock: Clock,
  note: {
    tenant: string;
    case: { id: string; currentRun: string | null; releaseId: string };
    actor: string;
    text: string;
  },
): Promise<string> {
  const { tenant, actor, text } = note;
  const [id, at] = [newId(), clock.now(tenant)];
  await caseStore(unit).keepText(tenant, note.case.id, {
    id,
    kind: 'note',
    text,
    search: normalise(text),
    by: actor,
    at,
    public: false,
  });
  const { id: caseId, currentRun, releaseId: release } = note.case;
  await appendEvents(unit, [
    {
      tenant,
      case: caseId,
      run: currentRun ?? undefined,
      release,
      type: 'note-written',
      at,
      actor,
      payload: { text: id },
    },
  ]);
  return id;
}
