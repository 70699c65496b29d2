import { useSearchParams } from 'react-router';
import { Page } from '../../frame/page/page.tsx';
import { More } from '../../parts/more/more.tsx';
import { Empty, Failed, LoadingRows } from '../../parts/states/states.tsx';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { CaseFilters } from './case-filters.tsx';
import { CaseTable } from './case-table.tsx';
import { filterOf } from './filter.ts';
import { useCases } from './use-cases.ts';
import './cases.css';

/** All cases one may see, by filter and words. */
export function Cases() {
  const { t } = useTexts('cases');
  const sentence = useSentence();
  const { id } = useTenant();
  const [address] = useSearchParams();
  const filter = filterOf(address);
  const { data, error, isPending, isPlaceholderData, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useCases(id, filter);
  const cases = data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(filter).length > 0;

  return (
    <Page title={t('title')}>
      <CaseFilters />
      <section aria-label={t('found')} aria-busy={isPending || isPlaceholderData}>
        {isPending && <LoadingRows rows={6} />}
        {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
        {data && cases.length === 0 && (
          <Empty title={t(filtered ? 'none-found' : 'none')}>{t(filtered ? 'none-found-hint' : 'none-hint')}</Empty>
        )}
        {cases.length > 0 && <CaseTable cases={cases} />}
        <More hasMore={hasNextPage} loading={isFetchingNextPage} load={() => void fetchNextPage()} />
      </section>
    </Page>
  );
}
