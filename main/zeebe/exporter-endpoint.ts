import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface ExporterEndpointNeed {
  /** `host:port`; port 0 takes any free one. */
  listen: string;
  token: string;
  /** Stores a batch; when it returns, it will not be posted again. @throws SyntaxError for what is no batch */
  hear(partition: number, batch: string): Promise<void>;
  trouble(error: unknown): void;
}

/** Where the cluster's exporter posts its records. It listens by itself, for no browser and no resident has business there. */
export interface ExporterEndpoint {
  port: number;
  close(): Promise<void>;
}

/** The exporter posts half a megabyte, or one record, which Zeebe keeps below 4 MB. */
const mostBytes = 16 * 1024 * 1024;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Answers 204 once a batch is stored, 503 while it can't be: then it comes again. */
export async function exporterEndpoint(need: ExporterEndpointNeed): Promise<ExporterEndpoint> {
  const expected = digest(`Bearer ${need.token}`);
  let closing = false;
  const server = createServer((request, response) => {
    // A connection that is kept would go on bringing batches.
    if (closing) return answer(request, response, 503, closing);
    statusOf(need, expected, request).then(
      (status) => answer(request, response, status, closing),
      (error: unknown) => {
        need.trouble(error);
        answer(request, response, 503, closing);
      },
    );
  });
  const [host, port] = hostAndPort(need.listen);
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, host, done));
  return {
    port: (server.address() as { port: number }).port,
    close() {
      closing = true;
      return closed(server);
    },
  };
}

async function statusOf(need: ExporterEndpointNeed, expected: Buffer, request: IncomingMessage): Promise<number> {
  if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) return 401;
  if (request.method !== 'POST') return 405;
  const partition = Number(request.headers['x-partition']);
  if (!Number.isInteger(partition) || partition < 1) return 400;
  const batch = await textOf(request);
  if (batch === undefined) return 413;
  try {
    await need.hear(partition, batch);
    return 204;
  } catch (error) {
    if (error instanceof SyntaxError) return 400;
    throw error;
  }
}

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function answer(request: IncomingMessage, response: ServerResponse, status: number, last: boolean): void {
  // What was refused unread is not read to its end.
  if (last || !request.complete) response.setHeader('connection', 'close');
  response.writeHead(status).end();
}

function hostAndPort(listen: string): [host: string, port: number] {
  const colon = listen.lastIndexOf(':');
  return [listen.slice(0, colon).replace(/^\[|\]$/g, ''), Number(listen.slice(colon + 1))];
}

/** The batch in hand is answered; connections that the exporter keeps open for the next are not waited for. */
function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
  });
}
