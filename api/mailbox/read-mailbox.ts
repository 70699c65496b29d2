import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instantOf } from '../../domain/instant.ts';

export interface MailView {
  id: string;
  to: string;
  subject: string;
  text: string;
  sentAt: string | null;
}

const most = 200;

/** RFC 2047: `=?UTF-8?B?...?=` and `=?UTF-8?Q?...?=`, as mail headers carry letters beyond ASCII. */
function decoded(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(
            text
              .replace(/_/g, ' ')
              .replace(/=([0-9A-F]{2})/gi, (_hex, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
            'latin1',
          ).toString('utf8'),
    );
}

/** One mail of the trial mailbox (RFC 5322, text in base64, as the relay writes it). */
export function mailIn(id: string, source: string): MailView {
  const [head = '', ...body] = source.replace(/\r\n/g, '\n').split('\n\n');
  const headers = new Map(
    head
      .replace(/\n[ \t]+/g, ' ')
      .split('\n')
      .map((line): [string, string] => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  const text = body.join('\n\n');
  const isBase64 = headers.get('content-transfer-encoding')?.toLowerCase() === 'base64';
  const sent = Date.parse(headers.get('date') ?? '');
  return {
    id,
    to: decoded(headers.get('to') ?? ''),
    subject: decoded(headers.get('subject') ?? ''),
    text: isBase64 ? Buffer.from(text, 'base64').toString('utf8') : text,
    sentAt: Number.isNaN(sent) ? null : instantOf(sent),
  };
}

/** The newest mails of a tenant that would have been sent. */
export async function readMailbox(folder: string, tenant: string): Promise<MailView[]> {
  const names = await readdir(join(folder, tenant)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  // Names are ids, and later ids sort later.
  const newest = names
    .filter((name) => /^[0-9a-f-]+\.eml$/.test(name))
    .sort()
    .reverse()
    .slice(0, most);
  return Promise.all(
    newest.map(async (name) => mailIn(name.slice(0, -4), await readFile(join(folder, tenant, name), 'utf8'))),
  );
}
