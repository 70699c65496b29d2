import { Modal } from '@carbon/react';
import { useTexts } from '../text.ts';
import type { Conflict } from './use-edits.ts';

/** Somebody else has saved the same file: one of the two texts stands, and a person says which. */
export function ConflictDialog({ conflict, settle }: { conflict: Conflict; settle: (mine: boolean) => Promise<void> }) {
  const { t } = useTexts();
  return (
    <Modal
      open
      danger
      modalHeading={t('conflict', { name: conflict.name })}
      primaryButtonText={t('mine-over-theirs')}
      secondaryButtonText={t('take-theirs')}
      onRequestSubmit={() => void settle(true)}
      onSecondarySubmit={() => void settle(false)}
      preventCloseOnClickOutside
    >
      <p>{t('conflict-text', { detail: conflict.detail })}</p>
    </Modal>
  );
}
