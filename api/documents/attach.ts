import type { Clock } from '../../domain/clock.ts';
import { newId } from '../../domain/id.ts';
import { actorNames } from '../../store/actor.read-model.ts';
import { documentStore } from '../../store/document.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { dropFile, type TakenFile } from './take-file.ts';

/** Keeps a file that lies in the store as a document of a case. */
export async function attach(
  unit: Unit,
  clock: Clock,
  document: {
    tenant: string;
    case: string;
    actor: string;
    name: string;
    public: boolean;
    /** A picture of before or after the work. */
    stage?: 'before' | 'after' | null;
    taken: TakenFile;
  },
) {
  const { tenant, actor, name, taken, stage = null } = document;
  const [id, at] = [newId(), clock.now(tenant)];
  // Without a copy that tells nothing else there is nothing to show.
  const visible = document.public && taken.publicFileKey !== null;
  const { fileKey, publicFileKey, mediaType, size, sha256 } = taken;
  await documentStore(unit, tenant).add({
    id,
    case: document.case,
    name,
    mediaType,
    size,
    sha256,
    fileKey,
    public: visible,
    publicFileKey,
    stage,
    addedBy: actor,
    addedAt: at,
  });
  const payload = { document: id, mediaType, ...(stage ? { stage } : {}) };
  await appendEvents(unit, [{ tenant, case: document.case, type: 'document-attached', at, actor, payload }]);
  const named = await actorNames(unit, [actor]);
  return {
    id,
    name,
    mediaType: mediaType as string,
    size,
    sha256,
    public: visible,
    stage,
    addedBy: named(actor),
    addedAt: at,
  };
}

/** A file whose row could not be written is taken back. */
export async function keeping<T>(deps: Pick<ApiDeps, 'files'>, taken: TakenFile, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    await dropFile(deps.files, taken);
    throw error;
  }
}
