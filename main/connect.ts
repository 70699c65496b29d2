import { type Config, ownDatabase } from './config.ts';
import { runningServer, startEmbedded } from './postgres/embedded.ts';
import type { PerConnection } from './postgres/roles.ts';

/** Where a command finds the database: a server of one's own, the one of an installation that runs, or one started for the command. */
export async function connect(config: Config): Promise<{ urls: PerConnection<string>; close(): Promise<void> }> {
  const nothing = async () => undefined;
  const own = ownDatabase(config);
  if (own) return { urls: own, close: nothing };
  const running = await runningServer(config.SAKIN_DATA);
  if (running) return { urls: running.urls, close: nothing };
  const server = await startEmbedded(config.SAKIN_DATA);
  return { urls: server.urls, close: () => server.stop() };
}
