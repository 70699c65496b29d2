import { newId } from '../../domain/id.ts';
import { actorNames } from '../../store/actor.read-model.ts';
import { documentStore } from '../../store/document.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { dropFile, type TakenFile } from './take-file.ts';

/**
 * Keeps a file that lies in the store as a document of a case. What the same sender has sent before, byte by byte, is the same document:
 * the answer to it may have been lost on the way.
 */
export async function attach(
  unit: Unit,
  { clock, files }: Pick<ApiDeps, 'clock' | 'files'>,
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
  const store = documentStore(unit, tenant);
  const { fileKey, publicFileKey, mediaType, size, sha256 } = taken;
  // Without a copy that tells nothing else there is nothing to show.
  const shown = { case: document.case, addedBy: actor, public: document.public && publicFileKey !== null, stage };
  const before = await store.sentBefore({ ...shown, sha256 });
  const kept = before ?? {
    ...{ ...shown, id: newId(), name, mediaType, size, sha256, fileKey, publicFileKey },
    addedAt: clock.now(tenant),
  };
  if (before) unit.afterCommit(() => void dropFile(files, taken).catch(() => undefined));
  else {
    await store.add(kept);
    const payload = { document: kept.id, mediaType, ...(stage ? { stage } : {}) };
    const event = { tenant, case: document.case, type: 'document-attached', at: kept.addedAt, actor, payload };
    await appendEvents(unit, [event]);
  }
  const named = await actorNames(unit, [actor]);
  return {
    id: kept.id,
    name: kept.name,
    mediaType: kept.mediaType as string,
    size: kept.size,
    sha256,
    public: kept.public,
    stage,
    addedBy: named(actor),
    addedAt: kept.addedAt,
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
