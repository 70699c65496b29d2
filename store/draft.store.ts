import type { Instant } from '../domain/instant.ts';
import { insertInto, run, updateOf } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface DraftRow {
  caseType: string;
  /** Release id; null where the case type has none yet. */
  basedOn: string | null;
  version: number;
  begunBy: string;
  begunAt: Instant;
}

/** A file of a draft that is not as in the release below it. */
export interface DraftFileRow {
  name: string;
  /** Null: taken out. */
  content: string | null;
  /** SHA-256 of the release's file that it was written over. */
  over: string | null;
  /** That of the draft when it was written. */
  version: number;
  changedBy: string;
  changedAt: Instant;
}

const columns = 'case_type as "caseType", based_on as "basedOn", version, begun_by as "begunBy", begun_at as "begunAt"';
const fileColumns = 'name, content, over, version, changed_by as "changedBy", changed_at as "changedAt"';

/** What is about to be released, bound to a transaction. */
export function draftStore(unit: Unit, tenant: string) {
  const one = async (caseType: string, suffix = ''): Promise<DraftRow | undefined> => {
    const text = `select ${columns} from draft where tenant_id = $1 and case_type = $2 ${suffix}`;
    return (await run<DraftRow>(unit, { text, values: [tenant, caseType] }))[0];
  };
  return {
    list: (): Promise<DraftRow[]> =>
      run<DraftRow>(unit, {
        text: `select ${columns} from draft where tenant_id = $1 order by case_type`,
        values: [tenant],
      }),
    byCaseType: (caseType: string) => one(caseType),
    /** The same, for whoever is about to change it: one after the other. */
    taken: (caseType: string) => one(caseType, 'for update'),

    files: (caseType: string): Promise<DraftFileRow[]> =>
      run<DraftFileRow>(unit, {
        text: `select ${fileColumns} from draft_file where tenant_id = $1 and case_type = $2 order by name`,
        values: [tenant, caseType],
      }),

    /** False: there is one already. */
    async begin(draft: DraftRow): Promise<boolean> {
      const row = {
        tenant_id: tenant,
        case_type: draft.caseType,
        based_on: draft.basedOn,
        version: draft.version,
        begun_by: draft.begunBy,
        begun_at: draft.begunAt,
      };
      const insert = insertInto('draft', [row], 'on conflict do nothing returning case_type');
      return (await run(unit, insert)).length > 0;
    },

    async putFile(caseType: string, file: DraftFileRow): Promise<void> {
      const row = {
        tenant_id: tenant,
        case_type: caseType,
        name: file.name,
        content: file.content,
        over: file.over,
        version: file.version,
        changed_by: file.changedBy,
        changed_at: file.changedAt,
      };
      const again = `on conflict (tenant_id, case_type, name) do update set content = excluded.content, over = excluded.over,
        version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at`;
      await run(unit, insertInto('draft_file', [row], again));
    },

    /** The file is again as in the release. */
    forgetFile: (caseType: string, name: string) =>
      run(unit, {
        text: 'delete from draft_file where tenant_id = $1 and case_type = $2 and name = $3',
        values: [tenant, caseType, name],
      }),

    change: (caseType: string, change: { version: number; based_on?: string }) =>
      run(unit, updateOf('draft', { tenant_id: tenant, case_type: caseType }, change)),

    discard: (caseType: string) =>
      run(unit, {
        text: 'delete from draft where tenant_id = $1 and case_type = $2',
        values: [tenant, caseType],
      }),
  };
}
