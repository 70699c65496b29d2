import { startEmbedded } from '../../main/postgres/embedded.ts';
import { Refusal } from '../../main/refusal.ts';

// A start of the embedded database as a process of its own, so that tests can kill it: prints its URLs as JSON and
// ends cleanly on SIGTERM.
try {
  const server = await startEmbedded(process.argv[2] as string);
  console.log(JSON.stringify({ owner: server.urls.owner, admin: server.adminUrl() }));
  const alive = setInterval(() => {}, 1_000_000);
  process.once('SIGTERM', async () => {
    await server.stop();
    clearInterval(alive);
  });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
