import type { Instant } from '../domain/instant.ts';
import { insertInto, run, writeAll } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export type ReleaseState = 'draft' | 'staged' | 'live' | 'retired';

export interface ReleaseRecord {
  id: string;
  caseType: string;
  number: number;
  hash: string;
  state: ReleaseState;
  message: string;
  madeBy: string;
  madeAt: Instant;
  liveAt: Instant | null;
  retiredAt: Instant | null;
  openCases: number;
}

export interface ReleaseFileRecord {
  name: string;
  kind: 'bpmn' | 'dmn' | 'form' | 'texts' | 'settings' | 'classification' | 'readme';
  content: string;
  sha256: string;
}

const columns = `r.id, r.case_type as "caseType", r.number, r.hash, r.state, r.message, r.made_by as "madeBy", r.made_at as "madeAt",
  r.live_at as "liveAt", r.retired_at as "retiredAt",
  (select count(*)::integer from cases c where c.tenant_id = r.tenant_id and c.release_id = r.id and c.status = 'open') as "openCases"`;

/** Releases: writing them and their state. Their content never changes. */
export function releaseStore(unit: Unit, tenant: string) {
  const one = async (condition: string, ...values: unknown[]): Promise<ReleaseRecord | undefined> => {
    const text = `select ${columns} from release r where r.tenant_id = $1 and ${condition}`;
    return (await run<ReleaseRecord>(unit, { text, values: [tenant, ...values] }))[0];
  };
  return {
    byId: (id: string) => one('r.id = $2', id),
    byHash: (caseType: string, hash: string) =>
      one(`r.case_type = $2 and r.hash = $3 and r.state <> 'retired' order by r.number desc limit 1`, caseType, hash),

    list: (): Promise<ReleaseRecord[]> =>
      run<ReleaseRecord>(unit, {
        text: `select ${columns} from release r where r.tenant_id = $1 order by r.made_at desc, r.number desc`,
        values: [tenant],
      }),

    files: (id: string): Promise<ReleaseFileRecord[]> =>
      run<ReleaseFileRecord>(unit, {
        text: 'select name, kind, content, sha256 from release_file where tenant_id = $1 and release_id = $2 order by name',
        values: [tenant, id],
      }),

    /** The number after the last one of this case type. Two at a time: the unique constraint refuses the second. */
    async nextNumber(caseType: string): Promise<number> {
      const text = 'select coalesce(max(number), 0) + 1 as next from release where tenant_id = $1 and case_type = $2';
      return (await run<{ next: number }>(unit, { text, values: [tenant, caseType] }))[0]!.next;
    },

    async add(
      release: {
        id: string;
        caseType: string;
        number: number;
        hash: string;
        settings: object;
        message: string;
        madeBy: string;
        madeAt: Instant;
      },
      files: ReleaseFileRecord[],
    ): Promise<void> {
      await run(
        unit,
        insertInto('release', [
          {
            tenant_id: tenant,
            id: release.id,
            case_type: release.caseType,
            number: release.number,
            hash: release.hash,
            state: 'staged',
            settings: release.settings,
            message: release.message,
            made_by: release.madeBy,
            made_at: release.madeAt,
          },
        ]),
      );
      const rows = files.map((file) => ({ tenant_id: tenant, release_id: release.id, ...file }));
      if (rows.length > 0) await run(unit, insertInto('release_file', rows));
    },

    async deployed(id: string, engine: string, definitions: { processId: string; key: string }[]): Promise<void> {
      const rows = definitions.map((each) => ({
        tenant_id: tenant,
        release_id: id,
        engine_id: engine,
        process_id: each.processId,
        definition_key: each.key,
      }));
      if (rows.length > 0) await writeAll(unit, [insertInto('release_definition', rows, 'on conflict do nothing')]);
    },

    /** Takes the live one of the case type out of force and puts this one in its place. */
    async makeLive(release: { id: string; caseType: string }, at: Instant): Promise<void> {
      await run(unit, {
        text: `update release set state = 'retired', retired_at = $4 where tenant_id = $1 and case_type = $2 and state = 'live' and id <> $3`,
        values: [tenant, release.caseType, release.id, at],
      });
      await run(unit, {
        text: `update release set state = 'live', live_at = $3 where tenant_id = $1 and id = $2 and state in ('draft', 'staged')`,
        values: [tenant, release.id, at],
      });
    },

    async retire(id: string, at: Instant): Promise<void> {
      await run(unit, {
        text: `update release set state = 'retired', retired_at = $3 where tenant_id = $1 and id = $2 and state in ('draft', 'staged')`,
        values: [tenant, id, at],
      });
    },

    /** What intake needs of a live release, or of each of them: how numbers look, the zone of the year, and what the engine starts. */
    async forIntake(caseType: string | undefined, engine: string) {
      const text = `select r.id, r.case_type as "caseType", r.settings, t.zone, t.settings ->> 'country' as country, d.definition_key as definition
        from release r join tenant t on t.id = r.tenant_id
        left join release_definition d on d.tenant_id = r.tenant_id and d.release_id = r.id and d.engine_id = $3 and d.process_id = r.case_type
        where r.tenant_id = $1 and ($2::text is null or r.case_type = $2) and r.state = 'live'`;
      type Row = {
        id: string;
        caseType: string;
        settings: Record<string, unknown>;
        zone: string;
        country: string | null;
        definition: string | null;
      };
      return run<Row>(unit, { text, values: [tenant, caseType ?? null, engine] });
    },

    /** What the engine starts for a release: a case keeps its release, also when it is reopened. */
    async definitionOf(id: string, caseType: string, engine: string): Promise<string | undefined> {
      const text = `select definition_key as key from release_definition
        where tenant_id = $1 and release_id = $2 and engine_id = $3 and process_id = $4`;
      return (await run<{ key: string }>(unit, { text, values: [tenant, id, engine, caseType] }))[0]?.key;
    },
  };
}
