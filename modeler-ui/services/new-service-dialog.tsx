import { InlineNotification, Modal, Select, SelectItem, TextInput } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Release, server } from '../server.ts';
import { useTexts } from '../text.ts';

const wellFormed = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Begins a service that is new: empty, or with the files of a release that does something like it. */
export function NewServiceDialog(props: {
  tenant: string;
  releases: readonly Release[];
  taken: readonly string[];
  close: () => void;
}) {
  const { tenant, releases, taken, close } = props;
  const { t, sentence } = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [caseType, setCaseType] = useState('');
  const usable = releases.filter((each) => each.state !== 'retired');
  const [copyOf, setCopyOf] = useState(usable[0]?.id ?? '');
  const fault = !caseType
    ? ''
    : !wellFormed.test(caseType)
      ? t('name-form')
      : taken.includes(caseType)
        ? t('name-taken')
        : '';
  const begin = useMutation({
    mutationFn: () => server.beginDraft({ path: { tenant }, body: { caseType, ...(copyOf ? { copyOf } : {}) } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['services', tenant] });
      void navigate(`/${tenant}/${caseType}`);
    },
  });
  return (
    <Modal
      open
      modalHeading={t('new-service')}
      primaryButtonText={t('begin')}
      secondaryButtonText={t('cancel')}
      primaryButtonDisabled={!caseType || fault !== '' || begin.isPending}
      onRequestClose={close}
      onRequestSubmit={() => begin.mutate()}
      selectorPrimaryFocus="#case-type"
    >
      <TextInput
        id="case-type"
        labelText={t('case-type')}
        helperText={t('case-type-help')}
        value={caseType}
        invalid={fault !== ''}
        invalidText={fault}
        onChange={(event) => setCaseType(event.target.value.trim())}
      />
      <Select
        id="copy-of"
        labelText={t('begin-with')}
        value={copyOf}
        onChange={(event) => setCopyOf(event.target.value)}
      >
        {usable.map((each) => (
          <SelectItem
            key={each.id}
            value={each.id}
            text={t('files-of', { name: each.caseType, number: each.number })}
          />
        ))}
        <SelectItem value="" text={t('no-files')} />
      </Select>
      {begin.error && <InlineNotification kind="error" lowContrast title={sentence(begin.error)} hideCloseButton />}
    </Modal>
  );
}
