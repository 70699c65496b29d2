import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface ReleaseFile {
  name: string;
  kind: string;
  content: string;
}

/** Looking up what a release consists of, bound to a transaction. Releases never change, so whoever asks may keep the answer. */
export function releaseLookupStore(unit: Unit, tenant: string) {
  return {
    /** Settings and files that workers use: tables, texts, words of the classification. Undefined when there is no such release. */
    async content(release: string): Promise<{ settings: unknown; files: ReleaseFile[] } | undefined> {
      const text = 'select settings from release where tenant_id = $1 and id = $2';
      const [row] = await run<{ settings: unknown }>(unit, { text, values: [tenant, release] });
      if (!row) return undefined;
      const files = await run<ReleaseFile>(unit, {
        text: `select name, kind, content from release_file
          where tenant_id = $1 and release_id = $2 and kind in ('dmn', 'texts', 'classification') order by name`,
        values: [tenant, release],
      });
      return { settings: row.settings, files };
    },

    /** The release that an engine's definition belongs to. */
    async ownerOf(engine: string, definition: string): Promise<string | undefined> {
      const text = `select release_id as id from release_definition where tenant_id = $1 and engine_id = $2 and definition_key = $3`;
      return (await run<{ id: string }>(unit, { text, values: [tenant, engine, definition] }))[0]?.id;
    },
  };
}
