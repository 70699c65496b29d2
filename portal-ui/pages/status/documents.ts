import { h } from '../../dom.ts';
import { sentence } from '../../server.ts';
import { t } from '../../text.ts';
import type { StandingInput } from './standing-input.ts';

/** Files of the request. They are asked for with number and code, so that no address opens them. */
export function documents({ tenant, proof, found }: StandingInput): HTMLElement | null {
  if (found.documents.length === 0) return null;
  const failure = h('p', { class: 'failure', role: 'alert' });
  const open = async (id: string, name: string): Promise<void> => {
    const response = await fetch(`/api/v1/${tenant.id}/public/documents/${id}/content`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(proof),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const link = h('a', { href: URL.createObjectURL(await response.blob()), download: name });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return h(
    'div',
    {},
    h('h3', {}, t('standing.documents')),
    h(
      'ul',
      {},
      found.documents.map(({ id, name }) =>
        h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              class: 'link',
              onclick: () => {
                failure.textContent = '';
                open(id, name).catch((thrown) => {
                  failure.textContent = sentence(thrown);
                });
              },
            },
            name,
          ),
        ),
      ),
    ),
    failure,
  );
}
