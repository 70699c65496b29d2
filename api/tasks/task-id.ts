import { ApiError } from '../errors/api-error.ts';

/** Keys repeat on another engine, so a task is named by both. */
export const taskId = (engine: string, key: string): string => `${engine}~${key}`;

/** @throws ApiError `not-found` */
export function partsOf(id: string): { engine: string; key: string } {
  const at = id.indexOf('~');
  if (at < 1) throw new ApiError('not-found');
  return { engine: id.slice(0, at), key: id.slice(at + 1) };
}
