import type { Schema } from '../../../client/index.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { pageAddress } from '../../address.ts';
import { h } from '../../dom.ts';
import { keepRequest, type Proof } from '../../parts/kept-requests.ts';
import { language, t } from '../../text.ts';

/** Every way to keep number and code that a browser offers: a copy, a file, this device, paper. */
export function keepings(tenant: Schema<'PublicTenant'>, request: Proof): HTMLElement {
  const done = h('p', { role: 'status', class: 'copied' });
  const second = (text: string, onclick: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'button button-second', onclick }, text);
  const inWords = (): string =>
    [
      textIn(tenant.name, language()),
      `${t('received.number')}: ${request.number}`,
      `${t('received.code')}: ${request.code}`,
      `${location.origin}${pageAddress('status')}`,
      '',
    ].join('\n');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(inWords());
    done.textContent = t('received.copied');
  };
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([inWords()], { type: 'text/plain;charset=utf-8' }));
    h('a', { href: address, download: `${request.number}.txt` }).click();
    URL.revokeObjectURL(address);
    done.textContent = t('received.saved');
  };
  const keep = (): void => {
    done.textContent = t(keepRequest(request) ? 'received.kept' : 'received.not-kept');
  };
  return h(
    'div',
    { class: 'no-print' },
    h(
      'div',
      { class: 'row' },
      navigator.clipboard && second(t('received.copy'), () => void copy()),
      second(t('received.save'), save),
      second(t('received.print'), () => print()),
      second(t('received.keep-here'), keep),
    ),
    done,
  );
}
