import type { Schema } from '../../../client/index.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { h } from '../../dom.ts';
import { language, t } from '../../text.ts';

type Category = Schema<'Category'>;

/** The tree of categories as options: upper ones head a group. Nobody has to know what theirs is called. */
export function categoryChoices(categories: readonly Category[]): HTMLElement[] {
  const shown = categories.filter(({ active }) => active);
  const childrenOf = (parent: string | null): readonly Category[] =>
    shown.filter(({ parentId }) => parentId === parent);
  const below = (category: Category): readonly Category[] =>
    childrenOf(category.id).flatMap((child) => [child, ...below(child)]);
  const option = (category: Category, text = textIn(category.name, language())): HTMLElement =>
    h('option', { value: category.id }, text);
  return [
    h('option', { value: '' }, t('report.category-unsure')),
    ...childrenOf(null).map((root) => {
      const inside = below(root);
      const name = textIn(root.name, language());
      if (inside.length === 0) return option(root);
      return h(
        'optgroup',
        { label: name },
        inside.map((each) => option(each)),
        option(root, t('report.category-other', { category: name })),
      );
    }),
  ];
}
