import { TextInput } from '@carbon/react';
import { type ReactNode, useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { type Fault, ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { filled, NameFields, type Names, nameField, shortNameOf } from './name-fields.tsx';
import { useChange } from './use-administration.ts';

interface RegisterDialogProps {
  title: string;
  /** Names there are already; null: something new, which needs a short name too. */
  names: Names | null;
  /** Before the short name that is proposed from the name: `water` of `water.leak`. */
  prefix?: string;
  /** Fields above the names. */
  before?: ReactNode;
  /** Fields below them. */
  children?: ReactNode;
  fault?: () => Fault | null;
  save: (entry: { id: string; name: Names }) => Promise<unknown>;
  close: () => void;
}

const slug = /^[a-z0-9]+([-.][a-z0-9]+)*$/;

/** Makes or changes a thing of a register: its names, whatever else it has, and for a new one its short name. */
export function RegisterDialog(props: RegisterDialogProps) {
  const { title, prefix = '', before, children, fault, save, close } = props;
  const { t, language } = useTexts('administration');
  const { languages } = useTenant();
  const [names, setNames] = useState(props.names ?? {});
  const [typedId, setId] = useState('');
  const isNew = props.names === null;
  const own = shortNameOf(textIn(filled(names), language));
  const id = typedId || (prefix && own ? `${prefix}.${own}` : own).slice(0, 60);
  const change = useChange(() => save({ id, name: filled(names) }));
  const missing = (): Fault | null => {
    if (Object.keys(filled(names)).length === 0)
      return { message: t('name-missing'), field: nameField(languages[0] ?? 'en') };
    if (isNew && !slug.test(id)) return { message: t('id-wrong'), field: 'short-name' };
    return fault?.() ?? null;
  };
  return (
    <ReasonDialog
      open
      title={title}
      action={t('save')}
      textNeeded={false}
      fault={missing}
      close={close}
      run={async () => {
        await change.mutateAsync(undefined);
        notify('success', t('saved'));
      }}
    >
      {before}
      <NameFields names={names} change={setNames} />
      {children}
      {isNew && (
        <TextInput
          id="short-name"
          labelText={t('id')}
          helperText={t('id-hint')}
          maxLength={60}
          value={id}
          onChange={(event) => setId(event.target.value)}
        />
      )}
    </ReasonDialog>
  );
}
