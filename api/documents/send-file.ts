import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Sends a document. A browser shows pictures and films; anything else is saved, never run in our name. */
export function sendFile(reply: FastifyReply, document: { name: string; mediaType: string }, content: Readable): never {
  const shown = /^(image|video)\//.test(document.mediaType) ? 'inline' : 'attachment';
  const name = encodeURIComponent(document.name);
  // A stream goes past the serializer, so the reply's type does not matter to it.
  return reply
    .type(document.mediaType)
    .header('content-disposition', `${shown}; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=3600')
    .send(content) as never;
}
