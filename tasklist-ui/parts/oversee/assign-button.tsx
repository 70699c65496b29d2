import { Button, Modal, Select, SelectItem } from '@carbon/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notify } from '../../frame/announcer/announcer.tsx';
import { server } from '../../server/server.ts';
import type { TaskItem } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import './oversee.css';

type Given = Pick<TaskItem, 'id' | 'caseNumber' | 'abilities' | 'assignee'>;

/** Gives a task to somebody who may do it; they are told by mail. */
export function AssignButton({ task, taskName }: { task: Given; taskName: string }) {
  const { t } = useTexts('oversee');
  const { id: tenant } = useTenant();
  const queries = useQueryClient();
  const sentence = useSentence();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  const path = { tenant, taskId: task.id };
  const { data } = useQuery({
    queryKey: [tenant, 'task', task.id, 'assignees'],
    queryFn: () => server.listAssignees({ path }),
    enabled: open,
  });
  const { mutate, isPending } = useMutation({
    mutationFn: () => server.assignTask({ path, body: { personId: chosen } }),
    onSuccess: () => {
      setOpen(false);
      notify('success', t('assign.done', { name: data?.items.find(({ id }) => id === chosen)?.name ?? '' }));
    },
    onError: (thrown) => notify('error', sentence(thrown)),
    onSettled: () => {
      for (const key of ['tasks', 'task', 'case']) void queries.invalidateQueries({ queryKey: [tenant, key] });
    },
  });
  if (!task.abilities.assign) return null;
  return (
    <>
      <Button
        kind="tertiary"
        size="sm"
        aria-label={`${t('assign.action')}: ${taskName}, ${task.caseNumber}`}
        onClick={() => setOpen(true)}
      >
        {t('assign.action')}
      </Button>
      <Modal
        open={open}
        size="xs"
        modalHeading={t('assign.title')}
        primaryButtonText={t('assign.do')}
        secondaryButtonText={t('back')}
        closeButtonLabel={t('close')}
        primaryButtonDisabled={isPending || chosen === ''}
        onRequestClose={() => setOpen(false)}
        onRequestSubmit={() => mutate()}
      >
        {open && (
          <>
            <p className="assign-now">
              {task.assignee ? t('assign.from', { name: task.assignee.name ?? '' }) : t('assign.free')}
            </p>
            {data?.items.length === 0 && <p>{t('assign.nobody')}</p>}
            <Select
              id={`assign-${task.id}`}
              labelText={t('assign.person')}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
            >
              <SelectItem value="" text={t('assign.choose')} />
              {data?.items.map(({ id, name }) => (
                <SelectItem key={id} value={id} text={name} />
              ))}
            </Select>
          </>
        )}
      </Modal>
    </>
  );
}
