import type { Instant } from '../../domain/instant.ts';
import { draftStore } from '../../store/draft.store.ts';
import { releaseStore } from '../../store/release.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { fileKind } from '../releases/file-kind.ts';
import { fileIn, newestOf, readDraft, sha256 } from './read-draft.ts';

/** Who changes a draft of a case type, and when. */
export interface Author {
  tenant: string;
  caseType: string;
  /** Person id. */
  actor: string;
  at: Instant;
}

/**
 * Begins the draft of a case type, over its newest release. `copyOf`: the files of a release of any case type, for a service that is
 * new. @throws ApiError known-already
 */
export async function beginDraft(unit: Unit, author: Author, copyOf?: string): Promise<void> {
  const { tenant, caseType, actor, at } = author;
  const below = await newestOf(unit, tenant, caseType);
  if (below && copyOf)
    throw new ApiError('known-already', `${caseType} has releases: its draft begins with the newest`);
  const drafts = draftStore(unit, tenant);
  const draft = { caseType, basedOn: below?.id ?? null, version: 1, begunBy: actor, begunAt: at };
  if (!(await drafts.begin(draft))) throw new ApiError('known-already');
  if (!copyOf) return;
  const releases = releaseStore(unit, tenant);
  found(await releases.byId(copyOf));
  for (const { name, content } of await releases.files(copyOf))
    await drafts.putFile(caseType, { name, content, over: null, version: 1, changedBy: actor, changedAt: at });
}

/** Takes the draft for a change; others wait. @throws ApiError not-found */
async function taken(unit: Unit, { tenant, caseType }: Author) {
  const draft = found(await draftStore(unit, tenant).taken(caseType));
  return { draft, whole: await readDraft(unit, tenant, caseType) };
}

/**
 * Writes one file, or takes it out (`content` null). `basedOn`: the version of the file that the writer has read, 0 where it was as in the
 * release or not there. Text that is that of the release again leaves no change. @returns the file's version now
 * @throws ApiError changed-meanwhile, with who and when
 */
export async function writeFile(
  unit: Unit,
  author: Author,
  change: { name: string; content: string | null; basedOn: number },
): Promise<number> {
  const { tenant, caseType, actor, at } = author;
  const { name, content } = change;
  if (fileKind(name) === undefined)
    throw new ApiError('invalid-request', undefined, [
      { field: 'name', expected: 'a diagram, table, form, texts.<language>.json or service.json', got: name },
    ]);
  const { draft, whole } = await taken(unit, author);
  const there = whole.files.find((each) => each.name === name);
  if ((there?.version ?? 0) !== change.basedOn)
    throw new ApiError(
      'changed-meanwhile',
      there?.changedBy ? `by ${there.changedBy} at ${there.changedAt}` : undefined,
    );
  if (content === null) fileIn(whole, name);
  const drafts = draftStore(unit, tenant);
  const below = (whole.basedOn ? await releaseStore(unit, tenant).files(whole.basedOn.id) : []).find(
    (each) => each.name === name,
  );
  const version = draft.version + 1;
  await drafts.change(caseType, { version });
  if ((below?.content ?? null) === content) {
    await drafts.forgetFile(caseType, name);
    return 0;
  }
  const over = below?.sha256 ?? null;
  await drafts.putFile(caseType, { name, content, over, version, changedBy: actor, changedAt: at });
  return version;
}

/** @throws ApiError changed-meanwhile: the draft is not the one that was read */
export async function demandDraft(unit: Unit, author: Author, version: number) {
  const { draft, whole } = await taken(unit, author);
  if (draft.version !== version) throw new ApiError('changed-meanwhile');
  return whole;
}

/** Lays the changes over the newest release instead; files changed in both are told as `alsoChanged`. */
export async function followRelease(unit: Unit, author: Author, version: number): Promise<void> {
  const { draft, newer } = await demandDraft(unit, author, version);
  if (!newer) return;
  const drafts = draftStore(unit, author.tenant);
  await drafts.change(author.caseType, { version: draft.version + 1, based_on: newer.id });
  // What the release says too is no change any more.
  for (const file of await releaseStore(unit, author.tenant).files(newer.id)) {
    const own = (await drafts.files(author.caseType)).find((each) => each.name === file.name);
    if (own?.content != null && sha256(own.content) === file.sha256)
      await drafts.forgetFile(author.caseType, file.name);
  }
}
