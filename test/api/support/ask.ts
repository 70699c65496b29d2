import { type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  statusCode: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  body: string;
  // biome-ignore lint/suspicious/noExplicitAny: what it must be is what the test says
  json(): any;
}

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  /** An object is sent as JSON; text and bytes as they are. */
  body?: unknown;
}

/** One HTTP request, by Node's own client: unlike fetch it lets a test say which host it asks. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Answer> {
  const plain = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
  const payload = plain ? (body as string | Buffer | undefined) : JSON.stringify(body);
  const type = plain ? {} : { 'content-type': 'application/json' };
  return new Promise((answer, fail) => {
    const sent = request(url, { method, headers: { ...type, ...headers }, agent: false }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('error', fail);
      reply.on('end', () => {
        const bytes = Buffer.concat(parts);
        const text = bytes.toString('utf8');
        answer({
          statusCode: reply.statusCode ?? 0,
          headers: reply.headers,
          bytes,
          body: text,
          json: () => JSON.parse(text),
        });
      });
    });
    sent.on('error', fail);
    sent.end(payload);
  });
}
