import { pageAddress, renameTo } from '../../address.ts';
import { h, put, show } from '../../dom.ts';
import type { Page, PageInput } from '../../page.ts';
import { keepFiles, keptFiles } from '../../parts/file-shelf.ts';
import { keepInTab, type TabRequest, tabRequest } from '../../parts/tab-request.ts';
import { t } from '../../text.ts';
import { keepings } from './keepings.ts';
import { sending } from './sending.ts';
import { whatNext } from './what-next.ts';

const shelfOf = (number: string): string => `received.${number}`;

/** What was just reported in this tab; reloaded, it is still there. Without anything: the way to the status. */
export const received: Page = async (input) => {
  const request = tabRequest();
  if (!request?.fresh) return location.replace(pageAddress('status'));
  put(input.main, [...drawn(input, request, await keptFiles(shelfOf(request.number)))]);
};

/** Goes over from the form: number and code are shown before the first photo leaves, which may take minutes. */
export async function goToReceived(input: PageInput, request: TabRequest, files: readonly File[]): Promise<void> {
  keepInTab({ ...request, fresh: true });
  renameTo('received');
  show(input.main, ...drawn(input, request, files));
  await keepFiles(shelfOf(request.number), files);
}

function drawn({ tenant }: PageInput, request: TabRequest, files: readonly File[]): (HTMLElement | null)[] {
  document.title = t('received.title');
  const left = (rest: readonly File[]) => void keepFiles(shelfOf(request.number), rest);
  return [
    h('h1', {}, t('received.title')),
    h('p', { class: 'lead' }, t('received.lead')),
    request.asFirstTyped ? h('p', { class: 'told' }, t('received.as-first-typed')) : null,
    h(
      'dl',
      { class: 'secret' },
      h('div', {}, h('dt', {}, t('received.number')), h('dd', { id: 'number' }, request.number)),
      h('div', {}, h('dt', {}, t('received.code')), h('dd', { id: 'code' }, request.code)),
    ),
    h('p', {}, t('received.keep'), ' ', kept(request)),
    keepings(tenant, request),
    files.length > 0 ? sending(tenant, request, files, left) : null,
    whatNext(tenant, request),
    h(
      'p',
      { class: 'no-print' },
      h('a', { class: 'button button-second', href: pageAddress('status') }, t('received.status')),
    ),
  ];
}

const kept = ({ email }: TabRequest): string => (email ? t('received.in-letter', { email }) : t('received.no-letter'));
