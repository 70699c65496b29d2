import { Button } from '@carbon/react';
import { Add, WarningAlt } from '@carbon/react/icons';
import { useDeferredValue, useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { Page } from '../../../frame/page/page.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { Find, Listed } from '../parts/listed.tsx';
import { RegisterRow } from '../parts/register-row.tsx';
import { useTermInWords } from '../parts/term.tsx';
import { CategoryDialog } from './category-dialog.tsx';
import { TrySentence } from './try-sentence.tsx';
import { type Category, useCategories, useParents } from './use-categories.ts';

/** What requests are about. */
export function Categories() {
  const { t } = useTexts('categories');
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<Category | 'new' | null>(null);
  const list = useCategories(useDeferredValue(words.trim()));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button renderIcon={Add} onClick={() => setAsked('new')}>
          {t('add')}
        </Button>
      }
    >
      <search className="administration-find">
        <Find words={words} seek={setWords} />
      </search>
      <Listed
        list={list}
        name={t('title')}
        none={t('none')}
        noneHint={t('none-hint')}
        row={(category) => <CategoryRow key={category.id} category={category} change={() => setAsked(category)} />}
      />
      {list.items && list.items.length > 0 && (
        <section className="section administration-try" aria-labelledby="try">
          <h2 id="try">{t('try-title')}</h2>
          <TrySentence prefix="try" />
        </section>
      )}
      {asked && <CategoryDialog row={asked === 'new' ? null : asked} close={() => setAsked(null)} />}
    </Page>
  );
}

function CategoryRow({ category, change }: { category: Category; change: () => void }) {
  const { t, language } = useTexts('categories');
  const { id: tenant } = useTenant();
  const inWords = useTermInWords();
  const above = useParents()(category.parentId);
  const { id, version, active, children, openCases, term, words } = category;
  const known = Object.values(words).flat().length;
  return (
    <RegisterRow
      name={textIn(category.name, language)}
      active={active}
      needed={children > 0}
      change={change}
      turn={(next) => server.changeCategory({ path: { tenant, categoryId: id }, body: { version, active: next } })}
    >
      {above && <span className="muted">{t('below', { name: textIn(above, language) })}</span>}
      <Serving category={category} />
      <span className="muted">
        {[
          term && t('term', { term: inWords(term) }),
          known > 0 && t('has-words', { count: known }),
          t('has-cases', { count: openCases }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </RegisterRow>
  );
}

/** Who gets a new request about it, and why these. */
function Serving({ category }: { category: Category }) {
  const { t, language } = useTexts('categories');
  const nameOf = useParents();
  const { id, active, serving, servedBy } = category;
  const said = (): string => {
    if (!serving) return t('unserved');
    const department = textIn(serving.department, language);
    const from = serving.categoryId === id ? null : textIn(nameOf(serving.categoryId), language);
    const text = serving.how === 'table' ? 'by-table' : 'by';
    return from ? t(`${text}-above`, { department, category: from }) : t(text, { department });
  };
  const places = servedBy.filter((each) => each.territoryId !== null);
  return (
    <>
      {active && (
        <span className={serving ? undefined : 'administration-warns'}>
          {!serving && <WarningAlt aria-hidden="true" />} {said()}
        </span>
      )}
      {places.map((each) => (
        <span key={each.territoryId}>
          {textIn(each.territory, language)}: {textIn(each.department, language)}
        </span>
      ))}
    </>
  );
}
