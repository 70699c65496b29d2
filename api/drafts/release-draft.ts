import { draftStore } from '../../store/draft.store.ts';
import type { ReleaseRecord } from '../../store/release.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { deployRelease, type ReleaseDeps } from '../releases/deploy-release.ts';
import { type Author, demandDraft } from './change-draft.ts';
import { filesOf } from './read-draft.ts';

/**
 * The draft becomes a release, and is no draft any more. @throws ApiError changed-meanwhile when it is not the one that was read,
 * draft-behind when another release was made meanwhile; DeploymentRefused with every finding
 */
export async function releaseDraft(
  unit: Unit,
  deps: ReleaseDeps,
  author: Author,
  input: { version: number; message: string; live?: boolean | undefined },
): Promise<ReleaseRecord> {
  const { tenant, caseType, actor } = author;
  const whole = await demandDraft(unit, author, input.version);
  if (whole.newer) throw new ApiError('draft-behind', `release ${whole.newer.number} was made meanwhile`);
  const both = whole.files.filter((file) => file.alsoChanged);
  if (both.length > 0)
    throw new ApiError('draft-behind', `changed here and there: ${both.map(({ name }) => name).join(', ')}`);
  const { message, live } = input;
  const release = await deployRelease(unit, deps, { tenant, caseType, message, live, actor, files: filesOf(whole) });
  await draftStore(unit, tenant).discard(caseType);
  return release;
}
