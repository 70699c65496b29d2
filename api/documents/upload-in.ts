import { basename } from 'node:path';
import type { MultipartFields } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.ts';

/** The one file of a request, still on its way, with the fields that came before it. */
export interface Upload {
  name: string;
  content: AsyncIterable<Buffer>;
  fields: Record<string, string>;
}

function textsOf(fields: MultipartFields): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, field] of Object.entries(fields))
    if (field && !Array.isArray(field) && field.type === 'field') texts[name] = String(field.value);
  return texts;
}

/** @throws ApiError `invalid-request` when there is no part `file` */
export async function uploadIn(request: FastifyRequest): Promise<Upload> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part)
    throw new ApiError('invalid-request', undefined, [
      { field: 'body.file', expected: 'a file as multipart/form-data', got: 'nothing' },
    ]);
  // Only the last part of a path, and nothing that a terminal or a header would take for more.
  const name =
    basename((part.filename ?? '').replaceAll('\\', '/'))
      .replace(/\p{C}/gu, '')
      .slice(0, 200) || 'file';
  return { name, content: part.file, fields: textsOf(part.fields) };
}
