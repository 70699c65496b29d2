import { Button, InlineNotification, Tag, TextInput } from '@carbon/react';
import { Add, Reset, TrashCan } from '@carbon/react/icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type DraftFileItem, type Finding, server } from '../server.ts';
import { useTexts } from '../text.ts';
import { emptyFile } from './empty-file.ts';

interface Props {
  files: readonly DraftFileItem[];
  chosen: string | null;
  dirty: ReadonlySet<string>;
  findings: readonly Finding[];
  choose: (name: string) => Promise<void>;
  path: { tenant: string; caseType: string };
  refresh: () => Promise<void>;
}

const order: readonly DraftFileItem['kind'][] = [
  'bpmn',
  'dmn',
  'settings',
  'form',
  'texts',
  'classification',
  'readme',
];
/** As an analyst thinks of them: the process, its tables and settings, forms, words. */
const byKind = (one: DraftFileItem, other: DraftFileItem): number =>
  order.indexOf(one.kind) - order.indexOf(other.kind) || one.name.localeCompare(other.name);

/** The files of a draft: how each stands to the release, and where the check finds something. */
export function Files({ files, chosen, dirty, findings, choose, path, refresh }: Props) {
  const { t, sentence } = useTexts();
  const [adding, setAdding] = useState<string | null>(null);
  const write = useMutation({
    mutationFn: ({ name, content, basedOn }: { name: string; content: string | null; basedOn: number }) =>
      server.writeDraftFile({ path, query: { name }, body: { content, basedOn } }),
    onSuccess: refresh,
  });
  const add = async (name: string) => {
    await write.mutateAsync({ name, content: emptyFile(name, path.caseType), basedOn: 0 });
    setAdding(null);
    await choose(name);
  };
  /** Brings back what was taken out: the text is still told by the server. */
  const bringBack = async (file: DraftFileItem) => {
    const { content } = await server.getDraftFile({ path, query: { name: file.name } });
    await write.mutateAsync({ name: file.name, content, basedOn: file.version });
  };
  return (
    <nav className="files" aria-label={t('files')}>
      <ul>
        {[...files].sort(byKind).map((file) => {
          const errors = findings.filter((each) => each.file === file.name && each.severity === 'error').length;
          return (
            <li key={file.name} className={file.name === chosen ? 'file chosen' : 'file'}>
              <button type="button" aria-current={file.name === chosen} onClick={() => void choose(file.name)}>
                {file.name}
                {dirty.has(file.name) && <span title={t('not-saved')}> •</span>}
              </button>
              {file.state !== 'same' && (
                <Tag size="sm" type={file.alsoChanged ? 'magenta' : 'blue'}>
                  {t(file.alsoChanged ? 'also-changed' : `file.${file.state}`)}
                </Tag>
              )}
              {errors > 0 && (
                <Tag size="sm" type="red">
                  {errors}
                </Tag>
              )}
              {file.state === 'removed' ? (
                <Button
                  kind="ghost"
                  size="sm"
                  hasIconOnly
                  renderIcon={Reset}
                  iconDescription={t('bring-back', { name: file.name })}
                  onClick={() => void bringBack(file)}
                />
              ) : (
                file.name === chosen && (
                  <Button
                    kind="ghost"
                    size="sm"
                    hasIconOnly
                    renderIcon={TrashCan}
                    iconDescription={t('take-out', { name: file.name })}
                    onClick={() => write.mutate({ name: file.name, content: null, basedOn: file.version })}
                  />
                )
              )}
            </li>
          );
        })}
      </ul>
      {write.error && <InlineNotification kind="error" lowContrast title={sentence(write.error)} hideCloseButton />}
      {adding === null ? (
        <Button kind="ghost" size="sm" renderIcon={Add} onClick={() => setAdding('')}>
          {t('add-file')}
        </Button>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void add(adding);
          }}
        >
          <TextInput
            id="add-file"
            size="sm"
            labelText={t('file-name')}
            helperText={t('file-name-help')}
            value={adding}
            onChange={({ target }) => setAdding(target.value.trim())}
          />
          <Button type="submit" size="sm" disabled={adding === '' || write.isPending}>
            {t('add')}
          </Button>
          <Button kind="ghost" size="sm" onClick={() => setAdding(null)}>
            {t('cancel')}
          </Button>
        </form>
      )}
    </nav>
  );
}
