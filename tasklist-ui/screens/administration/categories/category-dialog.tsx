import { Select, SelectItem, TextInput } from '@carbon/react';
import { useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { filled, NameFields, shortNameOf } from '../parts/name-fields.tsx';
import { useChange } from '../parts/use-administration.ts';
import { type Category, useAllCategories } from './use-categories.ts';

/** Makes, renames or moves a category. */
export function CategoryDialog({ row, close }: { row: Category | null; close: () => void }) {
  const { t, language } = useTexts('categories');
  const { id: tenant } = useTenant();
  const all = useAllCategories().data?.items ?? [];
  const [names, setNames] = useState(row?.name ?? {});
  const [parentId, setParent] = useState(row?.parentId ?? '');
  const [typedId, setId] = useState('');
  const own = shortNameOf(textIn(filled(names), language));
  const id = typedId || (parentId && own ? `${parentId}.${own}` : own);
  const save = useChange(() => {
    const body = { name: filled(names), parentId: parentId || null };
    return row
      ? server.changeCategory({ path: { tenant, categoryId: row.id }, body: { version: row.version, ...body } })
      : server.addCategory({ path: { tenant }, body: { id, ...body } });
  });
  return (
    <ReasonDialog
      open
      title={t(row ? 'rename' : 'add')}
      action={t('save')}
      textNeeded={false}
      fault={() => (Object.keys(filled(names)).length === 0 ? t('name-missing') : null)}
      close={close}
      run={async () => {
        await save.mutateAsync(undefined);
        notify('success', t('saved'));
      }}
    >
      <NameFields names={names} change={setNames} />
      <Select id="parent" labelText={t('parent')} value={parentId} onChange={(e) => setParent(e.target.value)}>
        <SelectItem value="" text={t('no-parent')} />
        {all
          .filter((each) => each.active && each.id !== row?.id)
          .map((each) => (
            <SelectItem key={each.id} value={each.id} text={textIn(each.name, language)} />
          ))}
      </Select>
      {!row && (
        <TextInput
          id="short-name"
          labelText={t('id')}
          helperText={t('id-hint')}
          value={id}
          onChange={(event) => setId(event.target.value)}
        />
      )}
    </ReasonDialog>
  );
}
