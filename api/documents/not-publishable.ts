/** The file is kept, but nobody can say what else it tells: it gets no public copy. */
export class NotPublishable extends Error {
  override readonly name = 'NotPublishable';
}
