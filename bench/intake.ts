/**
 * node bench/run.mjs intake [--rate=100] [--seconds=20]: requests of residents over HTTP at a steady rate, from POST to the durable answer
 * with the number, while engine and workers carry the cases on; beside the plain commits of the same PostgreSQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApi } from '../api/build-api.ts';
import { diskFiles } from '../api/documents/disk-files.ts';
import { machineWall } from '../main/clocks.ts';
import { contracts } from '../workers/contracts.ts';
import { commitRate } from './commit-rate.ts';
import { percentiles } from './percentiles.ts';
import { tenant, withTown } from './town.ts';

const option = (name: string, otherwise: string): string =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const [rate, seconds] = [Number(option('rate', '100')), Number(option('seconds', '20'))];

await withTown(
  (product) => product,
  async ({ app, admin, engine, clock }) => {
    const keysFolder = mkdtempSync(join(tmpdir(), 'sakin-bench-keys-'));
    const api = await buildApi({
      database: app,
      engine,
      workers: contracts,
      clock,
      wall: machineWall,
      files: diskFiles(join(keysFolder, 'files')),
      config: {
        publicUrl: 'http://127.0.0.1',
        keysFolder,
        signIn: { kind: 'trial', password: 'bench' },
        rateLimit: { all: 1e9, public: 1e9 },
      },
    });
    await api.listen({ host: '127.0.0.1', port: 0 });
    const { port } = api.server.address() as AddressInfo;
    const agent = new Agent({ keepAlive: true, maxSockets: 32 });

    const post = (n: number): Promise<number> =>
      new Promise((done, fail) => {
        const began = performance.now();
        const body = JSON.stringify({
          description: 'Binada su yoxdur.',
          language: 'az',
          categoryId: 'water.no-supply',
          territoryId: 'merkez-nizami-7',
          resident: { phone: '+994502101101', noticeVersion: 1, consent: true },
        });
        const headers = {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': `bench-${n}-${process.pid}`,
        };
        const sent = request(
          { host: '127.0.0.1', port, method: 'POST', path: `/api/v1/${tenant}/public/requests`, agent, headers },
          (reply) => {
            let text = '';
            reply.on('data', (part) => (text += part));
            reply.on('end', () =>
              reply.statusCode === 201
                ? done(performance.now() - began)
                : fail(new Error(`${reply.statusCode}: ${text}`)),
            );
          },
        );
        sent.on('error', fail);
        sent.end(body);
      });

    const steady = async (forSeconds: number, first: number): Promise<number[]> => {
      const began = performance.now();
      const sent: Promise<number>[] = [];
      // Open loop: the next one is sent when it is due, however long the others take.
      while (sent.length < rate * forSeconds) {
        const due = Math.min(Math.floor(((performance.now() - began) / 1000) * rate) + 1, rate * forSeconds);
        while (sent.length < due) sent.push(post(first + sent.length));
        await new Promise((done) => setTimeout(done, 1));
      }
      return Promise.all(sent);
    };
    await steady(3, 0); // warm
    const times = await steady(seconds, 1_000_000);
    const commits = await commitRate(admin, 8, 2);
    console.log(
      `node ${process.version}, ${availableParallelism()} cores shared by load, API, engine, workers and PostgreSQL`,
    );
    console.log(
      `figure intake at ${rate}/s, POST to durable answer: p50/p99 ${percentiles(times)} ms; ${(rate / commits).toFixed(3)} of ${commits.toFixed(0)} plain commits/s`,
    );
    agent.destroy();
    await api.close();
    rmSync(keysFolder, { recursive: true });
  },
);
