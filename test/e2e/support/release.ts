import type { Page } from 'playwright-core';

interface File {
  name: string;
  content: string;
}

/** Calls the API with the session of whoever is signed in at the page. @throws Error when the server says no */
export async function asked<Answer>(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  const ask = `(async () => {
    const { csrfToken } = await (await fetch('/api/v1/me')).json();
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken };
    const reply = await fetch(${JSON.stringify(path)}, { method: ${JSON.stringify(method)}, headers, body: ${JSON.stringify(body && JSON.stringify(body))} });
    return { good: reply.ok, body: await reply.json() };
  })()`;
  const answer = (await page.evaluate(ask)) as { good: boolean; body: Answer };
  if (!answer.good)
    throw new Error(`expected a good answer to ${method} ${path} but got ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** New cases go by the live release with its files changed; answers the way back. */
export async function putInForce(
  administrator: Page,
  tenant: string,
  change: (file: File) => string,
): Promise<() => Promise<void>> {
  const releases = `/api/v1/${tenant}/releases`;
  const { items } = await asked<{ items: { id: string; state: string }[] }>(administrator, 'GET', releases);
  const live = items.find(({ state }) => state === 'live');
  if (!live) throw new Error('expected a release in force');
  const { items: files } = await asked<{ items: File[] }>(administrator, 'GET', `${releases}/${live.id}/files`);
  const deploy = (changed: readonly File[]) =>
    asked(administrator, 'POST', releases, {
      caseType: 'resident-request',
      message: 'for a browser test',
      files: changed,
      live: true,
    });
  await deploy(files.map((file) => ({ name: file.name, content: change(file) })));
  return async () => {
    await deploy(files.map(({ name, content }) => ({ name, content })));
  };
}
