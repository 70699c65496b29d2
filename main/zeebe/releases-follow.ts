import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { type DeployingNeed, deployReleases } from './deploy-releases.ts';

/** Another attempt at what the cluster could not do while it was away. */
const againMs = 30_000;
/** So long a start waits for it: a cluster that does not answer keeps nobody from working on what is here. */
const patienceMs = 10_000;

/** Gives the cluster the releases that it lacks, again and again until it has them. */
export function releasesFollow(need: DeployingNeed) {
  const stopped = new AbortController();
  const { signal } = stopped;
  let following: Promise<unknown> = Promise.resolve();

  async function attempt(logger: FastifyBaseLogger): Promise<boolean> {
    try {
      const deployed = await deployReleases(need);
      if (deployed > 0) logger.info({ deployed }, 'the cluster has the releases that it lacked');
      return true;
    } catch (error) {
      logger.error({ err: error }, 'the cluster could not be given the releases that it lacks; it is tried again');
      return false;
    }
  }

  async function again(logger: FastifyBaseLogger): Promise<void> {
    do await pause(againMs, undefined, { signal }).catch(() => undefined);
    while (!signal.aborted && !(await attempt(logger)));
  }

  return {
    /** Returns after the first attempt, or when it takes too long. */
    async start(logger: FastifyBaseLogger): Promise<void> {
      const first = attempt(logger);
      following = first.then((done) => (done ? undefined : again(logger)));
      await Promise.race([first, pause(patienceMs, undefined, { signal, ref: false }).catch(() => undefined)]);
    },
    /** Returns when no attempt is under way any more. */
    async stop(): Promise<void> {
      stopped.abort();
      await following;
    },
  };
}
