import { Tag } from '@carbon/react';
import {
  CheckmarkFilled,
  CircleDash,
  InProgress,
  Pending,
  Repeat,
  WarningAltFilled,
  WarningHexFilled,
} from '@carbon/react/icons';
import type { CaseItem } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';
import './tags.css';

/** Urgency in a word and a shape; normal is the rule and stays unsaid. */
export function UrgencyTag({ urgency }: { urgency: 'normal' | 'urgent' | 'emergency' }) {
  const { name } = useTexts('tags');
  if (urgency === 'normal') return null;
  return (
    <Tag
      className="tag"
      size="md"
      type={urgency === 'emergency' ? 'red' : 'magenta'}
      renderIcon={urgency === 'emergency' ? WarningHexFilled : WarningAltFilled}
    >
      {name('urgency', urgency)}
    </Tag>
  );
}

/** The status of a case: open and how far, closed by the resident's yes, or one of the other endings. */
export function StatusTag({ status, stage = null }: { status: string; stage?: CaseItem['stage'] }) {
  const { t, name } = useTexts('tags');
  const [type, icon] =
    status === 'open'
      ? (['blue', stage === 'waiting' || stage === 'being-assigned' ? Pending : InProgress] as const)
      : status === 'closed'
        ? (['green', CheckmarkFilled] as const)
        : (['gray', CircleDash] as const);
  return (
    <Tag className="tag" size="md" type={type} renderIcon={icon}>
      {stage ? t(`stage.${stage}`) : name('status', status)}
    </Tag>
  );
}

/** For work that came back: by a no, an objection, or a new run. */
export function AgainTag({ round, reopened }: { round: number; reopened: number }) {
  const { t } = useTexts('tags');
  if (round < 2 && reopened === 0) return null;
  return (
    <Tag className="tag" size="md" type="purple" renderIcon={Repeat}>
      {round < 2 ? t('reopened') : t('round', { round })}
    </Tag>
  );
}

/** For a case that is or was late. */
export function LateTag() {
  const { t } = useTexts('tags');
  return (
    <Tag className="tag" size="md" type="red" renderIcon={WarningAltFilled}>
      {t('late')}
    </Tag>
  );
}
