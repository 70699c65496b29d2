import type { components } from './generated/schema.ts';
import { ProblemError, problemOf } from './problem.ts';

type Document = components['schemas']['Document'];

async function send(url: string, form: FormData, headers: Record<string, string>): Promise<Document> {
  const response = await fetch(url, { method: 'POST', body: form, headers, credentials: 'same-origin' });
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw new ProblemError(problemOf(body, response.status));
  return body as Document;
}

/** Attaches a file to a case. `public`: the resident may see its copy without position data. */
export function attachDocument(
  input: { tenant: string; caseId: string; file: File; public?: boolean; stage?: 'before' | 'after' | undefined },
  csrfToken: string,
): Promise<Document> {
  const form = new FormData();
  if (input.public) form.set('public', 'true');
  if (input.stage) form.set('stage', input.stage);
  form.set('file', input.file);
  return send(`/api/v1/${input.tenant}/cases/${input.caseId}/documents`, form, { 'x-csrf-token': csrfToken });
}

/** Adds a photo to a request of one's own, by number and secret code. */
export function attachPublicDocument(input: {
  tenant: string;
  number: string;
  code: string;
  file: File;
}): Promise<Document> {
  const form = new FormData();
  form.set('number', input.number);
  form.set('code', input.code);
  form.set('file', input.file);
  return send(`/api/v1/${input.tenant}/public/documents`, form, {});
}

/** Where the bytes of a document are, for `<img>` and links on staff screens. */
export const documentUrl = (tenant: string, documentId: string): string =>
  `/api/v1/${tenant}/documents/${documentId}/content`;
