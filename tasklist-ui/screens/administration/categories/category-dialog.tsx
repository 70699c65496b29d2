import { Select, SelectItem, TextArea } from '@carbon/react';
import { type ReactNode, useState } from 'react';
import { type Language, languages, ownNames, textIn } from '../../../../ui-kit/languages.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { DepartmentChoice } from '../parts/department-choice.tsx';
import { RegisterDialog } from '../parts/register-dialog.tsx';
import { type ServedAt, ServedAtPlaces } from './served-by.tsx';
import { TrySentence } from './try-sentence.tsx';
import { type Category, useAllCategories } from './use-categories.ts';
import { wordsTyped } from './words.ts';

/** Makes or changes a category: what it is called, where it hangs, who serves it, by which words it is known. */
export function CategoryDialog({ row, close }: { row: Category | null; close: () => void }) {
  const { t, language } = useTexts('categories');
  const { id: tenant } = useTenant();
  const all = useAllCategories().data?.items ?? [];
  const [parentId, setParent] = useState(row?.parentId ?? '');
  const [departmentId, setDepartment] = useState(row?.servedBy.find((each) => !each.territoryId)?.departmentId ?? '');
  const [at, setAt] = useState<ServedAt[]>(
    (row?.servedBy ?? []).flatMap(({ territoryId, territory, departmentId: there }) =>
      territoryId ? [{ territoryId, place: textIn(territory, language), departmentId: there }] : [],
    ),
  );
  const [words, setWords] = useState<Record<string, string>>(
    Object.fromEntries(Object.entries(row?.words ?? {}).map(([each, texts]) => [each, texts.join(', ')])),
  );
  const byTable = row?.serving?.how === 'table' && row.serving.categoryId === row.id ? row.serving.department : null;
  return (
    <RegisterDialog
      title={t(row ? 'rename' : 'add')}
      names={row?.name ?? null}
      prefix={parentId}
      close={close}
      save={({ id, name }) => {
        const servedBy = [
          ...(departmentId ? [{ territoryId: null, departmentId }] : []),
          ...at.map(({ territoryId, departmentId: there }) => ({ territoryId, departmentId: there })),
        ];
        const body = {
          name,
          parentId: parentId || null,
          servedBy,
          words: typedWords(words),
        };
        return row
          ? server.changeCategory({ path: { tenant, categoryId: row.id }, body: { version: row.version, ...body } })
          : server.addCategory({ path: { tenant }, body: { id, ...body } });
      }}
    >
      <Select id="parent" labelText={t('parent')} value={parentId} onChange={(e) => setParent(e.target.value)}>
        <SelectItem value="" text={t('no-parent')} />
        {all
          .filter((each) => each.active && each.id !== row?.id)
          .map((each) => (
            <SelectItem key={each.id} value={each.id} text={textIn(each.name, language)} />
          ))}
      </Select>
      <DepartmentChoice
        id="served-by"
        label={t('served-by')}
        hint={byTable ? t('table-first', { department: textIn(byTable, language) }) : t('served-by-hint')}
        none={t(parentId ? 'as-above' : 'supervisor-chooses')}
        value={departmentId}
        change={setDepartment}
      />
      <ServedAtPlaces at={at} change={setAt} />
      <WordFields words={words} change={setWords}>
        <TrySentence
          prefix="words"
          category={{ id: row?.id ?? '', parentId: parentId || null, words: typedWords(words) }}
        />
      </WordFields>
    </RegisterDialog>
  );
}

const typedWords = (words: Record<string, string>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(words).map(([each, text]) => [each, wordsTyped(text)]));

/** Words by which a description is known to be about the category, in each language. */
function WordFields({
  words,
  change,
  children,
}: {
  words: Record<string, string>;
  change: (words: Record<string, string>) => void;
  children: ReactNode;
}) {
  const { t } = useTexts('categories');
  const { languages: offered } = useTenant();
  return (
    <details className="administration-more" open={Object.values(words).some(Boolean)}>
      <summary>{t('words')}</summary>
      <div className="administration-fields">
        <p className="muted">{t('words-hint')}</p>
        {languages
          .filter((each) => offered.includes(each) || words[each])
          .map((each: Language) => (
            <TextArea
              key={each}
              id={`words-${each}`}
              lang={each}
              rows={2}
              labelText={`${t('words-in')}, ${ownNames[each]}`}
              value={words[each] ?? ''}
              onChange={(event) => change({ ...words, [each]: event.target.value })}
            />
          ))}
        {children}
      </div>
    </details>
  );
}
