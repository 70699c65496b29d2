import { TextInput } from '@carbon/react';
import type { ReactNode } from 'react';
import { More } from '../../../parts/more/more.tsx';
import { Empty, Failed, LoadingRows } from '../../../parts/states/states.tsx';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import type { usePages } from './use-administration.ts';

interface ListedProps<Item> {
  list: ReturnType<typeof usePages<Item>>;
  name: string;
  none: string;
  noneHint?: string;
  row: (item: Item) => ReactNode;
}

/** A list with its states: loading, failed, empty, and the way to the next page. */
export function Listed<Item>({ list, name, none, noneHint, row }: ListedProps<Item>) {
  const sentence = useSentence();
  const { items, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  return (
    <div aria-busy={isPending}>
      {isPending && <LoadingRows rows={5} />}
      {error && !items && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {items?.length === 0 && <Empty title={none}>{noneHint}</Empty>}
      {items && items.length > 0 && (
        <ul className="administration-list" aria-label={name}>
          {items.map(row)}
        </ul>
      )}
      <More hasMore={hasNextPage} loading={isFetchingNextPage} load={() => void fetchNextPage()} />
    </div>
  );
}

/** Words to look for; the list follows while one types. */
export function Find({ words, seek }: { words: string; seek: (words: string) => void }) {
  const { t } = useTexts('administration');
  return (
    <TextInput
      id="find"
      type="search"
      labelText={t('find')}
      value={words}
      onChange={(event) => seek(event.target.value)}
    />
  );
}
