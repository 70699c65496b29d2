import { workers } from './index.ts';

/** What a diagram must know of each worker, by job type: its names and errors, without the handler. */
export const contracts = new Map(
  [...workers].map(([type, { input, output, raises }]) => [
    type,
    { type, input: Object.keys(input.properties), output: Object.keys(output.properties), raises },
  ]),
);
