import { Button } from '@carbon/react';
import { useTexts } from '../../text/texts.ts';
import { Moment } from '../time/moment.tsx';
import './draft-note.css';

/** Says that what is in the form was typed before, and offers to begin anew. */
export function DraftNote({ at, discard }: { at: string; discard: () => void }) {
  const { t } = useTexts('drafts');
  return (
    <div className="draft-note" role="status">
      <p>
        {t('kept')} <Moment at={at} />
      </p>
      <Button kind="ghost" size="sm" type="button" onClick={discard}>
        {t('discard')}
      </Button>
    </div>
  );
}
