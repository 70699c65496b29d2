/** Stands in a route whose handler follows. */
export const later = async (): Promise<never> => {
  throw new Error('expected a handler but this route has none yet');
};
