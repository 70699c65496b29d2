import { useState } from 'react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { fieldFaults } from '../../../server/problem.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useChange } from '../parts/use-administration.ts';

/** Places from a table: what would happen is said first, then it is done. */
export function ImportDialog({ close }: { close: () => void }) {
  const { t } = useTexts('places');
  const { id: tenant } = useTenant();
  const [csv, setCsv] = useState('');
  const [tried, setTried] = useState<{ csv: string; added: number; changed: number; same: number } | null>(null);
  const send = useChange((dryRun: boolean) => server.importTerritories({ path: { tenant }, body: { csv, dryRun } }));
  const [wrong, setWrong] = useState<string[]>([]);
  /** The server names a place of the table as "line 3, kind". */
  const lineOf = (field: string): string => {
    const [, line = '', column] = /^line (\d+)(?:, (\w+))?$/.exec(field) ?? [];
    if (!line) return field;
    return column ? t('line-column', { line, column }) : t('line', { line });
  };
  const known = tried?.csv === csv ? tried : null;
  return (
    <ReasonDialog
      open
      title={t('import')}
      consequence={t('import-hint')}
      action={t(known ? 'import-do' : 'import-try')}
      textNeeded={false}
      fault={() => (csv ? null : { message: t('file-missing'), field: 'places-file' })}
      close={close}
      stays={() => !known}
      run={async () => {
        setWrong([]);
        const { added, changed, same } = await send.mutateAsync(!known).catch((thrown: unknown) => {
          setWrong(fieldFaults(thrown).map(({ field }) => field));
          throw thrown;
        });
        if (known) notify('success', t('imported', { added, changed }));
        else setTried({ csv, added, changed, same });
      }}
    >
      <div className="cds--form-item">
        <label className="cds--label" htmlFor="places-file">
          {t('file')}
        </label>
        <input
          id="places-file"
          type="file"
          accept=".csv,.txt,text/csv"
          aria-describedby="places-file-hint"
          onChange={(event) => {
            const [file] = [...(event.target.files ?? [])];
            setWrong([]);
            if (file) void file.text().then(setCsv);
            else setCsv('');
          }}
        />
        <div id="places-file-hint" className="cds--form__helper-text">
          {t('file-hint')}
        </div>
      </div>
      {wrong.length > 0 && (
        <div role="alert">
          <p>{t('lines-wrong')}</p>
          <ul className="administration-wrong">
            {wrong.map((field) => (
              <li key={field}>{lineOf(field)}</li>
            ))}
          </ul>
        </div>
      )}
      {known && <p role="status">{t('would', { added: known.added, changed: known.changed, same: known.same })}</p>}
    </ReasonDialog>
  );
}
