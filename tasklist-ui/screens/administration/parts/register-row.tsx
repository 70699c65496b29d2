import { Button } from '@carbon/react';
import type { ReactNode } from 'react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { InactiveTag } from './active-tag.tsx';
import { useChange } from './use-administration.ts';

interface RegisterRowProps {
  name: string;
  /** In the place of the bare name, such as a link. */
  title?: ReactNode;
  active: boolean;
  /** Something still needs it: it can't go out of use. */
  needed: boolean;
  /** What is said below the name. */
  children: ReactNode;
  change: () => void;
  /** Takes it out of use, or back into it. */
  turn: (active: boolean) => Promise<unknown>;
}

/** A thing of a register: what it is, with the ways to change it and to take it out of use. */
export function RegisterRow({ name, title, active, needed, children, change, turn }: RegisterRowProps) {
  const { t } = useTexts('administration');
  const sentence = useSentence();
  const { mutate, isPending } = useChange((next: boolean) =>
    turn(next).then(
      () => notify('success', t('saved')),
      (thrown: unknown) => notify('error', sentence(thrown)),
    ),
  );
  const activity = t(active ? 'deactivate' : 'activate');
  return (
    <li>
      <div className="administration-what">
        <span className="tags">
          {title ?? <strong>{name}</strong>}
          <InactiveTag active={active} />
        </span>
        {children}
      </div>
      <div className="administration-actions">
        <Button kind="ghost" size="sm" aria-label={`${t('change')}: ${name}`} onClick={change}>
          {t('change')}
        </Button>
        <Button
          kind="ghost"
          size="sm"
          aria-label={`${activity}: ${name}`}
          disabled={isPending || (active && needed)}
          onClick={() => mutate(!active)}
        >
          {activity}
        </Button>
      </div>
    </li>
  );
}
