import type { ActivatedJob, Gateway } from '../gateway/gateway.ts';

const strangerMs = 30_000;
/** The exporter may be about to tell whose it is. */
const unmetMs = 1_000;

/** Lets a job go. Should the cluster not hear it, the job's lock runs out: nothing is lost, only later. */
async function fail(
  gateway: Gateway,
  job: ActivatedJob,
  failure: { retries: number; backOffMs: number; message: string },
) {
  await gateway.failJob(job.key, failure).catch(() => undefined);
}

/** For another attempt, which counts. */
export const tryLater = (gateway: Gateway, job: ActivatedJob, retries: number, backOffMs: number, message: string) =>
  fail(gateway, job, { retries, backOffMs, message });

/** Unworked, for whoever comes next. */
export const giveBack = (gateway: Gateway, job: ActivatedJob, backOffMs: number, message: string) =>
  fail(gateway, job, { retries: job.retries, backOffMs, message });

/** It is not ours: in the end an incident of the cluster, where somebody who knows it will look. */
export const refuseStranger = (
  { gateway, exporter }: { gateway: Gateway; exporter: boolean },
  job: ActivatedJob,
  message: string,
) =>
  fail(gateway, job, {
    retries: Math.max(0, job.retries - 1),
    backOffMs: exporter ? unmetMs : strangerMs,
    message,
  });
