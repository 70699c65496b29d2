import { Button } from '@carbon/react';
import { Add } from '@carbon/react/icons';
import { useDeferredValue, useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { Page } from '../../../frame/page/page.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { InactiveTag } from '../parts/active-tag.tsx';
import { Find, Listed } from '../parts/listed.tsx';
import { useTermInWords } from '../parts/term.tsx';
import { useChange } from '../parts/use-administration.ts';
import { CategoryDialog } from './category-dialog.tsx';
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
      {asked && <CategoryDialog row={asked === 'new' ? null : asked} close={() => setAsked(null)} />}
    </Page>
  );
}

function CategoryRow({ category, change }: { category: Category; change: () => void }) {
  const { t, language } = useTexts('categories');
  const { id: tenant } = useTenant();
  const sentence = useSentence();
  const inWords = useTermInWords();
  const above = useParents()(category.parentId);
  const { id, version, active, children, openCases, term } = category;
  const name = textIn(category.name, language);
  const { mutate, isPending } = useChange(() =>
    server.changeCategory({ path: { tenant, categoryId: id }, body: { version, active: !active } }).then(
      () => notify('success', t('saved')),
      (thrown: unknown) => notify('error', sentence(thrown)),
    ),
  );
  return (
    <li>
      <div className="administration-what">
        <span className="tags">
          <strong>{name}</strong>
          <InactiveTag active={active} />
        </span>
        {above && <span className="muted">{t('below', { name: textIn(above, language) })}</span>}
        <span className="muted">
          {[term && t('term', { term: inWords(term) }), t('has-cases', { count: openCases })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className="administration-actions">
        <Button kind="ghost" size="sm" aria-label={`${t('change')}: ${name}`} onClick={change}>
          {t('change')}
        </Button>
        <Button
          kind="ghost"
          size="sm"
          aria-label={`${t(active ? 'deactivate' : 'activate')}: ${name}`}
          disabled={isPending || (active && children > 0)}
          onClick={() => mutate(undefined)}
        >
          {t(active ? 'deactivate' : 'activate')}
        </Button>
      </div>
    </li>
  );
}
