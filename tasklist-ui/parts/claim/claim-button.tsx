import { Button } from '@carbon/react';
import { announce, notify } from '../../frame/announcer/announcer.tsx';
import type { TaskItem } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { useClaim } from './use-claim.ts';

interface ClaimButtonProps {
  task: Pick<TaskItem, 'id' | 'abilities' | 'caseNumber'>;
  /** The name of the task in words, for those who hear the button apart from its row. */
  taskName: string;
  prominent?: boolean;
  taken?: (() => void) | undefined;
}

/** Takes the task, or gives it back to its group: whichever is allowed now. */
export function ClaimButton({ task, taskName, prominent = false, taken }: ClaimButtonProps) {
  const { t } = useTexts('claim');
  const { id } = useTenant();
  const sentence = useSentence();
  const { mutate, isPending } = useClaim(id, task.id);
  if (!task.abilities.claim && !task.abilities.release) return null;
  const take = task.abilities.claim;

  return (
    <Button
      kind={take ? (prominent ? 'primary' : 'tertiary') : 'ghost'}
      size="md"
      disabled={isPending}
      aria-label={`${t(take ? 'claim' : 'release')}: ${taskName}, ${task.caseNumber}`}
      onClick={() =>
        mutate(take, {
          onSuccess: () => {
            announce(t(take ? 'claimed' : 'released'));
            if (take) taken?.();
          },
          onError: (thrown) => notify('error', sentence(thrown)),
        })
      }
    >
      {t(take ? 'claim' : 'release')}
    </Button>
  );
}
