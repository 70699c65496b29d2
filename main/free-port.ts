import { type AddressInfo, createServer } from 'node:net';

/** A port that is free now: links and the sign-in provider need the address before the server listens. */
export const freePort = (host: string): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
