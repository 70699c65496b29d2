import type { Instant } from '../domain/instant.ts';
import { insertInto, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface DocumentRecord {
  id: string;
  case: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  fileKey: string;
  public: boolean;
  publicFileKey: string | null;
  stage: 'before' | 'after' | null;
  addedBy: string;
  addedAt: Instant;
}

/** Documents of cases; their bytes lie in the file store. */
export function documentStore(unit: Unit, tenant: string) {
  const one = async (which: string, ...values: unknown[]): Promise<DocumentRecord | undefined> => {
    const text = `select id, case_id as case, name, media_type as "mediaType", size, sha256, file_key as "fileKey", public,
          public_file_key as "publicFileKey", stage, added_by as "addedBy", added_at as "addedAt"
        from documents where tenant_id = $1 and erased_at is null and ${which}`;
    const [row] = await run<DocumentRecord>(unit, { text, values: [tenant, ...values] });
    return row && { ...row, size: Number(row.size) };
  };

  return {
    async add(d: DocumentRecord): Promise<void> {
      await run(
        unit,
        insertInto('documents', [
          {
            tenant_id: tenant,
            id: d.id,
            case_id: d.case,
            name: d.name,
            media_type: d.mediaType,
            size: d.size,
            sha256: d.sha256,
            file_key: d.fileKey,
            public: d.public,
            public_file_key: d.publicFileKey,
            stage: d.stage,
            added_by: d.addedBy,
            added_at: d.addedAt,
          },
        ]),
      );
    },

    byId: (id: string): Promise<DocumentRecord | undefined> => one('id = $2', id),

    /** The same bytes that the same sender has added to the same case before, for the same eyes: sent again, because the answer was lost. */
    sentBefore: (d: Pick<DocumentRecord, 'case' | 'sha256' | 'addedBy' | 'public' | 'stage'>) =>
      one(
        'case_id = $2 and sha256 = $3 and added_by = $4 and public = $5 and stage is not distinct from $6 order by added_at limit 1',
        d.case,
        d.sha256,
        d.addedBy,
        d.public,
        d.stage,
      ),

    /** Whoever attaches to this case comes after the other, so that each sees what the one before has added. */
    async oneByOne(caseId: string): Promise<void> {
      await run(unit, {
        text: 'select from cases where tenant_id = $1 and id = $2 for update',
        values: [tenant, caseId],
      });
    },

    /** How many a case has: a public page takes only a few. */
    async countOf(caseId: string): Promise<number> {
      const text = 'select count(*)::integer as n from documents where tenant_id = $1 and case_id = $2';
      return (await run<{ n: number }>(unit, { text, values: [tenant, caseId] }))[0]!.n;
    },
  };
}
