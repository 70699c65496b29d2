import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import { type DraftFileRow, type DraftRow, draftStore } from '../../store/draft.store.ts';
import { type ReleaseFileRecord, type ReleaseRecord, releaseStore } from '../../store/release.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError, found } from '../errors/api-error.ts';
import type { FileInput } from '../releases/check-release.ts';
import { fileKind } from '../releases/file-kind.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** How a file stands to the release below: `removed` ones are listed, so that they can be brought back. */
export type FileState = 'same' | 'changed' | 'added' | 'removed';

export interface DraftFile {
  name: string;
  kind: ReleaseFileRecord['kind'];
  state: FileState;
  content: string;
  /** What a change must be based on; 0 where it is as in the release. */
  version: number;
  changedBy: string | null;
  changedAt: Instant | null;
  /** The release below has another file of this name than the one that this was written over. */
  alsoChanged: boolean;
}

export interface WholeDraft {
  draft: DraftRow;
  basedOn: ReleaseRecord | null;
  /** The newest release of the case type, where it is not the one below. */
  newer: ReleaseRecord | null;
  files: DraftFile[];
}

const unchanged = (file: ReleaseFileRecord): DraftFile => ({
  name: file.name,
  kind: file.kind,
  state: 'same',
  content: file.content,
  version: 0,
  changedBy: null,
  changedAt: null,
  alsoChanged: false,
});

function overlaid(row: DraftFileRow, below: ReleaseFileRecord | undefined): DraftFile {
  const state = row.content === null ? 'removed' : below ? 'changed' : 'added';
  return {
    name: row.name,
    kind: fileKind(row.name)!,
    state,
    content: row.content ?? below?.content ?? '',
    version: row.version,
    changedBy: row.changedBy,
    changedAt: row.changedAt,
    alsoChanged: (below?.sha256 ?? null) !== row.over,
  };
}

/** The draft with all its files, in the order of names. @throws ApiError not-found */
export async function readDraft(unit: Unit, tenant: string, caseType: string): Promise<WholeDraft> {
  const drafts = draftStore(unit, tenant);
  const releases = releaseStore(unit, tenant);
  const draft = found(await drafts.byCaseType(caseType));
  const basedOn = draft.basedOn === null ? null : found(await releases.byId(draft.basedOn));
  const below = basedOn ? await releases.files(basedOn.id) : [];
  const rows = new Map((await drafts.files(caseType)).map((row) => [row.name, row]));
  const belowByName = new Map(below.map((file) => [file.name, file]));
  const files = [
    ...below.filter((file) => !rows.has(file.name)).map(unchanged),
    ...[...rows.values()].map((row) => overlaid(row, belowByName.get(row.name))),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const newest = await newestOf(unit, tenant, caseType);
  return { draft, basedOn, newer: newest && newest.id !== basedOn?.id ? newest : null, files };
}

/** The release that the next one follows: the last that was made and is still of use. */
export async function newestOf(unit: Unit, tenant: string, caseType: string): Promise<ReleaseRecord | null> {
  const all = (await releaseStore(unit, tenant).list()).filter((each) => each.caseType === caseType);
  const live = all.find((each) => each.state === 'live');
  return all.filter((each) => each.state === 'staged' && (!live || each.number > live.number))[0] ?? live ?? null;
}

/** What would be released. */
export const filesOf = ({ files }: WholeDraft): FileInput[] =>
  files.filter((file) => file.state !== 'removed').map(({ name, content }) => ({ name, content }));

/** @throws ApiError not-found */
export function fileIn(whole: WholeDraft, name: string): DraftFile {
  const file = whole.files.find((each) => each.name === name);
  if (!file) throw new ApiError('not-found', `the draft has no file ${name}`);
  return file;
}
