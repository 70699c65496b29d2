/** The bytes do not follow their own format. */
export class BrokenFile extends Error {
  override readonly name = 'BrokenFile';
}
