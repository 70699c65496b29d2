import { Button, Search as SearchField } from '@carbon/react';
import { type FormEvent, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../frame/page/page.tsx';
import { More } from '../../parts/more/more.tsx';
import { Empty, Failed, LoadingRows } from '../../parts/states/states.tsx';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { FoundRow } from './found-row.tsx';
import { useSearch } from './use-search.ts';
import './search.css';

/** Finds a case by whatever a caller says. */
export function Search() {
  const { t } = useTexts('search');
  const { id, abilities } = useTenant();
  const sentence = useSentence();
  const [address, setAddress] = useSearchParams();
  const q = address.get('q')?.trim() ?? '';
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  const { data, error, isFetching, isPlaceholderData, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useSearch(id, q);
  const found = data?.pages.flatMap((page) => page.items) ?? [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAddress(typed.trim() ? { q: typed.trim() } : {}, { replace: true });
  };

  return (
    <Page title={t('title')} lead={t(abilities.searchPersons ? 'lead' : 'lead-no-persons')}>
      <form className="search-form" onSubmit={submit}>
        <SearchField
          size="lg"
          labelText={t('field')}
          placeholder={t('placeholder')}
          closeButtonLabelText={t('clear')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onClear={() => setTyped('')}
        />
        <Button type="submit" size="lg">
          {t('ask')}
        </Button>
      </form>
      {q && (
        <section aria-label={t('found')} aria-busy={isFetching && (!data || isPlaceholderData)}>
          {!data && !error && <LoadingRows rows={3} />}
          {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
          {data && (
            <p role="status" className="muted">
              {found.length > 0 && t('amount', { count: found.length, more: hasNextPage ? '+' : '' })}
            </p>
          )}
          {data && found.length === 0 && <Empty title={t('none', { q })}>{t('none-hint')}</Empty>}
          {found.length > 0 && (
            <ul className="found">
              {found.map((each) => (
                <FoundRow key={each.id} found={each} />
              ))}
            </ul>
          )}
          <More hasMore={hasNextPage} loading={isFetchingNextPage} load={() => void fetchNextPage()} />
        </section>
      )}
    </Page>
  );
}
