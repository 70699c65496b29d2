import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';

const cache = join(import.meta.dirname, '..', '..', '.cache');

/** Starts the database server of this run. Jest cannot load TypeScript modules here, so esbuild makes one file first. */
export default async function setup() {
  const outfile = join(cache, `test-server-${process.pid}.mjs`);
  await bundle(join(import.meta.dirname, 'server.ts'), outfile);
  const { startTestServer } = await import(pathToFileURL(outfile).href);
  await rm(outfile);
  const server = await startTestServer();
  process.env.SAKIN_TEST_SERVER = JSON.stringify({ admin: server.adminUrl('postgres'), urls: server.urls });
  process.env.SAKIN_TEST_FOLDER = server.folder;
  globalThis.sakinTestServer = server;
}
