import { Page } from '../../frame/page/page.tsx';
import { More } from '../../parts/more/more.tsx';
import { Empty, Failed, LoadingRows } from '../../parts/states/states.tsx';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { UnsentRow } from './unsent-row.tsx';
import { useUnsent } from './use-outbox.ts';
import './outbox.css';

/** Letters that did not go out, or may not have: a person decides. */
export function Outbox() {
  const { t } = useTexts('outbox');
  const { id } = useTenant();
  const sentence = useSentence();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useUnsent(id);
  const unsent = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('title')} lead={t('lead')}>
      {isPending && <LoadingRows />}
      {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {data && unsent.length === 0 && <Empty title={t('none')}>{t('none-hint')}</Empty>}
      <ul className="unsent">
        {unsent.map((each) => (
          <UnsentRow key={each.id} unsent={each} />
        ))}
      </ul>
      <More hasMore={hasNextPage} loading={isFetchingNextPage} load={() => void fetchNextPage()} />
    </Page>
  );
}
