/** Every fault of a DMN file at once, each with its element. */
export class DmnError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`expected a DMN file that can be run but found:\n${faults.join('\n')}`);
    this.name = 'DmnError';
    this.faults = faults;
  }
}
