import { migrate } from '../../../store/migrate.ts';
import type { TestDatabase } from '../../support/database.ts';
import { startTestServer } from '../../support/server.ts';

/** A migrated database on a server of its own, for whoever runs cases outside of jest; `drop` ends the server and its folder. */
export async function throwawayDatabase(): Promise<TestDatabase> {
  const server = await startTestServer();
  await migrate(server.urls.owner);
  return { name: 'sakin', urls: server.urls, adminUrl: server.adminUrl(), drop: () => server.stop() };
}
