import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { schemaText } from '../../scripts/lib/schema-text.ts';
import { projectRoot } from '../../store/root.ts';
import { testDatabase } from '../support/database.ts';

test('docs/schema.sql shows the effect of the migrations (npm run schema makes it anew)', async () => {
  const database = await testDatabase();
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const text = await schemaText(client);
  await client.end();
  await database.drop();
  const file = join(projectRoot(), 'docs', 'schema.sql');

  if (process.env.WRITE_SCHEMA) writeFileSync(file, text);

  expect(readFileSync(file, 'utf8')).toBe(text);
});
