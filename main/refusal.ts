/** An expected reason not to start: one sentence for the administrator, printed without a stack; exit code 1. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
