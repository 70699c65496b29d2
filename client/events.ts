/** News about a case, by ids and codes only: a screen asks again for what it shows. */
export interface Change {
  seq: string;
  type: string;
  caseId: string;
  at: string;
}

/** Listens to the changes of a tenant; the browser resumes by itself where it stopped. Answers the function that ends it. */
export function watchChanges(
  tenant: string,
  onChange: (change: Change) => void,
  onState?: (open: boolean) => void,
): () => void {
  const source = new EventSource(`/api/v1/${tenant}/events`);
  source.addEventListener('change', (event) => onChange(JSON.parse((event as MessageEvent<string>).data) as Change));
  source.addEventListener('open', () => onState?.(true));
  source.addEventListener('error', () => onState?.(false));
  return () => source.close();
}
