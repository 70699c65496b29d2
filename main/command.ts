import { Refusal } from './refusal.ts';

/** Runs a command: an expected refusal is told in its own words, without a stack, with exit code 1. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
