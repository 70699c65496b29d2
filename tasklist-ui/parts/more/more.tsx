import { Button, InlineLoading } from '@carbon/react';
import { useTexts } from '../../text/texts.ts';

interface MoreProps {
  hasMore: boolean;
  loading: boolean;
  load: () => void;
}

/** The way to the next page of a list: a button, so that the place in the list and the way back stay. */
export function More({ hasMore, loading, load }: MoreProps) {
  const { t } = useTexts('more');
  if (loading) return <InlineLoading description={t('loading')} />;
  if (!hasMore) return null;
  return (
    <Button kind="tertiary" size="md" onClick={load}>
      {t('more')}
    </Button>
  );
}
