import { createHash } from 'node:crypto';
import type { Clock } from '../../domain/clock.ts';
import { newId } from '../../domain/id.ts';
import { DeploymentRefused, type Engine } from '../../engine/port.ts';
import { type ReleaseFileRecord, type ReleaseRecord, releaseStore } from '../../store/release.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { type Checkers, checkRelease, type FileInput, resourcesOf } from './check-release.ts';
import { fileKind } from './file-kind.ts';

export interface ReleaseInput {
  tenant: string;
  caseType: string;
  message: string;
  files: FileInput[];
  /** New cases take it at once. */
  live?: boolean | undefined;
  /** Person id. */
  actor: string;
}

export interface ReleaseDeps extends Checkers {
  engine: Pick<Engine<Unit>, 'id' | 'check' | 'deploy'>;
  clock: Clock;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function recordsOf(files: FileInput[]): ReleaseFileRecord[] {
  return files
    .flatMap(({ name, content }) => {
      const kind = fileKind(name);
      return kind ? [{ name, kind, content, sha256: sha256(content) }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** SHA-256 over names and bytes of all files, in the order of names. */
export function releaseHash(files: ReleaseFileRecord[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.name}\0${Buffer.byteLength(file.content)}\0`).update(file.content);
  return hash.digest('hex');
}

/**
 * A folder's files -> a new release, deployed to the engine in the same unit of work. The same bytes again are the same release.
 * @throws DeploymentRefused with every finding; nothing is kept then.
 */
export async function deployRelease(unit: Unit, deps: ReleaseDeps, input: ReleaseInput): Promise<ReleaseRecord> {
  const { tenant, caseType } = input;
  const findings = await checkRelease(deps, tenant, input);
  const errors = findings.filter((each) => each.severity === 'error');
  if (errors.length > 0) throw new DeploymentRefused(errors);
  const files = recordsOf(input.files);
  const hash = releaseHash(files);
  const store = releaseStore(unit, tenant);
  const at = deps.clock.now(tenant);
  let release = await store.byHash(caseType, hash);
  if (!release) {
    const settings = JSON.parse(files.find((file) => file.kind === 'settings')!.content) as object;
    const id = newId();
    const number = await store.nextNumber(caseType);
    await store.add(
      { id, caseType, number, hash, settings, message: input.message, madeBy: input.actor, madeAt: at },
      files,
    );
    const definitions = await deps.engine.deploy(unit, { tenant, release: id, at }, resourcesOf(tenant, id, files));
    await store.deployed(id, deps.engine.id, definitions);
    release = (await store.byId(id))!;
  }
  if (input.live) await store.makeLive(release, at);
  return (await store.byId(release.id))!;
}
